"""Contact sheets: frames of a film side by side on one picture."""

from __future__ import annotations

from os import PathLike

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.render.moments import telling_frames
from stickgen.render.png import write_png
from stickgen.scene import Scene

_ROW = 4
_GAP = 0.03  # all spaces as shares of a cell's width
_LABEL = 0.07
_TITLE = 0.11
_TIME = 0.13  # of a cell's width, for the time
_CELL = 480  # pixels across a frame of a contact sheet that is written to a file


def write_contact_sheet(scene: Scene, path: str | PathLike[str], size: tuple[int, int]) -> None:
    """Write a contact sheet of eight frames as a PNG.

    Args:
        scene: what to show.
        path: the PNG; it appears when it is complete.
        size: width and height of a film's picture, pixels; cells have its shape, 480 wide.

    Raises:
        StickGenError: skia cannot load, or the disk refuses.
    """
    cell = (_CELL, max(round(_CELL * size[1] / size[0]), 1))
    write_png(contact_sheet(scene, size=cell), path)


def contact_sheet(
    scene: Scene, count: int = 8, size: tuple[int, int] = (480, 270)
) -> NDArray[np.uint8]:
    """The frames that tell most, four in a row, the time and the deeds below, the prompt on top.

    Args:
        scene: what to show.
        count: how many frames, 1 or more; the first and one near the end are always among two.
        size: width and height of each frame on the sheet, pixels.

    Returns:
        ``[H, W, 4]`` RGBA.

    Raises:
        StickGenError: ``count`` is below 1, or skia cannot load.
    """
    if count < 1:
        raise StickGenError(f"a contact sheet needs at least one frame, got count {count}")
    from stickgen.render.painter import Painter
    from stickgen.render.prepare import prepare

    width, height = size
    gap, label = round(_GAP * width), round(_LABEL * width)
    title = round(_TITLE * width) if scene.description else gap
    columns = min(count, _ROW)
    rows = -(-count // _ROW)
    out = np.full(
        (title + rows * (height + label), gap + columns * (width + gap), 4), 255, dtype=np.uint8
    )
    painter = Painter(prepare(scene, size))
    labels: list[tuple[str, float, float, float]] = [
        (" ".join(scene.description.split()), gap, title * 0.68, title * 0.5)
    ]
    for slot, index in enumerate(telling_frames(scene, count)):
        left = gap + (slot % _ROW) * (width + gap)
        top = title + (slot // _ROW) * (height + label)
        out[top : top + height, left : left + width] = painter.paint(int(index))
        labels.append(
            (f"{index / scene.fps:.1f} s", left, top + height + label * 0.65, label * 0.6)
        )
        words = _deeds(scene, index / scene.fps)
        labels.append((words, left + _TIME * width, top + height + label * 0.65, label * 0.5))
    return write_texts(out, labels, (1 - _TIME) * width)


def _deeds(scene: Scene, second: float) -> str:
    """What everybody does at a time."""
    deeds = [deed for deed in scene.deeds if deed.start <= second < deed.end]
    if len(scene.actors) == 1:
        return "; ".join(deed.text for deed in deeds)
    short = (f"{deed.actor} {deed.text.removeprefix('a person ')}" for deed in deeds)
    return "; ".join(short)


def write_texts(
    picture: NDArray[np.uint8],
    labels: list[tuple[str, float, float, float]],
    room: float | None = None,
) -> NDArray[np.uint8]:
    """Put texts (text, x, baseline, height; pixels) on a picture, shrunk to fit.

    Args:
        picture: ``[H, W, 4]`` RGBA.
        labels: the texts.
        room: pixels that each but the first may be wide; None: up to the edge of the picture.
    """
    from stickgen.render.lettering import fitting
    from stickgen.render.pixels import canvas_on, plain

    canvas, ink = canvas_on(picture), plain("#403c36")
    for number, (text, x, baseline, height) in enumerate(labels):
        edge = picture.shape[1] - x - height
        letters = fitting(text, height, edge if room is None or not number else min(room, edge))
        canvas.drawString(text, x, baseline, letters, ink)
    return picture
