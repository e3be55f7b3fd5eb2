"""A small picture of what somebody does in a beat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import VIEW_HEIGHT, Camera
from stickgen.render import frame
from stickgen.scene import Actor, Scene

_MOMENTS = (0.15, 0.5, 0.85)
"""Shares of the beat at which the person is shown."""
_APART = 0.25  # metres between two of them
_ROOM = 1.25  # of the picture around them


def thumbnail(
    scene: Scene, actor: int, start: float, end: float, size: tuple[int, int] = (320, 180)
) -> NDArray[np.uint8]:
    """One actor at three moments side by side, on the paper of the film's style.

    Args:
        scene: of the film.
        actor: number of the actor.
        start, end: of the beat, seconds.
        size: width and height, pixels.

    Returns:
        ``[H, W, 4]`` RGBA.
    """
    whole, fps = scene.actors[actor], scene.fps
    last = len(scene) - 1
    frames = [min(round((start + share * (end - start)) * fps), last) for share in _MOMENTS]
    shown, right = [], 0.0
    for number, index in enumerate(frames):
        one = _at(whole, index, f"{whole.name} {number + 1}")
        joints = one.motion.joints
        left, far = joints[..., 0].min(), joints[..., 0].max()
        middle = (joints[..., 2].min() + joints[..., 2].max()) / 2
        moved = joints + np.array([right - left, 0.0, -middle], dtype=np.float32)
        shown.append(replace(one, motion=replace(one.motion, joints=moved)))
        right += float(far - left) + _APART + 2 * whole.look.head_radius
    points = np.concatenate([one.motion.joints[0] for one in shown])
    low, high = points.min(axis=0), points.max(axis=0)
    width, height = (high - low)[:2] + 2 * whole.look.head_radius
    zoom = VIEW_HEIGHT / (_ROOM * max(height, width * size[1] / size[0]))
    camera = Camera.front(((low + high) / 2)[None, :2], np.array([zoom]))
    still = Scene(tuple(shown), camera, style=scene.style, background=scene.background)
    return frame(still, 0, size)


def _at(actor: Actor, index: int, name: str) -> Actor:
    """An actor in one frame."""
    motion, face = actor.motion, actor.face
    part = slice(index, index + 1)
    still = replace(
        motion,
        joints=motion.joints[part],
        actions=motion.actions[part],
        contacts=motion.contacts[part],
    )
    if face is not None:
        face = replace(
            face, **{key: track[part] for key, track in vars(face).items() if track is not None}
        )
    return replace(actor, name=name, motion=still, face=face)
