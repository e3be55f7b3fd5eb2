"""Who is hit by what somebody throws or kicks at them flinches with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.action_spans import find_spans
from stickgen.direction.ball_paths import contact, possible
from stickgen.direction.impulse import struck
from stickgen.direction.outcomes import Struck, find_struck
from stickgen.direction.rallies import find_rallies
from stickgen.direction.steps import moved_by_steps
from stickgen.geometry import FloatArray
from stickgen.scene import Actor
from stickgen.script import Character, StageProp
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

_STRENGTH = 0.7  # of a hard punch
_PUSH, _PUSHED = 0.16, 0.1
"""Metres by which somebody is pushed who stands, and seconds in which most of it is done."""
_STANDS = 0.8  # metres of the pelvis of an adult who stands


def flinching(
    actors: Sequence[Actor], characters: Sequence[Character], stage: Sequence[StageProp]
) -> tuple[Actor, ...]:
    """The actors, of whom those who are hit by a ball, a snowball or a pie give way to it.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order.
        stage: its things.
    """
    out = list(actors)
    spans = [find_spans(a, c, stage) for a, c in zip(actors, characters, strict=True)]
    fps = actors[0].motion.fps
    for rally in (part for r in find_rallies(actors, spans) for part in possible(r, fps)):
        last = rally.touches[-1]
        start = contact(last, actors[last.actor], rally.thing)
        found = find_struck(last, start, rally.thing, actors)
        if found is not None and found.hit and not actors[found.victim].motion.skeleton:
            out[found.victim] = _giving_way(out[found.victim], found)
    return tuple(out)


def _giving_way(actor: Actor, hit: Struck) -> Actor:
    motion = actor.motion
    joints: FloatArray = motion.joints.astype(np.float64)
    stands = joints[hit.frame, 0, 1] > _STANDS * figure_scale(joints)
    height = min(float(hit.point[1]), float(joints[hit.frame, J["head"], 1]))
    joints = struck(joints, motion.fps, hit.frame, hit.way, height, _STRENGTH)
    if stands:
        seconds = np.maximum(np.arange(len(joints)) - hit.frame, 0) / motion.fps
        share = 1.0 - np.exp(-seconds / _PUSHED) * (1 + seconds / _PUSHED)
        joints = moved_by_steps(joints, _PUSH * share[:, None] * hit.way, motion.fps)
    return replace(actor, motion=replace(motion, joints=joints.astype(np.float32)))
