"""Frames → a folder of PNG files."""

from __future__ import annotations

from collections.abc import Iterable
from os import PathLike

from stickgen.frame_folder import frame_folder
from stickgen.render.encode import Frame, check_frames
from stickgen.render.png import encode_png


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
