"""Text in pictures: the typeface, wrapped lines, subtitles."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from stickgen.render.pixels import plain
from stickgen.render.skia_library import skia

Box = tuple[float, float, float, float]
"""Left, top, right, bottom; pixels."""

FONT = Path(__file__).parent / "fonts" / "ComicNeue-Regular.otf"
"""The typeface of our pictures: Comic Neue; its licence (OFL 1.1) lies beside it."""
LEADING = 1.25
"""Distance of lines, times the size of letters."""
_RULER = 1000.0  # size of the letters that are measured
_SUBTITLE = 0.8  # of the picture's width that a subtitle may fill
_EVEN = 1.15  # times the mean length that lines may have


@cache
def _typeface() -> skia.Typeface:
    # The default manager reads the system's font settings and prints warnings about them.
    return skia.FontMgr.New_Custom_Empty().makeFromFile(str(FONT), 0)


def font(size: float) -> skia.Font:
    """The typeface at a size in pixels."""
    out = skia.Font(_typeface(), size)
    out.setEdging(skia.Font.Edging.kAntiAlias)
    # Widths in proportion to the size, not in whole pixels: the player lays text out alike.
    out.setSubpixel(True)
    out.setLinearMetrics(True)
    out.setHinting(skia.FontHinting.kNone)
    return out


def measure(text: str, size: float) -> float:
    """Width of a text, pixels: in exact proportion to the size of its letters."""
    return float(_ruler().measureText(text)) * size / _RULER


@cache
def _ruler() -> skia.Font:
    return font(_RULER)


def letters() -> dict[str, tuple[float, str]]:
    """Letter → its width at size 1000 and its outline as SVG path data, of all in the typeface."""
    ruler, known = _ruler(), {}
    for code in range(32, 0x2200):
        if glyph := ruler.unicharToGlyph(code):
            outline = ruler.getPath(glyph)
            text = "" if outline is None else str(_svg(outline))
            known[chr(code)] = (round(measure(chr(code), _RULER), 3), text)
    return known


def _svg(outline: skia.Path) -> str:
    """Path data in whole units, relative to the point before."""
    names = {skia.Path.kMove_Verb: "m", skia.Path.kLine_Verb: "l", skia.Path.kQuad_Verb: "q",
             skia.Path.kCubic_Verb: "c", skia.Path.kClose_Verb: "z"}  # fmt: skip
    text, at, start = "", (0, 0), (0, 0)
    for verb, points in outline:
        if verb not in names:
            continue
        ends = [(round(p.x()), round(p.y())) for p in points]
        ends = ends if verb == skia.Path.kMove_Verb else ends[1:]
        if verb == skia.Path.kClose_Verb:
            text, at = text + "z", start
            continue
        steps = [f"{x - at[0]},{y - at[1]}" for x, y in ends]
        text += names[verb] + ",".join(steps).replace(",-", "-")
        at = ends[-1]
        start = at if verb == skia.Path.kMove_Verb else start
    return text


def fitting(text: str, size: float, room: float) -> skia.Font:
    """The typeface at ``size`` pixels, or as much smaller as one line of text needs."""
    out = font(size)
    out.setSize(min(size, size * room / max(out.measureText(text), 1.0)))
    return out


def wrap(text: str, size: float, width: float) -> list[str]:
    """Lines of words no wider than ``width`` pixels; a longer word stands alone."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and measure(longer, size) <= width:
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


def lay_out(text: str, size: float, width: float) -> Words:
    """Wrapped text with its upper left corner at the origin."""
    lines = wrap(text, size, width)
    # As many lines, but of equal length rather than full ones and a short rest.
    even = wrap(text, size, _EVEN * measure(text, size) / max(len(lines), 1))
    lines = even if len(even) == len(lines) else lines
    across = max((measure(line, size) for line in lines), default=0.0)
    return Words(tuple(lines), size, (0.0, 0.0, across, size * LEADING * len(lines)))


def at(words: Words, x: float, y: float) -> Words:
    """The same words with their upper left corner at x, y."""
    width, height = words.box[2] - words.box[0], words.box[3] - words.box[1]
    return Words(words.lines, words.size, (x, y, x + width, y + height))


def draw_words(canvas: skia.Canvas, words: Words, color: str) -> None:
    """Draw centred lines, as outlines: letters look the same here and in the player."""
    ink, scale = ink_of(color), words.size / _RULER
    left, top, right, _ = words.box
    for number, line in enumerate(words.lines):
        canvas.save()
        canvas.translate(
            (left + right - measure(line, words.size)) / 2,
            top + words.size * (LEADING * number + 0.95),
        )
        canvas.scale(scale, scale)
        canvas.drawPath(_outline(line), ink)
        canvas.restore()


@lru_cache(maxsize=64)
def _outline(line: str) -> skia.Path:
    """A line of text from the origin to the right, its letters ``_RULER`` high."""
    ruler, path, x = _ruler(), skia.Path(), 0.0
    for letter in line:
        outline = ruler.getPath(ruler.unicharToGlyph(ord(letter)))
        if outline is not None:
            path.addPath(outline, x, 0.0)
        x += measure(letter, _RULER)
    return path


def subtitle(text: str, size: tuple[int, int], *, row: int = 0) -> Words:
    """A text at the bottom of the picture.

    Args:
        text: to lay out.
        size: of the picture, pixels.
        row: number of subtitles below this one.
    """
    letters = max(min(size) * 0.052, 9.0)
    words = lay_out(text, letters, _SUBTITLE * size[0])
    width, height = words.box[2], words.box[3]
    top = size[1] - (height + 0.9 * letters) * (row + 1) - 0.2 * letters
    return at(words, (size[0] - width) / 2, top)


def draw_subtitle(canvas: skia.Canvas, text: str, size: tuple[int, int], *, row: int = 0) -> Box:
    """Draw a ``subtitle`` on a dark band; returns the box that it fills."""
    words = subtitle(text, size, row=row)
    pad = 0.45 * words.size
    left, top, right, bottom = words.box
    band = ink_of("#14151a")
    band.setAlphaf(0.72)
    shape = skia.Rect.MakeLTRB(left - 1.6 * pad, top - 0.5 * pad, right + 1.6 * pad, bottom + pad)
    canvas.drawRoundRect(shape, pad, pad, band)
    draw_words(canvas, words, "#ffffff")
    return words.box


def ink_of(color: str, width: float = 0.0, *, dashed: float = 0.0) -> skia.Paint:
    """Paint that fills, or draws a line of ``width`` pixels, with dashes of ``dashed`` pixels."""
    paint = plain(color)
    if width > 0:
        paint.setStyle(skia.Paint.kStroke_Style)
        paint.setStrokeWidth(width)
        paint.setStrokeJoin(skia.Paint.kRound_Join)
    if dashed > 0:
        paint.setPathEffect(skia.DashPathEffect.Make([dashed, 0.8 * dashed], 0.0))
    return paint
