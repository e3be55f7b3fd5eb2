"""A film as a cycle without a seam: the stretch whose last pose leads into its first.

Of all stretches that move, the one whose ends agree best in pose and speed is kept, as motion
graphs choose transitions (Kovar, Gleicher and Pighin 2002). Who walks, walks on the spot, as in
the cycles of games; what is left between the ends is faded over. The camera rests.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np

from stickgen.catalog.animals import ANIMALS
from stickgen.direction.shots import build_camera
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, slerp
from stickgen.motion import Motion
from stickgen.prop import Holder, Prop
from stickgen.scene import Actor, Deed, FaceTrack, Impact, Scene, SpeechLine
from stickgen.script import Shot
from stickgen.skeleton import PARENTS

_SHORTEST, _LONGEST = 0.6, 6.0  # seconds of a cycle
_SEARCHED = 60.0  # seconds of a film in which cycles are looked for
_FADE = 0.28  # seconds over which the end turns into the start
_AHEAD = 0.1  # seconds: weight of a difference in speed beside one in place
_STILL = 0.02  # metres: mean distance from its mean pose of a body that does not move
_AS_GOOD = 1.3  # times the seam of the best cycle: a longer one is preferred up to here
_WORST = 0.15  # metres: largest seam, the mean over all joints
_Timed = TypeVar("_Timed", SpeechLine, Deed)


@dataclass(frozen=True)
class _Cycle:
    """Frames ``start`` to ``end``, which looks like ``start``; the last ``fade`` turn into it."""

    start: int
    end: int
    fade: int

    @property
    def frames(self) -> slice:
        return slice(self.start, self.end)

    def weights(self) -> FloatArray:
        """Share ``[end − start]`` of the pose before the start that each frame takes on."""
        rise = np.arange(1, self.fade + 1) / (self.fade + 1)
        tail = rise * rise * (3 - 2 * rise)
        return np.concatenate([np.zeros(self.end - self.start - self.fade), tail])

    def before(self) -> slice:
        """The frames that the last ones turn into: those before the start."""
        return slice(self.start - self.fade, self.start)


def looped(scene: Scene, aspect: float) -> Scene:
    """The best cycle of a scene.

    Args:
        scene: a film.
        aspect: width of the picture over its height.

    Raises:
        StickGenError: nothing in it repeats.
    """
    cycle = _find(scene)
    drifts = {actor.name: _drift(actor.motion, cycle) for actor in scene.actors}
    actors = tuple(_actor(actor, cycle, drifts[actor.name]) for actor in scene.actors)
    seconds = (cycle.end - cycle.start) / scene.fps
    rest = Shot(move="static", start=0, end=seconds)
    earlier = [c.place for c in scene.places if c.first_frame(scene.fps) <= cycle.start]
    return replace(
        scene,
        actors=actors,
        camera=build_camera([rest], actors, aspect),
        props=tuple(_prop(prop, cycle, drifts) for prop in scene.props),
        lines=_during(scene.lines, cycle.start / scene.fps, seconds),
        deeds=_during(scene.deeds, cycle.start / scene.fps, seconds),
        impacts=_impacts(scene.impacts, cycle.start / scene.fps, seconds),
        place=earlier[-1] if earlier else scene.place,
        places=(),
    )


def _find(scene: Scene) -> _Cycle:
    """The stretch whose ends agree best, compared with how much it moves."""
    fps = scene.fps
    fade = max(round(_FADE * fps), 1)
    poses = _poses(scene.actors)[: round(_SEARCHED * fps)]
    speed = np.gradient(poses, 1 / fps, axis=0) if len(poses) > 1 else 0 * poses
    rows = np.concatenate([poses, _AHEAD * speed], axis=1)
    best: list[tuple[float, float, int, int]] = []
    for start in range(fade, len(rows) - round(_SHORTEST * fps)):
        ends = np.arange(
            start + round(_SHORTEST * fps), min(start + round(_LONGEST * fps), len(rows))
        )
        seams = _apart(rows[ends] - rows[start])
        mean = np.cumsum(poses[start : ends[-1] + 1], axis=0)
        middle = mean[ends - start] / (ends - start + 1)[:, None]
        moves = _apart(poses[start] - middle) + _apart(poses[(start + ends) // 2] - middle)
        moving = moves > 2 * _STILL
        if moving.any():
            share = np.where(moving, seams / np.maximum(moves, 1e-9), np.inf)
            at = int(np.argmin(share))
            for k in np.flatnonzero(share <= _AS_GOOD * share[at])[-1:]:
                best.append((float(share[at]), float(seams[k]), start, int(ends[k])))
    good = [entry for entry in best if entry[1] <= _WORST]
    if not good:
        raise StickGenError(
            "nothing in this film repeats, so it cannot be looped: ask for a walk, a run or a "
            "dance that goes on for some seconds, or leave --loop out"
        )
    limit = _AS_GOOD * min(share for share, _, _, _ in good)
    _, _, start, end = max(
        (entry for entry in good if entry[0] <= limit), key=lambda e: (e[3] - e[2], -e[1])
    )
    return _Cycle(start, end, min(fade, (end - start) // 2))


def _apart(rows: FloatArray) -> FloatArray:
    """Mean distance over all joints of differences ``[N, 3 J]``, metres."""
    return np.linalg.norm(rows.reshape(*rows.shape[:-1], -1, 3), axis=-1).mean(axis=-1)


def _poses(actors: Sequence[Actor]) -> FloatArray:
    """The joints of all actors ``[T, 3 J]``, each above the spot where its pelvis is."""
    parts = []
    for actor in actors:
        joints = np.asarray(actor.motion.joints, dtype=np.float64)
        parts.append((joints - joints[:, :1] * [1.0, 0.0, 1.0]).reshape(len(joints), -1))
    return np.concatenate(parts, axis=1)


def _drift(motion: Motion, cycle: _Cycle) -> FloatArray:
    """How far a body travels along the floor in a frame of the cycle, ``[3]`` metres."""
    way = motion.joints[cycle.end, 0] - motion.joints[cycle.start, 0]
    return way.astype(np.float64) * [1.0, 0.0, 1.0] / (cycle.end - cycle.start)


def _on_the_spot(points: FloatArray, first: int, cycle: _Cycle, drift: FloatArray) -> FloatArray:
    """Points ``[N, ..., 3]`` of frames from ``first`` on, without the travel."""
    since = np.arange(first, first + len(points)) - cycle.start
    return points - (since[:, None] * drift).reshape(len(points), *[1] * (points.ndim - 2), 3)


def _faded(points: FloatArray, cycle: _Cycle, drift: FloatArray) -> FloatArray:
    """The points of the cycle, the last of them turned into those before its start."""
    out = _on_the_spot(points[cycle.frames], cycle.start, cycle, drift)
    before = _on_the_spot(points[cycle.before()], cycle.start - cycle.fade, cycle, drift)
    weight = cycle.weights()[-cycle.fade :].reshape(-1, *[1] * (points.ndim - 1))
    out[-cycle.fade :] += weight * (before - out[-cycle.fade :])
    return out


def _actor(actor: Actor, cycle: _Cycle, drift: FloatArray) -> Actor:
    motion = actor.motion
    parents = ANIMALS[motion.skeleton].parents if motion.skeleton else PARENTS
    whole = np.asarray(motion.joints, dtype=np.float64)
    joints = _rigid(_faded(whole, cycle, drift), whole[cycle.frames], parents)
    cut = replace(
        motion,
        joints=joints.astype(np.float32),
        actions=motion.actions[cycle.frames],
        contacts=motion.contacts[cycle.frames],
    )
    return replace(actor, motion=cut, face=_face(actor.face, cycle))


def _rigid(joints: FloatArray, like: FloatArray, parents: Sequence[int]) -> FloatArray:
    """Joints ``[T, J, 3]`` with the bone lengths of another motion."""
    out = joints.copy()
    for j, p in enumerate(parents):
        if p >= 0:
            bone = joints[:, j] - joints[:, p]
            length = np.linalg.norm(bone, axis=-1, keepdims=True)
            wanted = np.linalg.norm(like[:, j] - like[:, p], axis=-1, keepdims=True)
            out[:, j] = out[:, p] + bone * wanted / np.maximum(length, 1e-9)
    return out


def _face(face: FaceTrack | None, cycle: _Cycle) -> FaceTrack | None:
    if face is None:
        return None
    at = cycle.frames
    return FaceTrack(
        expression=face.expression[at],
        mouth=face.mouth[at],
        openness=face.openness[at],
        eyes_open=None if face.eyes_open is None else face.eyes_open[at],
        gaze=None if face.gaze is None else face.gaze[at],
        sign=None if face.sign is None else face.sign[at],
    )


def _prop(prop: Prop, cycle: _Cycle, drifts: dict[str, FloatArray]) -> Prop:
    """A thing; one that somebody holds stays with its holder, who goes nowhere."""
    names = [prop.holder[0]] if prop.holder else [holder.actor for holder in prop.holders]
    drift = drifts.get(names[0], np.zeros(3)) if names else np.zeros(3)
    turns = prop.rotation[cycle.frames].astype(np.float64)
    before = prop.rotation[cycle.before()].astype(np.float64)
    turns[-cycle.fade :] = slerp(turns[-cycle.fade :], before, cycle.weights()[-cycle.fade :])
    holders = (
        Holder(
            holder.actor,
            holder.joint,
            max(holder.start, cycle.start) - cycle.start,
            min(holder.end, cycle.end) - cycle.start,
        )
        for holder in prop.holders
        if holder.start < cycle.end and holder.end > cycle.start
    )
    return replace(
        prop,
        position=_faded(np.asarray(prop.position, dtype=np.float64), cycle, drift),
        rotation=turns,
        visible=prop.visible[cycle.frames],
        growth=prop.growth[cycle.frames],
        holders=tuple(holders),
    )


def _during(items: Sequence[_Timed], start: float, seconds: float) -> tuple[_Timed, ...]:
    """The lines or deeds of the cycle, on its clock."""
    return tuple(
        replace(item, start=max(item.start - start, 0.0), end=min(item.end - start, seconds))
        for item in items
        if item.start < start + seconds and item.end > start
    )


def _impacts(impacts: Sequence[Impact], start: float, seconds: float) -> tuple[Impact, ...]:
    """The impacts of the cycle, on its clock."""
    return tuple(
        replace(impact, time=impact.time - start)
        for impact in impacts
        if start <= impact.time < start + seconds
    )
