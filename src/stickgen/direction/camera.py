"""The follow camera: keeps every actor in the picture without fidgeting.

Guarantee: in every frame all joints, heads and the floor below each pelvis lie at least
``MARGIN`` inside the central square of the picture, so they are seen in any aspect ratio.
It holds by construction: the centre is smoothed first, and the zoom then takes a smooth upper
envelope of the room that this centre needs.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import DISTANCE, VIEW_HEIGHT, Camera
from stickgen.render.head import head_track
from stickgen.render.projection import view
from stickgen.scene import Actor

FloatArray = NDArray[np.floating]

MARGIN = 0.15
"""Metres kept free between the actors and the edge of the picture."""
CLOSEST = 1.2
"""The largest zoom: a standing adult fills two thirds of the height."""
DEAD_ZONE = np.array([0.3, 0.15])
"""Metres by which an actor may move right or left, up or down, before the camera does."""
_AHEAD = 4.0
"""Metres that the eye stays away from the nearest body."""
_WIDEST = 2.0
"""Times the farthest anyone gets from the middle that the eye stays away: it steps back where a
wide lens would bend those at the edges."""
_LOWEST = 0.55
"""Metres above the floor below which the camera does not sink with those who sit or lie."""
_CENTER_SMOOTH = 0.5
"""Standard deviation of the Gaussian over the centre, seconds."""
_ZOOM_SMOOTH = 1.2
"""Seconds before and after a need for room over which the zoom eases."""


def follow(actors: Sequence[Actor]) -> Camera:
    """Film actors who are already placed on the stage.

    Args:
        actors: at least one; all of one length and fps.
    """
    fps = actors[0].motion.fps
    middles = np.stack([actor.motion.joints.mean(axis=1) for actor in actors])  # [A, T, 3]
    target = (middles.min(axis=0) + middles.max(axis=0))[:, :2] / 2
    target[:, 1] = np.maximum(target[:, 1], _LOWEST)
    center = smooth(dead_zone(target, DEAD_ZONE), _CENTER_SMOOTH * fps).astype(np.float32)
    nearest = max(float(actor.motion.joints[..., 2].max()) for actor in actors)
    spread = max(
        float(_room(actor, Camera.front(center, np.ones(len(center)))).max()) for actor in actors
    )
    distance = max(DISTANCE, nearest + _AHEAD, _WIDEST * spread)
    level = Camera.front(center, np.ones(len(center)), distance)
    room = np.max([_room(actor, level) for actor in actors], axis=0)
    half = envelope(np.maximum(room, VIEW_HEIGHT / 2 / CLOSEST), max(int(_ZOOM_SMOOTH * fps), 1))
    return Camera.front(center, VIEW_HEIGHT / 2 / half, distance)


def _room(actor: Actor, camera: Camera) -> FloatArray:
    """Half the side of the square at the target that an actor fills, ``[T]`` metres."""
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    head = head_track(joints, actor.look.head_radius).center[:, None]
    floor = joints[:, :1] * [1.0, 0.0, 1.0]
    points = np.concatenate([joints, head, floor], axis=1)
    flesh = np.full(points.shape[1], actor.look.limb_width + MARGIN)
    flesh[-2:] = actor.look.head_radius + MARGIN, MARGIN
    seen = view(points, camera)
    reach = np.maximum(np.abs(seen[..., 0]), np.abs(seen[..., 1])) + flesh
    return (reach / np.maximum(seen[..., 2], 1.0)).max(axis=1) * camera.distance


def dead_zone(target: FloatArray, slack: FloatArray) -> FloatArray:
    """Follow ``target [T, D]`` lazily: the result moves only when the target leaves ±slack.

    The mean of a pass forwards and a pass backwards, so a steady walk is followed without lag
    and a target that stays within the slack gives a still camera.
    """
    start = (target.min(axis=0) + target.max(axis=0)) / 2

    def chase(points: FloatArray) -> FloatArray:
        out, at = np.empty_like(points, dtype=np.float64), start
        for t, point in enumerate(points):
            out[t] = at = np.clip(at, point - slack, point + slack)
        return out

    return (chase(target) + chase(target[::-1])[::-1]) / 2


def smooth(values: FloatArray, sigma: float) -> FloatArray:
    """Gaussian over time, zero phase, of ``[T, D]``; ``sigma`` in frames; the ends run on."""
    reach = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-reach, reach + 1) / max(sigma, 1e-6)) ** 2)
    padded = np.pad(values, ((reach, reach), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(c, kernel / kernel.sum(), mode="valid") for c in padded.T]
    return np.stack(columns, axis=-1)


def envelope(values: FloatArray, reach: int) -> FloatArray:
    """A smooth curve nowhere below ``values [T]``: sliding maximum, then a Hann average.

    Both windows span ±``reach`` frames, so every maximum averaged at t saw ``values[t]``.
    """
    wide = np.pad(values, 2 * reach, mode="edge")
    highest = np.lib.stride_tricks.sliding_window_view(wide, 2 * reach + 1).max(axis=-1)
    kernel = np.hanning(2 * reach + 3)[1:-1]
    return np.convolve(highest, kernel / kernel.sum(), mode="valid")
