"""The report and its pictures, of figures made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stickgen.evaluation.bench.answers import MEAN_POSE, RANDOM, REAL, RETRIEVAL, SHUFFLED
from stickgen.evaluation.bench.bars import JERK, MOVES, SLIDE, VARIED, bars
from stickgen.evaluation.bench.bodies import NEAREST, NEAREST_LOW
from stickgen.evaluation.bench.leads import Lead
from stickgen.evaluation.bench.plots import draw
from stickgen.evaluation.bench.report import BODIES, OF_SETS, RATIOS, SEEN, markdown
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.systems import (
    MAIN,
    ONE_PLAN,
    PLAIN,
    PLANNER,
    RECONSTRUCTION,
    REFINER,
)
from stickgen.evaluation.evaluator.gate import DEMANDED, Gate, Rank, Verdict
from stickgen.evaluation.metrics.repeats import Estimate

EVALUATORS = ("first", "second")
LOW = ("FID", "KID", "MM-dist")


def row(good: float, cost: float | None = None, **ratios: float) -> Row:
    """A row whose every figure is as good as ``good`` says, 0 to 1."""
    seen = {name: Estimate(1 - good if name in LOW else good, 0.01) for name in SEEN}
    over = dict.fromkeys(RATIOS, 1.0) | ratios
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
        ONE_PLAN: row(0.66, 0.02),
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
        leads={
            RETRIEVAL: Lead(0.1, -0.02, 0.22),
            PLANNER: Lead(0.05, 0.01, 0.09),
            REFINER: Lead(0.2, 0.1, 0.3),
            PLAIN: Lead(0.3, 0.2, 0.4),
            ONE_PLAN: Lead(0.04, 0.02, 0.06),
        },
        joins={"takes": 12.0, "peak over the usual jerk": 1.04},
        pairs={"made": {"films": 12.0, "frames %": 3.25}},
        effort=Effort(seconds=630.0, cores=2, workers=2, made=500, read=20),
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
        REFINER, f"**{MAIN}**", ONE_PLAN,
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


def test_the_report_says_what_the_run_took(results: Results) -> None:
    said = "The run took 630 s (10.5 min) by the clock with 2 processes on 2 cores: 500 takes"
    assert f"{said} were made, 20 read from the folder." in markdown(results)
    assert results.as_dict()["effort"]["seconds"] == 630.0


def test_bars_of_r3_stand_beside_what_the_cases_bear(results: Results) -> None:
    report = markdown(changed(results, plain=row(0.6, 0.2))).split("## Bars")[1]
    for lead in results.leads.values():
        assert f"(lead {lead})" in report
    assert "0.700 against 0.600 (lead +0.100, 95 % -0.020 to +0.220)" in report
    assert results.as_dict()["leads"][RETRIEVAL] == {"mean": 0.1, "low": -0.02, "high": 0.22}
    assert "each evaluator is 0.660 / 0.660, with the choice 0.700 / 0.700; by the first" in report
    assert "FID 0.300 against 0.400 (the full model is nearer to real motion)" in report
    worse = markdown(changed(results, full=row(0.55, 0.05)))
    assert "KID 0.450 against 0.400 (retrieval is nearer to real motion)" in worse


def test_copies_and_what_was_left_out_are_shown(results: Results) -> None:
    report = markdown(changed(results, full=replace(results.rows[MAIN], short=3)))
    table = report.split("## Bodies")[1].split("##")[0]
    lines = {
        line.split("|")[1].strip(): line.split("|") for line in table.splitlines() if "|" in line
    }
    head, full, real = lines["system"], lines[f"**{MAIN}**"], lines[REAL]
    at = [cell.strip() for cell in head].index(NEAREST)
    assert head[at + 1].strip() == NEAREST_LOW == "nearest train cm, 5 %"
    assert full[at].strip() == "4.00 ± 0.10 (3 left out)"
    assert "left out" not in "".join(real)


def test_seeds_that_hardly_differ_do_not_count_as_various(results: Results) -> None:
    seen = results.rows[MAIN].figures["first"]
    for share, kept in ((0.9 * VARIED, False), (1.1 * VARIED, True)):
        varied = dict(seen) | {"MultiModality": Estimate(share * 0.9, 0.01)}  # real motion has 0.9
        full = replace(results.rows[MAIN], figures=dict.fromkeys(EVALUATORS, varied))
        condition = f"MultiModality at least {VARIED:g} × the Diversity of real motion"
        assert verdicts(changed(results, full=full))[condition] is kept


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
