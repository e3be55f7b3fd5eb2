"""Strips: frames of a film side by side, one film below another, for comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.scene import Scene

CELL = (100, 120)
"""Width and height of a frame, pixels."""
COUNT = 12
"""Frames of a strip; the first and the last of the film are among them."""
_TITLE, _GAP, _MARGIN = 22, 14, 10  # pixels: a strip's title, the space before it, of the page
_LETTERS = 14.0
_QUALITY = 80  # of WebP, of 100
_LINE = 0xE2  # grey of the lines between frames


@dataclass(frozen=True)
class Strip:
    """A row of a page.

    Attributes:
        title: above it.
        scene: what to show.
        heading: whether it begins something new, so that more space is left above it.
    """

    title: str
    scene: Scene
    heading: bool = False


def write_strips(rows: Sequence[Strip], path: Path) -> None:
    """Write a page of strips as a WebP picture (quality 80: a quarter of a PNG).

    Raises:
        StickGenError: as ``strips``, or the file cannot be written.
    """
    page = strips(rows)
    from stickgen.render.skia_library import skia

    image = skia.Image.fromarray(page, colorType=skia.kRGBA_8888_ColorType)
    with atomic_path(path) as temporary:
        temporary.write_bytes(bytes(image.encodeToData(skia.kWEBP, _QUALITY)))


def strips(rows: Sequence[Strip]) -> NDArray[np.uint8]:
    """A page of strips, each of ``COUNT`` frames evenly spread over its film.

    Args:
        rows: at least one.

    Returns:
        ``[H, W, 4]`` RGBA.

    Raises:
        StickGenError: there are no rows, or skia cannot load.
    """
    if not rows:
        raise StickGenError("a page needs at least one strip")
    from stickgen.render.sheet import write_texts

    page: list[NDArray[np.uint8]] = []
    labels: list[tuple[str, float, float, float]] = []
    at = 0
    for row in rows:
        space = _TITLE + (_GAP if row.heading else 0)
        labels.append((row.title, _MARGIN, at + space - 7.0, _LETTERS))
        page += [_paper(space), _frames(row.scene)]
        at += space + CELL[1]
    inner = np.concatenate([*page, _paper(_MARGIN)])
    out = np.pad(inner, [(0, 0), (_MARGIN, _MARGIN), (0, 0)], constant_values=255)
    return write_texts(out, labels)


def _frames(scene: Scene) -> NDArray[np.uint8]:
    """``[H, COUNT · W, 4]``: frames with a thin line between them."""
    from stickgen.render.painter import Painter
    from stickgen.render.prepare import prepare

    painter = Painter(prepare(scene, CELL))
    pictures = []
    for index in np.linspace(0, len(scene) - 1, COUNT).round().astype(int):
        picture = painter.paint(int(index))
        picture[:, -1, :3] = _LINE
        pictures.append(picture)
    return np.concatenate(pictures, axis=1)


def _paper(height: int) -> NDArray[np.uint8]:
    return np.full((height, COUNT * CELL[0], 4), 255, dtype=np.uint8)
