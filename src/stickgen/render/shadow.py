"""Soft shadows on the floor, darker and smaller the nearer a thing is to it."""

from __future__ import annotations

import numpy as np

from stickgen.camera import Camera
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.render.drawing import Drawing
from stickgen.render.projection import project
from stickgen.skeleton import J
from stickgen.sticks import figure_scale

ShadowTrack = FloatArray
"""``[T, S, 5]`` ellipses: x, y, half axes across and along (pixels), strength 0–1."""
SHADOW_COLOR = "#5c4f3a"

_CASTERS = ("left_foot", "right_foot", "left_knee", "right_knee", "pelvis", "spine3", "head")
_RADIUS = np.array([0.17, 0.17, 0.16, 0.16, 0.30, 0.30, 0.22])  # metres
_FLAT = 0.05  # metres: what is no higher, such as water, throws no shadow
_FADE = 0.45  # metres above the floor over which a shadow gets e times weaker


def body_shadow(joints: FloatArray, camera: Camera, size: tuple[int, int]) -> ShadowTrack:
    """Shadows of a body ``[T, 22, 3]``, one below each of its heavy parts."""
    parts = np.asarray(joints, dtype=np.float64)[:, [J[name] for name in _CASTERS]]
    large = max(figure_scale(joints), 1e-3)
    height = np.maximum(parts[..., 1], 0.0) / large
    radius = _RADIUS * large * (1.0 + 0.5 * height)
    return _ellipses(parts, radius, np.exp(-height / _FADE), camera, size)


def prop_shadow(
    prop: Prop, drawing: Drawing, turns: FloatArray, camera: Camera, size: tuple[int, int]
) -> ShadowTrack:
    """One shadow below a thing, as wide as its foot."""
    points = drawing.points * prop.scale
    lowest = points[:, 1].min()
    foot = points[points[:, 1] < lowest + 0.3 * np.ptp(points[:, 1]) + 1e-6]
    middle = (foot.min(axis=0) + foot.max(axis=0)) / 2
    radius = max(float(np.ptp(foot[:, ::2], axis=0).max()) / 2, 0.05) * 1.15
    low = (points @ turns.transpose(0, 2, 1))[..., 1].min(axis=1) + prop.position[:, 1]
    place = (turns @ (middle * [1.0, 0.0, 1.0]) + prop.position)[:, None]
    strength = np.exp(-np.maximum(low, 0.0) / _FADE) * prop.visible * ~prop.held
    strength = strength * prop.growth * (points[:, 1].max() > _FLAT)
    return _ellipses(place, np.full((1, 1), radius), strength[:, None], camera, size)


def _ellipses(
    points: FloatArray,
    radius: FloatArray,
    strength: FloatArray,
    camera: Camera,
    size: tuple[int, int],
) -> ShadowTrack:
    """Circles on the floor below ``points [T, S, 3]`` as ellipses that lie level."""
    floor = points * [1.0, 0.0, 1.0]
    middle, scale = project(floor, camera, size)
    across = np.broadcast_to(radius, scale.shape) * scale
    # How steeply the eye looks down on the floor there: the sine of the angle.
    offset = camera.position[:, None] - floor
    steep = np.clip(offset[..., 1] / np.linalg.norm(offset, axis=-1), 0.0, 1.0)
    along = across * np.maximum(steep, 0.12) ** 0.75
    return np.concatenate(
        [middle, across[..., None], along[..., None], (strength + 0 * across)[..., None]], axis=-1
    )
