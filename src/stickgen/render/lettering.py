"""Words in pictures: the typeface, wrapped lines, speech bubbles and subtitles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.render.colors import legible, rgb
from stickgen.render.piece import curve, rounded
from stickgen.render.skia_library import skia

FloatArray = NDArray[np.floating]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom; pixels."""

FONT = Path(__file__).parent / "fonts" / "ComicNeue-Regular.otf"
"""The typeface of our pictures: Comic Neue; its licence (OFL 1.1) lies beside it."""
LEADING = 1.25
"""Distance of lines, times the size of letters."""
_WIDEST = 0.34  # of the picture: a bubble's lines,
_SUBTITLE = 0.8  # and a subtitle's
_READABLE = 4.5  # contrast that WCAG 2.2 asks of words (success criterion 1.4.3)
_EVEN = 1.15  # times the mean length that lines may have
_SPIKES = 13  # of a shout's bubble, per side


@cache
def _typeface() -> skia.Typeface:
    # Not the default manager: it reads, and talks about, the system's font settings.
    return skia.FontMgr.New_Custom_Empty().makeFromFile(str(FONT), 0)


def font(size: float) -> skia.Font:
    """The typeface at a size in pixels."""
    out = skia.Font(_typeface(), size)
    out.setEdging(skia.Font.Edging.kAntiAlias)
    return out


def fitting(text: str, size: float, room: float) -> skia.Font:
    """The typeface at ``size`` pixels, or as much smaller as one line of text needs."""
    out = font(size)
    out.setSize(min(size, size * room / max(out.measureText(text), 1.0)))
    return out


def wrapped(text: str, letters: skia.Font, width: float) -> list[str]:
    """Lines of words no wider than ``width`` pixels; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and letters.measureText(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@dataclass(frozen=True)
class Words:
    """Text laid out in a picture.

    Attributes:
        lines: of text.
        size: of letters, pixels.
        box: around the lines, without a margin.
    """

    lines: tuple[str, ...]
    size: float
    box: Box


def laid_out(text: str, size: float, width: float) -> Words:
    """Wrapped text with its upper left corner at the origin."""
    letters = font(size)
    lines = wrapped(text, letters, width)
    # As many lines, but of one length rather than a full one and a rest.
    even = wrapped(text, letters, _EVEN * letters.measureText(text) / max(len(lines), 1))
    lines = even if len(even) == len(lines) else lines
    across = max((letters.measureText(line) for line in lines), default=0.0)
    return Words(tuple(lines), size, (0.0, 0.0, across, size * LEADING * len(lines)))


def at(words: Words, x: float, y: float) -> Words:
    """The same words with their upper left corner at x, y."""
    width, height = words.box[2] - words.box[0], words.box[3] - words.box[1]
    return Words(words.lines, words.size, (x, y, x + width, y + height))


def draw_words(canvas: skia.Canvas, words: Words, color: str) -> None:
    """Draw centred lines."""
    letters, ink = font(words.size), _paint(color)
    left, top, right, _ = words.box
    for number, line in enumerate(words.lines):
        x = (left + right - letters.measureText(line)) / 2
        canvas.drawString(line, x, top + words.size * (LEADING * number + 0.95), letters, ink)


def draw_subtitle(canvas: skia.Canvas, text: str, size: tuple[int, int], *, row: int = 0) -> Box:
    """Words on a dark band at the foot of the picture; returns what they fill.

    Args:
        canvas: of the picture.
        text: what is said.
        size: of the picture, pixels.
        row: how many subtitles are below this one.
    """
    letters = max(min(size) * 0.052, 9.0)
    words = laid_out(text, letters, _SUBTITLE * size[0])
    width, height = words.box[2], words.box[3]
    top = size[1] - (height + 0.9 * letters) * (row + 1) - 0.2 * letters
    words = at(words, (size[0] - width) / 2, top)
    pad = 0.45 * letters
    left, top, right, bottom = words.box
    band = _paint("#14151a")
    band.setAlphaf(0.72)
    shape = skia.Rect.MakeLTRB(left - 1.6 * pad, top - 0.5 * pad, right + 1.6 * pad, bottom + pad)
    canvas.drawRoundRect(shape, pad, pad, band)
    draw_words(canvas, words, "#ffffff")
    return words.box


def draw_bubble(
    canvas: skia.Canvas,
    text: str,
    form: str,
    mouth: tuple[float, float],
    head: float,
    size: tuple[int, int],
    *,
    paper: str,
    ink: str,
    taken: list[Box],
) -> Box:
    """A bubble beside a head, inside the picture and beside bubbles that are there.

    Args:
        canvas: of the picture.
        text: what is said.
        form: as in ``scene.SpeechLine``.
        mouth: x, y of the speaker's head, pixels.
        head: its radius, pixels.
        size: of the picture, pixels.
        paper: colour inside.
        ink: colour of its line and its letters.
        taken: boxes to keep clear of.

    Returns:
        The box that it fills.
    """
    big = {"shout": 1.25, "whisper": 0.85}.get(form, 1.0)
    letters = float(np.clip(0.5 * head, 0.044 * min(size), 0.066 * min(size))) * big
    words = laid_out(text.upper() if form == "shout" else text, letters, _WIDEST * size[0])
    pad = 0.8 * letters
    width, height = words.box[2] + 2 * pad, words.box[3] + 1.5 * pad
    left, top = _place(width, height, mouth, head, size, taken)
    words = at(words, left + pad, top + 0.7 * pad)
    box = (left, top, left + width, top + height)
    ink = legible(ink, paper, _READABLE)
    line = max(0.075 * letters, 1.0)
    shape = _shape(form, box, mouth, head)
    canvas.drawPath(shape, _paint(ink, 2 * line, dashed=0.5 * letters * (form == "whisper")))
    canvas.drawPath(shape, _paint(paper))
    draw_words(canvas, words, ink)
    grown = 0.12 if form == "shout" else 0.0
    return (
        left - grown * width,
        top - grown * height,
        left + (1 + grown) * width,
        top + (1 + grown) * height,
    )


def _place(
    width: float,
    height: float,
    mouth: tuple[float, float],
    head: float,
    size: tuple[int, int],
    taken: list[Box],
) -> tuple[float, float]:
    """Upper left corner of a bubble: above the head towards the middle, moved until it is free."""
    x, y = mouth
    edge = 0.02 * min(size)
    inward = 1.0 if x < size[0] / 2 else -1.0
    spots = [
        (x + side * 0.55 * width - width / 2, y - rise * head - height)
        for rise in (1.7, 2.6, 3.8, 0.2)
        for side in (inward, -inward, 1.7 * inward, -1.7 * inward)
    ]
    kept = [
        (
            min(max(left, edge), max(size[0] - width - edge, edge)),
            min(max(top, edge), max(size[1] - height - edge, edge)),
        )
        for left, top in spots
    ]
    covered = (x - head, y - head, x + head, y + head)

    def crowded(spot: tuple[float, float]) -> float:
        box = (*spot, spot[0] + width, spot[1] + height)
        return sum(_overlap(box, other) for other in taken) + 4 * _overlap(box, covered)

    return min(kept, key=crowded)


def _overlap(a: Box, b: Box) -> float:
    across = min(a[2], b[2]) - max(a[0], b[0])
    down = min(a[3], b[3]) - max(a[1], b[1])
    return max(across, 0.0) * max(down, 0.0)


def _shape(form: str, box: Box, mouth: tuple[float, float], head: float) -> skia.Path:
    """A bubble and its tail as one outline."""
    left, top, right, bottom = box
    middle = np.array([(left + right) / 2, (top + bottom) / 2])
    toward = np.array(mouth) - middle
    toward = toward / max(float(np.linalg.norm(toward)), 1e-6)
    tip = np.array(mouth) - 1.35 * head * toward
    if form == "shout":
        body = _burst(box)
    else:
        round_box = rounded(right - left, bottom - top, 0.42 * (bottom - top), (0.0, 0.0))
        body = round_box * [1.0, -1.0] + [middle[0], bottom]
    path = _polygon(body)
    if form == "thought":
        for share, radius in ((0.25, 0.22), (0.6, 0.14), (0.9, 0.08)):
            start = _rim(box, toward)
            x, y = (start * (1 - share) + tip * share).tolist()
            bead = skia.Path()
            bead.addCircle(x, y, radius * head)
            path = skia.Op(path, bead, skia.PathOp.kUnion_PathOp)
        return path
    across = np.array([-toward[1], toward[0]]) * 0.16 * min(bottom - top, 3 * head)
    root = middle + 0.35 * (_rim(box, toward) - middle)
    bend = (root + tip) / 2 + 0.6 * across
    tail = np.concatenate(
        [curve(np.array([root + across, bend + 0.5 * across, tip]), 5),
         curve(np.array([tip, bend - 0.5 * across, root - across]), 5)]
    )  # fmt: skip
    return skia.Op(path, _polygon(tail), skia.PathOp.kUnion_PathOp)


def _rim(box: Box, toward: FloatArray) -> FloatArray:
    """Where a ray from the middle of a box leaves it."""
    half = np.array([box[2] - box[0], box[3] - box[1]]) / 2
    reach = min((half / np.maximum(np.abs(toward), 1e-6)).tolist())
    return np.array([box[0], box[1]]) + half + reach * toward


def _burst(box: Box) -> FloatArray:
    """A star around a box: what is shouted."""
    middle = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
    half = np.array([(box[2] - box[0]) / 2, (box[3] - box[1]) / 2])
    angle = np.arange(4 * _SPIKES) * np.pi / (2 * _SPIKES)
    reach = np.where(np.arange(len(angle)) % 2, 1.02, 1.24)
    # Between an ellipse and its box, so that the corners hold letters too.
    c, s = np.cos(angle), np.sin(angle)
    rim = np.stack([np.sign(c) * np.abs(c) ** 0.6, np.sign(s) * np.abs(s) ** 0.6], axis=-1)
    return middle + rim * half * reach[:, None]


def _polygon(points: FloatArray) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(x, y) for x, y in points.tolist()], True)
    return path


def _paint(color: str, width: float = 0.0, *, dashed: float = 0.0) -> skia.Paint:
    red, green, blue = rgb(color).astype(int).tolist()
    paint = skia.Paint(AntiAlias=True, Color=skia.Color(red, green, blue))
    if width > 0:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    if dashed > 0:
        paint.setPathEffect(skia.DashPathEffect.Make([dashed, 0.8 * dashed], 0.0))
    return paint
