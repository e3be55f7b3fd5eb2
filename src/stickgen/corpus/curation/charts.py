"""Charts as SVG text, coloured by the classes of ``stats_page.css``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

_ROW = 24.0
_LABEL = 130.0
_NUMBER = 115.0
_GAP = 2.0


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart.

    Attributes:
        label: what it is.
        value: its length.
        inner: the darker part of it, from 0; all of it when not given.
        text: what stands behind it.
        hint: shown when the mouse is over it.
    """

    label: str
    value: float
    text: str
    inner: float | None = None
    hint: str = ""


@dataclass(frozen=True)
class Mark:
    """A dashed line at a place from 0 to 1 along the base of a column chart."""

    at: float
    text: str


def bars(rows: Sequence[Bar], width: float = 500.0) -> str:
    """Horizontal bars, one a row, from the same zero."""
    longest = max((row.value for row in rows), default=0.0) or 1.0
    room = width - _LABEL - _NUMBER
    parts = []
    for k, row in enumerate(rows):
        y = k * _ROW
        length = max(room * row.value / longest, 1.0)
        inner = length if row.inner is None else room * row.inner / longest
        middle = y + _ROW / 2 + 4.5
        parts.append(
            f"<g><title>{escape(row.hint or f'{row.label}: {row.text}')}</title>"
            f'<text x="{_LABEL - 10:g}" y="{middle:g}" text-anchor="end">{escape(row.label)}</text>'
            + _rect(_LABEL, y + 4, length, _ROW - 8, "pale")
            + _rect(_LABEL, y + 4, inner, _ROW - 8, "bar")
            + f'<text class="soft" x="{_LABEL + length + 8:.1f}" y="{middle:g}">'
            f"{escape(row.text)}</text></g>"
        )
    return _svg(width, _ROW * len(rows), parts)


def columns(
    values: Sequence[float],
    labels: Sequence[str],
    hints: Sequence[str],
    *,
    marks: Sequence[Mark] = (),
    width: float = 500.0,
    height: float = 180.0,
) -> str:
    """Columns side by side.

    Args:
        values: their heights.
        labels: texts below the edges between them, evenly spread from the first to the last.
        hints: a text for each column, shown when the mouse is over it.
    """
    top, base = 18.0, height - 22.0
    highest = max(values, default=0.0) or 1.0
    step = width / max(len(values), 1)
    parts = [f'<line class="axis" x1="0" x2="{width:g}" y1="{base:g}" y2="{base:g}"/>']
    for k, (value, hint) in enumerate(zip(values, hints, strict=True)):
        tall = (base - top) * value / highest
        if value > 0:
            tall = max(tall, 1.5)
        shape = _rect(k * step + _GAP / 2, base - tall, step - _GAP, tall, "bar")
        parts.append(f"<g><title>{escape(hint)}</title>{shape}</g>")
    for k, label in enumerate(labels):
        x = width * k / max(len(labels) - 1, 1)
        anchor = "start" if k == 0 else "end" if k == len(labels) - 1 else "middle"
        parts.append(
            f'<text class="soft" x="{x:.1f}" y="{height - 5:g}" text-anchor="{anchor}">'
            f"{escape(label)}</text>"
        )
    parts += (_mark(mark, width, top, base) for mark in marks)
    return _svg(width, height, parts)


def _mark(mark: Mark, width: float, top: float, base: float) -> str:
    x = width * mark.at
    side, anchor = (-5.0, "end") if mark.at > 0.5 else (5.0, "start")
    return (
        f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{top - 14:g}" y2="{base:g}"/>'
        f'<text class="mark-text" x="{x + side:.1f}" y="{top - 5:g}" text-anchor="{anchor}">'
        f"{escape(mark.text)}</text>"
    )


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.0):.1f}" '
        f'height="{height:.1f}" rx="2"/>'
    )


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img">{"".join(parts)}</svg>'
