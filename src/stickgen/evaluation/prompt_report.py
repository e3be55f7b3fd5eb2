"""Tables of the prompt probe: samples of a model beside real clips of the same actions.

A ``Take's`` motions are joints ``[T, 22, 3]`` at 25 fps; ``motions[k][i]`` is take k, sample i.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store import Corpus
from stickgen.evaluation.novelty import WINDOW, nearest_distance, windows
from stickgen.evaluation.physical import joint_distance, physical_figures
from stickgen.evaluation.probes import PROBES, Figures, Probe, with_walk_ratio
from stickgen.evaluation.real_clips import WANTED, stretches
from stickgen.evaluation.tables import table
from stickgen.geometry import runs
from stickgen.skeleton import FPS

Joints = NDArray[np.floating]
Motions = list[list[Joints]]

HOLD_SHARE = 5 / 8
"""Share of the seeds for which a probe must hold."""
PROBES_NEEDED = 9
"""Probes that must hold."""
REAL_CLIPS = 60
"""Real stretches measured a take, evenly picked from those found."""
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


def real_motions(corpus: Corpus) -> dict[str, Motions]:
    """Real motion of every take: probe name → motions, cut to the probe's length."""
    found: dict[str, Motions] = {}
    for probe in PROBES:
        frames = round(probe.seconds * FPS)
        found[probe.name] = []
        for take in probe.takes:
            all_ = stretches(corpus, WANTED[take.prompt])
            picked = np.unique(np.linspace(0, len(all_) - 1, min(REAL_CLIPS, len(all_))).round())
            found[probe.name].append([all_[int(i)].joints(corpus)[:frames] for i in picked])
    return found


def judge(motions: Mapping[str, Motions]) -> dict[str, ProbeResult]:
    """Measure every probe; samples of several takes are paired in order."""
    figures: dict[str, list[Figures]] = {}
    for probe in PROBES:
        samples = zip(*motions[probe.name], strict=False)
        figures[probe.name] = [probe.measure(takes, FPS) for takes in samples]
    figures["run"] = list(with_walk_ratio(figures["run"], figures["walk forward"]))
    return {p.name: _result(p, figures[p.name], motions[p.name]) for p in PROBES}


def _result(probe: Probe, samples: Sequence[Figures], motions: Motions) -> ProbeResult:
    if not samples:
        return ProbeResult(0, 0, 0.0, {})
    return ProbeResult(
        held=sum(probe.holds(f) for f in samples),
        of=len(samples),
        seconds=float(np.mean([len(m) / FPS for take in motions for m in take])),
        figures={k: float(np.mean([f[k] for f in samples])) for k in samples[0]},
    )


def plausibility(motions: Mapping[str, Motions]) -> dict[str, float]:
    """Physical figures of all motions, every probe weighing the same; the worst of the limits."""
    rows = {
        name: [physical_figures(m, FPS) for take in takes for m in take]
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
        if clip.split == split:
            for run in runs(corpus.valid(clip)):
                yield corpus.joints(clip, run.start, run.stop)


@dataclass(frozen=True)
class Report:
    """Everything measured; the parts that were not are empty."""

    samples: dict[str, ProbeResult]
    real: dict[str, ProbeResult]
    sample_figures: dict[str, float]
    real_figures: dict[str, float]
    seeds_cm: dict[str, float]
    nearest_cm: dict[str, float]

    @property
    def passes(self) -> bool:
        """Whether enough probes hold."""
        return sum(r.passes for r in self.samples.values()) >= PROBES_NEEDED

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        return asdict(self)

    def markdown(self) -> str:
        """The tables."""
        parts = [_probe_table(self), _plausibility_table(self)]
        if self.seeds_cm:
            parts.append(_seed_table(self.seeds_cm))
        if self.nearest_cm:
            parts.append(_nearest_table(self.nearest_cm))
        return "\n\n".join(parts) + "\n"


def build(samples: Mapping[str, Motions] | None, corpus_folder: Path | None) -> Report:
    """Measure samples, real clips, or both.

    Args:
        samples: probe name → motions of each take; None measures real clips only.
        corpus_folder: None leaves the columns of real clips empty.

    Raises:
        StickGenError: the folder is no corpus.
    """
    corpus = Corpus.open(corpus_folder) if corpus_folder else None
    real = real_motions(corpus) if corpus else None
    return Report(
        samples=judge(samples) if samples else {},
        real=judge(real) if real else {},
        sample_figures=plausibility(samples) if samples else {},
        real_figures=plausibility(real) if real else {},
        seeds_cm=seed_difference(samples) if samples else {},
        nearest_cm=nearest_training(corpus, samples) if corpus and samples else {},
    )


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


def _probe_table(report: Report) -> str:
    rows = []
    for probe in PROBES:
        sample, real = report.samples.get(probe.name), report.real.get(probe.name)
        verdict = "–" if sample is None else "yes" if sample.passes else "no"
        measured = [_held(sample), verdict, _figures(sample), _held(real), _figures(real)]
        rows.append([probe.name, probe.rule, *measured])
    head = ["probe", "rule", "seeds", "holds", "samples (mean)", "real clips", "real (mean)"]
    held = sum(r.passes for r in report.samples.values())
    total = f"\n\n{held} of {len(PROBES)} probes hold (needed: {PROBES_NEEDED})."
    return table(head, rows) + (total if report.samples else "")


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
