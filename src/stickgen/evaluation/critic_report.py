"""What the critic says of real motion, and of the same motion ruined on purpose."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.corruptions import Corruption, frozen, jittered, sliding, sunk
from stickgen.evaluation.tables import table
from stickgen.geometry import FloatArray, runs
from stickgen.measures.artifacts import joint_speeds
from stickgen.safety.critic import CHECKS, Verdict, judge
from stickgen.safety.rules import Rules
from stickgen.skeleton import FPS, J

SHORTEST = 1.0
"""Seconds of good motion that a clip must have to be judged: those of the shortest film."""
LONGEST = 10.0
"""Seconds that are ruined of a clip."""
RUINED = 200
"""Safe clips that are ruined, evenly picked."""


def _looped(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """The liveliest half second, forth and back for six seconds."""
    half = round(FPS / 2)
    pace = np.convolve(joint_speeds(joints, FPS).mean(1), np.ones(half), "valid")
    forth = np.abs((np.arange(12 * half) + half) % (2 * half) - half)
    return np.asarray(joints[int(np.argmax(pace)) + forth])


def _flung(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """A wrist 0.8 m off for one frame."""
    joints = joints.copy()
    joints[len(joints) // 2, J["right_wrist"], 1] += 0.8
    return joints


def _moved(joints: FloatArray, rng: np.random.Generator) -> FloatArray:
    """Half a metre aside from one frame to the next."""
    joints = joints.copy()
    joints[len(joints) // 2 :, :, 0] += 0.5
    return joints


RUINS: Mapping[str, tuple[str, Corruption]] = MappingProxyType(
    {
        "held still at its first pose": ("frozen", frozen),
        "its liveliest half second forth and back": ("repetitive", _looped),
        "1 cm of white noise": ("jittery", partial(jittered, size=0.01)),
        "a wrist 0.8 m off for a frame": ("velocity", _flung),
        "half a metre aside in a frame": ("acceleration", _moved),
        "0.35 m under the floor": ("ground", partial(sunk, depth=0.35)),
        "dragged over the floor at 1.5 m/s": ("quality", partial(sliding, speed=1.5)),
    }
)
"""What is done to ``joints [T, 22, 3]`` → the check that must see it, and the doing."""


@dataclass(frozen=True)
class SourceRow:
    """Clips of one source that were judged, and how many are unsafe: in all, and by check."""

    source: str
    clips: int
    unsafe: int
    checks: dict[str, int]


@dataclass(frozen=True)
class RuinRow:
    """Of ``clips`` ruined so, how many are unsafe, and how many for the check meant."""

    ruin: str
    check: str
    clips: int
    unsafe: int
    by_check: int


@dataclass(frozen=True)
class Calibration:
    """The critic on a corpus; ``worst`` names the unsafe clips with the verdicts."""

    sources: tuple[SourceRow, ...]
    ruins: tuple[RuinRow, ...]
    worst: dict[str, str]

    @property
    def unsafe_share(self) -> float:
        """Of all clips, 0–1."""
        return sum(r.unsafe for r in self.sources) / max(1, sum(r.clips for r in self.sources))


def calibrate(corpus: Corpus, rules: Rules | None = None) -> Calibration:
    """Judge every clip of a corpus that has ``SHORTEST`` seconds of good motion without a gap.

    A clip is as bad as the worst of its stretches of good frames.
    """
    rules = rules or Rules()
    verdicts: dict[str, list[Verdict]] = defaultdict(list)
    safe: list[Clip] = []
    worst = {}
    for clip in corpus.rows:
        said = [judge(joints, FPS, rules) for joints in _stretches(corpus, clip)]
        if not said:
            continue
        verdict = max(said, key=lambda v: v.severity)
        verdicts[clip.source].append(verdict)
        if verdict.safe:
            safe.append(clip)
        else:
            worst[clip.id] = str(verdict)
    picked = np.unique(np.linspace(0, len(safe) - 1, min(RUINED, len(safe))).round().astype(int))
    ruins = _ruined(corpus, [safe[i] for i in picked], rules)
    rows = (_row(source, said, rules) for source, said in sorted(verdicts.items()))
    return Calibration(tuple(rows), ruins, worst)


def _stretches(corpus: Corpus, clip: Clip) -> Iterator[FloatArray]:
    joints = corpus.joints(clip).astype(np.float64)
    for run in runs(corpus.valid(clip)):
        if run.stop - run.start >= SHORTEST * FPS:
            yield joints[run]


def _row(source: str, verdicts: list[Verdict], rules: Rules) -> SourceRow:
    unsafe = [v for v in verdicts if not v.safe]
    checks = Counter(f.check for v in unsafe for f in v.faults if f.severity >= rules.unsafe)
    return SourceRow(source, len(verdicts), len(unsafe), {c: checks[c] for c in CHECKS})


def _ruined(corpus: Corpus, clips: list[Clip], rules: Rules) -> tuple[RuinRow, ...]:
    firsts = [next(_stretches(corpus, clip))[: round(LONGEST * FPS)] for clip in clips]
    rows = []
    for ruin, (check, spoil) in RUINS.items():
        said = [judge(spoil(joints, np.random.default_rng(0)), FPS, rules) for joints in firsts]
        meant = [any(f.check == check and f.severity >= rules.unsafe for f in v.faults)
                 for v in said]  # fmt: skip
        unsafe = sum(not v.safe for v in said)
        rows.append(RuinRow(ruin, check, len(said), unsafe, sum(meant)))
    return tuple(rows)


def as_dict(calibration: Calibration) -> dict[str, Any]:
    """Plain data for a JSON file."""
    return {"unsafe_share": calibration.unsafe_share, **asdict(calibration)}


def markdown(calibration: Calibration) -> str:
    """Two tables: real clips by source, and ruined ones."""
    rows = calibration.sources
    every = SourceRow(
        "all",
        sum(row.clips for row in rows),
        sum(row.unsafe for row in rows),
        {check: sum(row.checks[check] for row in rows) for check in CHECKS},
    )
    sources = [
        [r.source, str(r.clips), f"{r.unsafe} ({r.unsafe / max(1, r.clips):.1%})"]
        + [str(count) for count in r.checks.values()]
        for r in (*rows, every)
    ]
    ruins = [
        [r.ruin, f"{r.unsafe / max(1, r.clips):.1%}"]
        + [f"{r.check} {r.by_check / max(1, r.clips):.1%}"]
        for r in calibration.ruins
    ]
    return (
        table(["source", "clips", "unsafe", *CHECKS], sources)
        + "\n\n"
        + table(["real clips, safe, then", "unsafe", "by the check meant"], ruins)
        + "\n"
    )
