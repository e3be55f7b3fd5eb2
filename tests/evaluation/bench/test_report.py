"""The report and its pictures, of figures written by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from stickgen.evaluation.bench.baselines import MEAN_POSE, RANDOM, REAL, RETRIEVAL, SHUFFLED
from stickgen.evaluation.bench.bodies import NEAREST, NEAREST_LOW
from stickgen.evaluation.bench.paired_bootstrap import Difference
from stickgen.evaluation.bench.plots import draw
from stickgen.evaluation.bench.report import BODIES, EMBEDDING_FIGURES, RATIOS, SET_FIGURES, report
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.systems import (
    MAIN,
    ONE_PLAN,
    PLAIN,
    PLANNER,
    RECONSTRUCTION,
    REFINER,
)
from stickgen.evaluation.bench.targets import JERK, MOVES, SLIDE, VARIED, targets
from stickgen.evaluation.evaluator.gate import DEMANDED, Gate, NetworkVerdict, Rank
from stickgen.evaluation.metrics.repeats import Estimate

EVALUATORS = ("first", "second")
LOW = ("FID", "KID", "MM-dist")


def row(good: float, cost: float | None = None, **ratios: float) -> Row:
    """A row whose every figure is as good as ``good`` says, 0 to 1."""
    seen = {name: Estimate(1 - good if name in LOW else good, 0.01) for name in EMBEDDING_FIGURES}
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
    verdicts = tuple(NetworkVerdict(name, Estimate(0.5, 0.02), ranks) for name in EVALUATORS)
    return Results(
        facts=Facts("own", "0123456789abcdef", "test", 100, 400.0, 900, 500, plain=False),
        gate=Gate(verdicts),
        rows=rows,
        r3_differences={
            RETRIEVAL: Difference(0.1, -0.02, 0.22),
            PLANNER: Difference(0.05, 0.01, 0.09),
            REFINER: Difference(0.2, 0.1, 0.3),
            PLAIN: Difference(0.3, 0.2, 0.4),
            ONE_PLAN: Difference(0.04, 0.02, 0.06),
        },
        joins={"takes": 12.0, "peak over the usual jerk": 1.04},
        pairs={"made": {"films": 12.0, "frames %": 3.25}},
        effort=Effort(seconds=630.0, cores=2, workers=2, made=500, read=20),
    )


def changed(results: Results, **rows: Row) -> Results:
    names = {"full": MAIN, "plain": PLAIN, "planner": PLANNER}
    return replace(results, rows={**results.rows, **{names[k]: row for k, row in rows.items()}})


def met(results: Results) -> dict[str, bool | None]:
    return {t.condition: t.met for t in targets(results)}


def section(text: str, title: str) -> str:
    return text.split(f"## {title}")[1].split("##")[0]


def rows_of(text: str) -> list[list[str]]:
    """The cells of the lines of a Markdown table."""
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines]


def test_the_report_has_every_row_in_order_and_names_what_is_missing(results: Results) -> None:
    text = report(results, ["words.png"])
    table = section(text, "Text and distributions")
    rows = {cells[0]: cells for cells in rows_of(table)}
    assert list(rows)[2:] == [
        REAL, "its other half", RECONSTRUCTION, RETRIEVAL, RANDOM, MEAN_POSE, SHUFFLED, PLANNER,
        REFINER, f"**{MAIN}**", ONE_PLAN,
    ]  # fmt: skip
    assert len({len(cells) for cells in rows.values()}) == 1
    assert "".join(rows["its other half"]).count("±") == len(SET_FIGURES)
    assert "".join(rows[REAL]).count("±") == len(EMBEDDING_FIGURES) - 3
    assert f"“{PLAIN}” is missing" in text
    assert "| MoMask | 0.521 ± 0.002 |" in text.split("another protocol")[1]
    assert "900 training segments, 500 of them synthetic" in text
    assert "![words.png](words.png)" in text
    assert "The run took 630 s (10.5 min) with 2 processes on 2 cores: 500 motions were" in text


def test_targets_of_r3_show_the_paired_bootstrap(results: Results) -> None:
    text = report(changed(results, plain=row(0.6, 0.2))).split("## Targets")[1]
    for difference in results.r3_differences.values():
        assert f"(difference {difference})" in text
    assert "0.700 against 0.600 (difference +0.100, 95 % -0.020 to +0.220)" in text
    assert "by each evaluator is 0.660 / 0.660, with it 0.700 / 0.700; by the first" in text
    assert "FID 0.300 against 0.400 (the full model is nearer to real motion)" in text
    worse = report(changed(results, full=row(0.55, 0.05)))
    assert "KID 0.450 against 0.400 (retrieval is nearer to real motion)" in worse


def test_copies_and_motions_left_out_are_shown(results: Results) -> None:
    text = report(changed(results, full=replace(results.rows[MAIN], short=3)))
    rows = {cells[0]: cells for cells in rows_of(section(text, "Bodies"))}
    at = rows["system"].index(NEAREST)
    assert rows["system"][at + 1] == NEAREST_LOW == "nearest train cm, 5 %"
    assert rows[f"**{MAIN}**"][at] == "4.00 ± 0.10 (3 left out)"
    assert "left out" not in "".join(rows[REAL])


@pytest.mark.parametrize(("share", "holds"), [(0.9, False), (1.1, True)])
def test_multimodality_must_be_a_share_of_real_diversity(
    results: Results, share: float, holds: bool
) -> None:
    seen = dict(results.rows[MAIN].figures["first"])
    seen["MultiModality"] = Estimate(share * VARIED * 0.9, 0.01)  # real motion has 0.9
    full = replace(results.rows[MAIN], figures=dict.fromkeys(EVALUATORS, seen))
    condition = f"MultiModality at least {VARIED:g} × the Diversity of real motion"
    assert met(changed(results, full=full))[condition] is holds


def test_targets_are_met_or_missed(results: Results) -> None:
    values = list(met(results).values())
    assert (values.count(True), values.count(False), values.count(None)) == (10, 0, 3)
    worse = met(changed(results, full=row(0.55, 0.05, **{SLIDE: 1.31, JERK: 1.29, MOVES: 0.7})))
    assert {condition for condition, value in worse.items() if value is False} == {
        "R@3 at least that of retrieval",
        f"better than {PLANNER} on two of three",
        f"{SLIDE} 0–1.3 × real",
        f"{MOVES} 0.8–1.25 × real",
    }


@pytest.mark.parametrize(
    ("plain", "expected"),
    [
        (row(0.6, 0.2), [True, True, True]),
        (row(0.8, 0.2), [False, False, True]),
        (row(0.6, 0.09), [True, True, False]),
    ],
)
def test_a_plain_model_is_a_row_and_three_targets(
    results: Results, plain: Row, expected: list[bool]
) -> None:
    both = changed(results, plain=plain)
    values = [value for name, value in met(both).items() if "plain diffusion" in name]
    assert values == expected
    assert f"| {PLAIN} |" in report(both)


def test_a_gate_that_fails_is_reported_before_the_table(results: Results) -> None:
    failing = Gate((NetworkVerdict("first", Estimate(0.05, 0.02), ()),))
    text = report(replace(results, gate=failing))
    assert text.index("FAILS, the table means nothing") < text.index("| system |")


def test_the_json_keys_of_results(results: Results) -> None:
    data = json.loads(json.dumps(results.as_dict()))
    assert set(data) == {"facts", "gate", "rows", "leads", "joins", "pairs", "effort"}
    assert data["rows"][MAIN]["figures"]["first"]["R@3"] == {"mean": 0.7, "half": 0.01}
    assert data["leads"][RETRIEVAL] == {"mean": 0.1, "low": -0.02, "high": 0.22}
    assert data["gate"]["holds"] is True
    assert data["facts"]["plain"] is False
    assert data["effort"]["seconds"] == 630.0


def test_pictures_are_written(results: Results, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib", reason="needs the extra eval")
    names = draw(results, tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(names)
    assert all((tmp_path / name).read_bytes().startswith(b"\x89PNG") for name in names)
