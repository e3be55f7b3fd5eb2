"""Doors, lids and windows that somebody opens or closes, with a hand at the handle."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.catalog.records import OPENING
from stickgen.direction.action_spans import whole_beats
from stickgen.direction.reach import bump, reach
from stickgen.geometry import FloatArray, quat_rotate
from stickgen.measures.limbs import SIDES, palms
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character

_OPENS = re.compile(r"\b(?:opens?|opening|unlocks?)\b")
_CLOSES = re.compile(r"\b(?:closes?|shuts?|closing|slams?)\b")
_WHEN = 0.45  # share of the beat at which it opens
_EASING, _HOLD = 0.4, 0.25  # seconds in which the hand comes to the handle, and stays there
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
    for opening in _openings(actors, characters):
        found = [k for k, prop in enumerate(things) if prop.kind == opening.kind]
        if not found:
            continue
        index = next((k for k in found if things[k].visible[opening.frame]), found[0])
        acting[opening.actor] = _at_handle(acting[opening.actor], things[index], opening.frame)
        things[index : index + 1] = _changed(things[index], opening, actors[0].motion.fps)
    return tuple(acting), tuple(things)


def _openings(actors: Sequence[Actor], characters: Sequence[Character]) -> list[_Opening]:
    found = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        fps, frames = actor.motion.fps, len(actor.motion)
        if actor.motion.skeleton:
            continue
        for beat in whole_beats(character.beats, actor.motion.duration):
            opens = bool(_OPENS.search(beat.text))
            kind = beat.thing or ""
            if kind not in PROPS or "open" not in PROPS[kind].states:
                continue
            frame = round((beat.start + _WHEN * (beat.end - beat.start)) * fps)
            if (opens or _CLOSES.search(beat.text)) and 0 < frame < frames:
                found.append(_Opening(i, kind, frame, opens))
    return sorted(found, key=lambda opening: opening.frame)


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


def _at_handle(actor: Actor, prop: Prop, frame: int) -> Actor:
    """The actor whose nearer hand is at the handle in a frame."""
    grip = PROPS[prop.kind].grips.get("handle")
    if grip is None:
        return actor
    goal: FloatArray = prop.position + quat_rotate(
        prop.rotation.astype(np.float64), prop.scale * np.array(grip)
    )
    motion = actor.motion
    joints = motion.joints.astype(np.float64)
    far = np.linalg.norm(palms(joints)[:, frame] - goal[frame], axis=-1)
    if far.min() > _REACH:
        return actor
    side = SIDES[int(far.argmin())]
    weight = bump(len(joints), frame - 3, _HOLD * motion.fps, _EASING * motion.fps)
    moved = reach(joints, f"{side}_hand", goal, weight)
    return replace(actor, motion=replace(motion, joints=moved.astype(np.float32)))
