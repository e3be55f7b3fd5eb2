"""Described stretches: what of a clip its sentences tell, all of it good motion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.described import Described, described
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION

WALK, JUMP = ("a person walks",), ("a person jumps",)


def stretches(
    folder: Path, write: Callable[..., Path], frames: int = 150, **facts: object
) -> list[Described]:
    standing = np.repeat(rest_pose()[None], frames, axis=0).astype(np.float32)
    return described(Corpus.open(write(folder / "c", {"own/0": standing}, **facts)), "train")


def spans(found: list[Described]) -> list[tuple[int, int]]:
    return [(d.start, d.stop) for d in found]


def test_segments_neighbours_and_the_whole(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    segments = (Segment(0.0, 3.0, ("walk",), WALK), Segment(3.0, 6.0, ("jump",), JUMP))
    found = stretches(tmp_path, write_corpus, segments=segments, actions=("walk",))
    assert spans(found) == [(0, 75), (75, 150), (0, 150), (0, 150)]
    assert found[1].captions == JUMP and found[1].action == ACTION["jump"]
    assert set(found[2].captions) == {"a person walks, then a person jumps"}
    assert found[3].captions == ("a person moves",)
    assert found[0].seconds == 3.0


def test_bad_frames_are_left_out_and_remembered(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    good = {"own/0": np.arange(150) >= 30}
    segments = (Segment(2.0, 6.0, ("walk",), WALK),)
    found = stretches(tmp_path, write_corpus, segments=segments, valid=good, captions=())
    assert [(d.first, d.start, d.stop) for d in found] == [(30, 50, 150)]


def test_a_stretch_keeps_half_of_what_is_told_and_twenty_frames(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    good = {"own/0": np.arange(150) >= 80}
    segments = (Segment(0.0, 6.0, ("walk",), WALK), Segment(3.0, 4.0, ("jump",), JUMP))
    found = stretches(tmp_path, write_corpus, segments=segments, valid=good, captions=())
    assert spans(found) == [(80, 100)]  # 70 of 150 frames of the walk are too few


def test_a_long_clip_in_segments_is_not_told_whole(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    segments = (Segment(0.0, 3.0, ("walk",), WALK),)
    found = stretches(tmp_path, write_corpus, frames=300, segments=segments)
    assert spans(found) == [(0, 75)]
    assert stretches(tmp_path, write_corpus, frames=300, split="test") == []
