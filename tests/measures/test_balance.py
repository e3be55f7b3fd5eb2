"""Forces from the floor: what is possible, what is not, and MuJoCo's opinion."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.geometry import FloatArray, resample
from stickgen.measures.balance import HALF, floor_force, force_residual, force_residuals
from stickgen.measures.inverse_dynamics import root_force
from stickgen.measures.mass import centre_of_mass
from stickgen.motion import foot_contacts
from stickgen.skeleton import FPS, GRAVITY, apply_bone_lengths, rest_pose

CLIPS = Path(__file__).parents[1] / "data" / "real_motion"
TIME = np.arange(50) / FPS


def moved(x: FloatArray, y: FloatArray) -> FloatArray:
    """The rest pose at ``x [T]`` and ``y [T]``."""
    place = np.stack([x, y, np.zeros_like(x)], axis=-1)
    return rest_pose() + place[:, None]


def test_standing_needs_the_weight_and_has_no_residual() -> None:
    body = moved(0 * TIME, 0 * TIME)
    np.testing.assert_allclose(floor_force(body, FPS), [[0.0, GRAVITY, 0.0]] * 46, atol=1e-6)
    assert force_residual(body, FPS) == pytest.approx(0.0, abs=1e-6)


def test_in_the_air_only_free_fall_is_possible() -> None:
    fall = moved(0 * TIME, 30.0 - GRAVITY / 2 * TIME**2)
    assert force_residual(fall, FPS) == pytest.approx(0.0, abs=1e-6)
    assert force_residual(moved(0 * TIME, 0 * TIME + 0.5), FPS) == pytest.approx(1.0)


@pytest.mark.parametrize("lean", [0.1, 0.6])
def test_a_body_that_leans_too_far_cannot_stand(lean: float) -> None:
    """Its head and trunk move sideways while its feet stay: until the force leaves the soles."""
    body = np.tile(rest_pose(), (20, 1, 1))
    body[..., 0] += lean * np.clip(body[..., 1] - 0.2, 0.0, None)
    assert (force_residual(body, FPS) > 0.05) == (lean > 0.5)


def test_the_floor_does_not_pull_or_push_sideways_more_than_it_can() -> None:
    contacts = np.ones((50, 4), dtype=bool)
    sideways, judged = force_residuals(moved(8 * TIME**2, 0 * TIME), contacts, FPS)
    assert judged.all() and sideways.min() > 0.6
    pulled, _ = force_residuals(moved(0 * TIME, -GRAVITY * TIME**2), contacts, FPS)
    assert pulled.min() > 0.9


@pytest.fixture(scope="module", params=["climb_0", "climb_1", "climb_4"])
def clip(request: pytest.FixtureRequest) -> FloatArray:
    """A recorded clip at 100 fps, ``[T, 22, 3]``."""
    rig = json.loads((CLIPS / "rig.json").read_text())
    positions = np.load(CLIPS / f"{request.param}.npy").astype(np.float64)[:150]
    raw = RawMotion(
        tuple(rig["names"]), tuple(rig["parents"]), positions, rig["fps"], CLIPS / "map.yaml"
    )
    return np.asarray(resample(retarget(raw, load_rig(CLIPS / "map.yaml")).joints, 30.0, 100.0))


def test_the_force_is_that_of_mujocos_inverse_dynamics(clip: FloatArray) -> None:
    """Both by differences of three frames, so that only the dynamics differ."""
    pytest.importorskip("mujoco", reason="needs the extra physics")
    ours = np.diff(centre_of_mass(clip), n=2, axis=0) * 100.0**2 + [0.0, GRAVITY, 0.0]
    theirs = root_force(clip, 100.0)
    error = np.linalg.norm(ours - theirs, axis=1).mean() / np.linalg.norm(theirs, axis=1).mean()
    assert error < 0.05


def test_torch_computes_the_same_residuals_and_lowers_them() -> None:
    torch = pytest.importorskip("torch", reason="needs the extra train")
    from stickgen.motion_model.features import FRAME, from_features, to_features
    from stickgen.training.losses.balance import balance_loss, joints_of
    from stickgen.training.losses.balance import force_residuals as in_torch

    lean = rest_pose() + np.array([0.6, 0.0, 0.1]) * np.clip(rest_pose()[:, 1:2] - 0.2, 0, None)
    steps = 0.05 * np.sin(3 * TIME)[:, None, None] * np.array([1.0, 0.2, 0.5])
    features = to_features(apply_bone_lengths(lean + steps))
    raw = torch.from_numpy(features)[None].requires_grad_()
    joints = joints_of(raw)
    own = joints[0].detach().numpy()
    np.testing.assert_allclose(own, from_features(features), atol=1e-3)
    contacts = foot_contacts(own, FPS)
    found, judged = in_torch(joints, torch.from_numpy(contacts)[None])
    expected, which = force_residuals(own.astype(np.float64), contacts, FPS)
    np.testing.assert_allclose(found[0].detach(), expected, atol=1e-3)
    np.testing.assert_array_equal(judged[0], which)
    stands, every = torch.ones(1, 50, 4), torch.ones(1, 50)
    before = balance_loss(raw, stands, every)
    before.backward()
    assert raw.grad is not None and torch.isfinite(raw.grad).all()
    assert raw.grad[..., FRAME["pose"]].abs().sum() > 0
    after = balance_loss(raw.detach() - 0.01 * raw.grad / raw.grad.abs().max(), stands, every)
    assert after < before and HALF == 2
