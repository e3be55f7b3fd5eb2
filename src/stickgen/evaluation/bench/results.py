"""Everything the benchmark measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stickgen.evaluation.bench.leads import Lead
from stickgen.evaluation.bench.measure import Figures
from stickgen.evaluation.evaluator.gate import Gate


@dataclass(frozen=True)
class Row:
    """A system.

    Attributes:
        figures: evaluator → figures of embeddings.
        bodies: means of what each motion has for itself.
        ratios: the mean of all motions over that of the real motions of the same captions.
        cost: seconds of one core for a second of motion; None where nothing is made.
        short: motions of under two seconds, which have no nearest training clip.
    """

    figures: Mapping[str, Figures]
    bodies: Figures
    ratios: Mapping[str, float]
    cost: float | None = None
    short: int = 0


@dataclass(frozen=True)
class Facts:
    """What was measured with what.

    Attributes:
        model: name of the model folder.
        sha256: of its files, 16 hexadecimal digits.
        split: of the corpus that the cases are from.
        cases: how many.
        seconds: of their real motion together.
        train, synthetic: training stretches that retrieval searched; those made by rule.
        plain: whether there was a plain diffusion model to measure.
    """

    model: str
    sha256: str
    split: str
    cases: int
    seconds: float
    train: int
    synthetic: int
    plain: bool


@dataclass(frozen=True)
class Effort:
    """What a run of the benchmark took.

    Attributes:
        seconds: by the clock on the wall, from opening the corpus to the last figure.
        cores: of this machine.
        workers: processes that were used.
        made, read: takes that were made, and that were kept from before.
    """

    seconds: float
    cores: int
    workers: int
    made: int
    read: int


@dataclass(frozen=True)
class Results:
    """The benchmark.

    Attributes:
        gate: whether the evaluators may judge.
        rows: system → its figures. The distances of real motion are those of its halves: the
            floor of all others.
        leads: row → by how much the main row leads it in R@3 by the first evaluator; empty where
            the main row was not asked for.
        joins: figures of long takes; empty where only some rows were asked for.
        pairs: figures of two people in one film, and of real pairs; likewise.
        effort: what it took.
    """

    facts: Facts
    gate: Gate
    rows: Mapping[str, Row]
    leads: Mapping[str, Lead]
    joins: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]
    effort: Effort

    @property
    def evaluators(self) -> tuple[str, ...]:
        """Names; the first gives the figures, the others check them."""
        return tuple(next(iter(self.rows.values())).figures)

    @property
    def complete(self) -> bool:
        """Whether the whole table was asked for; a plain diffusion model may still be missing."""
        return bool(self.joins)

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        return {**asdict(self), "gate": self.gate.as_dict()}
