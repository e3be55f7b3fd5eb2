"""HumanML3D's features: those of a real clip, and the inverse to joints."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.sources.guo import positions_of_features
from stickgen.formats.guo_features import FEATURES, to_features
from stickgen.geometry import canonicalize
from stickgen.skeleton import rest_pose

SAMPLE = Path(__file__).parents[3] / "shared/samples/humanml3d"


@pytest.mark.skipif(not SAMPLE.exists(), reason="needs ../shared/samples")
def test_features_of_a_published_clip() -> None:
    joints = np.load(SAMPLE / "new_joints/012314.npy")
    published = np.load(SAMPLE / "new_joint_vecs/012314.npy")
    error = np.abs(to_features(joints) - published[:-1])
    # The published clip was one frame longer, which changes the smoothed facing near the end.
    assert error[:80].max() < 1e-5
    assert error.max() < 0.02


@pytest.mark.parametrize("turns", [0.3, -2.0])
def test_features_give_the_joints_back(turns: float) -> None:
    t = np.arange(120) / 20.0
    angle = turns * t
    path = np.stack([np.cos(angle), 0 * t, -np.sin(angle)], axis=-1)
    c, s = np.cos(angle), np.sin(angle)
    o, i = 0 * t, 0 * t + 1
    turn = np.stack([np.stack(r, -1) for r in ((c, o, s), (o, i, o), (-s, o, c))], -2)
    joints = canonicalize(rest_pose() @ np.swapaxes(turn, 1, 2) + path[:, None])
    np.testing.assert_allclose(
        positions_of_features(to_features(joints), 22), joints[:-1], atol=1e-9
    )


def test_standing_feet_are_in_contact() -> None:
    features = to_features(np.stack([rest_pose()] * 5))
    assert features.shape == (4, FEATURES) == (4, 263)
    assert (features[:, -4:] == 1).all()
    assert (features[:, :3] == 0).all()
