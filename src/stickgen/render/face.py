"""A face as a few strokes on the ball of the head.

Features sit on the ball and turn with it, so a head seen from the side shows one eye and a
head seen from behind none. Expressions change over ``vocabulary.FACE_TRANSITION`` seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.geometry import quat_from_rotvec, quat_rotate
from stickgen.render.head import Head
from stickgen.render.mark import Mark
from stickgen.scene import FaceTrack
from stickgen.vocabulary import EXPRESSIONS, FACE_TRANSITION, MOUTHS

FloatArray = NDArray[np.floating]

_BROWS = {  # expression: (inner ends lower than the outer, radians; strength of the stroke)
    "neutral": (0.0, 0.0),
    "happy": (-0.15, 0.0),
    "sad": (-0.45, 0.9),
    "surprised": (-0.1, 0.8),
    "angry": (0.5, 1.0),
    "excited": (-0.2, 0.6),
}
_MOODS = {  # expression: how far an open mouth smiles; below 0 its corners hang
    "neutral": 0.8,
    "happy": 1.0,
    "sad": -1.0,
    "surprised": 0.0,
    "angry": -0.8,
    "excited": 1.0,
}
_LIPS = {  # mouth: (corners up, half width in radians on the ball, opening at rest, roundness)
    "closed": (0.05, 0.30, 0.0, 0.0),
    "smile": (0.20, 0.42, 0.0, 0.0),
    "frown": (-0.18, 0.36, 0.0, 0.0),
    "open": (0.16, 0.36, 0.5, 0.0),
    "wide_open": (0.12, 0.42, 1.0, 0.0),
    "small_o": (0.0, 0.13, 0.7, 1.0),
    "singing": (0.0, 0.2, 1.1, 1.0),
}
_EYES = {  # expression: (half width, half height of an eye; 0 a dot, 1 an arc, 2 wide, 3 shining)
    "neutral": (0.10, 0.16, 0),
    "happy": (0.15, 0.13, 1),
    "sad": (0.09, 0.13, 0),
    "surprised": (0.17, 0.20, 2),
    "angry": (0.10, 0.13, 0),
    "excited": (0.15, 0.21, 3),
}
_SHUT = 0.25  # openness below which an eye is a lid
_LID = 0.05  # how far a lid hangs through
_PUPIL = 0.075
_RIM = 0.36  # distance of the picture's plane at which strokes end, short of the head's outline
_INSET = 0.84  # radius of the ball that features lie on: inside the outline of the head
_EYE_YAW, _EYE_PITCH = 0.46, 0.2
_BROW_PITCH = 0.6
_MOUTH_PITCH = -0.42
_OPENING = 0.34  # radians between the lips of a mouth at openness 1
_OPENED = 0.3  # opening at rest of a mouth that speaks as loudly as its track says
_MOUTH_POINTS = 13
_BROW_POINTS = 5
_GAZE = 0.4  # share of the gaze's angle by which eyes wander on the ball


@dataclass(frozen=True)
class Face:
    """Strokes of a face, in head radii right of and above the head's middle in the picture.

    Attributes:
        eyes: ``[T, 2, 2]`` middles of the left and the right eye.
        eye_width: ``[T, 2]`` foreshortening of each eye, 0 where it is turned away.
        eye_size: ``[T, 2]`` half width and half height of an eye.
        eye_shape: ``[T]`` 0 a dot, 1 an arc, 2 a wide ring, 3 a dot with a light in it.
        eye_open: ``[T]`` 0 shut to 1 open.
        gaze: ``[T, 2]`` radians to the actor's left and up.
        brows: ``[T, 2, 5, 3]`` each brow from its inner to its outer end; z towards the viewer.
        brow_strength: ``[T]`` 0 unseen to 1.
        lips: ``[T, 2, 13, 3]`` upper and lower lip from corner to corner.
        mouth_seen: ``[T]`` share of the mouth that is turned to the viewer.
    """

    eyes: FloatArray
    eye_width: FloatArray
    eye_size: FloatArray
    eye_shape: NDArray[np.intp]
    eye_open: FloatArray
    gaze: FloatArray
    brows: FloatArray
    brow_strength: FloatArray
    lips: FloatArray
    mouth_seen: FloatArray


def ease(values: FloatArray, fps: float) -> FloatArray:
    """Moving average of ``[T, ...]`` over the time an expression takes to change."""
    n = round(FACE_TRANSITION * fps) | 1
    padded = np.concatenate([values[:1].repeat(n // 2, 0), values, values[-1:].repeat(n // 2, 0)])
    sums = np.cumsum(np.concatenate([np.zeros_like(padded[:1]), padded]), axis=0)
    return (sums[n:] - sums[:-n]) / n


def _on_ball(head: Head, yaw: FloatArray, pitch: FloatArray) -> FloatArray:
    """Points at angles from straight ahead, ``[T, ...]`` radians → ``[T, ..., 3]`` head radii."""
    over = (slice(None),) + (None,) * (np.ndim(yaw) - 1)
    yaw, pitch = yaw[..., None], pitch[..., None]
    left, up, forward = head.left[over], head.up[over], head.forward[over]
    level = np.cos(yaw) * forward + np.sin(yaw) * left
    return _INSET * (np.cos(pitch) * level + np.sin(pitch) * up)


def cheat(head: Head, camera: Camera, share: float = 0.55) -> Head:
    """Turn a head part of the way to the viewer, as cartoonists do.

    A face seen from the front or from behind stays; one in full profile, or looking straight up
    or down, turns by ``share`` radians, so that its eyes and mouth are seen.
    """
    toward = -camera.axes()[:, 2]
    turn = quat_from_rotvec(share * np.cross(head.forward, toward))
    left, up, forward = (quat_rotate(turn, axis) for axis in (head.left, head.up, head.forward))
    return Head(head.center, left, up, forward)


def _in_view(head: Head, camera: Camera) -> Head:
    """A head whose axes count right, up and towards the viewer."""
    axes = camera.axes() * np.array([[1.0], [1.0], [-1.0]])
    left, up, forward = (
        (axes @ axis[..., None])[..., 0] for axis in (head.left, head.up, head.forward)
    )
    return Head(head.center, left, up, forward)


def draw_face(head: Head, track: FaceTrack, fps: float, camera: Camera) -> Face:
    """Lay a face on a head.

    Args:
        head: T frames of a head.
        track: T frames of a face.
        fps: frames a second.
        camera: T frames of a view.
    """
    head = _in_view(head, camera)
    frames = len(head.center)
    side = np.broadcast_to([1.0, -1.0], (frames, 2))  # left, right
    gaze: FloatArray = np.zeros((frames, 2))
    if track.gaze is not None:
        gaze = np.clip(np.asarray(track.gaze, dtype=np.float64), -0.7, 0.7)
    aside = _GAZE * gaze
    eyes = _on_ball(head, side * _EYE_YAW + aside[:, :1], _EYE_PITCH + aside[:, 1:] + 0 * side)
    brow = ease(np.array([_BROWS[e] for e in EXPRESSIONS])[track.expression], fps)
    across = np.linspace(-0.17, 0.17, _BROW_POINTS)  # from the inner to the outer end
    rise = _BROW_PITCH + 0.12 * (brow[:, 1] - 0.5)[:, None, None]
    tilt = across * brow[:, 0, None, None] + np.zeros((1, 2, 1))
    eye = np.array([_EYES[e] for e in EXPRESSIONS])[track.expression]
    middle = _on_ball(head, np.zeros(frames), np.full(frames, _MOUTH_PITCH))
    return Face(
        eyes=eyes[..., :2],
        eye_width=np.clip((eyes[..., 2] - 0.28) * 2.2, 0.0, 1.0),
        eye_size=ease(eye[:, :2], fps),
        eye_shape=eye[:, 2].astype(np.intp),
        eye_open=np.ones(frames) if track.eyes_open is None else np.asarray(track.eyes_open),
        gaze=gaze,
        brows=_on_ball(head, side[..., None] * (_EYE_YAW + across), rise + tilt),
        brow_strength=brow[:, 1],
        lips=_lips(head, track, fps),
        mouth_seen=np.clip((middle[:, 2] - 0.05) * 4.0, 0.0, 1.0),
    )


def _lips(head: Head, track: FaceTrack, fps: float) -> FloatArray:
    """Upper and lower lip on the ball, ``[T, 2, 13, 3]`` head radii."""
    shape = ease(np.array([_LIPS[m] for m in MOUTHS])[track.mouth], fps)
    mood = ease(np.array([_MOODS[e] for e in EXPRESSIONS])[track.expression], fps)
    corners, half, rest, roundness = shape.T
    # What is said opens the mouth; a mouth that says nothing is as open as its shape.
    said = track.openness * np.clip(rest / _OPENED, 0.0, 1.0)
    opening = np.where(track.openness > 0, said, rest)
    # A smiling mouth opens by its lower lip and its upper lip flattens; a sad one hangs; an O
    # opens both ways.
    smiles = mood * (1.0 - roundness)
    share = 0.5 + 0.3 * smiles
    corners = corners * (1.0 + np.clip(rest / _OPENED, 0.0, 1.0) * (smiles - 1.0))
    flat = 1.0 - opening
    hangs = np.clip(-smiles, 0.0, 1.0)
    bend = np.stack([flat + hangs * opening, 1.0 - hangs * opening], axis=-1) * corners[:, None]
    drop = _OPENING * opening[:, None] * np.stack([share - 1.0, share], axis=-1)
    along = np.sin(np.linspace(-np.pi / 2, np.pi / 2, _MOUTH_POINTS))  # dense at the corners
    pitch = bend[..., None] * (along**2 - 0.5) - drop[..., None] * np.sqrt(1 - along**2)
    yaw = np.broadcast_to(half[:, None, None] * along, pitch.shape)
    return _on_ball(head, yaw, _MOUTH_PITCH + pitch)


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
    for eye, wide in zip(face.eyes[index], face.eye_width[index].tolist(), strict=True):
        if wide <= 0.2:
            continue
        if shape == 1:
            marks.append(pen.stroke(eye + _oval(across * wide, height, half=1) - [0, 0.04], 0.085))
        elif opened < _SHUT:
            marks.append(pen.stroke(eye + _oval(1.2 * across * wide, -_LID, half=1), 0.075))
        elif shape == 2:
            rim = _oval(across * wide, height * opened)
            pupil = _oval(_PUPIL * wide, _PUPIL * min(opened * 1.3, 1.0))
            look = 0.12 * face.gaze[index] * [wide, 1.0]
            marks += [pen.stroke(eye + rim, 0.055), pen.shape(eye + look + pupil)]
        else:
            marks.append(pen.shape(eye + _oval(across * wide, height * opened)))
            if shape == 3:
                light = _oval(0.34 * across * wide, 0.3 * height * opened)
                marks.append(pen.shape(eye + [0.3 * across, 0.4 * height] + light, pen.paper))
    return marks


def _oval(across: float, height: float, half: int = 0) -> FloatArray:
    """An ellipse, or its upper half, ``[15, 2]``."""
    angle = np.linspace(0.0, np.pi if half else 2 * np.pi, 15)
    return np.stack([across * np.cos(angle), height * np.sin(angle)], axis=-1)
