"""The report on prompts as tables."""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.evaluation.action_probes import ACTION_PROBES
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.probes import PROBES
from stickgen.evaluation.prompt_report import (
    ACTIONS_NEEDED,
    DEEPEST_CM,
    PROBES_NEEDED,
    RATIO,
    SAME_RATIO,
    SEED_CM,
    SPREAD_MM,
    ProbeResult,
    Report,
)
from stickgen.evaluation.tables import table


def markdown(report: Report) -> str:
    """The tables of a report, Markdown."""
    parts = [_probe_table(report), _action_table(report), _plausibility_table(report)]
    if report.seeds_cm:
        parts.append(_seed_table(report.seeds_cm))
    if report.nearest_cm:
        parts.append(_nearest_table(report.nearest_cm))
    return "\n\n".join(parts) + "\n"


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}" if abs(value) < 10 else f"{value:.0f}"


def _figures(result: ProbeResult | None) -> str:
    if result is None or not result.of:
        return "–"
    return ", ".join(f"{name} {_number(value)}" for name, value in result.figures.items())


def _held(result: ProbeResult | None) -> str:
    if result is None or not result.of:
        return "–"
    return f"{result.held} / {result.of} of {result.seconds:.1f} s"


def _verdict(result: ProbeResult) -> str:
    return "yes" if result.passes else "no"


def _probe_table(report: Report) -> str:
    rows = []
    for probe in PROBES:
        sample, real = report.samples[probe.name], report.real.get(probe.name)
        measured = [_held(sample), _verdict(sample), _figures(sample), _held(real), _figures(real)]
        rows.append([probe.name, probe.rule, *measured])
    head = ["probe", "rule", "seeds", "holds", "samples (mean)", "real clips", "real (mean)"]
    total = f"{report.probes_held} of {len(PROBES)} probes hold (needed: {PROBES_NEEDED})."
    return f"{table(head, rows)}\n\n{total}"


def _action_table(report: Report) -> str:
    rows = []
    for action, prompt in ACTION_PROMPTS.items():
        sample, real = report.actions[action], report.real_actions.get(action)
        asked = prompt.text if prompt.people == 1 else f"{prompt.text} (two people)"
        measured = [_held(sample), _verdict(sample), _held(real)]
        rows.append([action, asked, ACTION_PROBES[action].rule, *measured])
    head = ["action", "prompt", "rule", "seeds", "holds", "real clips"]
    total = f"{report.actions_held} of {len(rows)} actions are done (needed: {ACTIONS_NEEDED})."
    return f"{table(head, rows)}\n\n{total}"


def _plausibility_table(report: Report) -> str:
    limits = {"bone spread mm": SPREAD_MM, "deepest foot cm": DEEPEST_CM}
    rows = []
    for name in report.sample_figures or report.real_figures:
        sample, real = report.sample_figures.get(name), report.real_figures.get(name)
        ratio = sample / real if sample is not None and real else None
        bar, good = "–", None
        if name in limits:
            bar = f"≤ {limits[name]:.0f}"
            good = sample is not None and sample <= limits[name]
        elif name in SAME_RATIO:
            bar = f"within {RATIO:.0f} ×"
            good = ratio is not None and 1 / RATIO <= ratio <= RATIO
        verdict = "–" if good is None or sample is None else "yes" if good else "no"
        rows.append([name, _number(sample), _number(real), _number(ratio), bar, verdict])
    return table(["figure", "samples", "real clips", "ratio", "bar", "holds"], rows)


def _seed_table(seeds: Mapping[str, float]) -> str:
    rows = [[p, _number(cm), "yes" if cm >= SEED_CM else "no"] for p, cm in seeds.items()]
    return table(["prompt", "closest two seeds cm", f"≥ {SEED_CM:.0f} cm"], rows)


def _nearest_table(nearest: Mapping[str, float]) -> str:
    head = ["nearest training window (2 s) of", "cm"]
    return table(head, [[name, _number(cm)] for name, cm in nearest.items()])
