"""The safety critic on recorded motion, and on the same motion corrupted on purpose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.corruptions import (
    Corruption,
    displaced,
    frozen,
    jittered,
    looped,
    sliding,
    sunk,
    wrist_spike,
)
from stickgen.evaluation.recorded_excerpts import evenly_spaced
from stickgen.evaluation.tables import Cell, Table
from stickgen.geometry import FloatArray, runs
from stickgen.safety.critic import CHECKS, Verdict, judge
from stickgen.safety.rules import Rules
from stickgen.skeleton import FPS

SHORTEST = 1.0
"""Seconds of consecutive valid frames that a clip needs to be judged: the shortest film."""
LONGEST = 10.0
"""Seconds of a clip that are corrupted."""
CORRUPTED_CLIPS = 200
"""Safe clips that are corrupted, evenly spaced over all of them."""

CHECKED_CORRUPTIONS: Mapping[str, tuple[str, Corruption]] = MappingProxyType(
    {
        "held still at its first pose": ("frozen", frozen),
        "its liveliest half second forth and back": ("repetitive", looped),
        "1 cm of white noise": ("jittery", partial(jittered, size=0.01)),
        "a wrist 0.8 m off for a frame": ("velocity", wrist_spike),
        "half a metre aside in a frame": ("acceleration", displaced),
        "0.35 m under the floor": ("ground", partial(sunk, depth=0.35)),
        "dragged over the floor at 1.5 m/s": ("quality", partial(sliding, speed=1.5)),
    }
)
"""What is done to ``joints [T, 22, 3]`` → the check that must detect it, and the corruption."""


@dataclass(frozen=True)
class SourceRow:
    """Judged clips of one source, and how many are unsafe: in all, and by each check."""

    source: str
    clips: int
    unsafe: int
    checks: dict[str, int]


@dataclass(frozen=True)
class CorruptionRow:
    """Of ``clips`` corrupted in one way, how many are unsafe, and how many by ``check``."""

    corruption: str
    check: str
    clips: int
    unsafe: int
    by_check: int


@dataclass(frozen=True)
class Calibration:
    """The critic on a corpus; ``worst`` holds the verdict of every unsafe clip by its id."""

    sources: tuple[SourceRow, ...]
    corruptions: tuple[CorruptionRow, ...]
    worst: dict[str, str]

    @property
    def unsafe_share(self) -> float:
        """Of all clips, 0–1."""
        return sum(r.unsafe for r in self.sources) / max(1, sum(r.clips for r in self.sources))

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        ruins = [asdict(row) for row in self.corruptions]
        return {
            "unsafe_share": self.unsafe_share,
            "sources": [asdict(row) for row in self.sources],
            "ruins": [{"ruin": row.pop("corruption"), **row} for row in ruins],
            "worst": self.worst,
        }

    def tables(self) -> list[Table]:
        """Recorded clips by source, and corrupted ones."""
        total = SourceRow(
            "all",
            sum(row.clips for row in self.sources),
            sum(row.unsafe for row in self.sources),
            {check: sum(row.checks[check] for row in self.sources) for check in CHECKS},
        )
        sources: list[tuple[Cell, ...]] = [
            (r.source, r.clips, f"{r.unsafe} ({_share(r.unsafe, r.clips)})", *r.checks.values())
            for r in (*self.sources, total)
        ]
        corruptions = [
            (r.corruption, _share(r.unsafe, r.clips), f"{r.check} {_share(r.by_check, r.clips)}")
            for r in self.corruptions
        ]
        return [
            Table(("source", "clips", "unsafe", *CHECKS), sources),
            Table(
                ("corruption of safe real clips", "unsafe", "found by the intended check"),
                corruptions,
            ),
        ]


def calibrate(corpus: Corpus, rules: Rules | None = None) -> Calibration:
    """Judge every clip of a corpus that has ``SHORTEST`` seconds of consecutive valid frames.

    A clip is as bad as the worst of its runs of valid frames.
    """
    rules = rules or Rules()
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    safe: list[Clip] = []
    worst = {}
    for clip in corpus.rows:
        of_runs = [judge(joints, FPS, rules) for joints in _valid_runs(corpus, clip)]
        if not of_runs:
            continue
        verdict = max(of_runs, key=lambda v: v.severity)
        verdicts[clip.source].append(verdict)
        if verdict.safe:
            safe.append(clip)
        else:
            worst[clip.id] = str(verdict)
    picked = [safe[i] for i in evenly_spaced(len(safe), CORRUPTED_CLIPS)]
    rows = (_row(source, some, rules) for source, some in sorted(verdicts.items()))
    return Calibration(tuple(rows), _corrupted(corpus, picked, rules), worst)


def _valid_runs(corpus: Corpus, clip: Clip) -> Iterator[FloatArray]:
    joints = corpus.joints(clip).astype(np.float64)
    for run in runs(corpus.valid(clip)):
        if run.stop - run.start >= SHORTEST * FPS:
            yield joints[run]


def _row(source: str, verdicts: list[Verdict], rules: Rules) -> SourceRow:
    unsafe = [v for v in verdicts if not v.safe]
    checks = Counter(f.check for v in unsafe for f in v.faults if f.severity >= rules.unsafe)
    return SourceRow(source, len(verdicts), len(unsafe), {c: checks[c] for c in CHECKS})


def _corrupted(corpus: Corpus, clips: list[Clip], rules: Rules) -> tuple[CorruptionRow, ...]:
    intact = [next(_valid_runs(corpus, clip))[: round(LONGEST * FPS)] for clip in clips]
    rows = []
    for name, (check, corrupt) in CHECKED_CORRUPTIONS.items():
        verdicts = [judge(corrupt(j, np.random.default_rng(0)), FPS, rules) for j in intact]
        by_check = sum(
            any(f.check == check and f.severity >= rules.unsafe for f in v.faults) for v in verdicts
        )
        unsafe = sum(not v.safe for v in verdicts)
        rows.append(CorruptionRow(name, check, len(verdicts), unsafe, by_check))
    return tuple(rows)


def _share(count: int, of: int) -> str:
    return f"{count / max(1, of):.1%}"
