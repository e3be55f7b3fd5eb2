"""Recorded motion corrupted on purpose: an evaluator and every metric must detect it.

Every function takes ``joints [T, 22, 3]`` in metres at 25 fps, Y up, floor at y = 0. The result
has as many frames (``looped``: 150), and starts over the origin facing +Z where the input does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray, canonicalize, resample
from stickgen.measures.artifacts import joint_speeds
from stickgen.skeleton import FPS, J, mirror

Corruption = Callable[[FloatArray, np.random.Generator], FloatArray]


def reversed_in_time(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Played backwards."""
    return canonicalize(joints[::-1])


def frozen(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Held at its first pose."""
    return np.repeat(joints[:1], len(joints), axis=0)


def jittered(joints: FloatArray, rng: np.random.Generator, size: float = 0.02) -> FloatArray:
    """White noise of ``size`` metres on every coordinate of every joint."""
    return joints + rng.normal(0.0, size, joints.shape)


def swapped_sides(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """The mirror image; only captions that name a side do not describe it."""
    return mirror(joints)


def sliding(joints: FloatArray, rng: np.random.Generator, speed: float = 0.8) -> FloatArray:
    """Moved to the left over the floor at ``speed`` m/s in addition to its own travel."""
    travel = speed * np.arange(len(joints))[:, None, None] / FPS
    return joints + travel * np.array([1.0, 0.0, 0.0])


def floating(joints: FloatArray, rng: np.random.Generator, height: float = 0.2) -> FloatArray:
    """``height`` metres above its place."""
    return joints + np.array([0.0, height, 0.0])


def sunk(joints: FloatArray, rng: np.random.Generator, depth: float = 0.1) -> FloatArray:
    """``depth`` metres below its place."""
    return joints - np.array([0.0, depth, 0.0])


def slowed(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Its first half at half the speed."""
    half = joints[: len(joints) // 2 + 1]
    return resample(half, FPS, 2.0 * FPS)[: len(joints)]


def looped(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """The half second with most movement, played forth and back for six seconds (150 frames)."""
    half = round(FPS / 2)
    pace = np.convolve(joint_speeds(joints, FPS).mean(1), np.ones(half), "valid")
    forth_and_back = np.abs((np.arange(12 * half) + half) % (2 * half) - half)
    return np.asarray(joints[int(np.argmax(pace)) + forth_and_back])


def wrist_spike(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """The right wrist 0.8 m too high in one frame."""
    joints = joints.copy()
    joints[len(joints) // 2, J["right_wrist"], 1] += 0.8
    return joints


def displaced(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Half a metre to the left from one frame to the next."""
    joints = joints.copy()
    joints[len(joints) // 2 :, :, 0] += 0.5
    return joints


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
"""The corruptions that evaluators and metrics are tried on, by name."""
