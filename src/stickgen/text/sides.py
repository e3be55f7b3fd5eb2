"""Left and right in captions, exchanged for mirrored motion."""

from __future__ import annotations

import re

_SIDE = re.compile(r"\b(left|right)(?! away)")


def swap_sides(caption: str) -> str:
    """The lower-case caption with left and right exchanged; applied twice, the caption again."""
    return _SIDE.sub(lambda side: "right" if side[1] == "left" else "left", caption)
