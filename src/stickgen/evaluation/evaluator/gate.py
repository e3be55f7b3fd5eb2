"""The gate: may these networks judge? They must know real motion, and see when it is spoilt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.evaluation.corruptions import CORRUPTIONS
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.metrics.matching import BATCH, r_precision
from stickgen.evaluation.metrics.repeats import Estimate, repeated
from stickgen.evaluation.tables import table
from stickgen.geometry import FloatArray
from stickgen.text.sides import swap_sides

TIMES_CHANCE = 5.0
"""How many times chance the R@1 of held-out real motion must be."""
LEARNT = ("time-reversed", "jittered", "sides swapped", "floating")
"""Corruptions that the networks are shown in training; they have never met the others."""
DEMANDED = ("time-reversed", "frozen", "jittered", "sides swapped", "another caption")
"""What must rank below the real motion; the rest of the corruptions is shown."""
_SIDED = "sides swapped"
_OTHER = "another caption"


@dataclass(frozen=True)
class Rank:
    """How a corruption stands beside the real motions it was made of.

    Attributes:
        motions: how many were corrupted.
        real, spoilt: mean cosine to the caption, before and after.
        below: share of motions whose cosine fell.
    """

    corruption: str
    motions: int
    real: float
    spoilt: float
    below: float

    @property
    def holds(self) -> bool:
        """The corruption ranks below: on average, and for more motions than not."""
        return self.spoilt < self.real and self.below > 0.5


@dataclass(frozen=True)
class Verdict:
    """One network's answer; ``r1`` is R-precision at 1 in batches of 32 distinct captions."""

    network: str
    r1: Estimate
    ranks: tuple[Rank, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """What is demanded and was not tried."""
        tried = {rank.corruption for rank in self.ranks}
        return tuple(name for name in DEMANDED if name not in tried)

    @property
    def holds(self) -> bool:
        """R@1 is five times chance, and every corruption of ``DEMANDED`` ranks below."""
        known = self.r1.mean >= TIMES_CHANCE / BATCH and not self.missing
        return known and all(rank.holds for rank in self.ranks if rank.corruption in DEMANDED)


@dataclass(frozen=True)
class Gate:
    """The verdicts of all networks."""

    verdicts: tuple[Verdict, ...]

    @property
    def holds(self) -> bool:
        """Every network may judge, and there is one."""
        return bool(self.verdicts) and all(verdict.holds for verdict in self.verdicts)

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return {
            "holds": self.holds,
            "networks": [
                {
                    "network": v.network,
                    "holds": v.holds,
                    "missing": list(v.missing),
                    "r1": v.r1.mean,
                    "r1_half": v.r1.half,
                    "corruptions": {
                        rank.corruption: {
                            "holds": rank.holds,
                            "demanded": rank.corruption in DEMANDED,
                            "motions": rank.motions,
                            "real": rank.real,
                            "spoilt": rank.spoilt,
                            "below": rank.below,
                        }
                        for rank in v.ranks
                    },
                }
                for v in self.verdicts
            ],
        }

    def markdown(self) -> str:
        """A table with a column for each network, and below it what was not tried."""
        head = ["gate", "bar", "shown in training", *(v.network for v in self.verdicts)]
        rows = [["R@1 of real motion, % of 32", f"≥ {100 * TIMES_CHANCE / BATCH:.1f}", "no"]]
        rows[0] += [f"{100 * v.r1.mean:.1f} ± {100 * v.r1.half:.1f}" for v in self.verdicts]
        for ranks in zip(*(v.ranks for v in self.verdicts), strict=True):
            name = ranks[0].corruption
            bar = "below real" if name in DEMANDED else "–"
            shown = "yes" if name in LEARNT else "no"
            rows.append([f"{name} ({ranks[0].motions})", bar, shown, *map(_cell, ranks)])
        rows.append(["gate holds", "yes", "", *("yes" if v.holds else "NO" for v in self.verdicts)])
        return "\n\n".join([table(head, rows), *self._gaps()])

    def _gaps(self) -> list[str]:
        """Sentences on what is demanded and was not tried."""
        if not self.verdicts:
            return ["Missing: no network was tried."]
        return [
            f"Missing: {v.network} was not tried on {', '.join(v.missing)}."
            for v in self.verdicts
            if v.missing
        ]


def gate(
    evaluators: Sequence[Evaluator],
    motions: Sequence[FloatArray],
    captions: Sequence[str],
    seed: int = 0,
) -> Gate:
    """Judge evaluators by held-out real motions.

    Args:
        motions: each ``[T, 22, 3]`` metres at 25 fps.
        captions: one for each motion.

    Raises:
        StickGenError: there are fewer than 32 distinct captions.
    """
    spoilt = _spoil(motions, captions, seed)
    return Gate(tuple(_judge(one, motions, captions, spoilt, seed) for one in evaluators))


Spoilt = dict[str, tuple[list[int], list[FloatArray]]]


def _spoil(motions: Sequence[FloatArray], captions: Sequence[str], seed: int) -> Spoilt:
    """Corruption → which motions it was done to, and what came of them.

    A mirror image is wrong only for a caption that names a side.
    """
    rng = np.random.default_rng(seed)
    every = list(range(len(motions)))
    sided = [i for i in every if swap_sides(captions[i]) != captions[i]]
    found = {}
    for name, corrupt in CORRUPTIONS.items():
        rows = sided if name == _SIDED else every
        found[name] = (rows, [corrupt(motions[i], rng) for i in rows])
    return found


def _judge(
    evaluator: Evaluator,
    motions: Sequence[FloatArray],
    captions: Sequence[str],
    spoilt: Spoilt,
    seed: int,
) -> Verdict:
    texts, real = evaluator.texts(captions), evaluator.motions(motions)
    cosine = (texts * real).sum(1)
    ranks = []
    for name, (rows, ruined) in spoilt.items():
        if rows:
            embedded = evaluator.motions(ruined)
            ranks.append(_rank(name, cosine[rows], (texts[rows] * embedded).sum(1)))
    # The caption of the next motion of another caption, all of them in turn.
    order = np.random.default_rng(seed).permutation(len(texts))
    other = np.empty_like(order)
    other[order] = np.roll(order, 1)
    ranks.append(_rank(_OTHER, cosine, (texts[other] * real).sum(1)))
    r1 = repeated(lambda rng: r_precision(texts, real, rng)[0], seed=seed)
    return Verdict(evaluator.name, r1, tuple(ranks))


def _rank(name: str, real: FloatArray, spoilt: FloatArray) -> Rank:
    below = float((spoilt < real).mean())
    return Rank(name, len(real), float(real.mean()), float(spoilt.mean()), below)


def _cell(rank: Rank) -> str:
    return f"{rank.spoilt:.2f} / {rank.real:.2f}, {100 * rank.below:.0f} %"
