"""The report on prompts as tables, with its targets."""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.evaluation.action_probes import ACTION_PROBES
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.probes import PROBES
from stickgen.evaluation.prompt_report import ProbeResult, PromptReport
from stickgen.evaluation.tables import Cell, Table, number

PROBES_NEEDED, ACTIONS_NEEDED = 12, 36
"""Probes, and actions, that must hold."""
SEED_CM = 5.0
"""Centimetres that the two closest seeds of a prompt must differ by."""
RATIO = 2.0
"""How many times larger or smaller than in recordings a figure of generated motion may be."""
_LIMITS: Mapping[str, float] = {"bone spread mm": 1.0, "deepest foot cm": 3.0}
_LIKE_RECORDINGS = ("skating frames %", "acceleration m/s²", "jerk m/s³")


def tables(report: PromptReport) -> list[Table]:
    """The tables of a report."""
    parts = [_probes(report), _actions(report), _plausibility(report)]
    if report.seeds_cm:
        columns = ("prompt", "closest two seeds cm", f"≥ {SEED_CM:.0f} cm")
        rows = [(prompt, cm, cm >= SEED_CM) for prompt, cm in report.seeds_cm.items()]
        parts.append(Table(columns, rows))
    if report.nearest_cm:
        parts.append(
            Table(("nearest training window (2 s) of", "cm"), list(report.nearest_cm.items()))
        )
    return parts


def _figures(result: ProbeResult | None) -> Cell:
    if result is None or not result.of:
        return None
    return ", ".join(f"{name} {number(value)}" for name, value in result.figures.items())


def _held(result: ProbeResult | None) -> Cell:
    if result is None or not result.of:
        return None
    return f"{result.held} / {result.of} of {result.seconds:.1f} s"


def _probes(report: PromptReport) -> Table:
    rows = []
    for probe in PROBES:
        sample, real = report.samples[probe.name], report.real.get(probe.name)
        results = (_held(sample), sample.passes, _figures(sample), _held(real), _figures(real))
        rows.append((probe.name, str(probe.rule), *results))
    return Table(
        ("probe", "rule", "seeds", "holds", "samples (mean)", "real clips", "real (mean)"),
        rows,
        notes=[f"{report.probes_held} of {len(PROBES)} probes hold (needed: {PROBES_NEEDED})."],
    )


def _actions(report: PromptReport) -> Table:
    rows = []
    for action, prompt in ACTION_PROMPTS.items():
        sample, real = report.actions[action], report.real_actions.get(action)
        text = prompt.text if prompt.people == 1 else f"{prompt.text} (two people)"
        results = (_held(sample), sample.passes, _held(real))
        rows.append((action, text, str(ACTION_PROBES[action].rule), *results))
    return Table(
        ("action", "prompt", "rule", "seeds", "holds", "real clips"),
        rows,
        notes=[
            f"{report.actions_held} of {len(rows)} actions are recognised "
            f"(needed: {ACTIONS_NEEDED})."
        ],
    )


def _plausibility(report: PromptReport) -> Table:
    rows = []
    for name in report.sample_figures or report.real_figures:
        sample, real = report.sample_figures.get(name), report.real_figures.get(name)
        ratio = sample / real if sample is not None and real else None
        rows.append((name, sample, real, ratio, *_target(name, sample, ratio)))
    return Table(("figure", "samples", "real clips", "ratio", "target", "met"), rows)


def _target(name: str, sample: float | None, ratio: float | None) -> tuple[Cell, Cell]:
    """The target of a figure, and whether it is met."""
    if name in _LIMITS:
        limit = _LIMITS[name]
        return f"≤ {limit:.0f}", None if sample is None else sample <= limit
    if name in _LIKE_RECORDINGS:
        holds = ratio is not None and 1 / RATIO <= ratio <= RATIO
        return f"within {RATIO:.0f} ×", None if sample is None else holds
    return None, None
