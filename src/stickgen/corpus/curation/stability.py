"""Camera stability: how steadily a camera that follows a body can move."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray

SLACK = 0.15
"""Amplitude in metres of a sway that always counts as steady."""
_LOW_FREQUENCIES = 5
"""Lowest frequencies after the mean: the second to sixth component of Liu et al."""


def camera_stability(joints: FloatArray) -> float:
    """Stability of the path of a camera that keeps a body centred, 0–1.

    Motion capture has no camera, so the score is that of a camera that follows the mean of the
    joints. It is defined as for video (Liu et al., Bundled Camera Paths for Video Stabilization,
    SIGGRAPH 2013): the share of the path's spectral energy, without its mean, in the five lowest
    frequencies. The energy of a sway of ``SLACK`` is added to both parts, otherwise noise would
    decide the score of a body that hardly moves. Trembling and jumping bodies score low; walks,
    turns and dances above 0.85.

    Args:
        joints: ``[T, 22, 3]`` metres.
    """
    path = np.asarray(joints, np.float64).mean(axis=1)
    energy = (np.abs(np.fft.rfft(path - path.mean(axis=0), axis=0)) ** 2).sum(axis=1)[1:]
    slack = (len(path) * SLACK / 2) ** 2
    return float((energy[:_LOW_FREQUENCIES].sum() + slack) / (energy.sum() + slack))
