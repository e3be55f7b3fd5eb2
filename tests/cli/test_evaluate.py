"""``stick-gen evaluate critic`` and ``suite``, and ``--check`` of generate."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.evaluation.sheets import PAGES
from stickgen.evaluation.suites import read_suite
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTIONS

Run = Callable[..., tuple[int, str, str]]


def test_a_corpus_is_judged_source_by_source(
    tmp_path: Path, write_corpus: Callable[..., Path], run: Run
) -> None:
    pytest.importorskip("pyarrow", reason="needs the extra data")
    item = next(iter(find(1, actions=("walk",), seed=3)))
    walk = np.asarray(read(item)[0].motion.joints, dtype=np.float32)[:75]
    folder = write_corpus(
        tmp_path / "c",
        {"good": walk, "still": np.repeat(walk[:1], 75, axis=0), "gaps": walk},
        valid={"gaps": np.arange(75) % 20 > 0},
        source=lambda name: "statues" if name == "still" else "people",
    )
    code, out, err = run("evaluate", "critic", folder, "--json")
    assert (code, err) == (0, "")
    report = json.loads(out)
    rows = {row["source"]: (row["clips"], row["unsafe"]) for row in report["sources"]}
    assert rows == {"people": (1, 0), "statues": (1, 1)}  # no second of "gaps" is whole
    assert report["worst"] == {"still": "frozen 1.00"}
    assert report["unsafe_share"] == 0.5
    assert {row["clips"] for row in report["ruins"]} == {1}
    loose = tmp_path / "loose.yaml"
    loose.write_text("frozen: {at: 2, ruined: 3}")
    assert "| all | 2 | 0 (0.0%) |" in run("evaluate", "critic", folder, "--rules", loose)[1]


def test_suites_are_run_with_the_shipped_weights(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "report.md"
    names = ["robustness_baseline", "adversarial_ambiguous"]
    code, out, err = run("evaluate", "suite", *names, "--json", "-o", file)
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert [row["suite"] for row in report["rows"]] == names
    prompts = sum(len(read_suite(name).prompts) for name in names)
    assert len(report["outcomes"]) == prompts
    assert report["crashed"] == 0
    assert report["baseline"] > 0.8
    refused = {o["prompt"] for o in report["outcomes"] if o["kind"] == "refused"}
    assert refused == {"empty", "spaces", "dots"}
    assert file.read_text("utf-8").startswith(
        "# Suites of prompts\n\n| figure | measured | target |"
    )


@pytest.mark.slow
def test_every_action_prompt_with_the_shipped_weights(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "prompts.md"
    code, out, err = run("evaluate", "prompts", "--seeds", 1, "--json", "-o", file)
    assert (code, err) == (0, "")
    report = json.loads(out)
    assert tuple(report["actions"]) == ACTIONS
    assert {row["of"] for row in report["actions"].values()} == {1}
    assert report["actions"]["hug"]["figures"]["facing °"] > 100.0  # both are there, face to face
    assert report["probes_held"] >= 9 and report["real"] == {}
    assert f"{report['actions_held']} of 64 actions are recognised" in file.read_text("utf-8")


@pytest.mark.slow
def test_sheets_are_drawn(tmp_path: Path, write_corpus: Callable[..., Path], run: Run) -> None:
    item = next(iter(find(1, actions=("walk",), seed=3)))
    walk = np.asarray(read(item)[0].motion.joints, dtype=np.float32)[:75]
    folder = write_corpus(tmp_path / "c", {"walk": walk})
    code, out, err = run("evaluate", "sheets", folder, "-o", tmp_path / "new" / "sheets")
    assert (code, err) == (0, "")
    pages = sorted((tmp_path / "new" / "sheets").iterdir())
    assert [page.name for page in pages] == [f"{name}.webp" for name in sorted(PAGES)]
    assert out.splitlines()[0].endswith("going.webp")
    assert all(page.read_bytes()[:4] == b"RIFF" for page in pages)


def test_bad_names_are_refused(run: Run, tmp_path: Path) -> None:
    code, out, err = run("evaluate", "suite", "adversarial_nonsense")
    assert (code, out) == (2, "")
    assert "there is no suite 'adversarial_nonsense'; use one of: robustness_baseline" in err
    code, out, err = run("evaluate", "prompts", tmp_path / "nothing")
    assert (code, out) == (2, "")
    assert "nothing is no corpus" in err
    code, out, err = run("evaluate", "suite", "--rules", tmp_path / "no.yaml")
    assert (code, out) == (2, "")
    assert "no.yaml: No such file" in err


def test_a_film_may_be_checked(run: Run, tmp_path: Path) -> None:
    words = ["A person waves", "--seconds", 1, "--steps", 1, "--seed", 5, "--check", 2]
    code, out, err = run(*words, "-o", tmp_path / "a.motion")
    assert (code, err) == (0, "")
    assert out.splitlines()[0].startswith("used seed 5 (no fault)")
    summary = json.loads(run(*words, "-o", tmp_path / "b.motion", "--json")[1])
    assert (summary["seed"], summary["check"]) == (5, "used seed 5 (no fault)")
    assert (tmp_path / "a.motion").is_file() and (tmp_path / "b.motion").is_file()
    assert run(*words[:-1], 0, "-o", tmp_path / "c.motion")[0] == 2
