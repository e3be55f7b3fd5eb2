"""Refined motion drawn towards the key poses of its plan.

The refiner moves naturally but holds back: hands and heads stay one to three centimetres short of
where the plan has them, and small movements that come again and again (dribbling) die away.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import KEY, PATCH, PLAN

HOLD = 0.7
"""Share of the way. Recorded validation clips, through their own codes and the refiner, come out
26.5 mm a joint off with 0, 23.8 with 0.5 to 0.7 and 25.2 with 1 (docs/experiments.md)."""

DETAIL = 0.06
"""m a joint: a key pose farther off is left alone. In 2 % of recorded key poses, and where a body
turns over, the refiner has the turn in another frame than the plan, and half a turn is not a
detail to be put right."""


def draw_to_keys(features: NDArray[np.floating], plan: NDArray[np.floating]) -> NDArray[np.float32]:
    """Move poses towards the plan's, smoothly between one key pose and the next.

    Args:
        features: ``[P·5, 71]`` frame features, not normalised.
        plan: ``[P, 71]`` plan vectors, not normalised.
    """
    short = plan[:, PLAN["pose"]] - features[KEY::PATCH, FRAME["pose"]]
    off = np.linalg.norm(short.reshape(len(short), -1, 3), axis=-1).mean(1)
    short = np.where((off < DETAIL)[:, None], short, 0.0)
    out = np.array(features, dtype=np.float32)
    out[:, FRAME["pose"]] += HOLD * _through(short)
    return out


def _through(keys: NDArray[np.floating]) -> NDArray[np.floating]:
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
