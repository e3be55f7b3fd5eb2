"""Kinds of actors: the shape of the head, its parts and its face."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np

from stickgen.catalog.piece import Pieces, ball, curve, plane, tube
from stickgen.catalog.wardrobe import lock, mirrored
from stickgen.geometry import FloatArray
from stickgen.render.expressions import HEART, LIDDED, SQUEEZED
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen, eye_marks, face_marks, mouth_marks
from stickgen.render.mark import Mark

_DARK, _GOLD = "#3b3734", "#f0b429"


@dataclass(frozen=True)
class Kind:
    """How a kind of actor is drawn.

    Attributes:
        width: of limbs, times that of the Look.
        outline: of the head, ``[N, 2]`` head radii; None: a ball.
        face: makes the marks of a face in one frame.
        parts: of the head, in the frame of hats; their main colour is the ink of the body.
    """

    width: float = 1.0
    outline: FloatArray | None = None
    face: Callable[[Face, int, Pen], list[Mark]] = face_marks
    parts: Pieces = ()

    def head_outline(self, tilt: float) -> FloatArray | None:
        """The outline ``[N, 2]`` tilted by ``tilt`` radians to the right; None: a ball."""
        if self.outline is None:
            return None
        c, s = np.cos(tilt), np.sin(tilt)
        return self.outline @ np.array([[c, -s], [s, c]])


def _almond_eyes(face: Face, index: int, pen: Pen) -> list[Mark]:
    """Large slanted eyes that fill half a face and tilt with the mood, and a small mouth."""
    if int(face.eye_shape[index]) in (LIDDED, SQUEEZED, HEART):
        large = replace(face, eye_size=1.5 * face.eye_size)
        return [*eye_marks(large, index, pen), *mouth_marks(face, index, _low(pen))]
    angle = np.linspace(0.0, 2 * np.pi, 19)[:-1]
    marks = []
    slope = (face.brows[index, :, -1, 1] - face.brows[index, :, 0, 1]).mean()
    height = 0.32 * np.sqrt(float(face.eye_size[index, 1]) / 0.16)
    height *= max(float(face.eye_open[index]), 0.08)
    for side, eye, wide in zip((1, -1), face.eyes[index], face.eye_width[index], strict=True):
        if wide > 0.2:
            rim = np.stack([0.24 * wide * np.cos(angle), height * np.sin(angle)], axis=-1)
            light = np.stack([0.06 * wide * np.cos(angle), 0.25 * height * np.sin(angle)], axis=-1)
            slant = (0.5 + 2.0 * slope) * side
            c, s = np.cos(slant), np.sin(slant)
            turn = np.array([[c, s], [-s, c]])
            at = eye + [0.0, -0.03]
            marks.append(pen.shape(at + rim @ turn))
            if wide > 0.6:
                marks.append(pen.shape(at + [0.07, 0.14] + light, pen.paper))
    return marks + mouth_marks(face, index, _low(pen))


def _low(pen: Pen) -> Pen:
    """The pen of a small mouth near the chin."""
    x, y, radius = pen.ball
    return replace(pen, ball=(x, y + 0.14 * radius, 0.75 * radius))


def _round_box() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    # A superellipse: the shape of an old screen.
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([np.sign(c) * np.abs(c) ** 0.4, 0.9 * np.sign(s) * np.abs(s) ** 0.4], axis=-1)


def _egg() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    height = np.sin(angle)
    return np.stack([np.cos(angle) * (0.98 + 0.3 * height), 0.12 + 1.15 * height], axis=-1)


_ANTENNA_AND_EARS: Pieces = (
    tube([(0, 0.9, 0), (0, 1.5, 0)], 0.05, _DARK, line=0.6, lift=-0.1),
    ball((0, 1.6, 0), 0.17, _GOLD, line=0.7),
    ball((-1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
    ball((1.02, 0.0, 0), 0.18, line=0.7, lift=-0.2),
)
_FEELERS: Pieces = (
    *lock([(-0.3, 1.1, 0), (-0.5, 1.6, 0), (-0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
    *lock([(0.3, 1.1, 0), (0.5, 1.6, 0), (0.75, 1.85, 0)], [0.05, 0.05, 0.05], -0.2),
    ball((-0.8, 1.9, 0), 0.15, line=0.6),
    ball((0.8, 1.9, 0), 0.15, line=0.6),
)
_EAR = [(-0.95, 0.3, -0.1), (-1.0, 0.9, -0.1), (-0.9, 1.4, -0.1), (-0.55, 1.2, -0.1),
        (-0.2, 0.9, -0.1)]  # fmt: skip
_EARS_AND_NOSE: Pieces = (
    *mirrored((plane(curve(_EAR, 3), "main", lift=-0.02),)),
    ball((0, -0.1, 0.93), 0.13, _DARK, line=0.3, lift=0.03),
)
KINDS = MappingProxyType(
    {
        "human": Kind(),
        "robot": Kind(width=1.05, outline=_round_box(), parts=_ANTENNA_AND_EARS),
        "alien": Kind(width=0.72, outline=_egg(), face=_almond_eyes, parts=_FEELERS),
        "animal": Kind(width=1.15, parts=_EARS_AND_NOSE),
    }
)
"""Kind of actor, a name of ``vocabulary.ACTOR_KINDS`` → how it is drawn."""
