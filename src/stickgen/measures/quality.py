"""How good a clip is: five artifact scores and two numbers made of them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, runs
from stickgen.measures import artifacts

GRADES = {
    # figure of ``artifacts``: (its limit, which scores 0.5; what scores 1)
    "jitter": (60.0, 600.0),
    "static": (0.8, 1.0),
    "explosion": (3.0, 12.0),
    "repetition": (0.7, 1.0),
    "sliding": (0.3, 0.8),
}
"""From 0 to the limit and on to the end a score is linear.

The limits of static, explosion and repetition are the field's (velocity below 0.01 for 80 % of
the frames, z-score 3, autocorrelation 0.7). Its 0.3 for jitter has no unit: in m/s³ every real
clip is over it, in m/frame³ none. 60 m/s³ is what 2.5 mm of white noise make of a walk, 600
what 1 cm makes of it. Sliding has no limit in the field. Of 1,994 clips of free motion capture,
5.5 % are over the limit of jitter, 0.8 % of static, 1.9 % of explosion, 0.2 % of repetition and
2.9 % of sliding.
"""


@dataclass(frozen=True)
class Quality:
    """Scores from 0 to 1.

    Attributes:
        jitter, static, explosion, repetition, sliding: 0 clean, 0.5 at the limit, 1 ruined.
        artifact: the largest of the five: at most 0.5 when every one keeps its limit.
        score: quality; the geometric mean of what the five leave of 1, so that one ruined
            score ruins it and small blemishes add up.
    """

    jitter: float
    static: float
    explosion: float
    repetition: float
    sliding: float
    artifact: float
    score: float


def assess(joints: FloatArray, fps: float, valid: NDArray[np.bool_] | None = None) -> Quality:
    """Measure a clip on its good frames.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0.
        fps: frames a second.
        valid: ``[T]`` frames that are real motion; all when not given.

    Raises:
        StickGenError: no 5 good frames in a row.
    """
    good = [slice(0, len(joints))] if valid is None else runs(valid)
    stretches = [joints[run] for run in good if run.stop - run.start >= artifacts.SHORTEST]
    if not stretches:
        raise StickGenError(
            f"quality needs {artifacts.SHORTEST} good frames in a row; the clip has fewer"
        )
    frames = [len(stretch) for stretch in stretches]
    figures = np.array([_figures(np.asarray(s, np.float64), fps) for s in stretches])
    mean = np.average(figures, axis=0, weights=frames)
    mean[list(GRADES).index("explosion")] = figures[:, list(GRADES).index("explosion")].max()
    scores = {
        name: float(np.interp(value, [0.0, *GRADES[name]], [0.0, 0.5, 1.0]))
        for name, value in zip(GRADES, mean, strict=True)
    }
    return Quality(**scores, artifact=max(scores.values()), score=remainder(*scores.values()))


def remainder(*scores: float) -> float:
    """Geometric mean of what artifact scores leave of 1."""
    return float(np.prod(1.0 - np.array(scores)) ** (1 / len(scores)))


def _figures(joints: FloatArray, fps: float) -> list[float]:
    return [
        artifacts.jitter(joints, fps),
        artifacts.static(joints, fps),
        artifacts.explosion(joints, fps),
        artifacts.repetition(joints, fps),
        artifacts.skating_ratio(joints, fps),
    ]
