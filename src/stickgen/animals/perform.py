"""Beats → the Motion of one animal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.animals.legged import legged
from stickgen.animals.limbless import fish, snake
from stickgen.animals.ways import WAYS, named_ways, ways_of
from stickgen.catalog.animals import BODIES
from stickgen.motion import Motion
from stickgen.script import Beat
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTION


def carrying(beats: Sequence[Beat], rides: Sequence[Beat]) -> tuple[Beat, ...]:
    """The beats of an animal on which somebody rides: where it would only stand, it trots.

    Args:
        beats: of the animal, without gaps.
        rides: of its rider: those in which they ride.
    """

    def ridden(beat: Beat) -> bool:
        waits = {*named_ways(beat.text)} <= {"stand", "look"}
        return waits and any(r.start < beat.end and beat.start < r.end for r in rides)

    return tuple(
        beat.model_copy(update={"text": "it trots"}) if ridden(beat) else beat for beat in beats
    )


def perform_animal(
    kind: str, beats: Sequence[Beat], frames: int, random: np.random.Generator
) -> Motion:
    """The canonical Motion of an animal: it starts at the origin and faces +Z.

    Args:
        kind: of actor, a key of ``catalog.animals.BODIES``.
        beats: without gaps; their words choose ways of moving (``ways.WAYS``).
        frames: of the film, at 25 fps.
        random: decides only when tails wag and heads turn.
    """
    animal = BODIES[kind]
    spans = ways_of(beats, FPS, frames, animal.gaits)
    phase = float(random.uniform(0.0, 2 * np.pi))
    make = {"snake": snake, "fish": fish}.get(animal.plan, legged)
    joints, contacts = make(animal, spans, FPS, frames, phase)
    actions = np.zeros(frames, dtype=np.int16)
    for span in spans:
        actions[span.start : span.end] = ACTION[WAYS[span.way].action]
    return Motion(joints.astype(np.float32), actions, contacts, FPS, skeleton=animal.name)
