"""A body as ink: 22 joints → smooth centrelines → tapered outlines.

Every limb is a chain of joints whose corners are rounded, swept by a disc of changing radius.
All of it is arithmetic on whole films ``[T, ...]``; nothing here draws.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import normalize
from stickgen.render.head import head_track
from stickgen.skeleton import J

FloatArray = NDArray[np.floating]

_HAND = 0.075  # metres from the wrist to the fingertips of a loose fist
_TOE = 0.05  # metres from the ball of the foot to its tip
_HEEL = 0.035  # metres that the heel reaches behind the ankle
_CORNER = 0.085  # metres of each bone that a rounded corner takes,
_CORNER_SHARE = 0.45  # and at most this share of the shorter one
_CORNER_STEPS = 6


@dataclass(frozen=True)
class Limb:
    """How one chain is drawn.

    Attributes:
        points: names of body points (``body_points``) from the trunk outwards.
        radii: radius at each of them, as a share of half the limb width.
        halo: index of the point after which a gap is left around the limb where it passes
            before another; none if not given. Not from the first: limbs stay joined to the trunk.
    """

    points: tuple[str, ...]
    radii: tuple[float, ...]
    halo: int | None = None


TRUNK = Limb(("pelvis", "spine1", "spine3", "neck", "skull"), (1.15, 1.05, 1.1, 0.75, 0.7))


def _arm(side: str) -> Limb:
    names = ("chest", f"{side}_shoulder", f"{side}_elbow", f"{side}_wrist", f"{side}_hand")
    return Limb(names, (0.9, 0.9, 0.78, 0.62, 0.8), halo=1)


def _leg(side: str) -> Limb:
    names = ("pelvis", f"{side}_hip", f"{side}_knee", f"{side}_ankle")
    return Limb(names, (1.1, 1.15, 0.92, 0.68), halo=1)


def _foot(side: str) -> Limb:
    names = (f"{side}_heel", f"{side}_foot", f"{side}_toe")
    return Limb(names, (0.68, 0.68, 0.58))


ARMS = {side: (_arm(side),) for side in ("left", "right")}
LEGS = {side: (_leg(side), _foot(side)) for side in ("left", "right")}


def body_points(joints: FloatArray, head_radius: float) -> dict[str, FloatArray]:
    """Named points that the limbs pass through, each ``[T, 3]``: the joints and a few more."""
    points = {name: joints[:, i] for name, i in J.items()}
    points["chest"] = 0.3 * points["spine3"] + 0.7 * points["neck"]
    head = head_track(joints, head_radius)
    points["skull"] = head.center - 0.95 * head_radius * head.up  # the neck ends at the ball's rim
    for side in ("left", "right"):
        wrist, ankle, ball = (points[f"{side}_{n}"] for n in ("wrist", "ankle", "foot"))
        points[f"{side}_hand"] = wrist + normalize(wrist - points[f"{side}_elbow"]) * _HAND
        along = normalize(ball - ankle)
        points[f"{side}_toe"] = ball + along * [1, 0.2, 1] * _TOE
        sole = ankle - normalize(ankle - points[f"{side}_knee"]) * -0.03
        points[f"{side}_heel"] = sole - along * [1, 0.2, 1] * _HEEL
    return points


def centreline(
    limb: Limb, points: dict[str, FloatArray], width: float
) -> tuple[FloatArray, FloatArray, NDArray[np.intp]]:
    """The rounded middle of a limb.

    Args:
        limb: what to draw.
        points: of ``body_points``.
        width: limb width, metres.

    Returns:
        ``[T, N, 3]`` metres, radii ``[N]`` metres, and ``[n]`` the index where the curve
        passes nearest to each of the limb's points.
    """
    chain = np.stack([points[name] for name in limb.points], axis=1)
    radii = np.array(limb.radii) * (width / 2)
    t = np.linspace(0.0, 1.0, _CORNER_STEPS)[None, :, None]
    curve, spread, nearest = [chain[:, :1]], [radii[:1]], [0]
    for i in range(1, chain.shape[1] - 1):
        before, corner, after = chain[:, i - 1], chain[:, i], chain[:, i + 1]
        lengths = np.linalg.norm([before - corner, after - corner], axis=-1)
        reach = np.minimum(_CORNER, _CORNER_SHARE * lengths.min(axis=0))[:, None]
        a = corner + normalize(before - corner) * reach
        b = corner + normalize(after - corner) * reach
        # A quadratic Bézier from a to b with the joint as its control point.
        curve.append(
            (1 - t) ** 2 * a[:, None] + 2 * t * (1 - t) * corner[:, None] + t**2 * b[:, None]
        )
        spread.append(np.full(_CORNER_STEPS, radii[i]))
        nearest.append(1 + (i - 1) * _CORNER_STEPS + _CORNER_STEPS // 2)
    curve.append(chain[:, -1:])
    spread.append(radii[-1:])
    nearest.append(1 + (len(radii) - 2) * _CORNER_STEPS)
    return np.concatenate(curve, axis=1), np.concatenate(spread), np.array(nearest)


def outline(middle: FloatArray, radii: FloatArray) -> FloatArray:
    """Both edges of a swept disc as one closed polygon; round ends are left to discs.

    Args:
        middle: ``[T, N, 2]`` pixels.
        radii: ``[T, N]`` pixels.

    Returns:
        ``[T, 2N, 2]`` pixels: one edge outwards, the other back.
    """
    tangent = normalize(np.gradient(middle, axis=1), eps=1e-6)
    normal = np.stack([-tangent[..., 1], tangent[..., 0]], axis=-1) * radii[..., None]
    return np.concatenate([middle + normal, (middle - normal)[:, ::-1]], axis=1)
