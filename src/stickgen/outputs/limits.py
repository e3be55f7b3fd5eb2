"""Which picture sizes and frame rates can be drawn and encoded."""

from __future__ import annotations

from collections.abc import Sequence
from numbers import Integral

from stickgen.checks import check_number
from stickgen.errors import StickGenError, shorten

Size = tuple[int, int]
"""Width and height of the picture, pixels."""

MIN_SIDE, MAX_SIDE = 16, 4096
"""Pixels along a side of a picture."""
MAX_FPS = 60
"""Frames a second."""

_SHORTER_SIDE = 720
"""Pixels along the shorter side of a picture whose size nobody states."""


def usual_size(aspect: float | None) -> Size:
    """Size of a picture where nobody states it.

    Args:
        aspect: width over height that is wanted; None: 16:9.
    """
    shape = aspect or 16 / 9
    longer = round(_SHORTER_SIDE / 2 * max(shape, 1 / shape)) * 2
    return (_SHORTER_SIDE, longer) if shape < 1 else (longer, _SHORTER_SIDE)


def check_fps(fps: float | None) -> None:
    """Refuse a frame rate that cannot be drawn.

    Raises:
        StickGenError: it is not a number from 1 to 60.
    """
    if fps is not None:
        check_number("fps", fps, 1, MAX_FPS)


def check_size(size: Size) -> None:
    """Refuse a size that cannot be drawn or encoded.

    Raises:
        StickGenError: a side is odd, too short or too long.
    """
    two = isinstance(size, Sequence) and len(size) == 2
    if not (two and all(_is_side(side) for side in size)):
        text = "x".join(map(str, size)) if two else repr(size)
        raise StickGenError(
            f"size is {shorten(text)}: give an even width and height from {MIN_SIDE} to "
            f"{MAX_SIDE}, such as 1280x720"
        )


def _is_side(side: object) -> bool:
    whole = isinstance(side, Integral)
    return whole and MIN_SIDE <= side <= MAX_SIDE and side % 2 == 0  # type: ignore[operator]
