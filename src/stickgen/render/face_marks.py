"""The marks of a face in one frame: eyes, brows, mouth."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.render.expressions import (
    ARC,
    HEART,
    HEART_OUTLINE,
    LIDDED,
    SHINING,
    SQUEEZED,
    STARING,
    WIDE,
)
from stickgen.render.face import Face
from stickgen.render.mark import Mark

_SHUT = 0.25  # openness below which an eye is drawn as a lid
_LID = 0.05  # head radii by which a closed lid curves down
_PUPILS = {WIDE: 0.075, STARING: 0.05}  # radius of a pupil in a ring, head radii
_CHEVRON = np.array([[-1.0, 1.0], [1.0, 0.0], [-1.0, -1.0]])  # its point towards the nose at x = 1
_RIM = 0.36  # least height of a stroke above the middle plane of the head, head radii: strokes end
# before they reach its outline


@dataclass(frozen=True)
class Pen:
    """What one frame's face is drawn with.

    Attributes:
        ball: x, y and radius of the head, pixels.
        ink: colour of the strokes.
        paper: colour of the face.
        scale: pixels a metre there.
    """

    ball: tuple[float, float, float]
    ink: str
    paper: str
    scale: float

    def place(self, points: FloatArray) -> FloatArray:
        """Head radii ``[N, 2 or 3]`` → pixels ``[N, 2]``."""
        x, y, radius = self.ball
        return np.array([x, y]) + radius * np.asarray(points)[:, :2] * [1.0, -1.0]

    def stroke(self, points: FloatArray, width: float) -> Mark:
        """An open line, its width in head radii."""
        width *= self.ball[2]
        return Mark(self.place(points), ink=self.ink, width=width, closed=False, scale=self.scale)

    def shape(self, points: FloatArray, fill: str = "") -> Mark:
        """A filled shape; of ink unless a colour is given."""
        return Mark(self.place(points), fill=fill or self.ink, scale=self.scale)


def face_marks(face: Face, index: int, pen: Pen) -> list[Mark]:
    """The strokes of frame ``index``."""
    return [
        *eye_marks(face, index, pen),
        *brow_marks(face, index, pen),
        *mouth_marks(face, index, pen),
    ]


def brow_marks(face: Face, index: int, pen: Pen) -> list[Mark]:
    """Both brows, as far as they are seen."""
    strength = float(face.brow_strength[index])
    shown = [brow[brow[:, 2] > _RIM] for brow in face.brows[index]]
    return [pen.stroke(brow, 0.09 * strength) for brow in shown if strength * len(brow) > 0.4]


def mouth_marks(face: Face, index: int, pen: Pen) -> list[Mark]:
    """The mouth, as far as it is seen."""
    seen = float(face.mouth_seen[index])
    upper, lower = face.lips[index]
    kept = (upper[:, 2] > _RIM) & (lower[:, 2] > _RIM)
    if seen <= 0.05 or kept.sum() < 2:
        return []
    upper, lower = upper[kept], lower[kept]
    marks = [pen.stroke(upper, 0.085 * seen)]
    if np.abs(upper - lower).max() > 0.02:
        ring = np.concatenate([upper, lower[::-1]])
        marks += [pen.shape(ring), pen.stroke(lower, 0.05 * seen)]
    return marks


def eye_marks(face: Face, index: int, pen: Pen) -> list[Mark]:
    """Both eyes, as far as they are seen."""
    marks: list[Mark] = []
    across, height = face.eye_size[index].tolist()
    shape, opened = int(face.eye_shape[index]), float(face.eye_open[index])
    middle = float(face.eyes[index, :, 0].mean())
    for eye, wide in zip(face.eyes[index], face.eye_width[index].tolist(), strict=True):
        if wide <= 0.2:
            continue
        if shape == ARC:
            marks.append(pen.stroke(eye + _oval(across * wide, height, half=1) - [0, 0.04], 0.085))
        elif shape == SQUEEZED:
            inward = across * wide * np.sign(middle - eye[0])
            marks.append(pen.stroke(eye + _CHEVRON * [inward, height], 0.08))
        elif shape == HEART:
            marks.append(pen.shape(eye + HEART_OUTLINE * [across * wide, height]))
        elif opened < _SHUT:
            marks.append(pen.stroke(eye + _oval(1.2 * across * wide, -_LID, half=1), 0.075))
        else:
            marks += _open_eye(face, index, pen, eye, wide)
    return marks


def _open_eye(face: Face, index: int, pen: Pen, eye: FloatArray, wide: float) -> list[Mark]:
    """An eye of which one sees the pupil, at ``eye [2]``, ``wide`` of its width."""
    across, height = face.eye_size[index].tolist()
    shape, opened = int(face.eye_shape[index]), float(face.eye_open[index])
    look = face.gaze[index] * [wide, 1.0]
    if shape in _PUPILS:
        rim = _oval(across * wide, height * opened)
        pupil = _oval(_PUPILS[shape] * wide, _PUPILS[shape] * min(opened * 1.3, 1.0))
        return [pen.stroke(eye + rim, 0.055), pen.shape(eye + 0.12 * look + pupil)]
    if shape == LIDDED:  # half an eye hangs from a straight lid
        lid = np.array([[-1.2 * across * wide, 0.0], [1.2 * across * wide, 0.0]])
        low = _oval(0.6 * across * wide, -1.1 * height * opened, half=1)
        return [pen.shape(eye + 0.1 * look * [1.0, 0.0] + low), pen.stroke(eye + lid, 0.075)]
    marks = [pen.shape(eye + _oval(across * wide, height * opened))]
    if shape == SHINING:
        light = _oval(0.34 * across * wide, 0.3 * height * opened)
        marks.append(pen.shape(eye + [0.3 * across, 0.4 * height] + light, pen.paper))
    return marks


def _oval(across: float, height: float, half: int = 0) -> FloatArray:
    """An ellipse, or its upper half, ``[15, 2]``."""
    angle = np.linspace(0.0, np.pi if half else 2 * np.pi, 15)
    return np.stack([across * np.cos(angle), height * np.sin(angle)], axis=-1)
