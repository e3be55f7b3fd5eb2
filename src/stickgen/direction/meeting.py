"""Where two stand who touch hands: so that the hands meet, as nearly as the two allow.

Bodies are moved over the floor, never bent.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.skeleton import J

FloatArray = NDArray[np.floating]

_WRISTS = (J["left_wrist"], J["right_wrist"])
_NEAREST, _FARTHEST = 0.5, 1.2  # metres between two who touch hands
_ASIDE = 0.5  # of that distance, sideways
_AHEAD = 0.15  # metres in front of the pelvis from which a hand is held out
_HANGING = 0.3  # metres from the pelvis within which a hand is at rest
_TOUCH = 0.08  # metres between wrists that nearly touch


def hands_meet(a: FloatArray, b: FloatArray) -> FloatArray | None:
    """How far ``b`` must be moved so that a hand of each meets the other's longest and best.

    Frames in which both hands are held far out count most: raised hands that clap together, not
    arms that swing past each other.

    Args:
        a: ``[T, 22, 3]`` while they touch; faces +X.
        b: the same of the other; faces −X, and stands where ``a`` does.

    Returns:
        ``[3]`` metres over the floor; None when no hands are held out to each other.
    """
    best, offset = 0.0, None
    for mine in _WRISTS:
        for theirs in _WRISTS:
            out = np.minimum(_held_out(a, mine, 1.0), _held_out(b, theirs, -1.0))
            apart = a[:, mine] - b[:, theirs]
            for moved in apart[out > 0.0] * [1.0, 0.0, 1.0]:
                distance, aside = moved[0], abs(moved[2])
                if not (_NEAREST <= distance <= _FARTHEST and aside <= _ASIDE * distance):
                    continue
                gap = np.linalg.norm(apart - moved, axis=-1)
                score = float((out * np.exp(-((gap / _TOUCH) ** 2))).sum())
                if score > best:
                    best, offset = score, moved
    return offset


def _held_out(joints: FloatArray, wrist: int, way: float) -> FloatArray:
    """Metres by which a hand is farther from the pelvis than a hanging one, 0 if not ahead."""
    reach = joints[:, wrist] - joints[:, J["pelvis"]]
    far = np.maximum(np.linalg.norm(reach, axis=-1) - _HANGING, 0.0)
    return np.where(way * reach[:, 0] > _AHEAD, far, 0.0)
