"""InterHuman's layout (repository tr3e/InterGen, ``datasets/interhuman.py``), synthetic pairs."""

import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import interhuman
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.skeleton import J

CAPTIONS = "Two people meet.\n\nOne waves at the other.\nThey part.\n"


def lay_out(folder: Path, joints: np.ndarray) -> Path:
    """Two people who walk side by side, 2 m apart, in the file's axes: Z up."""
    for k in (1, 2):
        where = folder / f"motions_processed/person{k}"
        where.mkdir(parents=True)
        z_up = (joints + [2.0 * k, 0.0, 0.0])[..., [2, 0, 1]]
        values = np.zeros((len(joints) - (k == 2), 492), dtype=np.float32)
        values[:, :66] = z_up.reshape(len(joints), 66)[: len(values)]
        np.save(where / "12.npy", values)
        np.save(where / "13.npy", values)
    (folder / "annots").mkdir()
    (folder / "annots/12.txt").write_text(CAPTIONS)
    (folder / "split").mkdir()
    (folder / "split/val.txt").write_text("12\n")
    (folder / "ignore_list.txt").write_text("13\n")
    return folder


def test_two_people_share_a_world(
    tmp_path: Path,
    marching: Callable[..., Motion],
    faces_ahead_with_left_raised: Callable[[np.ndarray], None],
) -> None:
    items = interhuman.find(lay_out(tmp_path, marching(40).joints))
    assert [item.id for item in items] == ["interhuman/12"]
    one, two = interhuman.read(items[0])
    assert one.take == two.take and one.id != two.id and one.split == two.split == "val"
    assert one.pair_captions == ("Two people meet.", "One waves at the other.", "They part.")
    assert one.captions == () and one.motion.fps == 30.0
    assert len(one.motion.positions) == len(two.motion.positions) == 39
    bodies = [retarget(person.motion).joints for person in (one, two)]
    for joints in bodies:
        faces_ahead_with_left_raised(joints)
    gap = (bodies[1] - bodies[0])[:, J["pelvis"]]
    np.testing.assert_allclose(np.linalg.norm(gap, axis=-1), 2.0, atol=0.02)


def test_raw_pickles_whole_and_damaged(tmp_path: Path, survives: Callable[..., None]) -> None:
    """SMPL parameters: a T-pose; +Y of SMPL's rest frame must be turned to the world's +Z."""
    (tmp_path / "motions").mkdir()
    upright = np.tile([np.pi / 2, 0.0, 0.0], (5, 1))
    people = {
        name: {"trans": np.full((5, 3), x), "root_orient": upright, "pose_body": np.zeros((5, 63))}
        for name, x in (("person1", 0.0), ("person2", 1.0))
    }
    path = tmp_path / "motions/7.pkl"
    path.write_bytes(pickle.dumps({"mocap_framerate": 60.0, **people}))
    one, two = interhuman.read(interhuman.find(tmp_path)[0])
    survives(lambda _: interhuman.read(interhuman.find(tmp_path)[0]), path)
    assert isinstance(one.motion, Body) and one.motion.fps == 60.0
    joints = one.motion.joints[0]
    assert joints[J["head"], 1] > joints[J["pelvis"], 1] + 0.5
    np.testing.assert_allclose(two.motion.joints - one.motion.joints, 1.0, atol=1e-9)
    ragged = {**people["person1"], "root_orient": [[0.0], [0.0, 1.0]]}
    for broken in (
        {},
        {"person1": 1, "person2": 2},
        {**people, "mocap_framerate": "x"},
        {**people, "mocap_framerate": 60.0, "person1": ragged},
    ):
        path.write_bytes(pickle.dumps(broken))
        with pytest.raises(StickGenError, match=r"7\.pkl"):
            interhuman.read(interhuman.find(tmp_path)[0])


def test_damaged_files(
    tmp_path: Path, marching: Callable[..., Motion], survives: Callable[..., None]
) -> None:
    item = interhuman.find(lay_out(tmp_path, marching(8).joints))[0]
    survives(lambda _: interhuman.read(item), item.path)
    with pytest.raises(StickGenError, match="motions_processed"):
        interhuman.find(tmp_path / "annots")
