"""What the pose of a body tells about the landmarks of a map: upright, forward, left and right."""

from __future__ import annotations

import numpy as np

from stickgen.corpus.rigs.limbs import Points
from stickgen.geometry import FloatArray, normalize

_MAX_LEAN = 50.0  # degrees; a rig that leans more at rest is unusual
_UPRIGHT_SHARE = 0.9  # height of the hip over the ankle of a standing body, over the leg's length
_MAX_TRUNK_LEAN = 30.0  # degrees between the trunk and the vertical of a standing body
KNEE_BEND = 0.03
"""Share of the leg's length by which the knees of a moving body bend at least."""
_UP = np.array([0.0, 1.0, 0.0])


def is_standing(points: Points) -> bool:
    """Whether the first frame shows a person who stands upright on straight legs.

    Args:
        points: landmark → position ``[T, 3]``, Y up.
    """
    if not all(np.isfinite(p[0]).all() for p in points.values()):
        return False
    hips, shoulders = (
        points[f"left_{part}"][0] - points[f"right_{part}"][0] for part in ("hip", "shoulder")
    )
    middle = (points["left_hip"][0] + points["right_hip"][0]) / 2
    trunk = normalize(points["neck"][0] - middle)
    return bool(
        min(_leg_shares(points)) >= _UPRIGHT_SHARE
        and trunk[1] > np.cos(np.radians(_MAX_TRUNK_LEAN))
        and points["head"][0, 1] > points["neck"][0, 1]
        and normalize(hips) @ normalize(shoulders) > 0.8
        and forward_of_feet(points) > 0.0
    )


def _leg_shares(points: Points) -> list[float]:
    """Height of the left and right hip over the ankle, over the leg's length."""
    heights = []
    for side in ("left", "right"):
        hip, knee, ankle = (points[f"{side}_{part}"][0] for part in ("hip", "knee", "ankle"))
        leg = np.linalg.norm(hip - knee) + np.linalg.norm(knee - ankle)
        heights.append((hip[1] - ankle[1]) / max(float(leg), 1e-9))
    return heights


def forward_of_feet(points: Points) -> float:
    """How far the toes are ahead of the ankles, over the leg's length, as left and right say.

    Negative where the toes point backward, so that left and right are exchanged.
    """
    return _mean_ahead(points, "toe", "ankle", "ankle")


def forward_of_knees(points: Points) -> float:
    """How far the knees are ahead of the line from hip to ankle, over the leg's length."""
    return _mean_ahead(points, "knee", "hip", "ankle")


def _mean_ahead(points: Points, part: str, a: str, b: str) -> float:
    """Mean distance of a part ahead of the middle of two others, over frames and sides."""
    left = normalize(points["left_hip"] - points["right_hip"])
    forward = np.cross(left, _UP)
    aheads: list[FloatArray] = []
    for side in ("left", "right"):
        middle = (points[f"{side}_{a}"] + points[f"{side}_{b}"]) / 2
        hip, knee, ankle = (points[f"{side}_{name}"] for name in ("hip", "knee", "ankle"))
        leg = np.linalg.norm(hip - knee, axis=-1) + np.linalg.norm(knee - ankle, axis=-1)
        ahead = ((points[f"{side}_{part}"] - middle) * forward).sum(-1)
        aheads.append(ahead / np.maximum(leg, 1e-9))
    return float(np.mean(aheads))


def facing_warnings(points: Points) -> list[str]:
    """Warnings that left and right may be exchanged, from the feet and knees over a clip.

    Args:
        points: landmark → position ``[T, 3]``, Y up.
    """
    bend = forward_of_knees(points)
    if bend < -KNEE_BEND:
        return ["The knees bend backward: left and right may be exchanged."]
    if bend < KNEE_BEND and forward_of_feet(points) < 0.0:  # feet in the air point anywhere
        return ["The toes point backward: left and right may be exchanged."]
    return []


def posture_warnings(points: Points, pitch: dict[str, float]) -> list[str]:
    """Warnings about landmarks that do not look like a person who stands upright.

    Args:
        points: landmark → position ``[1, 3]``, Y up.
        pitch: degrees by which the parts of the rig lean forward.
    """
    warnings = []
    if max(_leg_shares(points)) < _UPRIGHT_SHARE:  # one leg, in a step
        warnings.append("Nobody stands upright in this file: the pitch angles are guesses.")
    for part, degrees in pitch.items():
        if abs(degrees) > _MAX_LEAN:
            warnings.append(f"The {part} leans by {degrees:g} degrees at rest, which is unusual.")
    return warnings
