"""A finished clip passes, and each kind of damage is named."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.corpus.clips.clean import MAX_SPEED
from stickgen.geometry import yaw_matrix
from stickgen.measures.plausibility import ALOFT, DEEP, MIN_SECONDS, check
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


def lost(joints: np.ndarray) -> None:
    joints[3, J["head"], 1] = np.nan


def sunk(joints: np.ndarray) -> None:
    joints[9:12, :, 1] -= DEEP + 0.1


def aloft(joints: np.ndarray) -> None:
    joints[:, :, 1] += ALOFT + 0.5


def jumped(joints: np.ndarray) -> None:
    joints[20:] += [1.1 * MAX_SPEED / FPS, 0.0, 0.0]


DAMAGE = [
    (torn, "left wrist is torn off the left elbow in frame 7"),
    (stretched, r"bone to the right ankle is \d+\.\d mm off its length in frame 7"),
    (lost, "head is not finite in frame 3"),
    (sunk, r"lies 0\.\d+ m below the floor"),
    (aloft, r"never comes closer to the floor than 3\.\d m"),
    (jumped, r"moves at \d+ m/s after frame 19"),
]


@given(seed=st.integers(0, 99), yaw=st.floats(-4, 4), x=st.floats(-30, 30), z=st.floats(-30, 30))
def test_a_clean_clip_passes_wherever_it_stands(seed: int, yaw: float, x: float, z: float) -> None:
    assert check(sway(seed) @ yaw_matrix(yaw).T + [x, 0.0, z], FPS) is None


@pytest.mark.parametrize(("damage", "reason"), DAMAGE, ids=[d.__name__ for d, _ in DAMAGE])
def test_damage_is_named(damage: Callable[[np.ndarray], None], reason: str) -> None:
    joints = sway()
    damage(joints)
    why = check(joints, FPS)
    assert why is not None and re.search(reason, why), why


def test_damage_in_frames_that_are_no_motion_does_not_count() -> None:
    joints = sway()
    torn(joints)
    valid = np.ones(T, dtype=bool)
    valid[7] = False
    assert check(joints, FPS, valid) is None
    lost(joints)
    assert "not finite" in str(check(joints, FPS, valid))


def test_length_and_shape() -> None:
    short = round(MIN_SECONDS * FPS) - 1
    assert "under 0.5 s" in str(check(sway()[:short], FPS))
    assert "under 0.5 s" in str(check(sway(), FPS, np.arange(T) < short))
    assert check(sway()[: short + 2], FPS) is None
    assert "shape (50, 21, 3)" in str(check(sway()[:, :21], FPS))
