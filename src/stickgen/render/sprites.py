"""Sprite sheets: frames of a film side by side on one picture, for game engines."""

from __future__ import annotations

from os import PathLike

import numpy as np

from stickgen.render import frames, write_sprites
from stickgen.scene import Scene

_WIDTH = 256  # pixels across a sprite
_MIN_HEIGHT = 16  # pixels
_MAX_COUNT = 64


def write_sprite_sheet(scene: Scene, path: str | PathLike[str], size: tuple[int, int]) -> None:
    """Write at most 64 frames, evenly spread over a film, as one PNG.

    Args:
        scene: what to draw.
        path: the PNG; it appears when it is complete.
        size: width and height of a film's picture, pixels; sprites have its shape, 256 wide.

    Raises:
        StickGenError: skia cannot load, or the disk refuses.
    """
    count = min(len(scene), _MAX_COUNT)
    sprite = (_WIDTH, max(round(_WIDTH * size[1] / size[0]), _MIN_HEIGHT))
    chosen = set(np.linspace(0, len(scene) - 1, count).round().astype(int).tolist())
    write_sprites([p for i, p in enumerate(frames(scene, sprite)) if i in chosen], path)
