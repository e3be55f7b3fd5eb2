"""Where the audience sits: how loud a place of the stage is, and how far left or right."""

from __future__ import annotations

import numpy as np

from stickgen.camera import DISTANCE, LENS, Camera

_NEAREST = 1.5  # metres: nothing is louder than what is so near
_FALL = 0.7  # exponent of the distance; 1 would be the open air
_WIDEST = 0.85  # share of the way to one loudspeaker of what is at the edge of the picture
_HALF = 21.0  # millimetres from the middle of a sensor to the edge of a wide picture


def heard(camera: Camera, frame: int, point: tuple[float, float, float]) -> tuple[float, float]:
    """Gain of the left and of the right loudspeaker for a sound at a point of the stage.

    A sound is panned to where it is seen, and the quieter the farther it seems: a long lens
    brings things near. At the usual distance in the middle both are √½.
    """
    frame = min(max(frame, 0), len(camera) - 1)
    right, _, ahead = camera.axes()[frame]
    way = np.asarray(point, dtype=np.float64) - camera.position[frame]
    away = float(np.linalg.norm(way))
    depth = float(way @ ahead)
    lens = float(camera.focal[frame])
    aside = float(way @ right) / max(depth, 0.3) * lens / _HALF if depth > 0 else 0.0
    pan = float(np.clip(aside, -1.0, 1.0)) * _WIDEST
    seems = max(away * (LENS / lens) ** 0.5, _NEAREST)
    gain = (DISTANCE / seems) ** _FALL
    angle = (pan + 1) * np.pi / 4
    return gain * float(np.cos(angle)), gain * float(np.sin(angle))
