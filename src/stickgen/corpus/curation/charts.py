"""Charts as SVG text, coloured by the classes of ``stats_page.css``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

_ROW_HEIGHT = 24.0
_LABEL_WIDTH = 130.0
_TEXT_WIDTH = 115.0
_GAP = 2.0


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart.

    Attributes:
        label: text before the bar.
        value: length of the bar.
        text: text behind the bar.
        inner: length of the part in a strong colour, from 0; the whole bar when None.
        hint: tooltip; label and text when empty.
    """

    label: str
    value: float
    text: str
    inner: float | None = None
    hint: str = ""


@dataclass(frozen=True)
class Threshold:
    """A dashed vertical line in a column chart, at 0–1 of its width."""

    at: float
    text: str


def bar_chart(rows: Sequence[Bar], width: float = 500.0) -> str:
    """Horizontal bars, one in each row, as an SVG element."""
    longest = max((row.value for row in rows), default=0.0) or 1.0
    space = width - _LABEL_WIDTH - _TEXT_WIDTH
    parts = []
    for k, row in enumerate(rows):
        y = k * _ROW_HEIGHT
        length = max(space * row.value / longest, 1.0)
        inner = length if row.inner is None else space * row.inner / longest
        middle = y + _ROW_HEIGHT / 2 + 4.5
        label = escape(row.label)
        parts.append(
            f"<g><title>{escape(row.hint or f'{row.label}: {row.text}')}</title>"
            f'<text x="{_LABEL_WIDTH - 10:g}" y="{middle:g}" text-anchor="end">{label}</text>'
            + _rect(_LABEL_WIDTH, y + 4, length, _ROW_HEIGHT - 8, "pale")
            + _rect(_LABEL_WIDTH, y + 4, inner, _ROW_HEIGHT - 8, "bar")
            + f'<text class="soft" x="{_LABEL_WIDTH + length + 8:.1f}" y="{middle:g}">'
            f"{escape(row.text)}</text></g>"
        )
    return _svg(width, _ROW_HEIGHT * len(rows), parts)


def column_chart(
    values: Sequence[float],
    labels: Sequence[str],
    hints: Sequence[str],
    *,
    thresholds: Sequence[Threshold] = (),
    width: float = 500.0,
    height: float = 180.0,
) -> str:
    """Vertical columns side by side, as an SVG element.

    Args:
        values: heights of the columns.
        labels: texts on the axis, evenly spaced from the left to the right end.
        hints: tooltip of each column.
        thresholds: lines to draw.
        width, height: of the drawing, pixels.
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
    parts += _axis_labels(labels, width, height - 5)
    parts += (_threshold_line(each, width, top, base) for each in thresholds)
    return _svg(width, height, parts)


def _axis_labels(labels: Sequence[str], width: float, y: float) -> Iterator[str]:
    last = len(labels) - 1
    for k, label in enumerate(labels):
        x = width * k / max(last, 1)
        anchor = "start" if k == 0 else "end" if k == last else "middle"
        yield (
            f'<text class="soft" x="{x:.1f}" y="{y:g}" text-anchor="{anchor}">'
            f"{escape(label)}</text>"
        )


def _threshold_line(threshold: Threshold, width: float, top: float, base: float) -> str:
    x = width * threshold.at
    side, anchor = (-5.0, "end") if threshold.at > 0.5 else (5.0, "start")
    return (
        f'<line class="mark" x1="{x:.1f}" x2="{x:.1f}" y1="{top - 14:g}" y2="{base:g}"/>'
        f'<text class="mark-text" x="{x + side:.1f}" y="{top - 5:g}" text-anchor="{anchor}">'
        f"{escape(threshold.text)}</text>"
    )


def _rect(x: float, y: float, width: float, height: float, kind: str) -> str:
    return (
        f'<rect class="{kind}" x="{x:.1f}" y="{y:.1f}" width="{max(width, 0.0):.1f}" '
        f'height="{height:.1f}" rx="2"/>'
    )


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return f'<svg viewBox="0 0 {width:g} {height:g}" role="img">{"".join(parts)}</svg>'
