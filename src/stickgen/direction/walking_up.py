"""Somebody who walks up to another one is led to them, and faces them there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.action_spans import whole_beats
from stickgen.direction.bending import led_to, walking
from stickgen.geometry import FloatArray, heading
from stickgen.scene import Actor
from stickgen.script import Beat, Character

_UP_TO = re.compile(
    r"\b(?:walk|go|come|run|stroll|step|hurr[iy]|rush|march)(?:e?s|ing|ies)?\b"
    r".*\b(?:to|towards?|over|up to)\b"
)
_APART = 0.95  # metres between two who talk
_GOOD = (0.75, 1.05)  # metres at which nobody needs to be led
_STILL = 0.5  # metres that the other one may move meanwhile
_LEAST = 10  # frames of a walk that is bent


def walked_up(actors: Sequence[Actor], characters: Sequence[Character]) -> tuple[Actor, ...]:
    """The actors, those who walk to somebody who stays where they are led there.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
    """
    led = list(actors)
    names = [actor.name for actor in actors]
    for i, character in enumerate(characters):
        if led[i].motion.skeleton:
            continue
        for beat in whole_beats(character.beats, led[i].motion.duration):
            others = [led[names.index(name)] for name in beat.to if name != character.name]
            if others and _UP_TO.search(beat.text):
                led[i] = _led(led[i], others[0], beat)
    return tuple(led)


def _led(walker: Actor, other: Actor, beat: Beat) -> Actor:
    motion = walker.motion
    first = round(beat.start * motion.fps)
    walked = np.flatnonzero(walking(motion)[first : round(beat.end * motion.fps)])
    if len(walked) < _LEAST:
        return walker
    last = first + int(walked[-1]) + 1
    goal = _floor(other, slice(first, last))
    place = _floor(walker, slice(last - 1, last))[0]
    distance = float(np.linalg.norm(goal[-1] - place))
    stays = float(np.linalg.norm(goal - goal[-1], axis=-1).max()) < _STILL
    if not stays or _GOOD[0] <= distance <= _GOOD[1]:
        return walker
    start = _floor(walker, slice(first, first + 1))[0]
    way = (goal[-1] - start) / max(float(np.linalg.norm(goal[-1] - start)), 1e-6)
    faces = float(np.arctan2(way[0], way[1]))
    yaw = faces - float(heading(motion.joints[last - 1 : last])[0])
    turn = float(np.angle(np.exp(1j * yaw)))
    made = led_to(motion, slice(first, last), goal[-1] - _APART * way, turn)
    return replace(walker, motion=made)


def _floor(actor: Actor, frames: slice) -> FloatArray:
    """Where somebody is on the floor, ``[T, 2]`` metres."""
    return np.asarray(actor.motion.joints[frames, 0][:, [0, 2]], dtype=np.float64)
