"""The shape of a body: 22 joints → smooth centrelines → tapered bones.

A limb is a chain of joints with rounded corners. It is drawn bone by bone, so that each bone can
pass in front of or behind other things. All functions compute all frames at once, ``[T, ...]``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, normalize
from stickgen.render.head import head_track
from stickgen.skeleton import J

# Metres on an adult's body.
_HAND = 0.075  # from the wrist to the fingertips of a loose fist
_TOE = 0.05  # from the ball of the foot to its tip
_HEEL = 0.035  # that the heel reaches behind the ankle
_CORNER = 0.085  # of each bone that a rounded corner takes,
_CORNER_SHARE = 0.45  # and at most this share of the shorter one
_CORNER_STEPS = 6
_FAST = 6.0  # m/s at which a brush stroke is thinnest
_AT_REST, _FASTEST = 0.25, 0.65  # shares of its pressure that a brush has lost at rest and then
_PRESSURE_SECONDS = 0.3  # before and after over which its speed is averaged


Part = Literal["trunk", "arm", "leg"]


@dataclass(frozen=True)
class Limb:
    """How one chain of joints is drawn.

    Attributes:
        part: of the body.
        points: names of body points (``body_points``) from the trunk outwards.
        radii: radius at each of them, as a share of half the limb width.
        cut: index of the point that divides the limb into two bones; 0: one bone.
        joined: index of the point up to which it belongs to the trunk: no gap there.
    """

    part: Part
    points: tuple[str, ...]
    radii: tuple[float, ...]
    cut: int = 0
    joined: int | None = None


@dataclass(frozen=True)
class Bone:
    """A part of a limb over all frames.

    Attributes:
        points: ``[T, N, 3]`` metres along its middle.
        radii: ``[T, N]`` metres.
        joints: indices of points that are joints.
        gap_from: index from which a gap may be left around it; None: nowhere.
        last: whether the limb ends here.
        limb: number of its limb.
        part: of the body.
    """

    points: FloatArray
    radii: FloatArray
    joints: tuple[int, ...]
    gap_from: int | None
    last: bool
    limb: int
    part: Part


_TRUNK = Limb(
    "trunk", ("pelvis", "spine1", "spine3", "neck", "skull"), (1.15, 1.05, 1.1, 0.75, 0.7)
)


def _arm(side: str) -> Limb:
    names = ("chest", f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_hand")
    return Limb("arm", names, (0.9, 0.9, 0.78, 0.62, 0.8), cut=2, joined=1)


def _bare_arm(side: str) -> Limb:
    """An arm whose shoulder lies under clothes."""
    names = (f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_hand")
    return Limb("arm", names, (0.9, 0.78, 0.62, 0.8), cut=1, joined=0)


def _leg(side: str) -> Limb:
    names = ("pelvis", f"{side}_hip", f"{side}_knee", f"{side}_ankle")
    return Limb("leg", names, (1.1, 1.15, 0.92, 0.68), cut=2, joined=1)


def _foot(side: str) -> Limb:
    names = (f"{side}_heel", f"{side}_foot", f"{side}_toe")
    return Limb("leg", names, (0.68, 0.68, 0.58))


LIMBS = (
    _TRUNK,
    *(make(side) for side in ("left", "right") for make in (_arm, _leg, _foot)),
)
"""Of a bare body."""
CLOTHED = (
    _TRUNK,
    *(make(side) for side in ("left", "right") for make in (_bare_arm, _leg, _foot)),
)
"""Of a body whose shoulders lie under clothes."""


def body_points(joints: FloatArray, head_radius: float, size: float) -> dict[str, FloatArray]:
    """Named points that the limbs pass through, each ``[T, 3]`` metres: the joints and more.

    Args:
        joints: ``[T, 22, 3]`` metres.
        head_radius: metres.
        size: how many times larger than an adult the body is.
    """
    points = {name: joints[:, i] for name, i in J.items()}
    points["chest"] = 0.3 * points["spine3"] + 0.7 * points["neck"]
    head = head_track(joints, head_radius)
    points["skull"] = head.center - 0.95 * head_radius * head.up  # the neck ends at the ball's rim
    for side in ("left", "right"):
        wrist, ankle, toes = (points[f"{side}_{n}"] for n in ("wrist", "ankle", "foot"))
        points[f"{side}_hand"] = wrist + normalize(wrist - points[f"{side}_elbow"]) * _HAND * size
        along = normalize(toes - ankle) * [1.0, 0.2, 1.0]
        points[f"{side}_toe"] = toes + along * _TOE * size
        sole = ankle + normalize(ankle - points[f"{side}_knee"]) * 0.03 * size
        points[f"{side}_heel"] = sole - along * _HEEL * size
    return points


def bones(
    joints: FloatArray,
    limbs: Iterable[Limb] = LIMBS,
    *,
    width: float,
    head_radius: float,
    size: float,
    fps: float,
    pressure: float,
    dense: bool,
) -> list[Bone]:
    """All bones of a body, each limb's in order from the trunk outwards.

    Args:
        joints: ``[T, 22, 3]`` metres.
        limbs: those that are seen.
        width: of limbs, metres.
        head_radius: metres.
        size: how many times larger than an adult the body is.
        fps: frames a second.
        pressure: share of its width that a limb loses at 6 m/s.
        dense: whether to give four times as many points, for lines that wobble.
    """
    points = body_points(np.asarray(joints, dtype=np.float64), head_radius, size)
    result = []
    for number, limb in enumerate(limbs):
        chain = np.stack([points[name] for name in limb.points], axis=1)
        curve, at = _centreline(chain, _CORNER * size)
        if dense:
            curve, at = _subdivided(_subdivided(curve)), 4 * at
        share = np.interp(np.arange(curve.shape[1]), at, limb.radii)
        radii = share * (width / 2) * _stroke_width(curve, fps, pressure, size)
        reach = _CORNER_STEPS // 2 * (4 if dense else 1)
        result += _cut(
            limb, Bone(curve, radii, tuple(at.tolist()), None, True, number, limb.part), reach
        )
    return result


def middles(
    joints: FloatArray, limbs: Iterable[Limb], head_radius: float, size: float
) -> list[FloatArray]:
    """The middle of each limb, by which it counts as near or far, ``[T, 3]`` metres.

    Args: as ``bones``.
    """
    points = body_points(np.asarray(joints, dtype=np.float64), head_radius, size)
    result = []
    for limb in limbs:
        chain = [points[name] for name in (limb.points[-2:] if limb.cut else limb.points)]
        result.append(np.mean(chain, axis=0))
    return result


def _cut(limb: Limb, whole: Bone, reach: int) -> list[Bone]:
    """The bones of a limb.

    Args:
        limb: where it is cut.
        whole: the limb as a single bone; its joints are the points of ``limb``.
        reach: points from the cut to the end of the rounded corner there.
    """
    at, end = whole.joints, whole.points.shape[1] - 1
    ends = (0, at[limb.cut], end) if limb.cut else (0, end)
    parts = []
    for number, (a, b) in enumerate(pairwise(ends)):
        gap_from = None
        if limb.joined is not None:
            gap_from = at[limb.joined] if number == 0 else reach
        parts.append(
            Bone(
                whole.points[:, a : b + 1],
                whole.radii[:, a : b + 1],
                tuple(i - a for i in at if a <= i <= b),
                gap_from,
                last=b == end,
                limb=whole.limb,
                part=limb.part,
            )
        )
    return parts


def _subdivided(curve: FloatArray) -> FloatArray:
    """A line ``[T, N, 3]`` with the middle of every segment inserted, ``[T, 2N - 1, 3]``."""
    out = np.empty((curve.shape[0], 2 * curve.shape[1] - 1, 3))
    out[:, ::2] = curve
    out[:, 1::2] = (curve[:, 1:] + curve[:, :-1]) / 2
    return out


def _stroke_width(curve: FloatArray, fps: float, pressure: float, size: float) -> FloatArray:
    """Relative width of a brush stroke along a limb, ``[T, N]``: thinner where it moves fast."""
    if pressure <= 0 or len(curve) < 2:
        return np.ones(curve.shape[:2])
    speed = np.linalg.norm(np.gradient(curve, 1.0 / fps, axis=0), axis=-1) / size
    reach = max(round(_PRESSURE_SECONDS * fps), 1)
    sums = np.cumsum(np.pad(speed, ((reach + 1, reach), (0, 0)), mode="edge"), axis=0)
    speed = (sums[2 * reach + 1 :] - sums[: -2 * reach - 1]) / (2 * reach + 1)
    thinned = 1.0 - pressure * (_AT_REST + (_FASTEST - _AT_REST) * np.clip(speed / _FAST, 0.0, 1.0))
    # A brush stroke starts thick and ends thin.
    return thinned * np.linspace(1.25, 0.7, curve.shape[1])


def _centreline(chain: FloatArray, corner: float) -> tuple[FloatArray, NDArray[np.intp]]:
    """Round the corners of a chain ``[T, n, 3]`` over ``corner`` metres.

    Returns:
        ``[T, N, 3]`` and ``[n]`` the index where the curve passes nearest to each point.
    """
    t = np.linspace(0.0, 1.0, _CORNER_STEPS)[None, :, None]
    curve, nearest = [chain[:, :1]], [0]
    for i in range(1, chain.shape[1] - 1):
        before, joint, after = chain[:, i - 1], chain[:, i], chain[:, i + 1]
        lengths = np.linalg.norm([before - joint, after - joint], axis=-1)
        reach = np.minimum(corner, _CORNER_SHARE * lengths.min(axis=0))[:, None]
        a = joint + normalize(before - joint) * reach
        b = joint + normalize(after - joint) * reach
        # A quadratic Bézier from a to b with the joint as its control point.
        curve.append(
            (1 - t) ** 2 * a[:, None] + 2 * t * (1 - t) * joint[:, None] + t**2 * b[:, None]
        )
        nearest.append(1 + (i - 1) * _CORNER_STEPS + _CORNER_STEPS // 2)
    curve.append(chain[:, -1:])
    nearest.append(1 + (chain.shape[1] - 2) * _CORNER_STEPS)
    return np.concatenate(curve, axis=1), np.array(nearest)
