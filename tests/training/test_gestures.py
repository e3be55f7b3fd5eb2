"""A wave laid over real motion: one arm moves, everything else stays."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("torch", reason="needs the extra train")

from stickgen.motion_model.features import from_features, to_features
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, rest_pose
from stickgen.training.examples import Example, waving
from stickgen.training.gestures import STANDING, WALKING, add_wave
from stickgen.vocabulary import ACTION


def gliding(speed: float, frames: int = 100) -> np.ndarray:
    """Features of a body in the rest pose, arms down, that moves ahead at ``speed`` m/s."""
    joints = np.repeat(rest_pose()[None], frames, 0)
    for side in ("left", "right"):
        shoulder = joints[:, J[f"{side}_shoulder"]]
        for name, drop in (("elbow", 0.26), ("wrist", 0.51)):
            joints[:, J[f"{side}_{name}"]] = shoulder - np.array([0.0, drop, 0.0])
    joints += np.arange(frames)[:, None, None] * np.array([0.0, 0.0, speed / 25.0])
    return to_features(joints)


def test_the_right_hand_waves_and_nothing_else_moves() -> None:
    plain = gliding(1.0)
    before = from_features(plain)
    after = from_features(add_wave(plain, 20, np.random.default_rng(0)))
    np.testing.assert_allclose(after[:20], before[:20], atol=1e-5)
    arm = {J["right_elbow"], J["right_wrist"]}
    still = [j for j in range(22) if j not in arm]
    np.testing.assert_allclose(after[:, still], before[:, still], atol=1e-5)
    hand, shoulder = after[40:, J["right_wrist"]], after[40:, J["right_shoulder"]]
    assert (hand[:, 1] > shoulder[:, 1]).all()
    sideways = hand[:, 0] - shoulder[:, 0]
    turns = np.count_nonzero(np.diff(np.sign(np.diff(sideways))))
    assert np.ptp(sideways) > 0.1 and turns >= 4
    for j, p in enumerate(PARENTS):
        if p >= 0:
            length = np.linalg.norm(after[:, j] - after[:, p], axis=-1)
            assert np.abs(length - BONE_LENGTHS[j]).max() < 1e-4


def test_only_steady_walks_and_stands_are_waved_over() -> None:
    features = np.concatenate([gliding(1.0), gliding(0.0), gliding(1.0), gliding(3.0)])
    actions = ("walk", "stand", "dance", "run")
    found = [
        Example(i * 100, i * 100, (i + 1) * 100, ("said",), ACTION[name])
        for i, name in enumerate(actions)
    ]
    waved = {e.start: e for e in waving(found, features, seconds=100.0)}
    assert sorted(waved) == [0, 100]
    assert waved[0].captions == WALKING and waved[100].captions == STANDING
    assert all(e.waves and e.action == ACTION["wave"] for e in waved.values())


def test_no_more_seconds_are_waved_over_than_asked_for() -> None:
    features = np.concatenate([gliding(1.0)] * 6)
    found = [Example(i * 100, i * 100, (i + 1) * 100, ("said",), ACTION["walk"]) for i in range(6)]
    assert len(waving(found, features, seconds=20.0)) == 2
