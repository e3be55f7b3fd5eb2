"""Framing: how long a lens may be so that all that matters stays in the picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import FRAME_HEIGHT, VIEW_HEIGHT, Camera
from stickgen.render.head import head_track
from stickgen.render.projection import view
from stickgen.scene import Actor

FloatArray = NDArray[np.floating]

MARGIN = 0.15
"""Metres kept free between the actors and the edge of the picture."""
CLOSEST = 1.2
"""The largest zoom: a standing adult fills two thirds of the height."""
_NEAREST = 1.0  # metres ahead of the eye; what is nearer is framed as if it were here


@dataclass(frozen=True)
class Subject:
    """What must be in the picture.

    Attributes:
        points: ``[T, N, 3]`` stage metres.
        flesh: ``[N]`` metres that must be free around each.
    """

    points: FloatArray
    flesh: FloatArray

    def cut(self, span: slice) -> Subject:
        """The same in a stretch of frames."""
        return Subject(self.points[span], self.flesh)


def bodies(actors: Sequence[Actor]) -> Subject:
    """All joints, heads, and the floor below each pelvis."""
    points: list[FloatArray] = []
    flesh: list[FloatArray] = []
    for actor in actors:
        joints = np.asarray(actor.motion.joints, dtype=np.float64)
        floor = joints[:, :1] * [1.0, 0.0, 1.0]
        points += [joints, _head(actor), floor]
        skin = np.full(joints.shape[1], actor.look.limb_width)
        flesh += [skin, np.array([actor.look.head_radius, 0.0])]
    return Subject(np.concatenate(points, axis=1), np.concatenate(flesh) + MARGIN)


def faces(actors: Sequence[Actor]) -> Subject:
    """Heads, with as much room around them as shows the shoulders too."""
    flesh = np.array([2.6 * actor.look.head_radius for actor in actors])
    return Subject(np.concatenate([_head(actor) for actor in actors], axis=1), flesh)


def _head(actor: Actor) -> FloatArray:
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    return head_track(joints, actor.look.head_radius).center[:, None]


def room(subject: Subject, camera: Camera, aspect: float) -> FloatArray:
    """Tangent, ``[T]``, that the shorter half of a picture must show to hold the subject.

    Args:
        subject: of as many frames as the camera.
        camera: where it is seen from; its lens does not matter.
        aspect: width of the picture over its height.
    """
    seen = view(subject.points, camera)
    depth = np.maximum(seen[..., 2], _NEAREST)
    across = (np.abs(seen[..., 0]) + subject.flesh) / max(aspect, 1.0)
    along = (np.abs(seen[..., 1]) + subject.flesh) / max(1.0 / aspect, 1.0)
    return (np.maximum(across, along) / depth).max(axis=1)


def lens_for(tangent: FloatArray, camera: Camera, closest: float = CLOSEST) -> FloatArray:
    """Focal length ``[T]`` in millimetres that shows a tangent, no longer than zoom ``closest``."""
    longest = closest * FRAME_HEIGHT * camera.distance / VIEW_HEIGHT
    return np.minimum(FRAME_HEIGHT / 2 / tangent, longest)
