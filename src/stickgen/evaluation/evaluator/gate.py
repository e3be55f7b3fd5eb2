"""The acceptance test of evaluator networks: they must match real motion with its captions, and
score corrupted motion lower."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.metrics.matching import BATCH, other_rows, r_precision
from stickgen.evaluation.metrics.repeats import Estimate, repeated
from stickgen.evaluation.tables import Table, percent
from stickgen.geometry import FloatArray
from stickgen.text.sides import swap_sides

TIMES_CHANCE = 5.0
"""Least R@1 of held-out real motion, as a multiple of chance."""
SEEN_IN_TRAINING = ("time-reversed", "jittered", "sides swapped", "floating")
"""Corruptions that are negatives in training; the networks have never seen the others."""
DEMANDED = ("time-reversed", "frozen", "jittered", "sides swapped", "another caption")
"""Corruptions that must score lower than the real motion; the others are for information."""
_SIDES_SWAPPED, _OTHER_CAPTION = "sides swapped", "another caption"


@dataclass(frozen=True)
class Rank:
    """How corrupted motions compare with the real motions they were made from.

    Attributes:
        motions: how many were corrupted.
        real, corrupted: mean cosine to the caption, before and after.
        below: share of motions whose cosine fell.
    """

    corruption: str
    motions: int
    real: float
    corrupted: float
    below: float

    @property
    def holds(self) -> bool:
        """The corruption ranks below: on average, and for more than half of the motions."""
        return self.corrupted < self.real and self.below > 0.5

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        figures = {"real": self.real, "spoilt": self.corrupted, "below": self.below}
        demanded = self.corruption in DEMANDED
        return {"holds": self.holds, "demanded": demanded, "motions": self.motions, **figures}


@dataclass(frozen=True)
class NetworkVerdict:
    """The result of one network; ``r1`` is R-precision at 1 in batches of 32 captions."""

    network: str
    r1: Estimate
    ranks: tuple[Rank, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """Required corruptions that could not be tested."""
        tried = {rank.corruption for rank in self.ranks}
        return tuple(name for name in DEMANDED if name not in tried)

    @property
    def holds(self) -> bool:
        """R@1 is five times chance, and every corruption of ``DEMANDED`` ranks below."""
        matches = self.r1.mean >= TIMES_CHANCE / BATCH and not self.missing
        return matches and all(rank.holds for rank in self.ranks if rank.corruption in DEMANDED)


@dataclass(frozen=True)
class Gate:
    """The verdicts of all networks."""

    verdicts: tuple[NetworkVerdict, ...]

    @property
    def holds(self) -> bool:
        """Whether there is a network and every network passes."""
        return bool(self.verdicts) and all(verdict.holds for verdict in self.verdicts)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        networks = [
            {
                "network": v.network,
                "holds": v.holds,
                "missing": list(v.missing),
                "r1": v.r1.mean,
                "r1_half": v.r1.half,
                "corruptions": {rank.corruption: rank.as_dict() for rank in v.ranks},
            }
            for v in self.verdicts
        ]
        return {"holds": self.holds, "networks": networks}

    def table(self) -> Table:
        """A column for each network; the notes name what could not be tested."""
        names = [v.network for v in self.verdicts]
        target = f"≥ {100 * TIMES_CHANCE / BATCH:.1f}"
        r1 = [f"{100 * v.r1.mean:.1f} ± {100 * v.r1.half:.1f}" for v in self.verdicts]
        ranks = [
            (
                f"{same[0].corruption} ({same[0].motions})",
                "below real" if same[0].corruption in DEMANDED else None,
                same[0].corruption in SEEN_IN_TRAINING,
                *(f"{r.corrupted:.2f} / {r.real:.2f}, {percent(r.below)}" for r in same),
            )
            for same in zip(*(v.ranks for v in self.verdicts), strict=True)
        ]
        missing = [
            f"Missing: {v.network} was not tried on {', '.join(v.missing)}."
            for v in self.verdicts
            if v.missing
        ]
        return Table(
            ("test", "requirement", "in training", *names),
            [
                ("R@1 of real motion, % of 32", target, False, *r1),
                *ranks,
                ("gate holds", "yes", "", *(v.holds for v in self.verdicts)),
            ],
            notes=missing if self.verdicts else ["Missing: no network was tried."],
        )


Corrupted = dict[str, tuple[list[int], list[FloatArray]]]
"""Corruption → indices of the motions it was applied to, and the results."""


def gate(
    evaluators: Sequence[Evaluator],
    motions: Sequence[FloatArray],
    captions: Sequence[str],
    seed: int = 0,
) -> Gate:
    """Test evaluators on held-out real motions.

    Args:
        motions: each ``[T, 22, 3]`` metres at 25 fps.
        captions: one for each motion.

    Raises:
        StickGenError: there are fewer than 32 distinct captions.
    """
    corrupted = _corrupt(motions, captions, seed)
    return Gate(tuple(_judge(e, motions, captions, corrupted, seed) for e in evaluators))


def _corrupt(motions: Sequence[FloatArray], captions: Sequence[str], seed: int) -> Corrupted:
    """Apply every corruption; swapped sides contradict only the captions that name a side."""
    rng = np.random.default_rng(seed)
    every = list(range(len(motions)))
    sided = [i for i in every if swap_sides(captions[i]) != captions[i]]
    corrupted = {}
    for name, corrupt in CORRUPTIONS.items():
        rows = sided if name == _SIDES_SWAPPED else every
        corrupted[name] = (rows, [corrupt(motions[i], rng) for i in rows])
    return corrupted


def _judge(
    evaluator: Evaluator,
    motions: Sequence[FloatArray],
    captions: Sequence[str],
    corrupted: Corrupted,
    seed: int,
) -> NetworkVerdict:
    texts, real = evaluator.texts(captions), evaluator.motions(motions)
    cosine = (texts * real).sum(1)
    ranks = [
        _rank(name, cosine[rows], (texts[rows] * evaluator.motions(results)).sum(1))
        for name, (rows, results) in corrupted.items()
        if rows
    ]
    other = other_rows(len(texts), seed)
    ranks.append(_rank(_OTHER_CAPTION, cosine, (texts[other] * real).sum(1)))
    r1 = repeated(lambda rng: r_precision(texts, real, rng)[0], seed=seed)
    return NetworkVerdict(evaluator.name, r1, tuple(ranks))


def _rank(name: str, real: FloatArray, corrupted: FloatArray) -> Rank:
    below = float((corrupted < real).mean())
    return Rank(name, len(real), float(real.mean()), float(corrupted.mean()), below)
