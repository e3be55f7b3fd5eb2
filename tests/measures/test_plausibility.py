"""A clean clip is plausible, and each kind of damage gives its own reason."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.geometry import yaw_matrix
from stickgen.measures.plausibility import (
    MAX_CLEARANCE,
    MAX_DEPTH,
    MAX_JOINT_SPEED,
    MIN_SECONDS,
    implausibility,
)
from stickgen.skeleton import FPS, J, apply_bone_lengths, rest_pose

T = 50


def sway(seed: int = 0) -> np.ndarray:
    """A body that sways a little (synthetic)."""
    rng = np.random.default_rng(seed)
    wave = np.sin(2 * np.pi * np.arange(T) / 25.0)[:, None, None]
    return apply_bone_lengths(rest_pose() + 0.05 * wave * rng.normal(size=(22, 3)))


def torn(joints: np.ndarray) -> None:
    joints[7, J["left_wrist"]] += [0.4, 0.0, 0.0]


def stretched(joints: np.ndarray) -> None:
    joints[7, [J["right_ankle"], J["right_foot"]]] -= [0.0, 0.02, 0.0]


def not_finite(joints: np.ndarray) -> None:
    joints[3, J["head"], 1] = np.nan


def sunk(joints: np.ndarray) -> None:
    joints[9:12, :, 1] -= MAX_DEPTH + 0.1


def aloft(joints: np.ndarray) -> None:
    joints[:, :, 1] += MAX_CLEARANCE + 0.5


def teleported(joints: np.ndarray) -> None:
    joints[20:] += [1.1 * MAX_JOINT_SPEED / FPS, 0.0, 0.0]


DAMAGE = [
    (torn, "left wrist is torn off the left elbow in frame 7"),
    (stretched, r"bone to the right ankle is \d+\.\d mm off its length in frame 7"),
    (not_finite, "head is not finite in frame 3"),
    (sunk, r"lies 0\.\d+ m below the floor"),
    (aloft, r"never comes closer to the floor than 3\.\d m"),
    (teleported, r"moves at \d+ m/s after frame 19"),
]


@given(seed=st.integers(0, 99), yaw=st.floats(-4, 4), x=st.floats(-30, 30), z=st.floats(-30, 30))
def test_a_clean_clip_passes_wherever_it_stands(seed: int, yaw: float, x: float, z: float) -> None:
    assert implausibility(sway(seed) @ yaw_matrix(yaw).T + [x, 0.0, z], FPS) is None


@pytest.mark.parametrize(("damage", "reason"), DAMAGE, ids=[d.__name__ for d, _ in DAMAGE])
def test_damage_gives_its_reason(damage: Callable[[np.ndarray], None], reason: str) -> None:
    joints = sway()
    damage(joints)
    assert re.search(reason, implausibility(joints, FPS) or "plausible")


def test_damage_in_invalid_frames_does_not_count_unless_it_is_not_finite() -> None:
    joints = sway()
    torn(joints)
    valid = np.ones(T, dtype=bool)
    valid[7] = False
    assert implausibility(joints, FPS, valid) is None
    not_finite(joints)
    assert "not finite" in str(implausibility(joints, FPS, valid))


def test_length_and_shape() -> None:
    short = round(MIN_SECONDS * FPS) - 1
    assert "under 0.5 s" in str(implausibility(sway()[:short], FPS))
    assert "under 0.5 s" in str(implausibility(sway(), FPS, np.arange(T) < short))
    assert implausibility(sway()[: short + 2], FPS) is None
    assert "shape (50, 21, 3)" in str(implausibility(sway()[:, :21], FPS))
