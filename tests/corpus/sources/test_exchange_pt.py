"""``.pt`` samples: flat sticks, broken samples, files with code."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.corpus.clips.recording import Emotion, Music, Recording, Segment  # noqa: E402
from stickgen.corpus.sources.exchange_pt import find, read  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.skeleton import rest_pose  # noqa: E402
from stickgen.sticks import V3, to_v3  # noqa: E402

STANDING = to_v3(rest_pose()[None])[0].tolist()


def read_all(path: Path) -> list[Recording]:
    return [recording for item in find(path) for recording in read(item)]


def test_flat_samples_of_other_tools_are_lifted_and_tagged(tmp_path: Path) -> None:
    sticks = to_v3(np.stack([2 * rest_pose()] * 30))
    torch.save([{"description": "stand", "motion": torch.from_numpy(sticks)}], tmp_path / "x.pt")
    (recording,) = read_all(tmp_path / "x.pt")
    assert recording.tags == ("flat",) and recording.captions == ("stand",)
    np.testing.assert_allclose(recording.motion.joints[0, :, 0], rest_pose()[:, 0], atol=0.05)


def test_metadata_of_a_sample_is_kept(tmp_path: Path) -> None:
    sample = {
        "motion": torch.tensor([STANDING] * 30),
        "meta": {
            "captions": ["a person stands"],
            "actions": ["stand", "levitate"],
            "segments": [
                {"start": 0.2, "end": 1.0, "actions": ["idle"], "captions": ["waits"]},
                {"start": 1.0, "end": 0.5},
                {"start": 0.0, "end": 10**400},
                "nonsense",
            ],
            "split": "val",
        },
        "enhanced_meta": {
            "emotion": {"emotion_label": "calm", "valence": 0.5, "arousal": -0.5},
            "music": {"bpm": 120.0, "beat_frames": [0, 12, 25, -1, 10**400], "genre": "break"},
        },
    }
    torch.save([sample, {"motion": sample["motion"], "enhanced_meta": 3}], tmp_path / "x.pt")
    described, bare = read_all(tmp_path / "x.pt")
    assert described.captions == ("a person stands",) and described.actions == ("stand",)
    assert described.segments == (Segment(0.2, 1.0, ("idle",), ("waits",)),)
    assert described.emotion == Emotion("calm", 0.5, -0.5)
    assert described.music == Music(120.0, "break", (0.0, 0.48, 1.0))
    assert described.split == "val"
    assert bare.captions == bare.segments == () and bare.music is bare.emotion is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ({"motion": 1}, "not a list of samples"),
        ([{"description": "no motion"}], "has no motion"),
        ([{"motion": [[1.0, 2.0]]}], r"\[T, 48\] or \[T, A, 48\]"),
        ([{"motion": [[float("nan")] * V3.size]}], "NaN or infinity"),
        ([{"motion": "text"}], "not an array of numbers"),
        ([{"motion": [[10**400] * V3.size]}], "not an array of numbers"),
        ([{"joints": [[1.0]]}], r"\[T, A, 22, 3\]"),
        ([{"motion": [[0.0] * V3.size]}], "no height"),
        ([{"motion": [STANDING], "meta": {"fps": -1}}], "frames a second"),
    ],
)
def test_broken_samples_are_named(tmp_path: Path, content: object, message: str) -> None:
    torch.save(content, tmp_path / "x.pt")
    with pytest.raises(StickGenError, match=message):
        read_all(tmp_path / "x.pt")


def test_without_torch_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "x.pt").touch()
    monkeypatch.setitem(sys.modules, "torch", None)
    with pytest.raises(StickGenError, match=r"needs PyTorch: .*pip install"):
        find(tmp_path)


def test_a_file_that_runs_code_is_refused(tmp_path: Path) -> None:

    class Bomb:
        def __reduce__(self) -> tuple[object, tuple[Path]]:
            return Path.touch, (tmp_path / "boom",)

    torch.save([Bomb()], tmp_path / "x.pt")
    with pytest.raises(StickGenError, match="plain tensors"):
        read_all(tmp_path / "x.pt")
    assert not (tmp_path / "boom").exists()


def test_damaged_files_raise_our_error_only(tmp_path: Path, survives: Callable[..., None]) -> None:
    path = tmp_path / "x.pt"
    torch.save([{"description": "a", "motion": torch.tensor([STANDING] * 3)}], path)
    survives(read_all, path)
