"""The benchmark's report as tables and paragraphs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib.resources import files

import yaml

from stickgen.evaluation.bench.baselines import MEAN_POSE, RANDOM, REAL, RETRIEVAL, SHUFFLED
from stickgen.evaluation.bench.bodies import LENGTH, NEAREST, NEAREST_LOW
from stickgen.evaluation.bench.paired_bootstrap import RESAMPLES
from stickgen.evaluation.bench.results import Effort, Facts, Results, Row
from stickgen.evaluation.bench.systems import (
    MAIN,
    ONE_PLAN,
    PLAIN,
    PLANNER,
    RECONSTRUCTION,
    REFINER,
)
from stickgen.evaluation.bench.targets import FLOAT, JERK, MOVES, SLIDE, targets
from stickgen.evaluation.tables import Cell, Table, markdown, number, text

OTHER_HALF = "its other half"
FIRST = (REAL, OTHER_HALF, RECONSTRUCTION, RETRIEVAL, RANDOM, MEAN_POSE, SHUFFLED, PLANNER, REFINER)
"""Rows above those of the full model."""
EMBEDDING_FIGURES = (
    "R@1", "R@2", "R@3", "MM-dist", "FID", "KID", "Diversity", "MultiModality",
    "text alignment", "action accuracy", "realism",
)  # fmt: skip
SET_FIGURES = ("FID", "KID", "realism", "Diversity")
CHECKED = ("R@1", "R@3", "FID", "KID")
RATIOS = (
    "rest %",
    "punch wrist m/s",
    "jump ankle m/s",
    "above 5 Hz %",
    "pose spread cm",
    SLIDE,
    FLOAT,
    JERK,
    "acceleration m/s²",
    MOVES,
)
"""Figures of bodies that are shown relative to the real ones as well."""
LIVELY = (
    "flight m/s²", "falling %", "hover s", "rest %", "punch wrist m/s", "jump ankle m/s",
    "above 5 Hz %", "pose spread cm", "turn error °",
)  # fmt: skip
"""Figures by which generated motion was told from real motion (``measures.liveliness``)."""
BODIES = (
    "skating frames %", SLIDE, FLOAT, "penetration mm", "acceleration m/s²", JERK, MOVES,
    "artifact", "physics consistency", "smoothness", NEAREST, NEAREST_LOW, LENGTH,
)  # fmt: skip


def report(results: Results, plots: Sequence[str] = ()) -> str:
    """The whole report, Markdown.

    Args:
        plots: names of pictures beside it.
    """
    parts: list[str | Table] = [
        f"# Benchmark of {results.facts.model}",
        _facts(results.facts),
        _effort(results.effort),
        f"## Gate: {'holds' if results.gate.holds else 'FAILS, the table means nothing'}",
        results.gate.table(),
        _embedding_table(results),
        _body_table(results, "Bodies", BODIES),
        _body_table(results, "How alive bodies are", LIVELY),
        _check_table(results),
        *((_scenario_table(results), _target_table(results)) if results.complete else ()),
        _published(),
        *(f"![{name}]({name})" for name in plots),
    ]
    return markdown(parts)


def ordered(rows: Mapping[str, Row]) -> list[str]:
    """Names of the rows in the order of the tables, real motion's other half included."""
    return [name for name in FIRST if name in rows or name == OTHER_HALF] + [
        name for name in rows if name not in FIRST
    ]


def has_figure(name: str, figure: str) -> bool:
    """Whether a figure of embeddings has a meaning for a row.

    Real motion has no distance to itself, and its other half has only those distances; as a set
    the shuffled motions are those of the main row.
    """
    if name == OTHER_HALF:
        return figure in SET_FIGURES
    if name == REAL:
        return figure not in SET_FIGURES or figure == "Diversity"
    return name != SHUFFLED or figure not in SET_FIGURES


def _facts(facts: Facts) -> str:
    missing = "" if facts.plain else f" The row “{PLAIN}” is missing: no such model was given."
    of = f" ({', '.join(facts.sources)} alone)" if facts.sources else ""
    return (
        f"Weights {facts.sha256}. {facts.cases} captions of real motion of the {facts.split} "
        f"split{of}, {facts.seconds:.0f} s, one each, none of them in the training split. "
        f"Retrieval searches {facts.train} training segments, {facts.synthetic} of them synthetic. "
        "Means of 20 random halves of the cases, ± 1.96 σ / √20; FID, KID and realism compare a "
        "half with the real motion of the other half." + missing
    )


def _effort(effort: Effort) -> str:
    return (
        f"The run took {effort.seconds:.0f} s ({effort.seconds / 60:.1f} min) with "
        f"{effort.workers} processes on {effort.cores} cores: {effort.made} motions were "
        f"generated, {effort.read} read from the cache."
    )


def _embedding_table(results: Results) -> Table:
    main, *_ = results.evaluators
    rows = []
    for name in ordered(results.rows):
        cost = None if name == OTHER_HALF else results.rows[name].cost
        milliseconds = None if cost is None else f"{1000 * cost:.0f}"
        rows.append((_name(name), *_cells(results, name, main, EMBEDDING_FIGURES), milliseconds))
    columns = ("system", *EMBEDDING_FIGURES, "core ms / s")
    return Table(columns, rows, f"Text and distributions, by {main}")


def _cells(results: Results, name: str, evaluator: str, figures: Sequence[str]) -> list[Cell]:
    estimates = results.rows[REAL if name == OTHER_HALF else name].figures[evaluator]
    return [estimates.get(figure) if has_figure(name, figure) else None for figure in figures]


def _body_table(results: Results, title: str, figures: Sequence[str]) -> Table:
    rows = []
    for name in ordered(results.rows):
        if name not in (OTHER_HALF, SHUFFLED):
            row = results.rows[name]
            rows.append((_name(name), *(_body_cell(name, row, figure) for figure in figures)))
    note = (
        "In brackets: the mean of all motions over that of the real motions of the same captions; "
        "for the nearest training clip, the motions too short to have one."
    )
    return Table(("system", *figures), rows, title, [note])


def _body_cell(name: str, row: Row, figure: str) -> str:
    ratio = row.ratios.get(figure) if figure in RATIOS and name != REAL else None
    suffix = "" if ratio is None else f" ({ratio:.2f} ×)"
    if figure == NEAREST and row.short:
        suffix = f" ({row.short} left out)"
    return text(row.bodies.get(figure)) + suffix


def _check_table(results: Results) -> Table:
    names = results.evaluators
    columns = ("system", *(f"{figure}, {name}" for name in names for figure in CHECKED))
    rows = []
    for system in ordered(results.rows):
        cells = (cell for name in names for cell in _cells(results, system, name, CHECKED))
        rows.append((_name(system), *cells))
    return Table(columns, rows, "Other evaluators")


def _scenario_table(results: Results) -> Table:
    groups = {"long takes, three sentences": results.joins} | {
        f"two people, {who}": figures for who, figures in results.pairs.items()
    }
    rows = [
        (group, ", ".join(f"{name} {number(value)}" for name, value in figures.items()))
        for group, figures in groups.items()
    ]
    return Table(("what", "figures"), rows, "Long takes and two people")


def _target_table(results: Results) -> Table:
    rows = [(t.condition, t.measured, t.met) for t in targets(results)]
    bootstrap = (
        "Difference: mean difference of R@3 over all cases, and its 95 % interval by a paired "
        f"bootstrap of {RESAMPLES} resamples. The targets compare the means of the table."
    )
    ranker = [_ranker(results)] if ONE_PLAN in results.rows else []
    notes = [bootstrap, *ranker, _distances(results)]
    return Table(("target", "measured", "met"), rows, "Targets", notes)


def _ranker(results: Results) -> str:
    """No target: what the ranker's choice of a plan contributes, by every evaluator."""

    def r3(name: str) -> str:
        figures = results.rows[name].figures
        return " / ".join(f"{figures[e]['R@3'].mean:.3f}" for e in results.evaluators)

    return (
        "No target: the ranker was trained on the same pairs of text and motion as the "
        "evaluators, so that R@3 is partly what it chooses by. Without the choice (one plan) R@3 "
        f"by each evaluator is {r3(ONE_PLAN)}, with it {r3(MAIN)}; by the first (difference "
        f"{results.r3_differences[ONE_PLAN]}). The probes of `stick-gen evaluate prompts` measure "
        "joints and use no network."
    )


def _distances(results: Results) -> str:
    """No target: retrieval returns real motion, so that its distances are hard to reach."""
    comparisons = []
    for figure in ("FID", "KID"):
        ours, other = (results.mean(results.rows[n], figure) for n in (MAIN, RETRIEVAL))
        nearer = "the full model" if ours < other else "retrieval"
        comparisons.append(
            f"{figure} {ours:.3f} against {other:.3f} ({nearer} is nearer to real motion)"
        )
    return f"No target: the full model against retrieval, {', '.join(comparisons)}."


def _published() -> Table:
    source = (files("stickgen.evaluation.bench") / "published.yaml").read_text("utf-8")
    facts = yaml.safe_load(source)
    note = (
        "Other motion (HumanML3D), other captions, another evaluator: no figure above can be "
        f"compared with these. Source: {facts['source']}."
    )
    rows = [(name, *figures) for name, figures in facts["rows"].items()]
    columns = ("system", *facts["columns"])
    return Table(columns, rows, "Published figures, measured by another protocol", [note])


def _name(name: str) -> str:
    return f"**{name}**" if name == MAIN else name
