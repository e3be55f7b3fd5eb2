"""Balls and other things that fly: when they are caught, kicked, hit, and when they bounce."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.scene import Actor, Scene
from stickgen.skeleton import GRAVITY
from stickgen.sound.cues.cue import Cue, cue_at
from stickgen.vocabulary import ACTION

_KNOCK = 2.0  # m/s by which a velocity changes at once when something is hit
_FALLS, _RISES = 0.8, 0.4  # m/s before and after a bounce, at least
_AT_FLOOR = 0.12  # metres of a thing's lower side above the floor when it bounces
_USUAL = 5.0  # m/s of a bounce or a catch of the usual force
_NEAR = 1.3  # metres from a ball to somebody who hits it
_FLEW = 1.5  # m/s of what is caught, at least
_APART = 3  # frames between two sounds of one thing
_PUSHES = [ACTION["dribbling"], ACTION["shooting"]]
_KICKS = ACTION["kicking"]
_HITS = [ACTION["batting"]]


def find_flying(scene: Scene) -> list[Cue]:
    """The sounds of all things that are thrown, kicked, hit, caught or dribbled."""
    cues: list[Cue] = []
    for prop in scene.props:
        if PROPS[prop.kind].size < 1.0 and np.ptp(prop.position, axis=0).max() > 0.3:
            cues += _of_thing(prop, scene)
    return cues


def _of_thing(prop: Prop, scene: Scene) -> list[Cue]:
    fps, path = scene.fps, prop.position.astype(np.float64)
    pace = np.diff(path, axis=0) * fps  # [T-1, 3] m/s from each frame to the next
    free = ~_in_hand(prop)
    cues = [*_catches(prop, pace, fps), *_bounces(prop, path, pace, free, fps)]
    taken = [round(cue.time * fps) for cue in cues]
    for frame in range(1, len(path) - 1):
        known = any(abs(frame - other) < _APART for other in taken)
        if known or not prop.visible[frame] or not free[frame - 1 : frame + 1].all():
            continue
        sound, force = _struck(prop, frame, pace[frame - 1], pace[frame], scene)
        if sound:
            cues.append(cue_at(frame, fps, sound, path[frame], force))
            taken.append(frame)
    return cues


def _bounces(
    prop: Prop, path: FloatArray, pace: FloatArray, free: NDArray[np.bool_], fps: float
) -> list[Cue]:
    """The floor that a thing meets: it is lowest there, and came down fast."""
    low = path[:, 1] - prop.scale * PROPS[prop.kind].size / 2
    cues: list[Cue] = []
    for frame in range(2, len(path) - 2):
        near = path[frame - 2 : frame + 3, 1]
        first_lowest = near[2] <= near.min() and path[frame, 1] < path[frame - 1, 1]
        if not (first_lowest and low[frame] < _AT_FLOOR and prop.visible[frame] and free[frame]):
            continue
        falls = -float(pace[frame - 2 : frame, 1].min())
        rises = float(pace[frame : frame + 2, 1].max())
        if falls < _FALLS:
            continue
        force = float(np.clip(falls / _USUAL, 0.15, 1.5))
        if prop.kind.endswith("ball"):
            if rises > _RISES:
                cues.append(cue_at(frame, fps, "bounce", path[frame], force))
        elif falls > 2 * _FALLS:
            cues.append(cue_at(frame, fps, "set_down", path[frame], max(force, 0.3)))
    return cues


def _in_hand(prop: Prop) -> NDArray[np.bool_]:
    """Frames in which a hand holds it, as files tell; a dribbled ball only belongs to one."""
    held = np.zeros(len(prop), dtype=bool)
    for holder in prop.holders:
        held[holder.start : holder.end] = True
    return held


def _struck(
    prop: Prop, frame: int, before: FloatArray, after: FloatArray, scene: Scene
) -> tuple[str, float]:
    """What a thing sounds of whose velocity changes; empty: of nothing."""
    player = _nearest(scene.actors, prop.position[frame], frame)
    change = float(np.linalg.norm(after - before + [0.0, GRAVITY / scene.fps, 0.0]))
    if player is None or not prop.kind.endswith("ball") or change < _KNOCK:
        return "", 0.0
    action, force = player.motion.actions[frame], float(np.clip(change / 9.0, 0.3, 1.6))
    if action in _PUSHES:
        pushed = after[1] < before[1] and after[1] < -_FALLS
        return ("push_ball", 0.6 * force) if pushed else ("", 0.0)
    if action == _KICKS:
        return "kick_ball", force
    if action in _HITS:
        return _hit_with(scene.props, player.name), force
    faster = np.linalg.norm(after) > np.linalg.norm(before) + _KNOCK
    low_ball = prop.position[frame, 1] < 0.5
    return ("kick_ball", force) if faster and low_ball else ("", 0.0)


def _hit_with(props: Sequence[Prop], name: str) -> str:
    """The sound of what a batter holds."""
    own = {p.kind for p in props if p.holder is not None and p.holder[0] == name}
    return "racket" if any("racket" in kind or "paddle" in kind for kind in own) else "bat"


def _nearest(actors: Sequence[Actor], point: FloatArray, frame: int) -> Actor | None:
    """Who is near enough to hit a thing; None: nobody."""
    far = [np.linalg.norm(a.motion.joints[frame] - point, axis=-1).min() for a in actors]
    best = int(np.argmin(far))
    return actors[best] if far[best] < _NEAR else None


def _catches(prop: Prop, pace: FloatArray, fps: float) -> list[Cue]:
    """Hands that take a thing out of the air."""
    cues: list[Cue] = []
    ends = {holder.end for holder in prop.holders}
    for holder in prop.holders:
        frame = holder.start
        if frame == 0 or frame in ends or not prop.visible[frame]:
            continue
        speed = float(np.linalg.norm(pace[max(frame - 3, 0) : frame], axis=-1).max(initial=0.0))
        if speed > _FLEW:
            force = float(np.clip(speed / 8.0, 0.3, 1.4))
            cues.append(cue_at(frame, fps, "catch", prop.position[frame], force))
    return cues
