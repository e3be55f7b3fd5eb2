"""Metrics of a motion in physical units: sliding, depth below the floor, speed, travel, turning.

Every function is pure and takes ``joints [T, 22, 3]`` in metres, Y up, floor at y = 0, in the
order of ``skeleton.JOINTS``, at ``fps`` frames a second. "Foot" is the foot joint (ball of the
foot), which stands at ``skeleton.FOOT_HEIGHT``, not at 0.
"""

from __future__ import annotations

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, canonicalize, heading
from stickgen.measures.artifacts import skating_ratio
from stickgen.skeleton import CONTACT_JOINTS, FOOT_HEIGHT, OFFSETS, PARENTS, J

SLIDE_HEIGHT = 0.025
"""A foot less than this above its rest height may slide, metres (H in MANN)."""
FLOAT_HEIGHT = 0.05
"""A body floats when its lower foot is more than this above its rest height, metres."""

_TOES = [J["left_foot"], J["right_foot"]]
_FEET = [J[name] for name in CONTACT_JOINTS]
_ANKLE_HEIGHT = FOOT_HEIGHT - float(OFFSETS[J["left_foot"], 1])
_REST_HEIGHTS = np.array(
    [FOOT_HEIGHT if name.endswith("foot") else _ANKLE_HEIGHT for name in CONTACT_JOINTS]
)


def slide_speed(joints: FloatArray, fps: float) -> float:
    """Mean speed over the floor of planted feet, m/s (0 when no foot is ever planted).

    Mode-Adaptive Neural Networks (Zhang et al., SIGGRAPH 2018): the horizontal speed of a foot
    less than H = 2.5 cm above its rest height h = 0, weighted by 2 − 2^(h/H); averaged here
    over those feet and frames. Multiply by 1000 / fps for millimetres a frame.
    """
    speed = _horizontal_speed(joints[:, _TOES], fps)
    height = np.maximum(joints[1:, _TOES, 1] - FOOT_HEIGHT, 0.0)
    weight = 2.0 - 2.0 ** (np.minimum(height, SLIDE_HEIGHT) / SLIDE_HEIGHT)
    planted = height < SLIDE_HEIGHT
    return float((speed * weight)[planted].mean()) if planted.any() else 0.0


def deepest_foot(joints: FloatArray) -> float:
    """Greatest depth of an ankle or foot joint below the floor y = 0, metres (≥ 0)."""
    return float(max(0.0, -joints[:, _FEET, 1].min()))


def deepest_joint(joints: FloatArray) -> float:
    """Greatest depth of any joint below the floor y = 0, metres (≥ 0)."""
    return float(max(0.0, -joints[..., 1].min()))


def penetration(joints: FloatArray) -> float:
    """Depth of the lowest joint below the floor y = 0, mean over all frames, metres.

    "Penetrate" in PhysDiff (Yuan et al., ICCV 2023), which measures it on the vertices of a mesh.
    A joint lies inside the body, so there is no tolerance here.
    """
    return float(np.maximum(0.0, -joints[..., 1].min(axis=1)).mean())


def penetration_share(joints: FloatArray) -> float:
    """Share of frames with any joint below the floor y = 0, 0–1."""
    return float((joints[..., 1] < 0.0).any(axis=1).mean())


def sunk_share(joints: FloatArray) -> float:
    """Share of frames with an ankle or foot joint below the floor y = 0, 0–1."""
    return float((joints[:, _FEET, 1] < 0.0).any(axis=1).mean())


def foot_lift(joints: FloatArray) -> FloatArray:
    """Height of the lowest ankle or foot joint above its rest height, ``[T]`` metres."""
    return np.asarray((joints[:, _FEET, 1] - _REST_HEIGHTS).min(axis=1))


def float_share(joints: FloatArray) -> float:
    """Share of frames whose lowest foot is more than 5 cm above its rest height, 0–1.

    Only a hint: a jump, a climb and a person who lies on the floor count as well.
    """
    return float((foot_lift(joints) > FLOAT_HEIGHT).mean())


def mean_joint_speed(joints: FloatArray, fps: float) -> float:
    """Mean over frames and joints of the speed, m/s (first differences)."""
    return _mean_derivative(joints, fps, 1)


def dynamic_degree(joints: FloatArray, fps: float) -> float:
    """Mean joint speed in the world plus mean joint speed relative to the pelvis, m/s.

    The dynamic degree of MBench (ViMoGen, 2025), in metres a second instead of metres a frame.
    """
    return mean_joint_speed(joints, fps) + mean_joint_speed(joints - joints[:, :1], fps)


def mean_acceleration(joints: FloatArray, fps: float) -> float:
    """Mean over frames and joints of the acceleration's length, m/s² (second differences)."""
    return _mean_derivative(joints, fps, 2)


def mean_jerk(joints: FloatArray, fps: float) -> float:
    """Mean over frames and joints of the jerk's length, m/s³ (third differences)."""
    return _mean_derivative(joints, fps, 3)


def peak_body_acceleration(joints: FloatArray, fps: float) -> float:
    """Largest acceleration of the mean of all joints, m/s².

    Legs and gravity can accelerate the whole body only so much; a single wrist has no such bound.
    """
    require_frames(joints, 3)
    middle = np.asarray(joints, dtype=np.float64).mean(axis=1)
    return float(np.linalg.norm(np.diff(middle, n=2, axis=0), axis=-1).max() * fps**2)


def bone_length_spread(joints: FloatArray) -> float:
    """Largest change of any bone's length over the motion, max − min, metres."""
    bones = joints[:, 1:] - joints[:, list(PARENTS[1:])]
    return float(np.ptp(np.linalg.norm(bones, axis=-1), axis=0).max())


def net_travel(joints: FloatArray) -> float:
    """Distance over the floor between the first and the last position of the pelvis, metres."""
    return float(np.linalg.norm((joints[-1, 0] - joints[0, 0])[[0, 2]]))


def excursion(joints: FloatArray) -> float:
    """Largest distance over the floor of the pelvis from its first position, metres."""
    return float(np.linalg.norm((joints[:, 0] - joints[0, 0])[:, [0, 2]], axis=-1).max())


def pelvis_speed(joints: FloatArray, fps: float) -> float:
    """Length of the pelvis' path over the floor divided by its time, m/s."""
    return float(_horizontal_speed(joints[:, :1], fps).mean())


def forward_travel(joints: FloatArray) -> float:
    """Metres travelled in the direction that the body faces; negative when it walks backwards."""
    require_frames(joints, 2)
    angle = heading(joints)
    facing = np.stack([np.sin(angle), np.cos(angle)], axis=-1)
    steps = np.diff(joints[:, 0, [0, 2]], axis=0)
    return float((steps * 0.5 * (facing[1:] + facing[:-1])).sum())


def heading_change(joints: FloatArray) -> float:
    """Net turn of the body from the first to the last frame, radians; left is positive.

    Whole turns count: one and a half turns to the left are 3π.
    """
    angle = heading(joints)
    return float(angle[-1] - angle[0])


def joint_distance(a: FloatArray, b: FloatArray) -> float:
    """Mean distance between the joints of two motions of one frame rate, metres.

    Both are canonicalized first (over the origin, facing +Z); the longer is cut to the length
    of the shorter.
    """
    n = min(len(a), len(b))
    return float(np.linalg.norm(canonicalize(a)[:n] - canonicalize(b)[:n], axis=-1).mean())


def physical_metrics(joints: FloatArray, fps: float) -> dict[str, float]:
    """Metrics of a motion by name, as reports print them; the name ends in the unit."""
    return {
        "bone spread mm": 1000.0 * bone_length_spread(joints),
        "deepest foot cm": 100.0 * deepest_foot(joints),
        "sunk frames %": 100.0 * sunk_share(joints),
        "penetration mm": 1000.0 * penetration(joints),
        "penetrating frames %": 100.0 * penetration_share(joints),
        "floating frames %": 100.0 * float_share(joints),
        "skating frames %": 100.0 * skating_ratio(joints, fps),
        "slide mm/frame": 1000.0 / fps * slide_speed(joints, fps),
        "acceleration m/s²": mean_acceleration(joints, fps),
        "jerk m/s³": mean_jerk(joints, fps),
        "dynamic m/s": dynamic_degree(joints, fps),
    }


def require_frames(joints: FloatArray, frames: int) -> None:
    """Refuse a motion that is too short to be measured.

    Raises:
        StickGenError: it has fewer than ``frames`` frames.
    """
    if len(joints) < frames:
        raise StickGenError(
            f"this metric needs at least {frames} frames, the motion has {len(joints)}; "
            "measure a longer one"
        )


def _mean_derivative(joints: FloatArray, fps: float, order: int) -> float:
    require_frames(joints, order + 1)
    # float64: third differences of float32 metres at 25 fps would be mostly rounding.
    steps = np.diff(np.asarray(joints, dtype=np.float64), n=order, axis=0)
    return float(np.linalg.norm(steps, axis=-1).mean() * fps**order)


def _horizontal_speed(points: FloatArray, fps: float) -> FloatArray:
    """Horizontal speed of ``points [T, N, 3]``, ``[T − 1, N]`` m/s."""
    require_frames(points, 2)
    return np.asarray(np.linalg.norm(np.diff(points[..., [0, 2]], axis=0), axis=-1) * fps)
