"""Captioned spans: the valid frames of a clip that its captions describe."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.captioned_spans import CaptionedSpan, captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import rest_pose
from stickgen.vocabulary import ACTION

WALK, JUMP = ("a person walks",), ("a person jumps",)


def spans_of_one_clip(
    folder: Path, write: Callable[..., Path], frames: int = 150, **facts: object
) -> list[CaptionedSpan]:
    standing = np.repeat(rest_pose()[None], frames, axis=0).astype(np.float32)
    corpus = Corpus.open(write(folder / "c", {"own/0": standing}, **facts))
    return captioned_spans(corpus, "train")


def ranges(spans: list[CaptionedSpan]) -> list[tuple[int, int]]:
    return [(span.start, span.stop) for span in spans]


def test_segments_pairs_of_neighbours_and_the_whole_clip_are_spans(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    segments = (Segment(0.0, 3.0, ("walk",), WALK), Segment(3.0, 6.0, ("jump",), JUMP))
    spans = spans_of_one_clip(tmp_path, write_corpus, segments=segments, actions=("walk",))
    assert ranges(spans) == [(0, 75), (75, 150), (0, 150), (0, 150)]
    assert spans[1].captions == JUMP and spans[1].action == ACTION["jump"]
    assert set(spans[2].captions) == {"a person walks, then a person jumps"}
    assert spans[3].captions == ("a person moves",)
    assert spans[0].seconds == 3.0


def test_a_span_holds_valid_frames_and_knows_where_they_begin(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    valid = {"own/0": np.arange(150) >= 30}
    segments = (Segment(2.0, 6.0, ("walk",), WALK),)
    spans = spans_of_one_clip(tmp_path, write_corpus, segments=segments, valid=valid, captions=())
    assert [(span.first, span.start, span.stop) for span in spans] == [(30, 50, 150)]


def test_a_span_keeps_half_of_its_segment_and_twenty_frames(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    valid = {"own/0": np.arange(150) >= 80}
    segments = (Segment(0.0, 6.0, ("walk",), WALK), Segment(3.0, 4.0, ("jump",), JUMP))
    spans = spans_of_one_clip(tmp_path, write_corpus, segments=segments, valid=valid, captions=())
    assert ranges(spans) == [(80, 100)]  # 70 of 150 frames of the walk are too few


def test_a_long_clip_with_segments_is_not_a_span_as_a_whole(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    segments = (Segment(0.0, 3.0, ("walk",), WALK),)
    spans = spans_of_one_clip(tmp_path, write_corpus, frames=300, segments=segments)
    assert ranges(spans) == [(0, 75)]
    assert spans_of_one_clip(tmp_path, write_corpus, frames=300, split="test") == []
