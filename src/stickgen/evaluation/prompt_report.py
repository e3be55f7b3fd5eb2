"""How a model follows the prompts of all probes, beside recordings of the same actions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_probes import ACTION_PROBES, measure
from stickgen.evaluation.novelty import WINDOW, nearest_distance, windows
from stickgen.evaluation.probes import PROBES, with_walk_ratio
from stickgen.evaluation.prompt_samples import (
    Bodies,
    Joints,
    Motions,
    Samples,
    recorded_samples,
)
from stickgen.evaluation.rules import Figures, Rule
from stickgen.geometry import runs
from stickgen.measures.liveliness import liveliness
from stickgen.measures.physical import joint_distance, physical_metrics
from stickgen.skeleton import FPS

HOLD_SHARE = 5 / 8
"""Share of the samples for which a probe must hold."""
_WORST_CASE = ("bone spread mm", "deepest foot cm")
"""Figures whose largest value is reported, not the mean."""


@dataclass(frozen=True)
class ProbeResult:
    """For how many of the samples a probe held, their mean length and mean figures."""

    held: int
    of: int
    seconds: float
    figures: dict[str, float]

    @property
    def passes(self) -> bool:
        """Whether it held for enough samples."""
        return self.of > 0 and self.held >= HOLD_SHARE * self.of


@dataclass(frozen=True)
class PromptReport:
    """All results; what was not measured is empty.

    Attributes:
        samples, real: name of a probe → its result on the model's motions, on recordings.
        actions, real_actions: action → the same.
        sample_figures, real_figures: ``plausibility`` of the motions of the probes.
        seeds_cm, nearest_cm: as ``seed_difference`` and ``nearest_training``.
    """

    samples: dict[str, ProbeResult]
    actions: dict[str, ProbeResult]
    sample_figures: dict[str, float]
    seeds_cm: dict[str, float]
    real: dict[str, ProbeResult]
    real_actions: dict[str, ProbeResult]
    real_figures: dict[str, float]
    nearest_cm: dict[str, float]

    @property
    def probes_held(self) -> int:
        """How many of the thirteen probes hold."""
        return sum(result.passes for result in self.samples.values())

    @property
    def actions_held(self) -> int:
        """How many of the actions are recognised."""
        return sum(result.passes for result in self.actions.values())

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        held = {"probes_held": self.probes_held, "actions_held": self.actions_held}
        return {**held, **asdict(self)}


def build(samples: Samples, corpus: Corpus | None) -> PromptReport:
    """Measure a model's samples, and the recordings of a corpus beside them."""
    real = recorded_samples(corpus) if corpus else None
    return PromptReport(
        samples=judge_probes(samples.probes),
        actions=judge_actions(samples.actions),
        sample_figures=plausibility(samples.probes),
        seeds_cm=seed_difference(samples.probes),
        real=judge_probes(real.probes) if real else {},
        real_actions=judge_actions(real.actions) if real else {},
        real_figures=plausibility(real.probes) if real else {},
        nearest_cm=nearest_training(corpus, samples.probes) if corpus else {},
    )


def judge_probes(motions: Mapping[str, Motions]) -> dict[str, ProbeResult]:
    """Apply every probe to its motions; those for several prompts are paired in order."""
    figures: dict[str, list[Figures]] = {}
    for probe in PROBES:
        samples = zip(*motions[probe.name], strict=False)
        figures[probe.name] = [probe.measure(sample, FPS) for sample in samples]
    figures["run"] = list(with_walk_ratio(figures["run"], figures["walk forward"]))
    return {
        p.name: _result(p.rule, figures[p.name], [m for some in motions[p.name] for m in some])
        for p in PROBES
    }


def judge_actions(samples: Mapping[str, Sequence[Bodies]]) -> dict[str, ProbeResult]:
    """Apply the probe of every action to its own samples."""
    return {
        action: _result(
            ACTION_PROBES[action].rule,
            [measure(action, bodies[0], FPS, *bodies[1:]) for bodies in some],
            [bodies[0] for bodies in some],
        )
        for action, some in samples.items()
    }


def _result(rule: Rule, samples: Sequence[Figures], motions: Sequence[Joints]) -> ProbeResult:
    if not samples:
        return ProbeResult(0, 0, 0.0, {})
    return ProbeResult(
        held=sum(rule.holds(f) for f in samples),
        of=len(samples),
        seconds=float(np.mean([len(m) / FPS for m in motions])),
        figures={k: float(np.mean([f[k] for f in samples])) for k in samples[0]},
    )


def _mean(values: Sequence[float]) -> float:
    """Mean of those that are numbers."""
    known = [value for value in values if not np.isnan(value)]
    return float(np.mean(known)) if known else float("nan")


def plausibility(motions: Mapping[str, Motions]) -> dict[str, float]:
    """Mean physical figures of all motions, every probe with the same weight.

    Of ``_WORST_CASE`` the largest value.
    """
    by_probe = {
        name: [physical_metrics(m, FPS) | liveliness(m, FPS) for some in of_prompts for m in some]
        for name, of_prompts in motions.items()
    }
    groups = [figures for figures in by_probe.values() if figures]
    if not groups:
        return {}
    means = {
        name: _mean([_mean([f[name] for f in figures]) for figures in groups])
        for name in groups[0][0]
    }
    return means | {name: max(f[name] for group in groups for f in group) for name in _WORST_CASE}


def seed_difference(motions: Mapping[str, Motions]) -> dict[str, float]:
    """Prompt → smallest mean joint distance between two seeds, centimetres."""
    return {
        prompt.text: 100.0 * min(joint_distance(a, b) for a, b in combinations(samples, 2))
        for probe in PROBES
        for prompt, samples in zip(probe.prompts, motions[probe.name], strict=True)
        if len(samples) > 1
    }


def nearest_training(corpus: Corpus, motions: Mapping[str, Motions]) -> dict[str, float]:
    """Distance to the nearest training window, centimetres: samples beside real test clips."""
    compared = {
        "samples": [m for of_prompts in motions.values() for some in of_prompts for m in some],
        "real test clips": list(_valid_runs(corpus, "test")),
    }
    queries = {
        name: np.concatenate([windows(m, FPS, WINDOW) for m in some])
        for name, some in compared.items()
        if some
    }
    distances = nearest_distance(
        np.concatenate(list(queries.values())),
        (windows(m, FPS) for m in _valid_runs(corpus, "train")),
    )
    figures, at = {}, 0
    for name, some in queries.items():
        part = 100.0 * distances[at : at + len(some)]
        at += len(some)
        for label, percent in (("5th percentile", 5), ("median", 50)):
            figures[f"{name}, {label}"] = float(np.percentile(part, percent))
    return figures


def _valid_runs(corpus: Corpus, split: str) -> Iterator[Joints]:
    """Valid frames of a split; synthetic clips count for training only."""
    for clip in corpus.rows:
        if clip.split == split and (split == "train" or not clip.synthetic):
            for run in runs(corpus.valid(clip)):
                yield corpus.joints(clip, run.start, run.stop)
