"""`stick-gen data merge`, `stats` and `curate`: files, tables and errors."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.skeleton import apply_bone_lengths, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

SOURCES = ("one", "two", "three", "four")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """Five clips of each of four sources and as many actions (synthetic)."""
    rng = np.random.default_rng(0)
    nod = np.zeros((60, 22, 3))
    nod[:, 12:] = 0.03 * np.sin(np.linspace(0, 4, 60))[:, None, None]
    motions = {
        f"{source}/{k}": apply_bone_lengths(rest_pose() + nod * rng.normal(size=(22, 3)))
        for source in SOURCES
        for k in range(5)
    }
    actions = dict(zip(SOURCES, ("idle", "wave", "point", "talk"), strict=True))
    return write_corpus(
        tmp_path_factory.mktemp("cli") / "corpus",
        motions,
        source=lambda name: name.split("/")[0],
        actions=lambda name: (actions[name.split("/")[0]],),
    )


def test_merge_balances_and_reports(run: Run, corpus: Path, tmp_path: Path) -> None:
    words = ("data", "merge", corpus, corpus, "-o", tmp_path / "out")
    code, out, err = run(*words, "--max-source-fraction", 0.3, "--json")
    report = json.loads(out)
    assert (code, err, report["clips"]) == (0, "", len(Corpus.open(tmp_path / "out")))
    assert len(report["left_out"]) == 40 - report["clips"]
    code, out, _ = run(*words)
    assert code == 0 and "left out 20: An earlier corpus has it." in out


def test_merge_errors_name_their_cause(run: Run, corpus: Path, tmp_path: Path) -> None:
    code, out, err = run("data", "merge", corpus, "-o", tmp_path, "--max-source-fraction", 0.1)
    assert (code, out) == (2, "") and err.startswith("Error: 4 sources cannot each be at most 10%")
    code, _, err = run("data", "merge", tmp_path, "-o", tmp_path / "out")
    assert code == 2 and "is no corpus" in err


def test_stats_as_table_json_and_page(run: Run, corpus: Path, tmp_path: Path) -> None:
    code, out, _ = run("data", "stats", corpus, "--html", tmp_path / "page.html")
    assert code == 0 and "wave" in out and "Frames without a known action: 0.0%." in out
    assert (tmp_path / "page.html").read_text("utf-8").startswith("<!doctype html>")
    code, out, _ = run("data", "stats", corpus, "--json")
    assert code == 0 and json.loads(out)["clips"] == 20
    code, _, err = run("data", "stats", corpus, "--html", tmp_path / "no" / "page.html")
    assert code == 2 and "page.html" in err


def test_curate_writes_two_corpora(run: Run, corpus: Path, tmp_path: Path) -> None:
    code, out, err = run("data", "curate", corpus, "-o", tmp_path / "sets")
    assert (code, err) == (0, "") and "kept" in out
    for name in ("pretrain", "sft"):
        assert len(Corpus.open(tmp_path / "sets" / name)) == 20
    assert json.loads((tmp_path / "sets" / "report.json").read_text())["sft"]["windows"] == 20
    code, _, err = run("data", "curate", corpus, "-o", tmp_path / "more", "--sft-action-share", 0.1)
    assert code == 2 and "the set sft would be empty" in err
