"""All results of the benchmark."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from stickgen.evaluation.bench.measure import Figures
from stickgen.evaluation.bench.paired_bootstrap import Difference
from stickgen.evaluation.evaluator.gate import Gate
from stickgen.evaluation.measured import measured


@dataclass(frozen=True)
class Row:
    """The results of one system.

    Attributes:
        figures: evaluator → figures of embeddings.
        bodies: means of the figures of single motions.
        ratios: the mean of all motions over that of the real motions of the same captions.
        cost: seconds of one core for a second of motion; None where nothing is generated.
        short: motions of under two seconds, which have no nearest training clip.
    """

    figures: Mapping[str, Figures]
    bodies: Figures
    ratios: Mapping[str, float]
    cost: float | None = None
    short: int = 0


@dataclass(frozen=True)
class Facts:
    """What was measured on which data.

    Attributes:
        model: name of the model folder.
        sha256: of its files, 16 hexadecimal digits.
        split: of the corpus that the cases are from.
        cases: how many.
        seconds: length of their real motion together.
        train, synthetic: training excerpts that retrieval searches; the synthetic ones of them.
        plain: whether there was a plain diffusion model to measure.
        sources: that the cases are from; all when empty.
    """

    model: str
    sha256: str
    split: str
    cases: int
    seconds: float
    train: int
    synthetic: int
    plain: bool
    sources: tuple[str, ...] = ()


@dataclass(frozen=True)
class Effort:
    """Time and processes of a run.

    Attributes:
        seconds: wall-clock time from opening the corpus to the last figure.
        cores: of this machine.
        workers: processes that were used.
        made, read: motions that were generated, and that were in the cache.
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
        gate: the acceptance test of the evaluators.
        rows: system → its results. The distances of real motion are those of its halves: the
            floor of all others.
        r3_differences: row → difference of the main row from it in R@3 by the first evaluator;
            empty if the main row was not measured.
        joins: figures of motions of several sentences; empty if only some rows were measured.
        pairs: figures of two people in one film, and of recorded pairs; likewise.
        effort: time and processes.
    """

    facts: Facts
    gate: Gate
    rows: Mapping[str, Row]
    r3_differences: Mapping[str, Difference]
    joins: Mapping[str, float]
    pairs: Mapping[str, Mapping[str, float]]
    effort: Effort

    @property
    def evaluators(self) -> tuple[str, ...]:
        """Names; the first gives the figures, the others check them."""
        return tuple(next(iter(self.rows.values())).figures)

    @property
    def complete(self) -> bool:
        """Whether all rows were measured; a plain diffusion model may still be missing."""
        return bool(self.joins)

    def mean(self, row: Row, figure: str) -> float:
        """Mean of a figure of embeddings of a row, by the first evaluator."""
        return row.figures[self.evaluators[0]][figure].mean

    def as_dict(self) -> dict[str, Any]:
        """Plain data for a JSON file."""
        data = asdict(self)
        differences = data.pop("r3_differences")
        plain: dict[str, Any] = measured(
            {**data, "gate": self.gate.as_dict(), "leads": differences}
        )
        return plain
