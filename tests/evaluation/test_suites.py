"""Suites of prompts: their content, the kinds of outcomes, and the report."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any

import numpy as np
import pytest

import stickgen
from stickgen.cli import main
from stickgen.errors import StickGenError
from stickgen.evaluation.suites import BASELINE, SUITES, Prompt, Suite, read_suite
from stickgen.evaluation.suites_report import build
from stickgen.evaluation.suites_run import Outcome, run
from stickgen.evaluation.tables import markdown
from stickgen.model_folder import model_folder
from stickgen.motion import Motion
from stickgen.safety.rules import Limit, Rules
from stickgen.scene import Scene
from stickgen.skeleton import rest_pose


def sway(scene: Scene, size: float) -> Scene:
    """The scene's first actor, who sways by ``size`` metres at an uneven pace (synthetic)."""
    time = np.arange(len(scene)) / scene.fps
    joints = np.repeat(rest_pose()[None], len(scene), axis=0)
    joints[:, 9:, 2] += size * np.sin(4 * np.sqrt(1 + 9 * time))[:, None]
    return replace(scene, actors=(replace(scene.actors[0], motion=Motion(joints)),))


@pytest.mark.parametrize("name", SUITES)
def test_every_suite_is_complete(name: str) -> None:
    suite = read_suite(name)
    assert suite.description.endswith(".")
    assert suite.adversarial is name.startswith("adversarial")
    assert len(suite.prompts) >= 8
    assert max(Counter(prompt.id for prompt in suite.prompts).values()) == 1
    if not suite.adversarial:
        assert all(prompt.text and 1 <= prompt.seconds <= 10 for prompt in suite.prompts)


def test_edge_cases_hold_what_must_be_refused() -> None:
    prompts = read_suite("adversarial_edge_cases").prompts
    assert min(p.seconds for p in prompts if p.seconds == p.seconds) < 0
    assert {0.0, 601.0} < {p.seconds for p in prompts}
    assert max(len(p.text) for p in prompts) > 2000
    assert "" in {p.text for p in read_suite("adversarial_ambiguous").prompts}


def test_an_unknown_suite_is_named() -> None:
    with pytest.raises(StickGenError, match=r"no suite 'basic'; use one of: robustness_baseline"):
        read_suite("basic")


PLAIN = Suite(BASELINE, "Plain.", False, (Prompt(id="a", text="sway", seconds=2),))
HARD = Suite(
    "adversarial_hard",
    "Hard.",
    True,
    tuple(Prompt(id=t, text=t, seconds=2) for t in ("sway", "freeze", "refuse", "break")),
)


@pytest.fixture
def outcomes(make_scene: Callable[..., Scene]) -> list[Outcome]:
    """Two seeds of each prompt of a generator that does what the text says."""
    scene = make_scene(frames=50)

    def generate(text: str, seconds: float, seed: int) -> Scene:
        if text == "refuse":
            raise StickGenError("the prompt is refused: try another")
        if text == "break":
            raise ZeroDivisionError("seed" + str(seed))
        return sway(scene, 0.0 if text == "freeze" else 0.1)

    return list(run([PLAIN, HARD], generate, seeds=2))


def test_kinds_of_outcomes(outcomes: list[Outcome]) -> None:
    kinds = {(o.suite, o.prompt): o.kind for o in outcomes}
    assert list(kinds.values()) == ["safe", "safe", "unsafe", "refused", "crashed"]
    assert [o.seed for o in outcomes] == [0, 1] * 5
    messages = {o.prompt: o.said for o in outcomes}
    assert messages["freeze"] == "frozen 1.00"
    assert messages["refuse"] == "the prompt is refused: try another"
    assert messages["break"] == "ZeroDivisionError: seed1"


def test_refusing_is_correct_only_for_adversarial_prompts(outcomes: list[Outcome]) -> None:
    report = build([PLAIN, HARD], outcomes, 2)
    assert report.baseline == 1.0
    assert report.adversarial == pytest.approx(2 / 6)  # safe, unsafe and crashed ones
    assert report.gap == pytest.approx(4 / 6)
    assert report.crashed == 2
    assert report.passes is False
    refused = [replace(o, suite=BASELINE, prompt="a") for o in outcomes if o.kind == "refused"]
    assert build([PLAIN], [*outcomes[:2], *refused], 2).baseline == 0.5


def test_the_targets(outcomes: list[Outcome]) -> None:
    good = [o for o in outcomes if o.kind in ("safe", "refused")]
    report = build([PLAIN, HARD], good, 2)
    assert report.passes is True
    assert build([PLAIN], good, 2).passes is None
    assert build([PLAIN], good, 2).gap is None
    crash = Outcome(HARD.name, "x", "x", 2, 0, "crashed", "OSError: x")
    assert build([PLAIN, HARD], [*good * 9, crash], 2).passes is False


def test_the_report_has_targets_suites_and_outcomes(outcomes: list[Outcome]) -> None:
    report = build([PLAIN, HARD], outcomes, 2)
    text = markdown(report.tables())
    assert "| robustness gap, points | 66.7 | < 15 | no |" in text
    assert "| adversarial_hard | 2 | 2 | 2 | 2 | 33.3 | frozen 2 |" in text
    assert "| adversarial_hard | freeze | 2 | 0, 1 | frozen 1.00 |" in text
    data = json.loads(json.dumps(report.as_dict()))
    assert data["rows"][1]["safe_ratio"] == pytest.approx(2 / 6)
    assert len(data["outcomes"]) == len(outcomes)


def test_rules_and_progress_are_passed_on(make_scene: Callable[..., Scene]) -> None:
    scene = sway(make_scene(frames=50), 0.1)
    strict = replace(Rules(), velocity=Limit(0.01, 0.8, 0.02))
    shown: list[tuple[str, float]] = []
    (outcome,) = run(
        [PLAIN], lambda *_: scene, rules=strict, progress=lambda *step: shown.append(step)
    )
    assert (outcome.kind, outcome.said, outcome.severity) == ("unsafe", "velocity 1.00", 1.0)
    assert shown == [(BASELINE, 1.0)]


def test_the_exit_code_is_1_if_a_prompt_crashes(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generate = stickgen.generate

    def fail_on_long_films(prompt: str, *, seconds: float, **options: Any) -> Scene:
        if seconds > 1:
            raise RuntimeError("a defect")
        return generate(prompt, seconds=seconds, **options)

    monkeypatch.setattr(stickgen, "generate", fail_on_long_films, raising=False)
    with pytest.raises(SystemExit) as end:
        main(["evaluate", "suite", "adversarial_ambiguous", "--json"])
    assert json.loads(capsys.readouterr().out)["crashed"] > 0
    assert end.value.code == 1


def test_a_broken_model_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two exchanged networks can be loaded, but their inputs are not those of the configuration."""
    folder = copytree(model_folder(), tmp_path / "model")
    for old, new in (("ranker", "aside"), ("refiner", "ranker"), ("aside", "refiner")):
        (folder / old).rename(folder / new)
    with pytest.raises(SystemExit) as end:
        main(["evaluate", "suite", "adversarial_ambiguous", "--json", "--model", str(folder)])
    assert end.value.code == 2
    assert "model.onnx" in capsys.readouterr().err
