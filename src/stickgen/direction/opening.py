"""Doors, lids and windows that somebody opens or closes, with a hand at the handle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.catalog.records import OPENING
from stickgen.direction.action_spans import whole_beats
from stickgen.direction.containers import INSIDE, NEAR, is_taken
from stickgen.direction.reach import bump, reach
from stickgen.geometry import FloatArray, normalize, quat_from_axis_angle, quat_rotate
from stickgen.measures.limbs import SIDES, palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character

_OPENS = re.compile(r"\b(?:opens?|opening|unlocks?)\b")
_CLOSES = re.compile(r"\b(?:closes?|shuts?|closing|slams?)\b")
_WHEN = 0.45  # share of the beat at which it opens
_BEFORE_TAKING = 0.2  # the same, of what is opened to take something out of it
_EASING = 0.4  # seconds in which the hand comes to the handle
_HELD = 0.8  # share of the swing after which the hand lets go
_SWING = 0.4  # seconds from closed to open
_REACH = 1.2  # metres from somebody to a handle within which a hand is put there


@dataclass(frozen=True)
class _Opening:
    """Something is opened, or closed, in a frame by an actor."""

    actor: int
    kind: str
    frame: int
    opens: bool


def opened(
    actors: Sequence[Actor], characters: Sequence[Character], props: Sequence[Prop]
) -> tuple[tuple[Actor, ...], tuple[Prop, ...]]:
    """The actors with a hand at the handle, and the things, which swing open, or to, from then on.

    Args:
        props: that stand on the stage.
    """
    acting, things = list(actors), list(props)
    for opening in _openings(actors, characters, things):
        found = [k for k, prop in enumerate(things) if prop.kind == opening.kind]
        if not found:
            continue
        index = next((k for k in found if things[k].visible[opening.frame]), found[0])
        acting[opening.actor] = _at_handle(acting[opening.actor], things[index], opening)
        things[index : index + 1] = _changed(things[index], opening, actors[0].motion.fps)
    return tuple(acting), tuple(things)


def _openings(
    actors: Sequence[Actor], characters: Sequence[Character], props: Sequence[Prop]
) -> list[_Opening]:
    found: list[_Opening] = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        fps, frames = actor.motion.fps, len(actor.motion)
        if actor.motion.skeleton:
            continue
        for beat in whole_beats(character.beats, actor.motion.duration):
            opens = bool(_OPENS.search(beat.text))
            kind = beat.thing or ""
            if not opens and kind in PROPS and is_taken(beat):
                frame = round((beat.start + _BEFORE_TAKING * (beat.end - beat.start)) * fps)
                kind = _shut(actor, props, found, min(frame, frames - 1))
                if kind:
                    found.append(_Opening(i, kind, frame, opens=True))
                continue
            if kind not in PROPS or "open" not in PROPS[kind].states:
                continue
            frame = round((beat.start + _WHEN * (beat.end - beat.start)) * fps)
            if (opens or _CLOSES.search(beat.text)) and 0 < frame < frames:
                found.append(_Opening(i, kind, frame, opens))
    return sorted(found, key=lambda opening: opening.frame)


def _shut(actor: Actor, props: Sequence[Prop], before: Sequence[_Opening], frame: int) -> str:
    """The kind of thing before somebody that must be opened for what is in it; empty: none."""
    for prop in props:
        usual = prop.kind in INSIDE and "open" in PROPS[prop.kind].states and not prop.state
        away = (prop.position - actor.motion.joints[:, 0])[frame, [0, 2]]
        opened = any(o.kind == prop.kind and o.frame <= frame for o in before)
        if usual and not opened and float(np.linalg.norm(away)) < NEAR:
            return prop.kind
    return ""


def _changed(prop: Prop, opening: _Opening, fps: float) -> list[Prop]:
    """A thing as several, one after the other: before, while and after it turns open, or to."""
    turning = ["", *(state for state in OPENING if state in PROPS[prop.kind].states)]
    states = turning if opening.opens else turning[::-1]
    step = _SWING * fps / max(len(states) - 2, 1)
    starts = [0, *(opening.frame + round(n * step) for n in range(len(states) - 1))]
    frames = np.arange(len(prop))
    return [
        replace(prop, state=state, visible=prop.visible & (frames >= start) & (frames < end))
        for state, start, end in zip(states, starts, [*starts[1:], len(prop)], strict=True)
        if start < len(prop)
    ]


def _at_handle(actor: Actor, prop: Prop, opening: _Opening) -> Actor:
    """The actor whose nearer hand is at the handle, and goes with it while it swings."""
    grip = PROPS[prop.kind].grips.get("handle")
    if grip is None:
        return actor
    motion, frame = actor.motion, opening.frame
    swing = _SWING * motion.fps
    share = np.clip((np.arange(len(motion)) - frame) / swing, 0.0, 1.0)
    local = handle_way(prop.kind, share if opening.opens else 1.0 - share)
    goal: FloatArray = prop.position + quat_rotate(
        prop.rotation.astype(np.float64), prop.scale * local
    )
    joints = motion.joints.astype(np.float64)
    far = np.linalg.norm(palms(joints)[:, frame] - goal[frame], axis=-1)
    if far.min() > _REACH:
        return actor
    side = SIDES[int(far.argmin())]
    weight = bump(len(joints), frame - 3, _HELD * swing + 3, _EASING * motion.fps)
    moved = reach(joints, f"{side}_hand", goal, weight)
    return replace(actor, motion=replace(motion, joints=moved.astype(np.float32)))


def handle_way(kind: str, share: FloatArray) -> FloatArray:
    """The handle of a thing that is open by a share ``[T]`` of the way, ``[T, 3]`` in its frame."""
    record = PROPS[kind]
    grip = np.array(record.grips["handle"])
    if record.hinge is None:
        return np.tile(grip, (len(share), 1))
    first, last = np.array(record.hinge)
    axis = normalize(last - first)
    turn = quat_from_axis_angle(axis, _swings(kind) * share)
    return np.asarray(first + quat_rotate(turn, grip - first))


@cache
def _swings(kind: str) -> float:
    """Radians by which a thing turns about its hinge from closed to open, as it is drawn."""
    record = PROPS[kind]
    first, last = np.array(record.hinge)
    axis = normalize(last - first)
    states = [state for state in OPENING if state in record.states]
    if len(states) < 2:
        return 0.0
    drawn = [np.concatenate([p.points for p in record.pieces_in(s)]) for s in states]
    flat = [p - first - ((p - first) @ axis)[:, None] * axis for p in (drawn[0], drawn[-1])]
    moved = np.linalg.norm(drawn[-1] - drawn[0], axis=-1)
    kept = np.abs(np.linalg.norm(flat[0], axis=-1) - np.linalg.norm(flat[1], axis=-1)) < 0.05
    leaf = int(np.where(kept, moved, 0.0).argmax())  # a second leaf has a hinge of its own
    before, after = flat[0][leaf], flat[1][leaf]
    turned = float(np.arctan2(np.cross(before, after) @ axis, before @ after))
    return turned / (OPENING[states[-1]] - OPENING[states[0]])
