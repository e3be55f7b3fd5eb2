"""How steadily a camera that follows a body could move."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray

SLACK = 0.15
"""Amplitude in metres by which a body may move before a camera follows it."""
_LOWEST = 5  # components of the path after its mean: Liu et al.'s second to sixth


def camera_stability(joints: FloatArray) -> float:
    """Stability of the path that a camera takes to keep a body in its middle, 0–1.

    Motion capture has no camera, so the score is that of the one camera that always fits: it
    follows the mean of the joints. Stability is defined as for video (Liu et al., Bundled
    Camera Paths for Video Stabilization, SIGGRAPH 2013): the share of the path's spectral
    energy, without its mean, that the five lowest frequencies hold. A sway of ``SLACK`` counts
    as steady besides, or a body that hardly moves would be judged by its noise. Trembling and
    leaping bodies score low; walks, turns and dances above 0.85.

    Args:
        joints: ``[T, 22, 3]`` metres.
    """
    path = np.asarray(joints, np.float64).mean(axis=1)
    energy = (np.abs(np.fft.rfft(path - path.mean(axis=0), axis=0)) ** 2).sum(axis=1)[1:]
    slack = (len(path) * SLACK / 2) ** 2
    return float((energy[:_LOWEST].sum() + slack) / (energy.sum() + slack))
