"""Captioned stretches of a corpus: what is taken, and what is left out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.recording import Segment
from stickgen.corpus.store import Corpus
from stickgen.evaluation.captioned import captioned
from stickgen.skeleton import rest_pose

pytest.importorskip("pyarrow", reason="needs the extra data")


def test_stretches_follow_segments_and_good_frames(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    rng = np.random.default_rng(0)
    walk = (rest_pose() + rng.normal(0, 0.01, (300, 22, 3))).astype(np.float32)
    parts = (
        Segment(0.0, 3.0, ("walk",), ("a person walks",)),
        Segment(3.0, 4.0, ("jump",), ("a person jumps",)),  # too short
        Segment(4.0, 12.0, ("sit",), ()),  # nothing said
    )
    gap = np.arange(300)
    folder = write_corpus(
        tmp_path / "c",
        {name: walk for name in ("whole", "parts", "gaps", "made", "other")},
        valid={"gaps": (gap < 20) | (gap > 30)},
        segments=lambda name: parts if name == "parts" else (),
        synthetic=lambda name: name == "made",
        split=lambda name: "train" if name == "other" else "test",
    )
    corpus = Corpus.open(folder)
    found = {one.stretch.clip.id: one for one in captioned(corpus, "test")}
    spans = {name: (one.stretch.start, one.stretch.stop) for name, one in found.items()}
    assert spans == {"whole": (0, 200), "parts": (0, 75), "gaps": (31, 231)}  # at most 8 s
    assert (found["parts"].captions, found["parts"].actions) == (("a person walks",), ("walk",))
    assert len(captioned(corpus, "test", synthetic=True)) == 4
    assert [one.stretch.clip.id for one in captioned(corpus, "train")] == ["other"]
