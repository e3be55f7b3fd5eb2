"""A face as a few strokes on the ball of the head, over all frames.

Features lie on the ball and turn with it: a head seen from the side shows one eye, a head seen from
behind none. Expressions change over ``vocabulary.FACE_TRANSITION`` seconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.geometry import FloatArray, quat_from_rotvec, quat_rotate
from stickgen.render.expressions import MOUTH_SHAPES, SHAPES, FaceShape
from stickgen.render.head import Head
from stickgen.scene import FaceTrack
from stickgen.vocabulary import EXPRESSIONS, FACE_TRANSITION, MOUTHS

_INSET = 0.84  # radius of the ball that features lie on: inside the outline of the head
_EYE_YAW, _EYE_PITCH = 0.46, 0.2
_BROW_PITCH = 0.6
_MOUTH_PITCH = -0.42
_OPENING = 0.34  # radians between the lips of a mouth at openness 1
_OPENED = 0.3  # opening at rest of a mouth that speaks with its track's openness
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
        eye_shape: ``[T]`` such as ``expressions.DOT``.
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
    """Turn a head part of the way to the viewer; cartoonists call it cheating.

    A face seen from the front or from behind stays; one in full profile, or looking straight up
    or down, turns by ``share`` radians, so that its eyes and mouth are visible.
    """
    toward = -camera.axes()[:, 2]
    turn = quat_from_rotvec(share * np.cross(head.forward, toward))
    left, up, forward = (quat_rotate(turn, axis) for axis in (head.left, head.up, head.forward))
    return Head(head.center, left, up, forward)


def _in_view(head: Head, camera: Camera) -> Head:
    """The head's axes in view coordinates: right, up, towards the viewer."""
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
    shapes = np.array([SHAPES[e] for e in EXPRESSIONS])[track.expression]
    shape = dict(zip(FaceShape._fields, ease(shapes, fps).T, strict=True))
    across = np.linspace(-0.17, 0.17, _BROW_POINTS)  # from the inner to the outer end
    rise = _BROW_PITCH + 0.12 * (shape["brows"] - 0.5)[:, None, None]
    rise = rise + (side * shape["raised"][:, None] / 2)[..., None]
    tilt = across * shape["tilt"][:, None, None] + np.zeros((1, 2, 1))
    middle = _on_ball(head, np.zeros(frames), np.full(frames, _MOUTH_PITCH))
    return Face(
        eyes=eyes[..., :2],
        eye_width=np.clip((eyes[..., 2] - 0.28) * 2.2, 0.0, 1.0),
        eye_size=np.stack([shape["across"], shape["height"]], axis=-1),
        eye_shape=shapes[:, FaceShape._fields.index("eye")].astype(np.intp),
        eye_open=np.ones(frames) if track.eyes_open is None else np.asarray(track.eyes_open),
        gaze=gaze,
        brows=_on_ball(head, side[..., None] * (_EYE_YAW + across), rise + tilt),
        brow_strength=shape["brows"],
        lips=_lips(head, track, shape["mood"], shape["corners"], fps),
        mouth_seen=np.clip((middle[:, 2] - 0.05) * 4.0, 0.0, 1.0),
    )


def _lips(
    head: Head, track: FaceTrack, mood: FloatArray, raised: FloatArray, fps: float
) -> FloatArray:
    """Upper and lower lip on the ball, ``[T, 2, 13, 3]`` head radii.

    Args:
        mood, raised: ``[T]`` the expression's ``mood`` and ``corners``.
    """
    shape = ease(np.array([MOUTH_SHAPES[m] for m in MOUTHS])[track.mouth], fps)
    corners, half, rest, roundness = shape.T
    corners = corners + raised * (1.0 - roundness)
    # Speech opens the mouth; a silent mouth is as open as its shape at rest.
    spoken = track.openness * np.clip(rest / _OPENED, 0.0, 1.0)
    opening = np.where(track.openness > 0, spoken, rest)
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
