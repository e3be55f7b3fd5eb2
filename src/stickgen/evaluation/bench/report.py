"""The benchmark for people: Markdown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

import yaml

from stickgen.evaluation.bench.answers import MEAN_POSE, RANDOM, REAL, RETRIEVAL, SHUFFLED
from stickgen.evaluation.bench.bars import FLOAT, JERK, MOVES, SLIDE, bars
from stickgen.evaluation.bench.bodies import LENGTH, NEAREST, NEAREST_LOW
from stickgen.evaluation.bench.leads import RESAMPLES
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.systems import (
    MAIN,
    ONE_PLAN,
    PLAIN,
    PLANNER,
    RECONSTRUCTION,
    REFINER,
)
from stickgen.evaluation.metrics.repeats import Estimate
from stickgen.evaluation.tables import table

HALF = "its other half"
FIRST = (REAL, HALF, RECONSTRUCTION, RETRIEVAL, RANDOM, MEAN_POSE, SHUFFLED, PLANNER, REFINER)
"""Rows above those of the full model."""
SEEN = (
    "R@1", "R@2", "R@3", "MM-dist", "FID", "KID", "Diversity", "MultiModality",
    "text alignment", "action accuracy", "realism",
)  # fmt: skip
OF_SETS = ("FID", "KID", "realism", "Diversity")
CHECKED = ("R@1", "R@3", "FID", "KID")
RATIOS = (SLIDE, FLOAT, JERK, "acceleration m/s²", MOVES)
"""Figures of bodies that are shown over the real ones as well."""
BODIES = (
    "skating frames %", SLIDE, FLOAT, "penetration mm", "acceleration m/s²", JERK, MOVES,
    "artifact", "physics consistency", "smoothness", NEAREST, NEAREST_LOW, LENGTH,
)  # fmt: skip


def markdown(results: Results, plots: Sequence[str] = ()) -> str:
    """The whole report.

    Args:
        plots: names of pictures beside it.
    """
    main, *_ = results.evaluators
    parts = [
        f"# Benchmark of {results.facts.model}",
        _facts(results.facts),
        _effort(results.effort),
        f"## Gate: {'holds' if results.gate.holds else 'FAILS, the table says nothing'}",
        results.gate.markdown().strip(),
        f"## Words and distributions, by {main}",
        _seen_table(results),
        "## Bodies",
        "In brackets: the mean of all motions over that of the real motions of the same captions; "
        "for the nearest training clip, the motions too short to have one.",
        _body_table(results),
        "## Other evaluators",
        _check_table(results),
        *(_takes_and_bars(results) if results.complete else ()),
        "## Published figures, by ANOTHER protocol",
        _published(),
        *(f"![{name}]({name})" for name in plots),
    ]
    return "\n\n".join(parts) + "\n"


def ordered(rows: Mapping[str, Row]) -> list[str]:
    """Names of the rows in the order of the tables, real motion's other half included."""
    return [name for name in FIRST if name in rows or name == HALF] + [
        name for name in rows if name not in FIRST
    ]


def _facts(facts: Facts) -> str:
    missing = "" if facts.plain else f" The row “{PLAIN}” is missing: no such model was given."
    return (
        f"Weights {facts.sha256}. {facts.cases} captions of real motion of the {facts.split} "
        f"split, {facts.seconds:.0f} s, one each, none of them in the training split. Retrieval "
        f"searches {facts.train} training stretches, {facts.synthetic} of them made by rule. "
        "Means of 20 random halves of the cases, ± 1.96 σ / √20; FID, KID and realism hold a "
        "half against the real motion of the other half." + missing
    )


def _effort(effort: Effort) -> str:
    return (
        f"The run took {effort.seconds:.0f} s ({effort.seconds / 60:.1f} min) by the clock with "
        f"{effort.workers} processes on {effort.cores} cores: {effort.made} takes were made, "
        f"{effort.read} read from the folder."
    )


def _seen_table(results: Results) -> str:
    main, *_ = results.evaluators
    rows = []
    for name in ordered(results.rows):
        cost = None if name == HALF else results.rows[name].cost
        ours = "–" if cost is None else f"{1000 * cost:.0f}"
        rows.append([_name(name), *_cells(results, name, main, SEEN), ours])
    return table(["system", *SEEN, "core ms / s"], rows)


def _cells(results: Results, name: str, evaluator: str, figures: Sequence[str]) -> list[str]:
    found = results.rows[REAL if name == HALF else name].figures[evaluator]
    return [_estimate(found.get(figure)) if says(name, figure) else "–" for figure in figures]


def says(name: str, figure: str) -> bool:
    """Whether a figure of embeddings means something for a row.

    Real motion has no distance to itself, and its other half has nothing else to say; as a set
    the shuffled motions are those of the main row.
    """
    if name == HALF:
        return figure in OF_SETS
    if name == REAL:
        return figure not in OF_SETS or figure == "Diversity"
    return name != SHUFFLED or figure not in OF_SETS


def _body_table(results: Results) -> str:
    rows = []
    for name in ordered(results.rows):
        if name in (HALF, SHUFFLED):
            continue
        row = results.rows[name]
        cells = []
        for figure in BODIES:
            ratio = row.ratios.get(figure) if figure in RATIOS and name != REAL else None
            beside = "" if ratio is None else f" ({ratio:.2f} ×)"
            if figure == NEAREST and row.short:
                beside = f" ({row.short} left out)"
            cells.append(_estimate(row.bodies.get(figure)) + beside)
        rows.append([_name(name), *cells])
    return table(["system", *BODIES], rows)


def _check_table(results: Results) -> str:
    names = results.evaluators
    head = ["system", *(f"{figure}, {name}" for name in names for figure in CHECKED)]
    rows = []
    for system in ordered(results.rows):
        cells = (cell for name in names for cell in _cells(results, system, name, CHECKED))
        rows.append([_name(system), *cells])
    return table(head, rows)


def _takes_and_bars(results: Results) -> tuple[str, ...]:
    takes, kept = _takes_table(results), _bar_table(results)
    said = (
        f"Lead: mean difference of R@3 over all cases, and 95 % of {RESAMPLES} resamples of them, "
        "the same for both rows. The bars themselves hold the means of the table."
    )
    chosen = (_chosen(results),) if ONE_PLAN in results.rows else ()
    notes = (said, *chosen, _distances(results))
    return "## Long takes and two people", takes, "## Bars", kept, *notes


def _chosen(results: Results) -> str:
    """No bar: what the ranker's choice among plans brings, by every evaluator."""

    def r3(name: str) -> str:
        figures = results.rows[name].figures
        return " / ".join(f"{figures[one]['R@3'].mean:.3f}" for one in results.evaluators)

    return (
        "No bar: the ranker learnt from the same pairs of words and motion as the evaluators, so "
        "R@3 is in part what it chooses by. With one plan, nothing chosen, R@3 by each evaluator "
        f"is {r3(ONE_PLAN)}, with the choice {r3(MAIN)}; by the first (lead "
        f"{results.leads[ONE_PLAN]}). The probes of `stick-gen evaluate prompts` measure joints "
        "and know no network."
    )


def _distances(results: Results) -> str:
    """No bar: what retrieval, which answers with real motion, is better or worse at."""
    main, *_ = results.evaluators
    said = []
    for figure in ("FID", "KID"):
        ours, other = (results.rows[n].figures[main][figure].mean for n in (MAIN, RETRIEVAL))
        nearer = "the full model" if ours < other else "retrieval"
        said.append(f"{figure} {ours:.3f} against {other:.3f} ({nearer} is nearer to real motion)")
    return f"No bar: the full model against retrieval, {', '.join(said)}."


def _takes_table(results: Results) -> str:
    groups = {"long takes, three sentences": results.joins} | {
        f"two people, {who}": figures for who, figures in results.pairs.items()
    }
    rows = [
        [group, ", ".join(f"{name} {_plain(value)}" for name, value in figures.items())]
        for group, figures in groups.items()
    ]
    return table(["what", "figures"], rows)


def _bar_table(results: Results) -> str:
    words = {True: "yes", False: "NO", None: "–"}
    rows = [[bar.condition, bar.measured, words[bar.kept]] for bar in bars(results)]
    return table(["condition", "measured", "kept"], rows)


def _published() -> str:
    text = (files("stickgen.evaluation.bench") / "published.yaml").read_text("utf-8")
    facts = yaml.safe_load(text)
    rows = [[name, *map(str, figures)] for name, figures in facts["rows"].items()]
    return (
        "Other motion (HumanML3D), other captions, another evaluator: nothing here can be held "
        f"against a figure above. Source: {facts['source']}.\n\n"
        + table(["system", *facts["columns"]], rows)
    )


def _name(name: str) -> str:
    return f"**{name}**" if name == MAIN else name


def _estimate(estimate: Estimate | None) -> str:
    if estimate is None:
        return "–"
    places = 3 if abs(estimate.mean) < 1 else 2 if abs(estimate.mean) < 10 else 1
    return f"{estimate.mean:.{places}f} ± {estimate.half:.{places}f}"


def _plain(value: float) -> str:
    return f"{value:.0f}" if value == round(value) else f"{value:.2f}"
