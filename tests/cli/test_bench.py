"""``stick-gen bench``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen.evaluation.bench.baselines import REAL
from stickgen.evaluation.bench.systems import MAIN, PLAIN
from stickgen.synthesis import find, read

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Path:
    """Eighty captioned clips, a tenth of them for training."""
    pytest.importorskip("pyarrow", reason="needs the extra data")
    recordings = (read(item)[0] for item in find(100, seed=3))
    clips = [clip for clip in recordings if len(clip.motion.joints) >= 75]
    motions, captions = {}, {}
    for k in range(80):
        clip, start = clips[k % len(clips)], 2 * (k // len(clips))
        motions[f"clip{k:02d}"] = clip.motion.joints[start : start + 55]
        captions[f"clip{k:02d}"] = (f"{clip.captions[0]}, take {k}",)
    return write_corpus(
        tmp_path_factory.mktemp("bench") / "corpus",
        motions,
        captions=lambda name: captions[name],
        split=lambda name: "train" if name.endswith("0") else "test",
    )


def test_a_wrong_row_and_a_wrong_model_are_refused_before_anything_is_generated(
    tmp_path: Path, run: Run, corpus: Path
) -> None:
    code, out, err = run("bench", corpus, "-o", tmp_path / "b", "--row", "best model")
    assert (code, out) == (2, "")
    assert "there is no row 'best model'; use some of: real motion; nearest caption" in err
    code, out, err = run("bench", corpus, "-o", tmp_path / "b", "--plain", "no-such-model")
    assert (code, out) == (2, "")
    assert "there is no model 'no-such-model'" in err


def test_a_baseline_is_measured(tmp_path: Path, run: Run, corpus: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra eval")
    words = ["bench", corpus, "-o", tmp_path / "b", "--row", "mean pose", "--json"]
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    results = json.loads(out)
    assert list(results["rows"]) == [REAL, "mean pose"]
    first = next(iter(results["rows"][REAL]["figures"]))
    real, pose = (results["rows"][name]["figures"][first] for name in (REAL, "mean pose"))
    assert pose["R@3"]["mean"] == pytest.approx(3 / 32, abs=0.01)  # chance
    assert pose["KID"]["mean"] > real["KID"]["mean"]
    names = {path.name for path in (tmp_path / "b").iterdir()}
    assert names == {"table.md", "results.json", "words.png", "bodies.png"}
    assert json.loads((tmp_path / "b" / "results.json").read_text("utf-8")) == results
    effort = results["effort"]
    assert effort["seconds"] > 0 and effort["workers"] == 2
    assert (effort["made"], effort["read"], results["leads"]) == (0, 0, {})


@pytest.mark.slow
def test_the_whole_table(tmp_path: Path, run: Run, corpus: Path) -> None:
    words = ["bench", corpus, "-o", tmp_path, "--cases", 64, "--json"]
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    results = json.loads(out)
    assert len(results["rows"]) == 13 + results["facts"]["plain"]
    assert (PLAIN in results["rows"]) == results["facts"]["plain"]
    assert 0 < results["rows"][MAIN]["cost"] < 1
    assert results["joins"]["takes"] == 12
    assert results["pairs"]["made"]["films"] == 12
    again = json.loads(run(*words)[1])  # nothing is generated again: the costs are the same
    first, second = results.pop("effort"), again.pop("effort")
    assert again == results
    assert (second["made"], second["read"]) == (0, first["made"])
    assert first["read"] == 0
    assert len(results["leads"]) == len(results["rows"]) - 1
    assert all(lead["low"] <= lead["mean"] <= lead["high"] for lead in results["leads"].values())
