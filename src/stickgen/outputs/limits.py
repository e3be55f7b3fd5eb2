"""Which picture sizes and frame rates can be drawn and encoded."""

from __future__ import annotations

from stickgen.errors import StickGenError

Size = tuple[int, int]
"""Width and height of the picture, pixels."""

MIN_SIDE, MAX_SIDE = 16, 4096
"""Pixels along a side of a picture."""
MAX_FPS = 60
"""Frames a second."""


def check_fps(fps: float | None) -> None:
    """Refuse a frame rate that cannot be drawn.

    Raises:
        StickGenError: it is not a number from 1 to 60.
    """
    if fps is not None and not 1 <= fps <= MAX_FPS:
        raise StickGenError(f"fps is {fps:g}: give a number from 1 to {MAX_FPS}")


def check_size(size: Size) -> None:
    """Refuse a size that cannot be drawn or encoded.

    Raises:
        StickGenError: a side is odd, too short or too long.
    """
    if not all(MIN_SIDE <= side <= MAX_SIDE and side % 2 == 0 for side in size):
        raise StickGenError(
            f"size is {size[0]}x{size[1]}: give an even width and height from {MIN_SIDE} to "
            f"{MAX_SIDE}, such as 1280x720"
        )
