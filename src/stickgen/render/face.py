"""A face as a few strokes on the ball of the head.

Features sit on the ball and turn with it, so a head seen from the side shows one eye and a
head seen from behind none. Expressions change over ``vocabulary.FACE_TRANSITION`` seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import quat_from_rotvec, quat_rotate
from stickgen.render.head import Head
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
_INSET = 0.84  # radius of the ball that features lie on: inside the outline of the head
_EYE_YAW, _EYE_PITCH = 0.46, 0.2
_BROW_PITCH = 0.6
_MOUTH_PITCH = -0.42
_OPENING = 0.34  # radians between the lips of a mouth at openness 1
_MOUTH_POINTS = 9


@dataclass(frozen=True)
class Face:
    """Strokes of a face, in head radii right of and above the head's middle.

    Attributes:
        eyes: ``[T, 2, 2]`` middles of the left and the right eye.
        eye_width: ``[T, 2]`` foreshortening of each eye, 0 where it is turned away.
        eye_open: ``[T]`` 0 shut to 1 open.
        brows: ``[T, 2, 2, 2]`` ends of each brow's stroke.
        brow_strength: ``[T]`` 0 unseen to 1.
        lips: ``[T, 2, 9, 2]`` upper and lower lip from corner to corner.
        mouth_seen: ``[T]`` share of the mouth that is turned to the viewer.
    """

    eyes: FloatArray
    eye_width: FloatArray
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


def cheat(head: Head, share: float = 0.55) -> Head:
    """Turn a head part of the way to the viewer, as cartoonists do.

    A face seen from the front or from behind stays; one in full profile, or looking straight up
    or down, turns by ``share`` radians, so that its eyes and mouth are seen.
    """
    turn = quat_from_rotvec(share * np.cross(head.forward, [0.0, 0.0, 1.0]))
    left, up, forward = (quat_rotate(turn, axis) for axis in (head.left, head.up, head.forward))
    return Head(head.center, left, up, forward)


def draw_face(head: Head, track: FaceTrack, fps: float) -> Face:
    """Lay a face on a head.

    Args:
        head: T frames of a head.
        track: T frames of a face.
        fps: frames a second.
    """
    head = cheat(head)
    frames = len(head.center)
    brow = ease(np.array([_BROWS[e] for e in EXPRESSIONS])[track.expression], fps)
    lip = ease(np.array([_LIPS[m] for m in MOUTHS])[track.mouth], fps)
    side = np.broadcast_to([1.0, -1.0], (frames, 2))  # left, right
    flat = np.broadcast_to(_EYE_PITCH, (frames, 2))
    eyes = _on_ball(head, side * _EYE_YAW, flat)

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
        eye_open=np.ones(frames) if track.eyes_open is None else np.asarray(track.eyes_open),
        brows=brows[..., :2],
        brow_strength=brow[:, 1],
        lips=lips[..., :2],
        mouth_seen=np.clip((middle[:, 2] - 0.05) * 4.0, 0.0, 1.0),
    )
