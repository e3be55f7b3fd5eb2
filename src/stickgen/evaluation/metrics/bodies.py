"""Do two people penetrate each other? Capsules around the bones of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.skeleton import JOINTS, PARENTS

RADII = {
    # part of a bone's end joint's name: radius of the capsule round that bone, metres
    "hip": 0.09,
    "spine": 0.06,
    "neck": 0.07,
    "collar": 0.07,
    "shoulder": 0.07,
    "head": 0.09,
    "elbow": 0.04,
    "wrist": 0.031,
    "knee": 0.06,
    "ankle": 0.049,
    "foot": 0.027,
}
"""Those of the capsules of MuJoCo's ``humanoid.xml`` (1.56 m tall): butt, waist, torso for neck
and collars, head, upper and lower arm, thigh, shin and foot. They are slim, so that their overlap
is certain to be one of the bodies."""
TOLERANCE = 0.02
"""Metres of overlap that are allowed, because flesh and clothes give way."""
FOREARM = 0.6
"""Share of a forearm that counts, from the elbow. This skeleton has no hands, so that people touch
with their wrists: the last 10 cm are where the hand would be, on a back or in another hand."""

_ENDS = np.arange(1, len(JOINTS))
_STARTS = np.array(PARENTS[1:])
_SHARE = np.array([FOREARM if "wrist" in JOINTS[end] else 1.0 for end in _ENDS])
_RADIUS = np.array([next(r for part, r in RADII.items() if part in JOINTS[end]) for end in _ENDS])


@dataclass(frozen=True)
class Penetration:
    """How two bodies penetrate each other.

    Attributes:
        share: of frames with more than ``TOLERANCE``, 0–1.
        mean: depth in those frames, cm; 0 without any.
        deepest: of all frames, cm.
    """

    share: float
    mean: float
    deepest: float


def body_penetration(a: FloatArray, b: FloatArray) -> Penetration:
    """Measure two people in one world frame, at the same times.

    Args:
        a, b: ``[T, 22, 3]`` metres.

    Raises:
        StickGenError: they differ in their number of frames.
    """
    if len(a) != len(b):
        raise StickGenError(
            f"two people need the same number of frames, they have {len(a)} and {len(b)}; "
            "cut the longer one"
        )
    depth = depths(a, b)
    through = depth > TOLERANCE
    mean = float(depth[through].mean()) if through.any() else 0.0
    return Penetration(float(through.mean()), 100.0 * mean, 100.0 * float(depth.max()))


def depths(a: FloatArray, b: FloatArray) -> FloatArray:
    """Depth of the deepest pair of capsules in every frame, ``[T]`` metres (≥ 0)."""
    (p, q), (r, s) = _bones(a), _bones(b)
    apart = segment_distance(p[:, :, None], q[:, :, None], r[:, None], s[:, None])
    overlap = _RADIUS[:, None] + _RADIUS - apart
    return np.asarray(np.maximum(0.0, overlap.max(axis=(1, 2))))


def _bones(body: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Both ends of the capsules, ``[T, 21, 3]`` each."""
    start, end = body[:, _STARTS], body[:, _ENDS]
    return start, start + (end - start) * _SHARE[:, None]


def segment_distance(p: FloatArray, q: FloatArray, r: FloatArray, s: FloatArray) -> FloatArray:
    """Distance of the segments p–q and r–s, ``[...]``, of points ``[..., 3]``.

    The closest points of the two lines, clipped to the segments (Ericson, "Real-Time Collision
    Detection", 2005, 5.1.9). Segments must have a length.
    """
    u, v, w = q - p, s - r, p - r
    uu, vv, uv = (u * u).sum(-1), (v * v).sum(-1), (u * v).sum(-1)
    uw, vw = (u * w).sum(-1), (v * w).sum(-1)
    cross = uu * vv - uv * uv
    parallel = cross <= 1e-12 * uu * vv
    at_u = np.clip((uv * vw - uw * vv) / np.where(parallel, 1.0, cross), 0.0, 1.0)
    at_u = np.where(parallel, 0.0, at_u)
    at_v = np.clip((uv * at_u + vw) / vv, 0.0, 1.0)
    # The closest point of the first to that of the second, which the clipping may have moved.
    at_u = np.clip((uv * at_v - uw) / uu, 0.0, 1.0)
    return np.asarray(np.linalg.norm(w + at_u[..., None] * u - at_v[..., None] * v, axis=-1))
