"""What a place does to the bodies in it: its gravity, water, ice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import numpy as np

from stickgen.catalog.places import PLACES
from stickgen.catalog.records import PlaceKind
from stickgen.direction.action_spans import whole_beats
from stickgen.direction.floating import DRIFTS, afloat
from stickgen.direction.gravity import in_gravity
from stickgen.direction.slipping import on_ice
from stickgen.geometry import FloatArray
from stickgen.motion import Motion
from stickgen.script import Character, Script

_BUOYANT = {"nothing": 0.02, "water": 0.25}
"""Ground of a place in which things hover or sink → gravity, times that of the Earth."""


def under_forces(script: Script, motions: Sequence[Motion]) -> list[Motion]:
    """The motions as the places of a film make them; on firm ground of the Earth as they are.

    Animals move by rules of their own.

    Args:
        script: its places and beats.
        motions: one for each character, of one length and fps.
    """
    fps, frames = motions[0].fps, len(motions[0])
    starts = [0, *(min(round(cut.start * fps), frames) for cut in script.places)]
    names = [script.place, *(cut.place for cut in script.places)]
    stays = [
        (PLACES[name], slice(first, last))
        for name, (first, last) in zip(names, pairwise([*starts, frames]), strict=True)
    ]
    return [
        motion if motion.skeleton else _moved(motion, character, stays, number)
        for number, (motion, character) in enumerate(zip(motions, script.characters, strict=True))
    ]


def gravities(script: Script, frames: int, fps: float) -> FloatArray:
    """Gravity ``[T]`` for the things in the places of a film, times that of the Earth."""
    out = np.ones(frames)
    for name, start in ((script.place, 0.0), *((cut.place, cut.start) for cut in script.places)):
        place = PLACES[name]
        out[min(round(start * fps), frames) :] = _BUOYANT.get(place.ground, place.gravity)
    return out


def _moved(
    motion: Motion, character: Character, stays: Sequence[tuple[PlaceKind, slice]], number: int
) -> Motion:
    """The motion of a person who stays in several places, one after the other."""
    for place, stay in stays:
        if (place.gravity, place.ground) == (1.0, "firm") or stay.stop - stay.start < 2:
            continue
        part = _cut(motion, stay)
        if place.gravity != 1.0:
            part = in_gravity(part, place.gravity, _acts(character, stay, motion))
        if place.ground in DRIFTS:
            part = afloat(part, DRIFTS[place.ground], number)
        elif place.ground == "ice":
            part = on_ice(part)
        motion = _put_back(motion, stay, part)
    return motion


def _acts(character: Character, stay: slice, motion: Motion) -> list[slice]:
    """Frames of the beats, and of the times between them, counted from the start of a stay."""
    beats = whole_beats(character.beats, motion.duration)
    edges = {round(at * motion.fps) for beat in beats for at in (beat.start, beat.end)}
    inside = sorted({stay.start, stay.stop, *(e for e in edges if stay.start < e < stay.stop)})
    return [slice(a - stay.start, b - stay.start) for a, b in pairwise(inside)]


def _cut(motion: Motion, stay: slice) -> Motion:
    return replace(
        motion,
        joints=motion.joints[stay],
        actions=motion.actions[stay],
        contacts=motion.contacts[stay],
    )


def _put_back(motion: Motion, stay: slice, part: Motion) -> Motion:
    """The motion with a part of it changed; what follows goes on from where that ends."""
    level = np.array([1.0, 0.0, 1.0], dtype=np.float32)
    farther = (part.joints[-1, 0] - motion.joints[stay.stop - 1, 0]) * level
    joints, actions = motion.joints.copy(), motion.actions.copy()
    contacts = motion.contacts.copy()
    joints[stay], actions[stay], contacts[stay] = part.joints, part.actions, part.contacts
    joints[stay.stop :] += farther
    return replace(motion, joints=joints, actions=actions, contacts=contacts)
