"""Augmentation: windows of frame features at another speed, of another body size, or mirrored.

A fourth kind, another place and heading on the stage, needs no code: frame features do not depend
on them (``motion_model.features``).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.features import FRAME
from stickgen.training.config import Augmentation

_RATES = ("step", "turn")
"""Parts that change from frame to frame by an amount proportional to the speed."""
_LENGTHS = ("step", "height", "pose")
"""Parts in metres."""


def sample_speed(config: Augmentation, rng: np.random.Generator) -> float:
    """A factor on the speed of a window, as often below 1 as above."""
    return float(np.exp(rng.uniform(-1.0, 1.0) * np.log1p(config.speed)))


def sample_scale(config: Augmentation, rng: np.random.Generator) -> float:
    """A factor on the size of the body and its path."""
    return float(1.0 + rng.uniform(-1.0, 1.0) * config.scale)


def change_speed(features: NDArray[np.float32], factor: float, frames: int) -> NDArray[np.float32]:
    """``frames`` frames of a motion played ``factor`` times as fast.

    Between two frames features are interpolated linearly; contacts are those of the nearest.

    Args:
        features: ``[T, 71]``; beyond its end the last frame is held.
    """
    at = np.minimum(np.arange(frames) * factor, len(features) - 1)
    before = np.minimum(at.astype(int), max(len(features) - 2, 0))
    after = np.minimum(before + 1, len(features) - 1)
    share = (at - before)[:, None].astype(np.float32)
    out = (1.0 - share) * features[before] + share * features[after]
    for name in _RATES:
        out[:, FRAME[name]] *= factor
    out[:, FRAME["contact"]] = features[np.rint(at).astype(int)][:, FRAME["contact"]]
    return np.asarray(out, dtype=np.float32)


def change_scale(features: NDArray[np.float32], factor: float) -> NDArray[np.float32]:
    """The same motion of a body ``factor`` times as large; ``[..., 71]``."""
    out = features.copy()
    for name in _LENGTHS:
        out[..., FRAME[name]] *= factor
    return out
