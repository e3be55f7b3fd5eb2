"""Scene → frames."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.scene import Scene

SIZE = (1280, 720)
"""Default width and height of a film, pixels."""
_LARGEST = 8192


def frames(scene: Scene, size: tuple[int, int] = SIZE) -> Iterator[NDArray[np.uint8]]:
    """Draw every frame of a scene, one at a time.

    Args:
        scene: what to draw.
        size: width and height, pixels.

    Returns:
        An iterator over ``[H, W, 4]`` RGBA pictures, opaque; each is a new array.

    Raises:
        StickGenError: the size is not two whole numbers from 16 to 8192, or skia cannot load.
    """
    _check(size)
    # Importing skia takes 50 ms, so it waits until something is drawn.
    from stickgen.render.painter import Painter
    from stickgen.render.prepare import prepare

    painter = Painter(prepare(scene, size))
    return (painter.paint(index) for index in range(len(scene)))


def reused_frames(scene: Scene, size: tuple[int, int] = SIZE) -> Iterator[NDArray[np.uint8]]:
    """The pictures of ``frames``, each valid until the next is asked for: its array is used again.

    Where drawing takes long, several processes draw; the pixels are the same.

    Args, errors: as ``frames``.
    """
    _check(size)
    from stickgen.render.painter import Painter
    from stickgen.render.parallel import painted, processes_for
    from stickgen.render.prepare import prepare

    painter = Painter(prepare(scene, size))
    picture = np.empty((size[1], size[0], 4), dtype=np.uint8)
    painter.paint(0, picture)  # what is drawn once does not count
    start = process_time()
    painter.paint(len(scene) // 2, picture)
    count = processes_for(len(scene), process_time() - start)
    if count > 1:
        return painted(painter, len(scene), size, count)
    return (painter.paint(index, picture) for index in range(len(scene)))


def frame(scene: Scene, index: int, size: tuple[int, int] = SIZE) -> NDArray[np.uint8]:
    """Draw frame ``index`` of a scene, ``[H, W, 4]`` RGBA; see ``frames``.

    Raises:
        StickGenError: as ``frames``, or the scene has no such frame.
    """
    _check(size)
    if not 0 <= index < len(scene):
        raise StickGenError(
            f"cannot draw frame {index}: the scene has {len(scene)} frames, from 0 on"
        )
    from stickgen.render.painter import Painter
    from stickgen.render.prepare import prepare

    return Painter(prepare(scene, size)).paint(index)


def _check(size: tuple[int, int]) -> None:
    if not all(isinstance(n, int) and 16 <= n <= _LARGEST for n in size):
        raise StickGenError(
            f"cannot draw at {size[0]} × {size[1]} pixels: width and height must be whole numbers "
            f"from 16 to {_LARGEST}"
        )
