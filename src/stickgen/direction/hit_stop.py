"""Hit-stop: for a moment everybody rests at a blow, then the motion catches up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.landing import Hit
from stickgen.geometry import FloatArray, hermite
from stickgen.kinematics import with_bones_of
from stickgen.scene import Actor

_CATCHES_UP = 10  # frames in which the motion is as far again as without the rest


def with_stops(actors: Sequence[Actor], hits: Sequence[Hit], frames: int) -> tuple[Actor, ...]:
    """The actors, who rest for some frames after each blow that counts.

    Args:
        actors: placed on the stage.
        hits: the blows that land.
        frames: of a rest; 0: nobody rests.
    """
    blows = sorted({hit.blow.moment.frame for hit in hits if hit.blow.main})
    if not frames or not blows:
        return tuple(actors)
    count = len(actors[0].motion)
    at = np.arange(count, dtype=np.float64)
    for frame in blows:
        end = frame + frames + _CATCHES_UP
        if end < count:
            at[frame : frame + frames + 1] = frame
            at[frame + frames : end + 1] = np.linspace(frame, end, _CATCHES_UP + 1)
    return tuple(_played(actor, at) for actor in actors)


def _played(actor: Actor, at: FloatArray) -> Actor:
    """The actor whose motion shows other frames ``[T]``, not whole."""
    motion = actor.motion
    joints: FloatArray = motion.joints.astype(np.float64)
    before = np.minimum(at.astype(int), len(motion) - 2)
    moved = hermite(joints, before, at - before)
    if not motion.skeleton:
        moved = with_bones_of(moved, joints[np.rint(at).astype(int)])
    contacts = motion.contacts[np.rint(at).astype(int)]
    moved = moved.astype(np.float32)
    return replace(actor, motion=replace(motion, joints=moved, contacts=contacts))
