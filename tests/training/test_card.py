"""Cards of exported folders: a template filled from curves, and later from a benchmark."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.cli import main  # noqa: E402
from stickgen.errors import StickGenError  # noqa: E402
from stickgen.training.card import NO_FIGURES, add_figures  # noqa: E402

FIGURE = {"mean": 0.5, "half": 0.1}
ROW = {
    "figures": {"transformer-1": {name: FIGURE for name in ("R@3", "FID", "KID")}},
    "bodies": {
        name: {"mean": 2.5}
        for name in ("slide mm/frame", "jerk m/s³", "dynamic m/s", "force residual %")
    },
}
RESULTS = {
    "facts": {"cases": 12, "split": "test", "sha256": "0123456789abcdef"},
    "rows": {"real motion": ROW, "full model, 8 steps": ROW},
}


def test_an_exported_model_has_a_card_with_measured_numbers(trained: Path) -> None:
    text = (trained / "model" / "README.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---")[1])
    assert front["library_name"] == "stick-gen" and front["pipeline_tag"] == "text-to-motion"
    for stage in ("planner", "ranker", "refiner"):
        last = json.loads((trained / f"{stage}.jsonl").read_text().splitlines()[-1])
        (row,) = [
            line for line in text.splitlines() if line.startswith(f"| {stage} | {last['step']}")
        ]
        assert f"{last['val_total']:.3f}" in row
    assert NO_FIGURES in text and "$" not in text


def test_figures_of_a_benchmark_replace_those_of_the_card(trained: Path, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    folder.mkdir()
    shutil.copy(trained / "model" / "README.md", folder)
    results = tmp_path / "results.json"
    results.write_text(json.dumps(RESULTS))
    for _ in range(2):
        main(["model", "card", str(folder), "--results", str(results)])
    text = (folder / "README.md").read_text("utf-8")
    assert text.count("| real motion | 0.500 | 0.500 | 0.500 | 2.5") == 1
    assert NO_FIGURES not in text and "## Training" in text
    front = yaml.safe_load(text.split("---\n")[1])
    (index,) = front["model-index"]
    assert index["name"] in text and front["pipeline_tag"] == "text-to-motion"
    (found,) = index["results"]
    assert [(metric["name"], metric["value"]) for metric in found["metrics"]] == [
        ("R@3", 0.5),
        ("FID", 0.5),
        ("KID", 0.5),
    ]
    results.write_text("{}")
    with pytest.raises(StickGenError, match="cannot be put into"):
        add_figures(folder, results)
