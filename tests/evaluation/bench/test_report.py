"""The report and its pictures, of figures made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stickgen.evaluation.bench.answers import MEAN_POSE, RANDOM, REAL, RETRIEVAL, SHUFFLED
from stickgen.evaluation.bench.bars import JERK, MOVES, SLIDE, bars
from stickgen.evaluation.bench.plots import draw
from stickgen.evaluation.bench.report import BODIES, OF_SETS, RATIOS, SEEN, markdown
from stickgen.evaluation.bench.results import Facts, Results, Row
from stickgen.evaluation.bench.systems import MAIN, PLAIN, PLANNER, RECONSTRUCTION, REFINER
from stickgen.evaluation.evaluator.gate import DEMANDED, Gate, Rank, Verdict
from stickgen.evaluation.metrics.repeats import Estimate

EVALUATORS = ("first", "second")
LOW = ("FID", "KID", "MM-dist")


def row(good: float, cost: float | None = None, **ratios: float) -> Row:
    """A row whose every figure is as good as ``good`` says, 0 to 1."""
    seen = {name: Estimate(1 - good if name in LOW else good, 0.01) for name in SEEN}
    over = {name: Estimate(1.0, 0.01) for name in RATIOS} | {
        name: Estimate(value, 0.01) for name, value in ratios.items()
    }
    bodies = {name: Estimate(10.0 * (1.1 - good), 0.1) for name in BODIES}
    return Row(dict.fromkeys(EVALUATORS, seen), bodies, over, cost)


@pytest.fixture
def results() -> Results:
    rows = {
        REAL: row(0.9),
        RETRIEVAL: row(0.6),
        RANDOM: row(0.1),
        MEAN_POSE: row(0.1),
        SHUFFLED: row(0.1),
        MAIN: row(0.7, 0.05),
        PLANNER: row(0.65, 0.03),
        REFINER: row(0.5, 0.03),
        RECONSTRUCTION: row(0.85, 0.02),
    }
    ranks = tuple(Rank(name, 40, 0.6, 0.3, 0.9) for name in DEMANDED)
    verdicts = tuple(Verdict(name, Estimate(0.5, 0.02), ranks) for name in EVALUATORS)
    return Results(
        facts=Facts("own", "0123456789abcdef", "test", 100, 400.0, 900, 500, plain=False),
        gate=Gate(verdicts),
        rows=rows,
        joins={"takes": 12.0, "peak over the usual jerk": 1.04},
        pairs={"made": {"films": 12.0, "frames %": 3.25}},
    )


def changed(results: Results, **rows: Row) -> Results:
    names = {"full": MAIN, "plain": PLAIN, "planner": PLANNER}
    return replace(results, rows={**results.rows, **{names[k]: row for k, row in rows.items()}})


def verdicts(results: Results) -> dict[str, bool | None]:
    return {bar.condition: bar.kept for bar in bars(results)}


def test_the_report_has_every_row_in_order_and_says_what_is_missing(results: Results) -> None:
    report = markdown(results, ["words.png"])
    table = report.split("## Words")[1].split("##")[0]
    names = [line.split("|")[1].strip() for line in table.splitlines() if line.startswith("| ")]
    assert names[2:] == [
        REAL, "its other half", RECONSTRUCTION, RETRIEVAL, RANDOM, MEAN_POSE, SHUFFLED, PLANNER,
        REFINER, f"**{MAIN}**",
    ]  # fmt: skip
    assert f"“{PLAIN}” is missing" in report
    half = next(line for line in table.splitlines() if "its other half" in line)
    assert half.count("±") == len(OF_SETS)
    assert next(line for line in table.splitlines() if REAL in line).count("±") == len(SEEN) - 3
    assert "| MoMask | 0.521 ± 0.002 |" in report.split("ANOTHER protocol")[1]
    assert "900 training stretches, 500 of them made by rule" in report
    assert "![words.png](words.png)" in report
    lengths = {line.count("|") for line in table.splitlines() if line.startswith("|")}
    assert len(lengths) == 1


def test_bars_hold_and_fall(results: Results) -> None:
    held = verdicts(results)
    assert [kept for kept in held.values() if kept is None] == [None] * 3  # no plain model
    assert all(kept for kept in held.values() if kept is not None)
    worse = verdicts(
        changed(results, full=row(0.55, 0.05, **{SLIDE: 1.31, JERK: 1.29, MOVES: 0.7}))
    )
    fallen = {condition for condition, kept in worse.items() if kept is False}
    assert fallen == {
        "R@3 at least that of retrieval",
        f"better than {PLANNER} on two of three",
        f"{SLIDE} 0–1.3 × real",
        f"{MOVES} 0.8–1.25 × real",
    }


@pytest.mark.parametrize(
    ("plain", "kept"),
    [
        (row(0.6, 0.2), [True, True, True]),
        (row(0.8, 0.2), [False, False, True]),
        (row(0.6, 0.09), [True, True, False]),
    ],
)
def test_a_plain_model_is_a_row_and_three_bars(
    results: Results, plain: Row, kept: list[bool]
) -> None:
    both = changed(results, plain=plain)
    found = [kept for condition, kept in verdicts(both).items() if "plain diffusion" in condition]
    assert found == kept
    assert f"| {PLAIN} |" in markdown(both)


def test_a_gate_that_fails_is_said_at_the_top(results: Results) -> None:
    blind = Gate((Verdict("first", Estimate(0.05, 0.02), ()),))
    report = markdown(replace(results, gate=blind))
    assert report.index("FAILS, the table says nothing") < report.index("| system |")


def test_results_are_plain_data(results: Results) -> None:
    found = json.loads(json.dumps(results.as_dict()))
    assert found["rows"][MAIN]["figures"]["first"]["R@3"] == {"mean": 0.7, "half": 0.01}
    assert found["gate"]["holds"] is True
    assert found["facts"]["plain"] is False


def test_pictures_are_written(results: Results, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra eval")
    names = draw(results, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in names)
