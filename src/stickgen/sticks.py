"""Stick layouts of `.motion` files: flat 2-D line segments, projections of the body.

A layout is an ordered list of segments, each ``(x1, y1, x2, y2)`` in the stage plane (X right,
Y up, metres). Version 3 has 12 segments (48 numbers a frame), version 1 has 5 (20 numbers).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import N_JOINTS, OFFSETS, J, rest_pose

SHARED_TOLERANCE = 1e-5
"""Tolerated distance between the ends of two segments that share a joint, metres."""
MIDDLE_TOLERANCE = 2e-4
"""The same for the middle of the hips: files round hips and middle separately to 4 places."""


@dataclass(frozen=True)
class StickLayout:
    """An ordered list of named segments between named points.

    Attributes:
        type: name of the layout in a `.motion` file.
        segments: ``(name, first point, second point)`` in file order.
    """

    type: str
    segments: tuple[tuple[str, str, str], ...]

    @property
    def size(self) -> int:
        """Numbers a frame."""
        return 4 * len(self.segments)

    @property
    def slices(self) -> dict[str, slice]:
        """Segment name → its four numbers x1, y1, x2, y2."""
        return {name: slice(4 * i, 4 * i + 4) for i, (name, _, _) in enumerate(self.segments)}

    @property
    def points(self) -> tuple[str, ...]:
        """Point names in order of first appearance."""
        return tuple(dict.fromkeys(p for _, *ends in self.segments for p in ends))

    def pack(self, points: Mapping[str, FloatArray]) -> FloatArray:
        """Segments ``[T, size]`` of named points ``[T, 2]``.

        Raises:
            StickGenError: names a point that is missing, not ``[T, 2]`` or not finite.
        """
        for name in self.points:
            if name not in points:
                raise StickGenError(f"joint {name} is missing; {self.type} needs it")
            _check_finite(name, points[name])
        return np.concatenate([points[p] for _, *ends in self.segments for p in ends], axis=-1)

    def unpack(self, flat: FloatArray) -> dict[str, FloatArray]:
        """Named points ``[T, 2]`` of segments ``[T, size]``; the inverse of ``pack``.

        Raises:
            StickGenError: the width is wrong, a joint is not finite, or two segments disagree
                about a shared joint by more than 1e-5.
        """
        flat = np.asarray(flat)
        if flat.ndim != 2 or flat.shape[1] != self.size:
            raise StickGenError(
                f"{self.type} needs {self.size} numbers a frame, got an array of {flat.shape}"
            )
        points: dict[str, FloatArray] = {}
        ends = [(name, p) for name, *pair in self.segments for p in pair]
        for k, (segment, name) in enumerate(ends):
            value = flat[:, 2 * k : 2 * k + 2]
            _check_finite(name, value)
            first = points.setdefault(name, value)
            _check_close(name, f"segment {segment}", first, value, SHARED_TOLERANCE)
        return points


V3 = StickLayout(
    "stick_figure_12_segment_v3",
    (
        ("head", "neck", "head_center"),
        ("upper_torso", "neck", "chest"),
        ("lower_torso", "chest", "pelvis_center"),
        ("l_upper_arm", "l_shoulder", "l_elbow"),
        ("l_forearm", "l_elbow", "l_wrist"),
        ("r_upper_arm", "r_shoulder", "r_elbow"),
        ("r_forearm", "r_elbow", "r_wrist"),
        ("l_thigh", "l_hip", "l_knee"),
        ("l_shin", "l_knee", "l_ankle"),
        ("r_thigh", "r_hip", "r_knee"),
        ("r_shin", "r_knee", "r_ankle"),
        ("pelvis_width", "l_hip", "r_hip"),
    ),
)
"""48 numbers a frame; ``pelvis_center`` is the middle of the hips."""

V1 = StickLayout(
    "stick_figure_5_segment",
    (
        ("torso", "neck", "hip"),
        ("l_leg", "hip", "l_foot"),
        ("r_leg", "hip", "r_foot"),
        ("l_arm", "neck", "l_hand"),
        ("r_arm", "neck", "r_hand"),
    ),
)
"""20 numbers a frame, the first generation."""

LAYOUTS = {layout.type: layout for layout in (V3, V1)}
"""Type name in a file → layout."""

_V3_JOINTS = {
    "neck": "neck",
    "head_center": "head",
    "chest": "spine3",
    **{
        f"{side[0]}_{part}": f"{side}_{part}"
        for side in ("left", "right")
        for part in ("shoulder", "elbow", "wrist", "hip", "knee", "ankle")
    },
}
"""Point of the v3 layout → joint."""
_V1_JOINTS = {
    "neck": "neck",
    "hip": "pelvis",
    "l_foot": "left_foot",
    "r_foot": "right_foot",
    "l_hand": "left_wrist",
    "r_hand": "right_wrist",
}
"""Point of the v1 layout → joint."""
_REST = rest_pose()


def to_v3(joints: FloatArray) -> FloatArray:
    """Project joints ``[T, 22, 3]`` (metres) onto the stage plane as v3 sticks ``[T, 48]``.

    Raises:
        StickGenError: the shape is wrong or a joint is not finite; it is named.
    """
    points = _project(joints, _V3_JOINTS)
    points["pelvis_center"] = _middle(points)
    return V3.pack(points)


def to_v1(joints: FloatArray) -> FloatArray:
    """Project joints ``[T, 22, 3]`` (metres) onto the stage plane as v1 sticks ``[T, 20]``.

    Raises:
        StickGenError: the shape is wrong or a joint is not finite; it is named.
    """
    return V1.pack(_project(joints, _V1_JOINTS))


def from_v3(flat: FloatArray) -> FloatArray:
    """Joints ``[T, 22, 3]`` metres whose projection by ``to_v3`` are the sticks ``[T, 48]``.

    The joints of the layout lie in the plane z = 0. Spine and collars are interpolated between
    them as in the rest pose; the toes point towards the viewer.

    Raises:
        StickGenError: as ``StickLayout.unpack``, or ``pelvis_center`` is not between the hips.
    """
    points = V3.unpack(flat)
    middle = _middle(points)
    _check_close("pelvis_center", "the hips", middle, points["pelvis_center"], MIDDLE_TOLERANCE)
    joints = _lift(points, _V3_JOINTS)
    rest_middle = (_REST[J["left_hip"]] + _REST[J["right_hip"]]) / 2
    for name in ("pelvis", "spine1", "spine2"):
        share = _share(_REST[J[name]], rest_middle, _REST[J["spine3"]])
        joints[:, J[name], :2] = middle + share * (points["chest"] - middle)
    toes = figure_scale(joints) * OFFSETS
    for side in ("left", "right"):
        _place_between(joints, f"{side}_collar", "spine3", f"{side}_shoulder")
        joints[:, J[f"{side}_foot"]] = joints[:, J[f"{side}_ankle"]] + toes[J[f"{side}_foot"]]
    return joints


def from_v1(flat: FloatArray) -> FloatArray:
    """Joints ``[T, 22, 3]`` metres whose projection by ``to_v1`` are the sticks ``[T, 20]``.

    All joints lie in the plane z = 0: head, shoulders and hips are placed on the torso as in the
    rest pose, knees and elbows on straight limbs.

    Raises:
        StickGenError: as ``StickLayout.unpack``.
    """
    points = V1.unpack(flat)
    joints = _lift(points, _V1_JOINTS)
    scale = figure_scale(joints)
    up = normalize(points["neck"] - points["hip"])
    across = np.stack([up[:, 1], -up[:, 0]], axis=-1)

    def place_on_torso(name: str, base: str) -> None:
        offset = scale * (_REST[J[name]] - _REST[J[base]])
        joints[:, J[name], :2] = joints[:, J[base], :2] + offset[0] * across + offset[1] * up

    for name in ("spine1", "spine2", "spine3"):
        _place_between(joints, name, "pelvis", "neck")
    place_on_torso("head", "neck")
    for side in ("left", "right"):
        place_on_torso(f"{side}_hip", "pelvis")
        place_on_torso(f"{side}_collar", "neck")
        place_on_torso(f"{side}_shoulder", "neck")
        _place_between(joints, f"{side}_knee", f"{side}_hip", f"{side}_foot")
        _place_between(joints, f"{side}_ankle", f"{side}_hip", f"{side}_foot")
        _place_between(joints, f"{side}_elbow", f"{side}_shoulder", f"{side}_wrist")
    return joints


def figure_scale(joints: FloatArray) -> float:
    """Size of a figure ``[T, 22, 3]`` relative to the canonical body, by its longest torso."""
    torso = np.linalg.norm(joints[:, J["neck"]] - joints[:, J["pelvis"]], axis=-1).max()
    return float(torso / np.linalg.norm(_REST[J["neck"]] - _REST[J["pelvis"]]))


def _project(joints: FloatArray, names: Mapping[str, str]) -> dict[str, FloatArray]:
    """Points ``[T, 2]`` of a layout, by name of the point."""
    joints = np.asarray(joints)
    if joints.ndim != 3 or joints.shape[1:] != (N_JOINTS, 3):
        raise StickGenError(f"joints must be [T, {N_JOINTS}, 3], got {joints.shape}")
    return {point: joints[:, J[name], :2] for point, name in names.items()}


def _lift(points: Mapping[str, FloatArray], names: Mapping[str, str]) -> FloatArray:
    """Joints ``[T, 22, 3]`` with those of ``names`` at z = 0; the others are zero."""
    sample = points["neck"]
    joints = np.zeros((len(sample), N_JOINTS, 3), dtype=np.result_type(sample, np.float32))
    for point, name in names.items():
        joints[:, J[name], :2] = points[point]
    return joints


def _middle(points: Mapping[str, FloatArray]) -> FloatArray:
    return (points["l_hip"] + points["r_hip"]) / 2


def _share(at: FloatArray, start: FloatArray, end: FloatArray) -> float:
    """Position of a point on the line start → end: 0 at the start, 1 at the end."""
    return float((at - start) @ (end - start) / ((end - start) @ (end - start)))


def _place_between(joints: FloatArray, name: str, start: str, end: str) -> None:
    """Put a joint on the line between two others, at the same share as in the rest pose."""
    share = _share(_REST[J[name]], _REST[J[start]], _REST[J[end]])
    a, b = joints[:, J[start]], joints[:, J[end]]
    joints[:, J[name]] = a + share * (b - a)


def _check_finite(name: str, value: FloatArray) -> None:
    if np.ndim(value) != 2 or np.shape(value)[1] != 2:
        raise StickGenError(f"joint {name} must be [T, 2] x, y, got {np.shape(value)}")
    bad = np.flatnonzero(~np.isfinite(value).all(axis=-1))
    if len(bad):
        raise StickGenError(f"joint {name} is not finite in frame {bad[0]}")


def _check_close(name: str, where: str, a: FloatArray, b: FloatArray, tolerance: float) -> None:
    gap = np.abs(a - b).max(axis=-1)
    # The second term is the rounding of float32 for a coordinate far from the origin.
    bad = np.flatnonzero(gap > tolerance + 4e-7 * np.abs(a).max(axis=-1))
    if len(bad):
        raise StickGenError(
            f"joint {name} of {where} is {gap[bad[0]]:.2g} m off its other end in frame {bad[0]}"
        )
