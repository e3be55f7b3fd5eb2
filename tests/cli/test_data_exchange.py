"""``stick-gen data embed`` and ``export``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import rest_pose

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    t = np.arange(60)[:, None, None] / 25.0
    walk = rest_pose() + t * np.array([0.0, 0.0, 1.0])
    return write_corpus(
        tmp_path_factory.mktemp("corpus"), {"own/a": walk}, captions=("a person glides",)
    )


def test_embed_counts_the_sentences(run: Run, corpus: Path) -> None:
    code, out, _ = run("data", "embed", corpus)
    assert code == 0 and "1 sentences by all-MiniLM-L6-v2" in out


@pytest.mark.parametrize(("kind", "source"), [("humanml3d", "humanml3d"), ("npz", "amass")])
def test_an_exported_corpus_is_converted_back(
    run: Run, corpus: Path, tmp_path: Path, kind: str, source: str
) -> None:
    code, _, err = run("data", "export", corpus, "-o", tmp_path / "out", "--format", kind)
    assert (code, err) == (0, "")
    code, _, err = run("data", "convert", source, tmp_path / "out", "-o", tmp_path / "back")
    assert (code, err) == (0, "")
    (clip,) = Corpus.open(tmp_path / "back").rows
    assert 55 <= clip.frames <= 60


def test_a_missing_encoder_is_an_error(run: Run, corpus: Path, tmp_path: Path) -> None:
    code, _, err = run("data", "embed", corpus, "--encoder", tmp_path / "none")
    assert code == 2 and "give an existing folder" in err
