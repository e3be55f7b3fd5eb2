"""The one table type that every report of this package builds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from stickgen.errors import printable
from stickgen.evaluation.metrics.repeats import Estimate

MISSING = "–"
Cell = str | bool | int | float | Estimate | None
"""None is a value that was not measured."""


@dataclass(frozen=True)
class Table:
    """A table with what stands around it.

    Attributes:
        columns: their names.
        rows: a cell for each column.
        title: heading above the table, without one when empty.
        notes: paragraphs below the table.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    title: str = ""
    notes: Sequence[str] = ()

    def markdown(self) -> str:
        """The table as Markdown, without a final line end."""
        lines = [self.columns, ["---"] * len(self.columns), *(map(text, row) for row in self.rows)]
        table = "\n".join("| " + " | ".join(line) + " |" for line in lines)
        heading = [f"## {self.title}"] if self.title else []
        return "\n\n".join([*heading, table, *self.notes])


def markdown(parts: Iterable[Table | str]) -> str:
    """Tables and paragraphs one below the other, as a Markdown document."""
    return "\n\n".join(p if isinstance(p, str) else p.markdown() for p in parts) + "\n"


def text(cell: Cell) -> str:
    """A cell as it is printed; no character in it can break the table or steer the terminal."""
    if cell is None:
        return MISSING
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Estimate):
        places = decimals(cell.mean)
        return f"{cell.mean:.{places}f} ± {cell.half:.{places}f}"
    if isinstance(cell, float):
        return number(cell)
    return printable(" ".join(str(cell).replace("|", "\\|").splitlines()))


def number(value: float) -> str:
    """A value with about three significant digits, three decimals at most."""
    return f"{value:.{decimals(value)}f}"


def decimals(value: float) -> int:
    """Decimals of a value of this size in a report, 0 to 3."""
    return next((3 - k for k, limit in enumerate((1.0, 10.0, 100.0)) if abs(value) < limit), 0)


def percent(share: float, places: int = 0) -> str:
    """A share of 0 to 1 in percent, with the sign."""
    return f"{100 * share:.{places}f} %"
