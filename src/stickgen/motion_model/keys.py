"""Refined motion pulled towards the key poses of its plan.

The refiner's motion is natural but damped: hands and heads stop one to three centimetres short of
the plan, and small repeated movements (dribbling) fade.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import KEY, PATCH, PLAN

PULL = 0.7
"""Share of the distance to a key pose that is corrected. The error of recorded validation clips,
reconstructed from their own codes, is 26.5 mm a joint with 0, 23.8 with 0.5 to 0.7 and 25.2 with 1
(docs/experiments.md)."""

MAX_DISTANCE = 0.06
"""Metres a joint: key poses farther away are not corrected. In 2 % of recorded key poses, and where
a body turns over, the refiner turns in another frame than the plan; a correction
cannot repair such a difference."""


def pull_to_keys(features: NDArray[np.floating], plan: NDArray[np.floating]) -> NDArray[np.float32]:
    """Move poses towards the plan's, smoothly between one key pose and the next.

    Args:
        features: ``[P·5, 71]`` frame features, not normalised.
        plan: ``[P, 71]`` plan vectors, not normalised.
    """
    offset = plan[:, PLAN["pose"]] - features[KEY::PATCH, FRAME["pose"]]
    distance = np.linalg.norm(offset.reshape(len(offset), -1, 3), axis=-1).mean(1)
    offset = np.where((distance < MAX_DISTANCE)[:, None], offset, 0.0)
    out = np.array(features, dtype=np.float32)
    out[:, FRAME["pose"]] += PULL * _spline(offset)
    return out


def _spline(keys: NDArray[np.floating]) -> NDArray[np.floating]:
    """Curves ``[K·5, D]`` through ``keys [K, D]``, one in the middle of each patch.

    Catmull-Rom splines (Catmull & Rom, 1974); before the first key and after the last, constant.
    """
    count = len(keys)
    at = np.clip((np.arange(count * PATCH) - KEY) / PATCH, 0, count - 1)
    before = np.minimum(at.astype(np.intp), max(count - 2, 0))
    u = (at - before)[:, None]
    padded = np.concatenate([keys[:1], keys, keys[-1:], keys[-1:]])  # enough for a single key
    a, b, c, d = (padded[before + i] for i in range(4))
    bend = 2 * a - 5 * b + 4 * c - d + u * (3 * (b - c) + d - a)
    return np.asarray(b + 0.5 * u * (c - a + u * bend))
