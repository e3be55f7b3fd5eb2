"""What a model does with the prompts of all probes, beside real clips of the same actions."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from typing import Any

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_probes import ACTION_PROBES, measure
from stickgen.evaluation.novelty import WINDOW, nearest_distance, windows
from stickgen.evaluation.probes import PROBES, Figures, with_walk_ratio
from stickgen.evaluation.prompt_samples import Bodies, Joints, Motions, Samples, real_samples
from stickgen.geometry import runs
from stickgen.measures.physical import joint_distance, physical_metrics
from stickgen.skeleton import FPS

HOLD_SHARE = 5 / 8
"""Share of the seeds for which a probe must hold."""
PROBES_NEEDED, ACTIONS_NEEDED = 12, 36
"""Probes, and actions of the 46, that must hold."""
SAME_RATIO = ("skating frames %", "acceleration m/s²", "jerk m/s³")
"""Figures that must be within ``RATIO`` of the real clips'."""
RATIO = 2.0
DEEPEST_CM = 3.0
SPREAD_MM = 1.0
SEED_CM = 5.0


@dataclass(frozen=True)
class ProbeResult:
    """How often a probe held over how many samples, their mean length and mean figures."""

    held: int
    of: int
    seconds: float
    figures: dict[str, float]

    @property
    def passes(self) -> bool:
        """Whether it held for enough samples."""
        return self.of > 0 and self.held >= HOLD_SHARE * self.of


def judge(motions: Mapping[str, Motions]) -> dict[str, ProbeResult]:
    """Measure every probe; samples of several takes are paired in order."""
    figures: dict[str, list[Figures]] = {}
    for probe in PROBES:
        samples = zip(*motions[probe.name], strict=False)
        figures[probe.name] = [probe.measure(takes, FPS) for takes in samples]
    figures["run"] = list(with_walk_ratio(figures["run"], figures["walk forward"]))
    return {
        p.name: _result(p.holds, figures[p.name], [m for take in motions[p.name] for m in take])
        for p in PROBES
    }


def judge_actions(samples: Mapping[str, Sequence[Bodies]]) -> dict[str, ProbeResult]:
    """Try the probe of every action on its own samples."""
    return {
        action: _result(
            ACTION_PROBES[action].holds,
            [measure(action, bodies[0], FPS, *bodies[1:]) for bodies in shown],
            [bodies[0] for bodies in shown],
        )
        for action, shown in samples.items()
    }


def _result(
    holds: Callable[[Figures], bool], samples: Sequence[Figures], motions: Sequence[Joints]
) -> ProbeResult:
    if not samples:
        return ProbeResult(0, 0, 0.0, {})
    return ProbeResult(
        held=sum(holds(f) for f in samples),
        of=len(samples),
        seconds=float(np.mean([len(m) / FPS for m in motions])),
        figures={k: float(np.mean([f[k] for f in samples])) for k in samples[0]},
    )


def plausibility(motions: Mapping[str, Motions]) -> dict[str, float]:
    """Physical figures of all motions, every probe weighing the same; the worst of the limits."""
    rows = {
        name: [physical_metrics(m, FPS) for take in takes for m in take]
        for name, takes in motions.items()
    }
    rows = {name: found for name, found in rows.items() if found}
    keys = next(iter(rows.values()))[0] if rows else {}
    means = {
        k: float(np.mean([np.mean([f[k] for f in found]) for found in rows.values()])) for k in keys
    }
    worst = {
        k: max(f[k] for found in rows.values() for f in found)
        for k in ("bone spread mm", "deepest foot cm")
        if rows
    }
    return means | worst


def seed_difference(motions: Mapping[str, Motions]) -> dict[str, float]:
    """Prompt → smallest mean joint distance between two seeds, centimetres."""
    return {
        take.prompt: 100.0 * min(joint_distance(a, b) for a, b in combinations(samples, 2))
        for probe in PROBES
        for take, samples in zip(probe.takes, motions[probe.name], strict=True)
        if len(samples) > 1
    }


def nearest_training(corpus: Corpus, motions: Mapping[str, Motions]) -> dict[str, float]:
    """Distance to the nearest training window, centimetres: samples beside real test clips."""
    asked = {
        "samples": [m for takes in motions.values() for take in takes for m in take],
        "real test clips": list(_real_runs(corpus, "test")),
    }
    queries = {
        name: np.concatenate([windows(m, FPS, WINDOW) for m in found])
        for name, found in asked.items()
        if found
    }
    distances = nearest_distance(
        np.concatenate(list(queries.values())),
        (windows(m, FPS) for m in _real_runs(corpus, "train")),
    )
    figures, at = {}, 0
    for name, found in queries.items():
        part = 100.0 * distances[at : at + len(found)]
        at += len(found)
        for label, percent in (("5th percentile", 5), ("median", 50)):
            figures[f"{name}, {label}"] = float(np.percentile(part, percent))
    return figures


def _real_runs(corpus: Corpus, split: str) -> Iterator[Joints]:
    for clip in corpus.rows:
        if clip.split == split and (split == "train" or not clip.synthetic):
            for run in runs(corpus.valid(clip)):
                yield corpus.joints(clip, run.start, run.stop)


@dataclass(frozen=True)
class Report:
    """Everything measured; what was not is empty.

    Attributes:
        samples, real: name of a probe → the model's motions, recorded ones.
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
        """How many of the 46 actions are done."""
        return sum(result.passes for result in self.actions.values())

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        held = {"probes_held": self.probes_held, "actions_held": self.actions_held}
        return {**held, **asdict(self)}


def build(samples: Samples, corpus: Corpus | None) -> Report:
    """Measure a model's samples, and real clips beside them where there is a corpus."""
    real = real_samples(corpus) if corpus else None
    return Report(
        samples=judge(samples.takes),
        actions=judge_actions(samples.actions),
        sample_figures=plausibility(samples.takes),
        seeds_cm=seed_difference(samples.takes),
        real=judge(real.takes) if real else {},
        real_actions=judge_actions(real.actions) if real else {},
        real_figures=plausibility(real.takes) if real else {},
        nearest_cm=nearest_training(corpus, samples.takes) if corpus else {},
    )
