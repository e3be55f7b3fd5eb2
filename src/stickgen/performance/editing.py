"""Cutting motion: pieces of frame features put one after the other, as one motion.

Frame features hold root steps and a pose relative to the pelvis, so that a piece goes on wherever
the one before it ended. What differs at a seam fades away (inertialisation: Bollo, GDC 2018; the
critically damped spring of Holden, "Spring-It-On", 2021).
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.motion_model.features import FRAME, from_features, to_features
from stickgen.motion_model.foot_contact import clean_piece
from stickgen.skeleton import FPS

Features = NDArray[np.float32]
HALF_LIFE = 0.11
"""Seconds in which half of a difference at a seam fades."""
_POSED = slice(FRAME["height"].start, FRAME["pose"].stop)
_MOVING = slice(FRAME["step"].start, FRAME["turn"].stop)


def joined(pieces: Sequence[Features]) -> Features:
    """Features of the pieces one after the other."""
    out = [np.array(pieces[0])]
    for piece in pieces[1:]:
        if len(piece):
            part = np.array(piece)
            _fade(out[-1], part)
            out.append(part)
    return np.concatenate(out)


def _fade(before: Features, part: Features) -> None:
    """Begin ``part`` in place as ``before`` ended."""
    time = np.arange(1, len(part) + 1)[:, None] / FPS
    decay = np.log(2.0) / HALF_LIFE
    last = before[-1]
    speed = (before[-1] - before[-2]) * FPS if len(before) > 1 else np.zeros_like(last)
    own = (part[1] - part[0]) * FPS if len(part) > 1 else np.zeros_like(last)
    first = part[0] - own / FPS  # where the part was a frame ago
    offset = (last - first)[_POSED]
    rate = (speed - own)[_POSED]
    fading = (offset + (rate + 2 * decay * offset) * time) * np.exp(-2 * decay * time)
    part[:, _POSED] += fading.astype(np.float32)
    moving = (last - part[0])[_MOVING] * np.exp(-2 * decay * time)
    part[:, _MOVING] += moving.astype(np.float32)


def resting(features: Features, frames: int) -> Features:
    """``frames`` frames of a stand, out of a few of one: to and fro, without a seam."""
    count = len(features)
    if count == 1:
        still = np.repeat(features, frames, axis=0)
        still[:, _MOVING] = 0.0
        return still
    at = np.arange(frames) % (2 * count - 2)
    back = at >= count
    rows = np.where(back, 2 * count - 2 - at, at)
    out = np.array(features[rows])
    out[back, _MOVING] *= -1.0
    return out


def body_of(features: Features, count: int, contacts: NDArray[np.bool_]) -> NDArray[np.float32]:
    """Joints ``[count, 22, 3]`` of edited features, feet held where they stand."""
    joints = from_features(features)
    cleaned, _ = clean_piece(joints, contacts, count)
    return cleaned


def features_of(joints: FloatArray) -> Features:
    """Features of joints; the first step and turn are none."""
    features = to_features(joints)
    features[0, _MOVING] = 0.0
    return features
