"""AIST++: synthetic motions under the set's published names (Tsuchida et al., ISMIR 2019)."""

import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Body
from stickgen.corpus.sources import aistpp
from stickgen.errors import StickGenError
from stickgen.skeleton import J

NAME = "gBR_sBM_cAll_d04_mBR0_ch01"


def write(folder: Path, name: str = NAME, **change: object) -> Path:
    data = {
        "smpl_poses": np.zeros((30, 72)),
        "smpl_trans": np.linspace([0, 180, 0], [0, 180, 93], 30).astype(np.float32),
        "smpl_scaling": np.array([93.0]),
        "smpl_loss": 0.5,
    }
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.pkl"
    path.write_bytes(pickle.dumps(data | change))
    return path


def test_a_dancer_with_music_and_captions(tmp_path: Path) -> None:
    write(tmp_path / "motions")
    [recording] = aistpp.read(aistpp.find(tmp_path)[0])
    motion = recording.motion
    assert isinstance(motion, Body)
    assert motion.fps == 60
    np.testing.assert_allclose(motion.joints[-1, 0] - motion.joints[0, 0], [0, 0, 1], atol=1e-5)
    assert motion.joints[0, J["head"], 1] > motion.joints[0, J["pelvis"], 1] + 0.5
    assert recording.actions == ("dance",)
    assert recording.subject == "d04"
    assert recording.music is not None
    assert (recording.music.bpm, recording.music.genre) == (80.0, "break dance")
    assert any("basic break dance" in caption for caption in recording.captions)


@pytest.mark.parametrize(
    ("name", "genre", "bpm"),
    [
        ("gHO_sFM_cAll_d19_mHO3_ch07", "house dance", 125),
        ("gPO_sBM_cAll_d10_mPO5_ch02", "popping", 130),
        ("gWA_sGR_cAll_d25_d26_d27_mWA1_ch09", "waacking", 90),
    ],
)
def test_the_name_gives_genre_and_tempo(tmp_path: Path, name: str, genre: str, bpm: float) -> None:
    write(tmp_path, name)
    [recording] = aistpp.read(aistpp.find(tmp_path)[0])
    assert recording.music is not None
    assert (recording.music.genre, recording.music.bpm) == (genre, bpm)


def test_splits_are_kept_and_bad_fits_are_left_out(tmp_path: Path) -> None:
    other = NAME.replace("ch01", "ch02")
    write(tmp_path / "motions")
    write(tmp_path / "motions", other)
    write(tmp_path / "keypoints3d")
    (tmp_path / "splits").mkdir()
    (tmp_path / "splits" / "crossmodal_test.txt").write_text(f"{NAME}\n")
    (tmp_path / "ignore_list.txt").write_text(f"{other}\n")
    items = aistpp.find(tmp_path)
    assert [item.id for item in items] == [f"aist++/motions/{NAME}"]
    assert aistpp.read(items[0])[0].split == "test"


def test_a_file_of_another_name_has_only_the_generic_caption(tmp_path: Path) -> None:
    write(tmp_path, "practice")
    [recording] = aistpp.read(aistpp.find(tmp_path)[0])
    assert recording.captions == ("a person dances",)
    assert recording.music is None


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"smpl_scaling": np.array([0.0])}, "no usable smpl_scaling"),
        ({"smpl_scaling": None}, "lacks one of"),
        ({"smpl_poses": np.zeros((29, 72))}, "holds no motion"),
        ({"smpl_poses": [[0.0] * 72] * 30}, "lacks one of"),
        ({"smpl_trans": np.full((30, 3), np.nan)}, "NaN"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(
    tmp_path: Path, change: dict[str, object], message: str
) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        aistpp.load_motion(write(tmp_path, **change))
    assert "\n" not in str(caught.value)


def test_damaged_files_are_survived(tmp_path: Path, survives: Callable[..., None]) -> None:
    path = write(tmp_path, smpl_poses=np.zeros((2, 72)), smpl_trans=np.zeros((2, 3)))
    survives(aistpp.load_motion, path)
