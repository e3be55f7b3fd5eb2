"""What ``contact.py`` measures of seats, stairs, things in hands and goals in a finished Scene.

Each measure says how far apart what should touch is; None: nothing of the kind is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray, heading, quat_rotate, runs
from stickgen.measures.limbs import palms, speed
from stickgen.prop import Prop
from stickgen.scene import Actor, Scene
from stickgen.script import Beat, Script
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_PELVIS = 0.13  # metres from the surface of a seat up to a pelvis on it, of an adult
_SEAT_HALF = 0.25  # metres from the middle of a seat to where somebody still sits on it
_SITS, _RISES = r"\bsit", r"stands? up|gets? up|rises|walks|runs|jumps|leaves"
_STILL = 0.3  # m/s below which a hand or a foot is planted
_PLANTED = 0.16  # seconds for which it is at least
_ARRIVED = 0.9  # metres between somebody and what they walked to
_OFF_LINE = np.deg2rad(60.0)  # between where they face and where it is


@dataclass(frozen=True)
class Found:
    """Metres between what should touch, and seconds between what should coincide."""

    distance: float
    delay: float = 0.0


def _beats(script: Script, who: str) -> tuple[Beat, ...]:
    return next(c.beats for c in script.characters if c.name == who)


def _time(beat: Beat, scene: Scene) -> slice:
    return slice(round(beat.start * scene.fps), min(round(beat.end * scene.fps), len(scene)))


def sitting_time(scene: Scene, script: Script, who: str) -> slice:
    """Frames from the words that somebody sits to those that say otherwise."""
    beats = _beats(script, who)
    first = next(i for i, b in enumerate(beats) if re.search(_SITS, b.text))
    rest = (b for b in beats[first + 1 :] if re.search(_RISES, b.text))
    end = next((b.start for b in rest), script.duration)
    return slice(round(beats[first].start * scene.fps), min(round(end * scene.fps), len(scene)))


def _to_world(prop: Prop, point: FloatArray) -> FloatArray:
    """Where a point ``[3]`` of a drawing is, ``[T, 3]`` metres."""
    return prop.position + quat_rotate(prop.rotation.astype(np.float64), prop.scale * point)


def _to_local(prop: Prop, points: FloatArray) -> FloatArray:
    """Points ``[T, 3]`` in the frame of a drawing at real size."""
    back = prop.rotation.astype(np.float64) * [1, -1, -1, -1]
    return quat_rotate(back, points - prop.position) / prop.scale


def _seat_gaps(prop: Prop, one: Actor) -> FloatArray:
    """Metres by which a pelvis misses a seat, up or down or beyond its edge, ``[T]``."""
    size = figure_scale(one.motion.joints)
    x, y, z, _ = PROPS[prop.kind].seat or (0, 0, 0, 0)
    pelvis = one.motion.joints[:, 0].astype(np.float64) - [0, _PELVIS * size, 0]
    off = (_to_local(prop, pelvis) - [x, y, z]) * prop.scale
    width = max(float(np.ptp(_outline(prop)[:, 0])) / 2 - 0.2, _SEAT_HALF)
    beyond = np.hypot(
        np.maximum(np.abs(off[:, 0]) - width, 0), np.maximum(np.abs(off[:, 2]) - _SEAT_HALF, 0)
    )
    return np.where(prop.visible, np.hypot(beyond, off[:, 1]), np.inf)


def _outline(prop: Prop) -> FloatArray:
    return prop.scale * np.concatenate([p.points for p in PROPS[prop.kind].pieces])


def _seat(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """The seat error from contact until the words say otherwise, and seconds not on the seat."""
    frames = sitting_time(scene, script, one.name)
    seats = [p for p in scene.props if PROPS[p.kind].seat]
    if not seats:
        return None
    gaps = [_seat_gaps(p, one) for p in seats]
    best = int(np.argmin([np.median(gap[frames]) for gap in gaps]))
    gap, seat = gaps[best], seats[best]
    down = np.flatnonzero(gap[frames] < 0.08)
    allowed = 0.7 * (frames.stop - frames.start)  # walking there and sitting down take time
    if not len(down) or down[0] > allowed:
        return None
    since = frames.start + int(down[0])
    spot = seat.position[since, [0, 2]]
    near = [p for p in seats if np.linalg.norm(p.position[since, [0, 2]] - spot) < 0.9]
    crowded = len(near) > 1 and len(scene.actors) == 1
    faces = (PROPS[seat.kind].seat or (0, 0, 0, 0))[3]
    ahead = _to_world(seat, np.array([np.sin(np.deg2rad(faces)), 0, np.cos(np.deg2rad(faces))]))
    ahead = ahead - seat.position
    yaw = heading(one.motion.joints)
    off = np.cos(np.arctan2(ahead[:, 0], ahead[:, 2]) - yaw)[since : frames.stop]
    turned = (off < np.cos(np.deg2rad(50))).mean() > 0.1
    legs = _thighs_in(scene, one, slice(since, frames.stop))
    if crowded or turned:
        return Found(1.0)
    return Found(max(float(gap[since : frames.stop].max()), legs))


_SLABS = {"table": ((-0.55, 0.55), (0.70, 0.74), (-0.35, 0.35))}


def _thighs_in(scene: Scene, one: Actor, frames: slice) -> float:
    """Metres by which thighs, shins or trunk are in the top of a table."""
    joints = one.motion.joints[frames].astype(np.float64)
    legs = (("hip", "knee"), ("knee", "ankle"))
    bones = [(f"{s}_{a}", f"{s}_{b}") for s in ("left", "right") for a, b in legs]
    bones.append(("pelvis", "neck"))
    worst = 0.0
    for prop in scene.props:
        if prop.kind not in _SLABS:
            continue
        low, high = (np.array(side) for side in zip(*_SLABS[prop.kind], strict=True))
        still = Prop(prop.kind, prop.position[frames], prop.rotation[frames], prop.scale)
        for a, b in bones:
            for share in np.linspace(0, 1, 6):
                point = joints[:, J[a]] * (1 - share) + joints[:, J[b]] * share
                local = _to_local(still, point)
                worst = max(worst, float((np.minimum(local - low, high - local)).min(-1).max()))
    return worst * 3


def _planted(points: FloatArray, fps: float, frames: slice) -> list[slice]:
    still = np.zeros(len(points), dtype=bool)
    still[frames] = speed(points, fps)[frames] < _STILL
    return [run for run in runs(still) if run.stop - run.start >= _PLANTED * fps]


def _acting(scene: Scene, script: Script, who: str, words: str) -> slice:
    beat = next(b for b in _beats(script, who) if re.search(words, b.text))
    return _time(beat, scene)


def _treads(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From planted feet to the tread below, at most; two treads or more are climbed."""
    frames = _acting(scene, script, one.name, "stair")
    props = [p for p in scene.props if PROPS[p.kind].tops]
    if not props:
        return None
    gaps, levels = [], set()
    for side in ("left", "right"):
        foot = one.motion.joints[:, J[f"{side}_foot"]].astype(np.float64)
        for run in _planted(foot, scene.fps, frames):
            middle = (run.start + run.stop) // 2
            sole = foot[middle] - [0, 0.025 * figure_scale(one.motion.joints), 0]
            tops = [t for p in props if (t := _top_below(p, foot, middle)) is not None] + [0.0]
            level = min(tops, key=lambda t: abs(t - sole[1]))
            gaps.append(abs(level - sole[1]))
            levels.add(round(level, 2))
    return Found(float(max(gaps))) if gaps and len(levels) > 2 else None


def _top_below(prop: Prop, foot: FloatArray, frame: int) -> float | None:
    x, _, z = _to_local(prop, foot)[frame]
    tops = [
        y
        for x0, x1, z0, z1, y in PROPS[prop.kind].tops
        if x0 - 0.05 <= x <= x1 + 0.05 and z0 <= z <= z1
    ]
    return max(tops) * prop.scale + float(prop.position[frame, 1]) if tops else None


def _rungs(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From planted hands and feet to the nearest rung, of nine contacts in ten."""
    frames = _acting(scene, script, one.name, "ladder")
    ladders = [p for p in scene.props if p.kind == "ladder"]
    if not ladders:
        return None
    joints = one.motion.joints.astype(np.float64)
    size = figure_scale(joints)
    tips = [*palms(joints), *(joints[:, J[f"{s}_foot"]] for s in ("left", "right"))]
    gaps = []
    for number, tip in enumerate(tips):
        for run in _planted(tip, scene.fps, frames):
            at = (run.start + run.stop) // 2
            ground = [float(tip[at, 1]) - 0.025 * size] if number > 1 else []
            rung = [_off_rung(p, tip, at, 0.03 * size if number > 1 else 0.0) for p in ladders]
            gaps.append(min(rung + [abs(g) for g in ground]))
    climbed = np.ptp(joints[frames, 0, 1])
    return Found(float(np.quantile(gaps, 0.9))) if gaps and climbed > 0.4 else None


def _off_rung(prop: Prop, tip: FloatArray, frame: int, sole: float) -> float:
    local = _to_local(prop, tip - [0, sole, 0])[frame]
    ys = np.arange(0.25, 2.36, 0.3)
    y = ys[np.abs(ys - local[1]).argmin()]
    beyond = max(abs(local[0]) - 0.22, 0)
    return float(np.linalg.norm([beyond, local[1] - y, local[2] + 0.04 * y])) * prop.scale


def _saddle(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    seats = [p for p in scene.props if PROPS[p.kind].seat]
    if not seats:
        return None
    gap = np.min([_seat_gaps(p, one) for p in seats], axis=0)
    return Found(float(np.quantile(gap, 0.95)))


def _lies(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From the pelvis of a sleeper to the top of the bed."""
    beds = [p for p in scene.props if p.kind == "bed"]
    if not beds:
        return None
    joints = one.motion.joints[-25:].astype(np.float64)
    gaps = []
    for name in ("pelvis", "spine3", "head"):
        local = _to_local(
            Prop("bed", beds[0].position[-25:], beds[0].rotation[-25:], beds[0].scale),
            joints[:, J[name]],
        )
        beyond = np.maximum(np.abs(local[:, [0, 2]]) - [1.0, 0.5], 0).max()
        gaps.append(max(beyond, float(np.maximum(np.abs(local[:, 1] - 0.5) - 0.12, 0).max())))
    return Found(max(gaps))


def _mouth(joints: FloatArray) -> FloatArray:
    left = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
    spine = joints[:, J["neck"]] - joints[:, J["pelvis"]]
    ahead = np.cross(left, spine)
    ahead /= np.linalg.norm(ahead, axis=-1, keepdims=True)
    return joints[:, J["head"]] + figure_scale(joints) * (0.11 * ahead - [0, 0.02, 0])


def _held(scene: Scene, one: Actor, kinds: tuple[str, ...]) -> Prop | None:
    own = [p for p in scene.props if p.kind in kinds and p.held.any()]
    own.sort(key=lambda p: (not p.visible[0], float(_nearest_palm(p, one).min())))
    return own[0] if own else None


def _nearest_palm(prop: Prop, one: Actor) -> FloatArray:
    hands = palms(one.motion.joints.astype(np.float64))
    return np.linalg.norm(hands - prop.position, axis=-1).min(axis=0)


def _sip(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """How near the cup comes to the mouth when it is tipped; it must be lowered, too."""
    frames = _acting(scene, script, one.name, "drink")
    cup = _held(scene, one, ("cup", "glass", "bottle"))
    if cup is None:
        return None
    joints = one.motion.joints.astype(np.float64)
    gap = np.linalg.norm(cup.position + [0, 0.04, 0] - _mouth(joints), axis=-1)[frames]
    up = quat_rotate(cup.rotation.astype(np.float64), np.array([0.0, 1.0, 0.0]))[frames, 1]
    tipped = up < np.cos(np.deg2rad(20))
    if not tipped.any() or gap.max() < 0.2 or (gap < 0.12).mean() > 0.7:
        return None
    return Found(max(float(gap[tipped].min()) - 0.04, 0.0))


def _book(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From the hands to the book while it is read, and whether it is before the face."""
    frames = _acting(scene, script, one.name, "read")
    book = _held(scene, one, ("book", "newspaper", "letter"))
    if book is None:
        return None
    half = slice((frames.start + frames.stop) // 2, frames.stop)
    joints = one.motion.joints.astype(np.float64)
    gap = _nearest_palm(book, one)[half]
    way = (book.position - joints[:, J["head"]])[half]
    yaw = heading(joints)[half]
    ahead = way[:, 0] * np.sin(yaw) + way[:, 2] * np.cos(yaw)
    seen = ((ahead > 0.08) & (way[:, 1] < 0.05)).mean()
    return Found(max(float(np.quantile(gap, 0.9)) - 0.14, 0.0)) if seen > 0.8 else None


def _keys(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    laptop = next((p for p in scene.props if p.kind in ("laptop", "computer")), None)
    if laptop is None:
        return None
    frames = _acting(scene, script, one.name, "type")
    late = slice(frames.start + round(1.6 * scene.fps), frames.stop)
    hands = palms(one.motion.joints.astype(np.float64))[:, late]
    gap = np.linalg.norm(hands - laptop.position[late] - [0, 0.04, 0], axis=-1)
    return Found(max(float(np.quantile(gap, 0.9)) - 0.24, 0.0))


def _strings(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From both hands to the line of the guitar."""
    guitar = next((p for p in scene.props if p.kind == "guitar"), None)
    if guitar is None:
        return None
    frames = _acting(scene, script, one.name, "guitar")
    ys = _outline(guitar)[:, 1]
    gaps = []
    for hand in palms(one.motion.joints.astype(np.float64)):
        local = _to_local(guitar, hand)[frames] * guitar.scale
        y = np.clip(local[:, 1], ys.min(), ys.max())
        away = np.linalg.norm(local - np.stack([0 * y, y, 0 * y], -1), axis=-1)
        gaps.append(np.quantile(np.maximum(away - 0.12, 0.0), 0.9))
    return Found(float(max(gaps)))


def _water(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """How far the back of a swimmer is from the line of the water."""
    water = next((p for p in scene.props if p.kind == "pool_water"), None)
    if water is None:
        return None
    frames = _acting(scene, script, one.name, "swim")
    level = water.position[frames, 1] + _outline(water)[:, 1].max()
    back = one.motion.joints[frames, J["spine2"], 1]
    return Found(max(float(np.quantile(np.abs(back - level), 0.9)) - 0.12, 0.0))


def _thing(scene: Scene, kind: str) -> Prop | None:
    return next((p for p in scene.props if p.kind == kind), None)


def _edge_distance(prop: Prop, points: FloatArray) -> FloatArray:
    """Over the floor from points ``[T, 3]`` to the outline of a thing; negative inside, ``[T]``."""
    drawn = _outline(prop)[:, [0, 2]] / prop.scale
    low, high = drawn.min(0), drawn.max(0)
    local = _to_local(prop, points.astype(np.float64))[:, [0, 2]]
    off = np.maximum(low - local, local - high)
    outside = np.linalg.norm(np.maximum(off, 0), axis=-1)
    return np.where((off < 0).all(-1), off.max(-1), outside) * prop.scale


def _arrives(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """How far off somebody is at the end of the walk."""
    pattern = rf"walks|{other.replace('_', ' ')}"
    beats = [b for b in _beats(script, one.name) if re.search(pattern, b.text)]
    end = round(beats[0].end * scene.fps)
    late = slice(max(end - 12, 0), min(end + 30, len(scene)))
    pelvis = one.motion.joints[:, 0].astype(np.float64)
    if np.ptp(pelvis[: late.stop, [0, 2]], axis=0).max() < 0.6:
        return None
    target = next((a for a in scene.actors if a.name == other), None)
    if target is not None:
        away = target.motion.joints[:, 0] - pelvis
        gap = np.linalg.norm(away[:, [0, 2]], axis=-1)[late]
    else:
        thing = _thing(scene, other)
        if thing is None:
            return None
        gap = _edge_distance(thing, pelvis)[late]
    return Found(max(float(gap.min()) - _ARRIVED, 0.0))


def _opens(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From the nearest hand to the handle when the door begins to open."""
    opened = any(p.visible.any() for p in scene.props if p.kind == other and p.state == "open")
    closed = next((p for p in scene.props if p.kind == other and not p.state), None)
    if not opened or closed is None or not closed.visible[0]:
        return None
    frame = int(np.argmin(closed.visible))
    handle = _to_world(closed, np.array(PROPS[other].grips["handle"]))[frame - 1]
    hands = palms(one.motion.joints.astype(np.float64))[:, frame - 1]
    return Found(float(np.linalg.norm(hands - handle, axis=-1).min()))


def _takes(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """From a hand to the thing when it is lifted; before, it lies still on something."""
    prop = _held(scene, one, (other,))
    if prop is None or not prop.visible[0]:
        return None
    moving = np.flatnonzero(np.linalg.norm(np.diff(prop.position, axis=0), axis=-1) > 0.004)
    if not len(moving) or moving[0] < 3:
        return None
    hands = palms(one.motion.joints.astype(np.float64))[:, moving[0]]
    size = 0.6 * PROPS[other].size * prop.scale
    gap = np.linalg.norm(hands - prop.position[moving[0]], axis=-1).min()
    return Found(max(float(gap) - size, 0.0))


def _lays_down(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """How far the thing's foot is from the floor in the end, and the hands from it then."""
    prop = _held(scene, one, (other,))
    if prop is None or not prop.visible[-1]:
        return None
    still = np.linalg.norm(np.diff(prop.position, axis=0), axis=-1) > 0.004
    last = int(np.flatnonzero(still)[-1]) if still.any() else 0
    if last < 5 or last > len(scene) - 4:
        return None
    hands = palms(one.motion.joints.astype(np.float64))[:, last]
    gap = np.linalg.norm(hands - prop.position[last], axis=-1).min()
    low = abs(float(prop.position[-1, 1]) + float(_outline(prop)[:, 1].min()))
    return Found(max(float(gap) - 0.8 * PROPS[other].size, low))


def _around(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    thing = _thing(scene, other)
    if thing is None:
        return None
    gap = _edge_distance(thing, one.motion.joints[:, 0])
    return Found(max(0.2 - float(gap.min()), 0.0))


def _walks_off(scene: Scene, script: Script, one: Actor, other: str) -> Found | None:
    """Somebody who rises walks on without a jump of the body."""
    steps = np.linalg.norm(np.diff(one.motion.joints[:, 0], axis=0), axis=-1)
    away = np.linalg.norm(one.motion.joints[-1, 0] - one.motion.joints[0, 0])
    return Found(max(float(steps.max()) - 0.12, 0.0)) if away > 1.2 else None


def slide(joints: FloatArray, contacts: NDArray[np.bool_], fps: float) -> float:
    """Mean speed of planted feet over the floor, m/s."""
    found = []
    for k, name in enumerate(("left_foot", "right_foot")):
        feet = joints[:, J[name]][:, [0, 2]]
        pace = np.linalg.norm(np.diff(feet, axis=0), axis=-1) * fps
        on = contacts[1:, 2 * k + 1] & contacts[:-1, 2 * k + 1]
        found.append(pace[on])
    together = np.concatenate(found)
    return float(together.mean()) if len(together) else 0.0


BODY: dict[str, Callable[[Scene, Script, Actor, str], Found | None]] = {
    "seat": _seat,
    "treads": _treads,
    "rungs": _rungs,
    "saddle": _saddle,
    "lies": _lies,
    "sip": _sip,
    "book": _book,
    "keys": _keys,
    "strings": _strings,
    "water": _water,
    "arrives": _arrives,
    "opens": _opens,
    "takes": _takes,
    "lays_down": _lays_down,
    "around": _around,
    "walks_off": _walks_off,
}
