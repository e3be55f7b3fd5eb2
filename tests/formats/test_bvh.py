"""BVH of a film's actor: exact, and the same to an independent reader."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from bvh import Bvh
from pymotion.io.bvh import BVH
from pymotion.ops.skeleton import fk

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources.bvh import canonical_body
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.formats.bone_names import CMU, MIXAMO
from stickgen.formats.bvh import bvh_text, write_bvh
from stickgen.geometry import quat_from_rotvec
from stickgen.kinematics import forward_kinematics
from stickgen.motion import Motion, joint_names
from stickgen.options import FileOptions
from stickgen.outputs import save
from stickgen.scene import Scene
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS, rest_pose

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


def read_by_pymotion(path: Path) -> tuple[np.ndarray, list[str]]:
    """Joints ``[T, J, 3]`` in the units of a file, and their names."""
    file = BVH()
    file.load(str(path))
    rotations, positions, parents, offsets, _, _ = file.get_data()
    seen, _ = fk(rotations, positions[:, 0], offsets, parents)
    return seen, list(file.data["names"])


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
    seen, names = read_by_pymotion(path)
    assert np.abs(seen[:, [names.index(name) for name in JOINTS]] / 100 - joints).max() < 1e-3


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
    scene = make_scene(frames=3, actors=1)
    scene.save(tmp_path / "x.bvh")
    text = (tmp_path / "x.bvh").read_text()
    assert re.match(r"HIERARCHY\nROOT pelvis\n", text) and "Frames: 3\n" in text
    assert read_bvh(tmp_path / "x.bvh").positions.shape[0] == 3


def test_several_actors_give_several_files(cast_scene: Scene, tmp_path: Path) -> None:
    twins = replace(cast_scene, actors=(*cast_scene.actors, cast_scene.actors[0]))
    written = twins.save(tmp_path / "film.bvh")
    names = ["film_ann.bvh", "film_boo.bvh", "film_rex.bvh", "film_ann_2.bvh"]
    assert [path.name for path in written] == names
    for actor, path in zip(twins.actors, written, strict=True):
        seen, order = read_by_pymotion(path)
        joints = actor.motion.joints[
            :, [list(joint_names(actor.motion.skeleton)).index(n) for n in order]
        ]
        loose = 0.001 if not actor.motion.skeleton else 0.06  # an animal's bones stretch a little
        assert np.abs(seen / 100 - joints).max() < loose
    (tmp_path / "other.bvh").mkdir()
    with pytest.raises(StickGenError, match="folder of that name is in the way"):
        save(cast_scene, [tmp_path / "other.bvh"])


@pytest.mark.parametrize(("name", "unit", "fps"), [("mixamo", "m", 60.0), ("cmu", "cm", 24.0)])
def test_other_rigs_units_and_rates(
    cast_scene: Scene, tmp_path: Path, name: str, unit: str, fps: float
) -> None:
    path, ann = tmp_path / "x.bvh", cast_scene.actors[0]
    write_bvh(ann, path, bvh_rig=name, bvh_unit=unit, bvh_fps=fps)
    names = {"mixamo": MIXAMO, "cmu": CMU}[name]
    seen, order = read_by_pymotion(path)
    joints = ann.motion.at_fps(fps).joints
    scale = {"m": 1.0, "cm": 100.0}[unit]
    columns = [order.index(names[joint]) for joint in JOINTS]
    assert np.abs(seen[:, columns] / scale - joints).max() < 1e-3
    with path.open() as file:
        parsed = Bvh(file.read())  # another reader: of the text only
    assert parsed.nframes == len(joints) and parsed.frame_time == pytest.approx(1 / fps)
    hips = parsed.get_joints()[0]
    assert hips.name == names["pelvis"] and hips["CHANNELS"][0] == "6"
    rest = rest_pose()[0] * scale
    np.testing.assert_allclose([float(v) for v in hips["OFFSET"]], rest, atol=0.01 * scale)


def test_options_of_another_format_are_refused(cast_scene: Scene, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"--bvh-rig is an option of \.bvh"):
        save(cast_scene, [tmp_path / "a.glb"], options=FileOptions(bvh_rig="cmu"))
    for wrong in ({"bvh_rig": "rokoko"}, {"bvh_unit": "inch"}, {"bvh_fps": 240}):
        with pytest.raises(StickGenError, match=next(iter(wrong))):
            FileOptions(**wrong)
