"""Frames → PNG files: a folder of them, or a sprite sheet."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from os import PathLike

import numpy as np

from stickgen.frame_folder import frame_folder
from stickgen.render.encode import Frame, check_frames
from stickgen.render.png import encode_png, write_png


def write_png_folder(frames: Iterable[Frame], path: str | PathLike[str]) -> None:
    """Write ``frame_00001.png``, ``frame_00002.png`` … into a folder.

    Args:
        frames: as ``write_mp4``.
        path: the folder; the frames appear when they are complete and replace those of an
            earlier run, as ``frame_folder`` says.

    Raises:
        StickGenError: no frame, frames of different sizes, a file of somebody else has the name
            of a frame, or the disk refuses.
    """
    with frame_folder(path) as add_frame:
        for picture in check_frames(frames, path):
            add_frame(encode_png(picture, path))


def write_sprites(frames: Sequence[Frame], path: str | PathLike[str]) -> None:
    """Write frames side by side, row by row, in a sheet that is as square as possible.

    Args:
        frames: ``[H, W, 4]`` RGBA, all of one size, few enough for one picture.
        path: the PNG; it appears when it is complete.

    Raises:
        StickGenError: no frame, frames of different sizes, or the disk refuses.
    """
    pictures = list(check_frames(frames, path))
    height, width = pictures[0].shape[:2]
    columns = max(round(math.sqrt(len(pictures) * height / width)), 1)
    rows = -(-len(pictures) // columns)
    out = np.zeros((rows * height, columns * width, 4), dtype=np.uint8)
    for index, picture in enumerate(pictures):
        top, left = index // columns * height, index % columns * width
        out[top : top + height, left : left + width] = picture
    write_png(out, path)
