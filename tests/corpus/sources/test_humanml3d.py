"""HumanML3D's layout (repository EricGuo5513/HumanML3D): synthetic features, one real sample."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import guo, humanml3d
from stickgen.errors import StickGenError
from stickgen.motion import Motion

SAMPLE = Path(__file__).parents[3] / "../shared/samples/humanml3d"
TEXT = (
    "a man walks#a/DET man/NOUN walk/VERB#0.0#0.0\n"
    "he stops and waves#he/PRON stop/VERB#1.0#2.5\n"
    "someone strolls#someone/PRON stroll/VERB#nan#nan\n"
)


def lay_out(folder: Path, joints: np.ndarray) -> Path:
    """Synthetic: two clips, the second the mirror image, in the published layout."""
    for name in ("new_joints", "texts"):
        (folder / name).mkdir(parents=True)
    for stem in ("000001", "M000001"):
        np.save(folder / f"new_joints/{stem}.npy", joints.astype(np.float32))
        (folder / f"texts/{stem}.txt").write_text(TEXT)
    (folder / "train.txt").write_text("000001\nM000001\n")
    return folder


def test_captioned_parts_are_separate_recordings(
    tmp_path: Path,
    marching: Callable[..., Motion],
    faces_ahead_with_left_raised: Callable[[np.ndarray], None],
) -> None:
    items = humanml3d.find(lay_out(tmp_path, marching(60, 20.0).joints))
    assert [item.id for item in items] == ["humanml3d/000001", "humanml3d/M000001"]
    whole, part = humanml3d.read(items[0])
    assert whole.captions == ("a man walks", "someone strolls")
    assert part.captions == ("he stops and waves",)
    assert (len(whole.motion.positions), len(part.motion.positions)) == (60, 30)
    assert whole.motion.fps == 20.0 and whole.split == part.split == "train"
    np.testing.assert_array_equal(part.motion.positions, whole.motion.positions[20:50])
    faces_ahead_with_left_raised(retarget(whole.motion).joints)
    mirrored = humanml3d.read(items[1])[0]
    assert mirrored.tags == ("mirrored",) and mirrored.subject == whole.subject


def test_clips_without_positions_are_read_from_their_features(
    tmp_path: Path, marching: Callable[..., Motion]
) -> None:
    lay_out(tmp_path, marching(60, 20.0).joints)
    (tmp_path / "new_joint_vecs").mkdir()
    rng = np.random.default_rng(0)
    for stem in ("000001", "000002", "M000001"):
        np.save(tmp_path / f"new_joint_vecs/{stem}.npy", 0.01 * rng.normal(size=(60, 263)))
    items = humanml3d.find(tmp_path)
    assert [(item.path.parent.name, item.path.stem) for item in items] == [
        ("new_joints", "000001"), ("new_joint_vecs", "000002"), ("new_joints", "M000001"),
    ]  # fmt: skip
    for file in (tmp_path / "new_joints").iterdir():
        file.unlink()
    items = humanml3d.find(tmp_path)
    assert [item.path.parent.name for item in items] == ["new_joint_vecs"] * 3
    assert humanml3d.read(items[0])[0].captions == ("a man walks", "someone strolls")
    for file in (tmp_path / "new_joint_vecs").iterdir():
        file.unlink()
    with pytest.raises(StickGenError, match=r"no humanml3d file"):
        humanml3d.find(tmp_path)


def test_features_of_the_real_sample_give_its_joints_within_a_millimetre() -> None:
    if not SAMPLE.is_dir():
        pytest.skip("the sample is not beside the project")
    joints, features = (
        guo.read_positions(SAMPLE / f"{folder}/012314.npy", humanml3d.DATASET)
        for folder in ("new_joints", "new_joint_vecs")
    )
    assert np.abs(joints - features).max() < 1e-3


@pytest.mark.parametrize("text", ["a man walks", "a man#tokens#x#0.0", "a#b#-1#2", "a#b#0#1e9"])
def test_a_broken_text_is_named(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(f"a man walks#t#0#0\n{text}\n")
    with pytest.raises(StickGenError, match=r"a.txt line 2"):
        guo.read_texts(tmp_path / "a.txt")


def test_other_shapes_and_nan_are_refused(tmp_path: Path) -> None:
    for values, message in (
        (np.zeros((9, 21, 3)), "expected are"),
        (np.zeros((9, 251)), "expected are"),
        (np.full((9, 263), np.nan), "NaN"),
        (np.zeros((0, 263)), "no motion"),
    ):
        np.save(tmp_path / "x.npy", values)
        with pytest.raises(StickGenError, match=message):
            guo.read_positions(tmp_path / "x.npy", humanml3d.DATASET)
    with pytest.raises(StickGenError, match="new_joints"):
        humanml3d.find(tmp_path)


def test_damaged_files(
    tmp_path: Path, marching: Callable[..., Motion], survives: Callable[..., None]
) -> None:
    item = humanml3d.find(lay_out(tmp_path, marching(12).joints))[0]
    survives(lambda _: humanml3d.read(item), item.path, 40)
    item = humanml3d.find(lay_out(tmp_path / "b", marching(60).joints))[0]
    survives(lambda _: humanml3d.read(item), tmp_path / "b/texts/000001.txt", 40)
