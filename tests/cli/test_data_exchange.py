"""``data embed`` and ``data export`` from the shell's side."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.cli import main
from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import rest_pose


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    t = np.arange(60)[:, None, None] / 25.0
    walk = rest_pose() + t * np.array([0.0, 0.0, 1.0])
    return write_corpus(
        tmp_path_factory.mktemp("corpus"), {"own/a": walk}, captions=("a person glides",)
    )


def run(*words: object) -> int:
    """Exit code of ``stick-gen`` with these words."""
    with pytest.raises(SystemExit) as stop:
        main([str(word) for word in words])
    return int(stop.value.code or 0)


def test_embed_says_what_it_did(corpus: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("data", "embed", corpus) == 0
    assert "1 sentences by all-MiniLM-L6-v2" in capsys.readouterr().out


@pytest.mark.parametrize(("kind", "source"), [("humanml3d", "humanml3d"), ("npz", "amass")])
def test_an_exported_corpus_is_converted_back(
    corpus: Path, tmp_path: Path, kind: str, source: str
) -> None:
    assert run("data", "export", corpus, "-o", tmp_path / "out", "--format", kind) == 0
    assert run("data", "convert", source, tmp_path / "out", "-o", tmp_path / "back") == 0
    (clip,) = Corpus.open(tmp_path / "back").rows
    assert clip.frames >= 55


def test_a_missing_encoder_is_one_sentence(
    corpus: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run("data", "embed", corpus, "--encoder", tmp_path / "none") == 2
    assert "give an existing folder" in capsys.readouterr().err
