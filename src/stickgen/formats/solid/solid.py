"""An actor as a solid: its skeleton, what it is made of, and a face that can move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from stickgen.formats.rig import Rig
from stickgen.formats.solid.mesh import Mesh
from stickgen.geometry import FloatArray
from stickgen.render.expressions import MOUTH_SHAPES
from stickgen.render.face import ease
from stickgen.scene import FaceTrack
from stickgen.vocabulary import EXPRESSIONS, MOUTHS


@dataclass(frozen=True)
class FaceMesh:
    """A face that is carried by the joint ``head``.

    Attributes:
        meshes: one of each colour, in metres from the joint, in the axes of the rest pose.
        targets: name of a morph target → how it moves the points of each mesh, ``[V, 3]``.
        weights: name of a morph target → its weight ``[T]``, 0–1.
    """

    meshes: tuple[Mesh, ...]
    targets: Mapping[str, tuple[FloatArray, ...]]
    weights: Mapping[str, FloatArray]


@dataclass(frozen=True)
class Carried:
    """Something in a hand that stays upright, as a staff does, whichever way the hand turns.

    Attributes:
        name: of the hand.
        meshes: one of each colour, in its own frame, metres.
        position: ``[T, 3]`` stage metres.
        rotation: ``[T, 4]`` unit quaternions w, x, y, z.
    """

    name: str
    meshes: tuple[Mesh, ...]
    position: FloatArray
    rotation: FloatArray


@dataclass(frozen=True)
class Solid:
    """An actor ready to be written.

    Attributes:
        name: of the actor.
        rig: its skeleton.
        body: meshes that the skeleton carries, one of each colour.
        face: None: it has none.
        carried: what its hands carry as a part of its dress.
    """

    name: str
    rig: Rig
    body: tuple[Mesh, ...]
    face: FaceMesh | None
    carried: tuple[Carried, ...] = ()


TARGETS: tuple[str, ...] = (
    *EXPRESSIONS[1:],
    *(f"mouth_{name}" for name in MOUTHS[1:]),
    "blink",
)
"""Morph targets of a face. Where all weights are 0 it is neutral, its mouth closed."""


def face_weights(track: FaceTrack | None, frames: int, fps: float) -> dict[str, FloatArray]:
    """The weights ``[T]``, 0–1, of ``TARGETS`` that show a face track.

    The mouth of one who speaks is as open as the track says; a silent one as its shape is.
    """
    if track is None:
        return {name: np.zeros(frames) for name in TARGETS}
    shown = ease(np.eye(len(EXPRESSIONS))[track.expression], fps)
    rest = np.array([MOUTH_SHAPES[name].rest for name in MOUTHS])
    mouths = ease(np.eye(len(MOUTHS))[track.mouth], fps)
    spoken = np.asarray(track.openness, dtype=np.float64)[:, None]
    opening = np.clip(spoken / np.maximum(rest, 1e-6), 0.0, 1.0)
    mouths = mouths * np.where((spoken > 0) & (rest > 0), opening, 1.0)
    eyes = 0.0 if track.eyes_open is None else 1.0 - np.asarray(track.eyes_open, dtype=np.float64)
    columns = np.column_stack([shown[:, 1:], mouths[:, 1:], np.broadcast_to(eyes, frames)])
    return dict(zip(TARGETS, columns.clip(0.0, 1.0).T, strict=True))
