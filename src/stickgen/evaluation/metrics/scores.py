"""Scores of one motion from 0 to 1: good for real motion, worse for corrupted motion."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.measures.physical import require_frames
from stickgen.measures.physics import physics_consistency
from stickgen.measures.quality import assess_quality

CUTOFF = 6.0
"""Hz: nearly all of the power of human gait is below (Winter et al. 1974)."""
_STILL = 1e-12  # m²/s²: a body with less movement than this counts as motionless


def smoothness(joints: FloatArray, fps: float) -> float:
    """Share of the kinetic energy of movement below ``CUTOFF``, 0–1.

    The power spectra (Hann window) of the joints' velocities about their means, summed over
    joints and axes, every joint with the same weight. A motionless body has 1.

    Raises:
        StickGenError: there are fewer than 5 frames.
    """
    require_frames(joints, 5)
    velocity = np.diff(joints.reshape(len(joints), -1).astype(np.float64), axis=0) * fps
    swing = (velocity - velocity.mean(axis=0)) * np.hanning(len(velocity) + 2)[1:-1, None]
    power = np.square(np.abs(np.fft.rfft(swing, axis=0))).sum(axis=1)
    slow = np.fft.rfftfreq(len(swing), 1.0 / fps) <= CUTOFF
    return float(power[slow].sum() / power.sum()) if power.sum() > _STILL else 1.0


def motion_scores(joints: FloatArray, fps: float) -> dict[str, float]:
    """Scores of a motion ``[T, 22, 3]`` by name, 0–1.

    The artifact score is that of curation (``measures.quality``): 0 is best, 0.5 the limit of
    one of its five figures. For the others 1 is best.

    Raises:
        StickGenError: there are fewer than 5 frames.
    """
    return {
        "artifact": assess_quality(joints, fps).artifact,
        "physics consistency": physics_consistency(joints, fps),
        "smoothness": smoothness(joints, fps),
    }
