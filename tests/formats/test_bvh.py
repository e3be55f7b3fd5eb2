"""BVH of a film's actor: exact, and the same to an independent reader."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from pymotion.io.bvh import BVH
from pymotion.ops.skeleton import fk

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources.bvh import canonical_body
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.formats.bvh import bvh_text, write_bvh
from stickgen.geometry import quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS

SAMPLE = Path(__file__).parents[2] / "../shared/samples/bvh/fair1_dab.bvh"


def wild(frames: int = 40, seed: int = 3) -> np.ndarray:
    """A body that turns every joint any way, the pelvis head over heels too."""
    rng = np.random.default_rng(seed)
    knots = rng.normal(0, 0.8, (frames // 8 + 2, 22, 3))
    at = np.arange(frames) / 8
    low = at.astype(int)
    turns = knots[low] + (at - low)[:, None, None] * (knots[low + 1] - knots[low])
    turns[:, 0] *= 3
    root = np.cumsum(rng.normal(0, 0.02, (frames, 3)), axis=0) + [1.0, 0.9, -2.0]
    joints, _ = forward_kinematics(quat_from_rotvec(turns), root, OFFSETS, PARENTS)
    return joints


def angles(text: str) -> np.ndarray:
    rows = text.split("Frame Time")[1].split("\n")[1:-1]
    return np.array([row.split() for row in rows], dtype=float)[:, 3:]


@pytest.mark.parametrize("seed", range(4))
def test_any_pose_comes_back_within_a_millimetre(tmp_path: Path, seed: int) -> None:
    path = tmp_path / "x.bvh"
    joints = wild(seed=seed)
    path.write_text(bvh_text(Motion(joints.astype(np.float32), fps=30.0)))
    body = canonical_body(read_bvh(path))
    assert body is not None and body.fps == pytest.approx(30.0)
    assert np.abs(body.joints - joints).max() < 1e-3


def test_an_independent_reader_sees_the_same_joints(tmp_path: Path) -> None:
    path, joints = tmp_path / "x.bvh", wild()
    path.write_text(bvh_text(Motion(joints.astype(np.float32))))
    file = BVH()
    file.load(str(path))
    rotations, positions, parents, offsets, _, _ = file.get_data()
    seen, _ = fk(rotations, positions[:, 0], offsets, parents)
    order = [list(file.data["names"]).index(name) for name in JOINTS]
    assert np.abs(seen[:, order] / 100 - joints).max() < 1e-3
    assert file.data["frame_time"] == pytest.approx(0.04)


def test_a_real_file_there_and_back(tmp_path: Path) -> None:
    if not SAMPLE.is_file():
        pytest.skip("the samples are not beside the project")
    first = retarget(read_bvh(SAMPLE)).joints
    path = tmp_path / "x.bvh"
    path.write_text(bvh_text(Motion(first.astype(np.float32), fps=30.0)))
    body = canonical_body(read_bvh(path))
    assert body is not None
    assert np.abs(body.joints - first).max() < 1e-3
    again = read_bvh(path)
    assert np.abs(np.diff(angles(path.read_text()), axis=0)).max() < 180.0, "no flips"
    assert again.names[0] == "pelvis" and "head_end" in again.names


def test_the_rest_pose_needs_no_rotation() -> None:
    rest, _ = forward_kinematics(
        np.tile([1.0, 0, 0, 0], (1, 22, 1)), np.array([[0, 0.95, 0]]), OFFSETS, PARENTS
    )
    np.testing.assert_allclose(angles(bvh_text(Motion(rest.astype(np.float32)))), 0.0, atol=1e-3)


def test_one_file_is_one_actor(tmp_path: Path, make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(frames=3, actors=2)
    with pytest.raises(StickGenError, match=r"one actor.*actor 0, actor 1.*\.motion"):
        write_bvh(scene, tmp_path / "x.bvh")
    assert not list(tmp_path.iterdir())
    alone = replace(scene, actors=scene.actors[:1])
    alone.save(tmp_path / "x.bvh")
    text = (tmp_path / "x.bvh").read_text()
    assert re.match(r"HIERARCHY\nROOT pelvis\n", text) and "Frames: 3\n" in text
    assert read_bvh(tmp_path / "x.bvh").positions.shape[0] == 3
