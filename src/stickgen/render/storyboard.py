"""Storyboards: pages with a picture and a few lines of text for each event of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.scene import Scene

if TYPE_CHECKING:
    import skia

PAGE = (842, 595)
"""Width and height of a page, points: A4, landscape."""
_COLUMNS, _ROWS = 3, 2
_MARGIN, _GAP, _HEAD = 36.0, 18.0, 30.0
_PICTURE = (640, 360)  # pixels of a panel's picture
_TITLE, _TEXT, _LINE = 9.5, 8.5, 11.0  # points
_NOTES = 8  # lines below a picture
_PNG_SCALE = 2  # pixels a point


@dataclass(frozen=True)
class Panel:
    """One picture of a storyboard.

    Attributes:
        frame: index of the frame that is shown.
        title: above it.
        notes: below it, a line each; long ones are wrapped, "…" replaces text without room.
    """

    frame: int
    title: str
    notes: tuple[str, ...] = ()


def check_storyboard(path: Path) -> None:
    """Check a path before anything slow starts.

    Raises:
        StickGenError: the suffix is neither .pdf nor .png, or the folder is missing.
    """
    if path.suffix.lower() not in (".pdf", ".png"):
        raise StickGenError(f"cannot write {path}: a storyboard is a .pdf or a .png")
    if not path.parent.is_dir():
        raise StickGenError(f"cannot write {path}: there is no folder {path.parent}, make it first")


def write_storyboard(
    scene: Scene, panels: Sequence[Panel], path: Path, size: tuple[int, int] = _PICTURE
) -> None:
    """Write a storyboard as PDF (pages of six panels) or PNG (the pages below each other).

    Args:
        scene: the film.
        panels: what to show of it; at least one.
        path: ends in ``.pdf`` or ``.png``.
        size: width and height of a panel's picture, pixels; it is shown in its shape.

    Raises:
        StickGenError: as ``check_storyboard``, no panel, the file cannot be written, or skia
            cannot load.
    """
    check_storyboard(path)
    if not panels:
        raise StickGenError("a storyboard needs at least one panel")
    per_page = _COLUMNS * _ROWS
    pages = [panels[i : i + per_page] for i in range(0, len(panels), per_page)]
    with atomic_path(path) as temporary:
        if path.suffix.lower() == ".pdf":
            _write_pdf(scene, pages, temporary, size)
        else:
            _write_png(scene, pages, temporary, size)


def _write_pdf(
    scene: Scene, pages: Sequence[Sequence[Panel]], path: Path, size: tuple[int, int]
) -> None:
    from stickgen.render.skia_library import skia

    stream = skia.FILEWStream(str(path))
    with skia.PDF.MakeDocument(stream) as document:
        for number, page in enumerate(pages, start=1):
            with document.page(*PAGE) as canvas:
                _draw_page(canvas, scene, page, f"{number} / {len(pages)}", size)
    stream.flush()


def _write_png(
    scene: Scene, pages: Sequence[Sequence[Panel]], path: Path, size: tuple[int, int]
) -> None:
    from stickgen.render.png import write_png
    from stickgen.render.skia_library import skia

    height = PAGE[1] * _PNG_SCALE
    picture = np.full((height * len(pages), PAGE[0] * _PNG_SCALE, 4), 255, dtype=np.uint8)
    surface = skia.Surface(picture, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.scale(_PNG_SCALE, _PNG_SCALE)
    for number, page in enumerate(pages, start=1):
        _draw_page(canvas, scene, page, f"{number} / {len(pages)}", size)
        canvas.translate(0, PAGE[1])
    write_png(picture, path)


def _draw_page(
    canvas: skia.Canvas,
    scene: Scene,
    panels: Sequence[Panel],
    number: str,
    size: tuple[int, int],
) -> None:
    from stickgen.render.frames import frame
    from stickgen.render.lettering import wrap

    width = (PAGE[0] - 2 * _MARGIN - (_COLUMNS - 1) * _GAP) / _COLUMNS
    height = width * _PICTURE[1] / _PICTURE[0]
    wide = min(width, height * size[0] / size[1])  # the picture keeps its shape in that room
    row = (PAGE[1] - 2 * _MARGIN - _HEAD) / _ROWS
    _write_text(canvas, scene.description, _MARGIN, _MARGIN + 8, 14, PAGE[0] - 2 * _MARGIN - 60)
    _write_text(canvas, number, PAGE[0] - _MARGIN - 30, _MARGIN + 8, _TITLE, 40)
    for slot, panel in enumerate(panels):
        left = _MARGIN + (slot % _COLUMNS) * (width + _GAP)
        top = _MARGIN + _HEAD + (slot // _COLUMNS) * row
        _write_text(canvas, panel.title, left, top, _TITLE, width)
        high = wide * size[1] / size[0]
        picture = frame(scene, panel.frame, size)
        at = left + (width - wide) / 2, top + 5 + (height - high) / 2
        _draw_picture(canvas, picture, *at, wide, high)
        baseline = top + 5 + height + _LINE
        lines = [line for note in panel.notes for line in wrap(note, _TEXT, width)]
        if len(lines) > _NOTES:
            lines = [*lines[: _NOTES - 1], "…"]
        for line in lines:
            _write_text(canvas, line, left, baseline, _TEXT, width)
            baseline += _LINE


def _draw_picture(
    canvas: skia.Canvas,
    picture: NDArray[np.uint8],
    left: float,
    top: float,
    width: float,
    height: float,
) -> None:
    from stickgen.render.skia_library import skia

    box = skia.Rect.MakeXYWH(left, top, width, height)
    image = skia.Image.fromarray(picture, colorType=skia.kRGBA_8888_ColorType)
    canvas.drawImageRect(image, box, skia.SamplingOptions(skia.FilterMode.kLinear))
    edge = skia.Paint(AntiAlias=True, Color=skia.Color(0x40, 0x3C, 0x36), StrokeWidth=0.75)
    edge.setStyle(skia.Paint.kStroke_Style)
    canvas.drawRect(box, edge)


def _write_text(
    canvas: skia.Canvas, text: str, x: float, baseline: float, size: float, room: float
) -> None:
    from stickgen.render.lettering import fitting
    from stickgen.render.skia_library import skia

    ink = skia.Paint(AntiAlias=True, Color=skia.Color(0x40, 0x3C, 0x36))
    canvas.drawString(text, x, baseline, fitting(text, size, room), ink)
