"""Handshakes and high fives: where two actors must stand so that their hands meet.

Bodies are only moved over the floor; their poses stay as they are.
"""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import J

_WRISTS = (J["left_wrist"], J["right_wrist"])
_MIN_DISTANCE, _MAX_DISTANCE = 0.5, 1.2  # metres between the pelvises of the two
_MAX_SIDEWAYS = 0.5  # of that distance
_MIN_AHEAD = 0.15  # metres in front of the pelvis beyond which a hand is held out
_REST_REACH = 0.3  # metres from the pelvis within which a hand hangs at rest
_TOUCH_SCALE = 0.08  # metres between wrists at which the score has fallen to 1/e


def meeting_offset(a: FloatArray, b: FloatArray) -> FloatArray | None:
    """The move of ``b`` with which a hand of each is nearest to the other's for the longest time.

    Frames count by how far both hands are stretched out, so that raised hands that clap win over
    arms that swing past each other.

    Args:
        a: ``[T, 22, 3]`` metres while they touch; faces +X.
        b: the same of the other actor, who faces −X; both pelvises are at the same place.

    Returns:
        ``[3]`` metres over the floor; None if the two never stretch their hands to each other.
    """
    best_score, best_offset = 0.0, None
    for wrist_a in _WRISTS:
        for wrist_b in _WRISTS:
            weight = np.minimum(_extension(a, wrist_a, 1.0), _extension(b, wrist_b, -1.0))
            apart = a[:, wrist_a] - b[:, wrist_b]
            for offset in apart[weight > 0.0] * [1.0, 0.0, 1.0]:
                distance, sideways = offset[0], abs(offset[2])
                if not (
                    _MIN_DISTANCE <= distance <= _MAX_DISTANCE
                    and sideways <= _MAX_SIDEWAYS * distance
                ):
                    continue
                gap = np.linalg.norm(apart - offset, axis=-1)
                score = float((weight * np.exp(-((gap / _TOUCH_SCALE) ** 2))).sum())
                if score > best_score:
                    best_score, best_offset = score, offset
    return best_offset


def _extension(joints: FloatArray, wrist: int, direction: float) -> FloatArray:
    """Metres ``[T]`` by which a hand is stretched out along ±X; 0 if it hangs or is behind."""
    reach = joints[:, wrist] - joints[:, J["pelvis"]]
    extension = np.maximum(np.linalg.norm(reach, axis=-1) - _REST_REACH, 0.0)
    return np.where(direction * reach[:, 0] > _MIN_AHEAD, extension, 0.0)
