"""Who does nothing for long is held alive: weight goes from one foot to the other, eyes look about.

What a body does by itself is kept; only where hardly anything moves is something added.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.impulse import leaning
from stickgen.direction.legs import feet_of, with_feet
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, heading, runs
from stickgen.measures.limbs import speed
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.skeleton import PELVIS_HEIGHT, J
from stickgen.sticks import figure_scale
from stickgen.vocabulary import ACTION

_SLOW, _STILL = 0.4, 0.12  # m/s of hands beside the pelvis, and of the pelvis, of who does nothing
_LONG, _AFTER = 4.2, 1.2
"""Seconds of it that are seen as waiting, and after which something is added."""
_EASING = 0.35  # seconds, standard deviation, in which the movement sets in
_WEIGHT, _EVERY = 0.03, 5.2  # metres of the pelvis to either side, and seconds there and back
_LEAN = np.deg2rad(2.2)  # radians of the trunk against it
_STANDS = 0.88  # of the height of a pelvis, of somebody who stands
_GLANCE, _TO = (1.7, 0.9), (0.55, 0.12)
"""Seconds from look to look, and of each; radians to the side and up."""
_HANDS = ("left_wrist", "right_wrist")
_ASLEEP = (ACTION["lie_down"], ACTION["sleep"])


def at_rest(actor: Actor, number: int) -> Actor:
    """An actor who shifts their weight and looks about where they do nothing.

    Args:
        actor: whose motion is not yet placed on the stage.
        number: of the actor, so that no two do it together.
    """
    motion = actor.motion
    if motion.skeleton:
        return actor
    waits = waiting(motion)
    if not waits.any():
        return actor
    face = actor.face
    if face is not None:
        gaze = _looks(waits, motion.fps, number)
        gaze = gaze if face.gaze is None else face.gaze + gaze
        face = replace(face, gaze=gaze.astype(np.float32))
    return replace(actor, motion=_shifting(motion, waits, number), face=face)


def waiting(motion: Motion) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which a person hardly moves, for long."""
    joints = np.asarray(motion.joints, dtype=np.float64)
    hands = [
        speed(joints[:, J[f"{s}_wrist"]] - joints[:, 0], motion.fps) for s in ("left", "right")
    ]
    pace = np.stack([*hands, speed(joints[:, 0], motion.fps) * _SLOW / _STILL], axis=-1)
    calm = smooth(pace, 0.2 * motion.fps).max(axis=-1) < _SLOW
    calm &= ~np.isin(motion.actions, _ASLEEP)
    waits = np.zeros(len(motion), dtype=bool)
    for run in runs(calm):
        if run.stop - run.start >= _LONG * motion.fps:
            waits[run.start + round(_AFTER * motion.fps) : run.stop] = True
    return waits


def _shifting(motion: Motion, waits: NDArray[np.bool_], number: int) -> Motion:
    """A motion whose weight goes from foot to foot where somebody stands and waits."""
    joints = np.asarray(motion.joints, dtype=np.float64)
    size = figure_scale(joints)
    stands = waits & (joints[:, 0, 1] > _STANDS * PELVIS_HEIGHT * size)
    weight = _eased(stands, motion.fps)
    if not weight.any():
        return motion
    phase = 2 * np.pi * (np.arange(len(joints)) / (_EVERY * motion.fps) + 0.37 * number)
    sway = weight * np.tanh(2.0 * np.sin(phase))
    yaw = smooth(np.unwrap(heading(joints))[:, None], motion.fps)[:, 0]
    left = np.stack([np.cos(yaw), np.zeros(len(yaw)), -np.sin(yaw)], axis=-1)
    side = left[int(np.flatnonzero(stands)[0])]
    moved = joints + (size * _WEIGHT * sway)[:, None, None] * left[:, None]
    moved[..., 1] -= (0.006 * size * np.abs(sway))[:, None]
    moved = with_feet(leaning(moved, side, -_LEAN * sway), feet_of(joints))
    moved = np.where(weight[:, None, None] > 0, moved, joints)
    return replace(motion, joints=moved.astype(np.float32))


def _looks(waits: NDArray[np.bool_], fps: float, number: int) -> FloatArray:
    """Radians ``[T, 2]`` to the left and up, of eyes that look about while somebody waits."""
    angles = np.zeros((len(waits), 2))
    rest, look = (round(seconds * fps) for seconds in _GLANCE)
    for run in runs(waits):
        for n, start in enumerate(range(run.start, run.stop - look, rest + look)):
            side = 1.0 if (n + number) % 2 else -1.0
            angles[start : start + look] = side * _TO[0], (n % 3 - 1) * _TO[1]
    return smooth(angles, 0.06 * fps)


def _eased(on: NDArray[np.bool_], fps: float) -> FloatArray:
    pad = int(4 * _EASING * fps)
    wide = np.pad(on.astype(np.float64), pad, mode="edge")[:, None]
    share = np.clip(smooth(wide, _EASING * fps)[pad:-pad, 0], 0.0, 1.0)
    return np.where(share < 1e-3, 0.0, share)
