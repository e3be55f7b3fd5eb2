"""Everything the benchmark measured."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stickgen.evaluation.bench.measure import Figures
from stickgen.evaluation.evaluator.gate import Gate


@dataclass(frozen=True)
class Row:
    """A system.

    Attributes:
        figures: evaluator → figures of embeddings.
        bodies: means of what each motion has for itself.
        ratios: those over the real motions of the same captions.
        cost: seconds of one core for a second of motion; None where nothing is made.
    """

    figures: Mapping[str, Figures]
    bodies: Figures
    ratios: Figures
    cost: float | None = None


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
class Results:
    """The benchmark.

    Attributes:
        gate: whether the evaluators may judge.
        rows: system → its figures. The distances of real motion are those of its halves: the
            floor of all others.
        joins: figures of long takes; empty where only some rows were asked for.
        pairs: figures of two people in one film, and of real pairs; likewise.
    """

    facts: Facts
    gate: Gate
    rows: Mapping[str, Row]
    joins: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]

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
