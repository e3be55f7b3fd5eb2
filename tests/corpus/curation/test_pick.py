"""Picking clips by the words of their captions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.cli import main
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.curation.pick import pick
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.skeleton import rest_pose


@pytest.fixture
def corpus(write_corpus: Callable[..., Path], tmp_path: Path) -> Path:
    captions = {
        "own/0": ("A zombie walks", "a person walks stiffly"),
        "own/1": ("a person walks",),
        "own/2": ("a person stands",),
    }
    bodies = {name: np.tile(rest_pose(), (50, 1, 1)) for name in captions}
    segments = (Segment(0.0, 1.0, ("walk",), ("a zombie turns", "a person turns")),)
    return write_corpus(
        tmp_path / "corpus",
        bodies,
        captions=lambda name: captions[name],
        segments=lambda name: segments if name == "own/2" else (),
    )


def test_only_captions_with_the_words_stay(corpus: Path, tmp_path: Path) -> None:
    pick(corpus, tmp_path / "picked", "a zombie", "a person")
    first, second = Corpus.open(tmp_path / "picked").rows
    assert (first.id, first.captions) == ("own/0", ("a person walks",))
    assert second.captions == () and second.segments[0].captions == ("a person turns",)
    np.testing.assert_array_equal(
        Corpus.open(tmp_path / "picked").joints(second),
        Corpus.open(corpus).joints(Corpus.open(corpus).rows[2]),
    )


def test_the_command_keeps_captions_without_say(
    corpus: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "picked"
    main(["data", "pick", str(corpus), "-o", str(output), "--words", "ZOMBIE"])
    assert "2 clips" in capsys.readouterr().out
    assert Corpus.open(output).rows[0].captions == ("A zombie walks",)


@pytest.mark.parametrize(("words", "message"), [("robot", "no caption"), ("(", "words is '\\('")])
def test_words_that_pick_nothing_are_refused(
    corpus: Path, tmp_path: Path, words: str, message: str
) -> None:
    with pytest.raises(StickGenError, match=message):
        pick(corpus, tmp_path / "picked", words)
    with pytest.raises(StickGenError, match="is the corpus itself"):
        pick(corpus, corpus, "walks")
