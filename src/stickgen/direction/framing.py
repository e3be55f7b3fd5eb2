"""Framing: the longest focal length with which the subject stays in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.camera import FRAME_HEIGHT, VIEW_HEIGHT, Camera
from stickgen.geometry import FloatArray
from stickgen.render.head import head_track
from stickgen.render.projection import view
from stickgen.scene import Actor

_MARGIN = 0.15  # metres kept free between the actors and the edge of the picture
MAX_ZOOM = 1.2
"""The largest zoom of a usual shot: a standing adult fills two thirds of the height."""
_HEADROOM = 1.4  # head radii above the heads in a close-up
_MIN_DEPTH = 1.0  # metres ahead of the eye; nearer points are framed as if they were here


@dataclass(frozen=True)
class Subject:
    """What must be in the picture.

    Attributes:
        points: ``[T, N, 3]`` stage metres.
        padding: ``[N]`` metres around each point that must be in the picture too.
    """

    points: FloatArray
    padding: FloatArray

    def with_(self, other: Subject | None) -> Subject:
        """Both of two."""
        if other is None:
            return self
        return Subject(
            np.concatenate([self.points, other.points], axis=1),
            np.concatenate([self.padding, other.padding]),
        )

    def cut(self, span: slice) -> Subject:
        """The same in a span of frames."""
        return Subject(self.points[span], self.padding)


def bodies(actors: Sequence[Actor]) -> Subject:
    """The actors from head to foot: all joints, heads, and the floor below each pelvis."""
    points: list[FloatArray] = []
    padding: list[FloatArray] = []
    for actor in actors:
        joints = np.asarray(actor.motion.joints, dtype=np.float64)
        floor = joints[:, :1] * [1.0, 0.0, 1.0]
        points += [joints, _head(actor), floor]
        limbs = np.full(joints.shape[1], actor.look.limb_width)
        padding += [limbs, np.array([actor.look.head_radius, 0.0])]
    return Subject(np.concatenate(points, axis=1), np.concatenate(padding) + _MARGIN)


def faces(actors: Sequence[Actor]) -> Subject:
    """The heads, with room around them for the shoulders, and above them for what they say."""
    heads = np.concatenate([_head(actor) for actor in actors], axis=1)
    radii = np.array([actor.look.head_radius for actor in actors])
    above = heads + (_HEADROOM * radii)[:, None] * [0.0, 1.0, 0.0]
    points = np.concatenate([heads, above], axis=1)
    return Subject(points, 2.6 * np.concatenate([radii, radii]))


def _head(actor: Actor) -> FloatArray:
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    return head_track(joints, actor.look.head_radius).center[:, None]


def required_tangent(subject: Subject, camera: Camera, aspect: float) -> FloatArray:
    """Tangent ``[T]`` of half the view angle, along the shorter side, that holds the subject.

    Args:
        subject: of as many frames as the camera.
        camera: position and target; its focal length does not matter.
        aspect: width of the picture over its height.
    """
    points = view(subject.points, camera)
    depth = np.maximum(points[..., 2], _MIN_DEPTH)
    horizontal = (np.abs(points[..., 0]) + subject.padding) / max(aspect, 1.0)
    vertical = (np.abs(points[..., 1]) + subject.padding) / max(1.0 / aspect, 1.0)
    return (np.maximum(horizontal, vertical) / depth).max(axis=1)


def focal_length(tangent: FloatArray, camera: Camera, max_zoom: float = MAX_ZOOM) -> FloatArray:
    """Focal length ``[T]`` in millimetres that shows a tangent, at most that of ``max_zoom``."""
    longest = max_zoom * FRAME_HEIGHT * camera.distance / VIEW_HEIGHT
    return np.minimum(FRAME_HEIGHT / 2 / tangent, longest)
