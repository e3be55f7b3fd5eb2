"""A face as a few strokes on the ball of the head.

Features sit on the ball and turn with it, so a head seen from the side shows one eye and a
head seen from behind none. Expressions change over ``vocabulary.FACE_TRANSITION`` seconds.
"""

from __future__ import annotations

from collections.abc import Callable
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
_LIPS = {  # mouth: (corners up, half width in radians on the ball, opening at rest)
    "closed": (0.05, 0.30, 0.0),
    "smile": (0.20, 0.42, 0.0),
    "frown": (-0.18, 0.36, 0.0),
    "open": (0.16, 0.36, 0.5),
    "wide_open": (0.10, 0.40, 0.9),
    "small_o": (0.0, 0.15, 0.75),
    "singing": (0.02, 0.22, 0.6),
}
_EYES = {  # expression: (half width, half height of an eye, how far it is a smiling arc)
    "neutral": (0.10, 0.16, 0.0),
    "happy": (0.15, 0.13, 1.0),
    "sad": (0.09, 0.13, 0.0),
    "surprised": (0.15, 0.21, 0.0),
    "angry": (0.10, 0.13, 0.0),
    "excited": (0.13, 0.20, 0.0),
}
_SHUT = 0.025  # half height of a shut eye
_INSET = 0.84  # radius of the ball that features lie on: inside the outline of the head
_EYE_YAW, _EYE_PITCH = 0.46, 0.2
_BROW_PITCH = 0.6
_MOUTH_PITCH = -0.42
_OPENING = 0.34  # radians between the lips of a mouth at openness 1
_MOUTH_POINTS = 9
_GAZE = 0.4  # share of the gaze's angle by which eyes wander on the ball


@dataclass(frozen=True)
class Face:
    """Strokes of a face, in head radii right of and above the head's middle in the picture.

    Attributes:
        eyes: ``[T, 2, 2]`` middles of the left and the right eye.
        eye_width: ``[T, 2]`` foreshortening of each eye, 0 where it is turned away.
        eye_size: ``[T, 3]`` half width and half height of an eye, and how far it is an arc.
        eye_open: ``[T]`` 0 shut to 1 open.
        brows: ``[T, 2, 2, 2]`` ends of each brow's stroke.
        brow_strength: ``[T]`` 0 unseen to 1.
        lips: ``[T, 2, 9, 2]`` upper and lower lip from corner to corner.
        mouth_seen: ``[T]`` share of the mouth that is turned to the viewer.
    """

    eyes: FloatArray
    eye_width: FloatArray
    eye_size: FloatArray
    eye_open: FloatArray
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
    brow = ease(np.array([_BROWS[e] for e in EXPRESSIONS])[track.expression], fps)
    lip = ease(np.array([_LIPS[m] for m in MOUTHS])[track.mouth], fps)
    side = np.broadcast_to([1.0, -1.0], (frames, 2))  # left, right
    gaze: FloatArray = np.zeros((frames, 2))
    if track.gaze is not None:
        gaze = np.asarray(track.gaze, dtype=np.float64)
    aside = _GAZE * np.clip(gaze, -0.7, 0.7)
    eyes = _on_ball(head, side * _EYE_YAW + aside[:, :1], _EYE_PITCH + aside[:, 1:] + 0 * side)

    across = np.array([-0.17, 0.17])  # inner, outer end of a brow
    brow_yaw = side[..., None] * (_EYE_YAW + across)
    rise = _BROW_PITCH + 0.12 * (brow[:, 1] - 0.5)[:, None, None]
    brows = _on_ball(head, brow_yaw, rise + across * brow[:, 0, None, None] + np.zeros((1, 2, 1)))

    along = np.linspace(-1.0, 1.0, _MOUTH_POINTS)
    opening = np.maximum(track.openness, lip[:, 2]) * (lip[:, 2] > 0.02)
    yaw = np.broadcast_to(lip[:, 1, None, None] * along, (frames, 2, _MOUTH_POINTS))
    # A mouth opens by its lower lip, and its upper lip flattens.
    bend = lip[:, 0, None] * np.stack([1.0 - opening, np.ones(frames)], axis=-1)
    drop = _OPENING * opening[:, None] * np.array([-0.2, 0.8])
    lips = _on_ball(
        head,
        yaw,
        _MOUTH_PITCH + bend[..., None] * (along**2 - 0.5) - drop[..., None] * np.sqrt(1 - along**2),
    )
    middle = _on_ball(head, np.zeros(frames), np.full(frames, _MOUTH_PITCH))
    return Face(
        eyes=eyes[..., :2],
        eye_width=np.clip((eyes[..., 2] - 0.28) * 2.2, 0.0, 1.0),
        eye_size=ease(np.array([_EYES[e] for e in EXPRESSIONS])[track.expression], fps),
        eye_open=np.ones(frames) if track.eyes_open is None else np.asarray(track.eyes_open),
        brows=brows[..., :2],
        brow_strength=brow[:, 1],
        lips=lips[..., :2],
        mouth_seen=np.clip((middle[:, 2] - 0.05) * 4.0, 0.0, 1.0),
    )


def face_marks(
    face: Face, index: int, ball: tuple[float, float, float], ink: str, scale: float
) -> list[Mark]:
    """The strokes of one frame.

    Args:
        face: over a film.
        index: of the frame.
        ball: x, y and radius of the head, pixels.
        ink: colour of the strokes.
        scale: pixels a metre there.
    """
    x, y, radius = ball

    def place(points: FloatArray) -> FloatArray:
        return np.array([x, y]) + radius * np.asarray(points) * [1.0, -1.0]

    marks = []
    for eye, wide in zip(face.eyes[index], face.eye_width[index].tolist(), strict=True):
        if wide > 0.2:
            marks += _eye_marks(face, index, eye, wide, place, radius, ink, scale)
    strength = float(face.brow_strength[index])
    for brow, wide in zip(face.brows[index], face.eye_width[index].tolist(), strict=True):
        if strength * wide > 0.15:
            width = 0.09 * strength * radius
            marks.append(Mark(place(brow), ink=ink, width=width, closed=False, scale=scale))
    seen = float(face.mouth_seen[index])
    if seen > 0.05:
        upper, lower = face.lips[index]
        if np.abs(upper - lower).max() > 0.02:
            ring = np.concatenate([upper, lower[::-1]])
            marks.append(Mark(place(ring), fill=ink, scale=scale))
        width = 0.085 * seen * radius
        marks.append(Mark(place(upper), ink=ink, width=width, closed=False, scale=scale))
    return marks


def _eye_marks(
    face: Face,
    index: int,
    eye: FloatArray,
    wide: float,
    place: Callable[[FloatArray], FloatArray],
    radius: float,
    ink: str,
    scale: float,
) -> list[Mark]:
    across, height, arc = face.eye_size[index].tolist()
    across *= wide
    if arc > 0.5:
        angle = np.linspace(0.0, np.pi, 7)
        rim = eye + np.stack([across * np.cos(angle), height * np.sin(angle) - 0.04], axis=-1)
        return [Mark(place(rim), ink=ink, width=0.085 * radius, closed=False, scale=scale)]
    angle = np.linspace(0.0, 2 * np.pi, 15)[:-1]
    height = max(height * float(face.eye_open[index]), _SHUT)
    rim = eye + np.stack([across * np.cos(angle), height * np.sin(angle)], axis=-1)
    return [Mark(place(rim), fill=ink, scale=scale)]
