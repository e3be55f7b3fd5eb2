"""Real motion spoilt on purpose: what an evaluator and every metric must notice.

Every function takes ``joints [T, 22, 3]`` in metres at 25 fps, Y up, floor at y = 0, and gives as
many frames back, standing over the origin and facing +Z where the motion given does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, canonicalize, resample
from stickgen.skeleton import FPS, mirror

Corruption = Callable[[FloatArray, np.random.Generator], FloatArray]


def reversed_in_time(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Played backwards."""
    return canonicalize(joints[::-1])


def frozen(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Held still at its first pose."""
    return np.repeat(joints[:1], len(joints), axis=0)


def jittered(joints: FloatArray, rng: np.random.Generator, size: float = 0.02) -> FloatArray:
    """White noise of ``size`` metres on every coordinate of every joint."""
    return joints + rng.normal(0.0, size, joints.shape)


def swapped_sides(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Left for right: the mirror image, so only captions that name a side are wrong for it."""
    return mirror(joints)


def sliding(joints: FloatArray, rng: np.random.Generator, speed: float = 0.8) -> FloatArray:
    """Dragged to the left over the floor at ``speed`` m/s on top of its own way."""
    way = speed * np.arange(len(joints))[:, None, None] / FPS
    return joints + way * np.array([1.0, 0.0, 0.0])


def floating(joints: FloatArray, rng: np.random.Generator, height: float = 0.2) -> FloatArray:
    """``height`` metres above where it was."""
    return joints + np.array([0.0, height, 0.0])


def sunk(joints: FloatArray, rng: np.random.Generator, depth: float = 0.1) -> FloatArray:
    """``depth`` metres below where it was."""
    return joints - np.array([0.0, depth, 0.0])


def slowed(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Its first half at half the speed."""
    half = joints[: len(joints) // 2 + 1]
    return resample(half, FPS, 2.0 * FPS)[: len(joints)]


CORRUPTIONS: Mapping[str, Corruption] = MappingProxyType(
    {
        "time-reversed": reversed_in_time,
        "frozen": frozen,
        "jittered": jittered,
        "sides swapped": swapped_sides,
        "sliding": sliding,
        "floating": floating,
        "sunk": sunk,
        "slowed": slowed,
    }
)
"""What is done to a motion, by name."""
