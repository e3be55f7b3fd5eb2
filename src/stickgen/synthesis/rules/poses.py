"""Poses of arms ``[2, 3]`` in the chest's frame that people hold while they walk or stand."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.synthesis.controls import reach

HIPS = reach((0.02, -0.42, 0.0), (1.0, -0.25, -0.75))
"""A hand on its own hip, the elbow out."""
PHONE = reach((-0.12, 0.13, 0.08), (0.7, -1.0, 0.25))
"""A hand at the ear of its side."""
LOAD = reach((-0.09, -0.22, 0.34), (0.5, -1.0, -0.1))
"""A hand under a box before the belly."""
ZOMBIE = reach((-0.02, -0.03, 0.49), (0.6, -1.0, 0.0))
"""An arm stretched out ahead."""
HANGING = reach((0.09, -0.5, 0.02))
"""A hanging arm."""
BEHIND = reach((-0.1, -0.38, -0.17), (0.8, -0.4, -1.0))
"""A hand in the small of the back."""
SNEAKING = reach((-0.05, -0.12, 0.27), (0.8, -1.0, -0.1))
"""A hand held ready before the chest."""
FIST = reach((0.07, -0.42, 0.12), (0.7, -0.6, -0.8))
"""A fist beside the body, the elbow bent."""
CANE = reach((0.1, -0.43, 0.2), (0.5, -0.6, -0.8))
"""A hand on a walking stick."""
POCKET = reach((0.06, -0.46, 0.06), (1.0, -0.3, -0.7))
"""A hand in a trouser pocket."""
ROBOT = reach((0.05, -0.26, 0.25), (0.1, -1.0, 0.0))
"""An arm bent at a right angle."""
SHY = reach((-0.17, -0.38, 0.15), (0.5, -0.9, 0.1))
"""A hand folded in the other one before the body."""
CROSSED: tuple[FloatArray, FloatArray] = (
    reach((-0.27, -0.19, 0.17), (0.75, -0.9, 0.35)),
    reach((-0.24, -0.14, 0.2), (0.75, -0.9, 0.45)),
)
"""Arms across the chest: the lower one, and the one over it."""
WRAPPED: tuple[FloatArray, FloatArray] = (
    reach((-0.25, -0.1, 0.15), (0.6, -1.0, 0.45)),
    reach((-0.22, -0.03, 0.19), (0.6, -1.0, 0.55)),
)
"""Hands on the other upper arm, as against the cold."""

POSES = MappingProxyType({"hips": HIPS, "phone": PHONE, "load": LOAD, "behind": BEHIND})


def near(pose: FloatArray, rng: np.random.Generator, size: float = 0.05) -> FloatArray:
    """The pose as another person takes it."""
    moved = pose + size * rng.normal(size=pose.shape)
    return np.asarray(moved / np.linalg.norm(moved, axis=-1, keepdims=True))
