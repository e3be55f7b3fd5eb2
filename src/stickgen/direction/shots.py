"""Shots: moves of the camera as data, put together into one Camera for the whole film.

A shot places the eye around what it looks at by five numbers a frame (angle round it, height,
distance, zoom, and how far it turns aside). Moves ease in and out, several with the same start
and end combine, and the lens is as long as lets everything that the shot is about stay in the
picture.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import DISTANCE, EYE_HEIGHT, Camera
from stickgen.direction.framing import CLOSEST, Subject, bodies, faces, lens_for, room
from stickgen.direction.smoothing import dead_zone, envelope, smooth
from stickgen.errors import StickGenError
from stickgen.geometry import yaw_matrix
from stickgen.scene import Actor
from stickgen.script import Shot

FloatArray = NDArray[np.floating]

DEAD_ZONE = np.array([0.3, 0.15, 0.3])
"""Metres by which a subject may move before a camera that goes along does."""
_CLOSE_UP = 6.0  # the largest zoom of a close-up
_FACE_ZONE = 0.2  # of the dead zone, in a close-up
_WIDE = 1.6  # times the room that is needed, in a shot that shows the place,
_WIDEST = 0.32  # but no more than this tangent, or people get lost in it
_SMOOTH = 0.5  # seconds, standard deviation of the path of a camera that goes along
_ZOOM_SMOOTH = 1.2  # seconds before and after a need for room over which its lens eases
_AHEAD = 4.0  # metres that the eye stays away from the nearest body
_LOWEST = 0.55  # metres above the floor below which the camera does not look


@dataclass(frozen=True)
class _Rig:
    """A shot in the making: n frames of the five numbers, and what it is about.

    Attributes:
        around: ``[n, 3]`` what the eye is placed around.
        target: ``[n, 3]`` what it looks at.
        angle: ``[n]`` radians round it, 0 from the front, + to the right of the stage.
        swing: ``[n]`` radians by which the eye turns to the right on the spot.
        rise: ``[n]`` metres above the usual height of the eye.
        distance, zoom: ``[n]`` factors.
        middle: ``[n, 3]`` of the subject, smoothed.
        subject: what must stay in the picture.
        closest: the largest zoom.
        wide: times the room that the subject needs.
        steady: whether the lens rests unless it is moved.
    """

    around: FloatArray
    target: FloatArray
    angle: FloatArray
    swing: FloatArray
    rise: FloatArray
    distance: FloatArray
    zoom: FloatArray
    middle: FloatArray
    subject: Subject
    closest: float = CLOSEST
    wide: float = 1.0
    steady: bool = True


Move = Callable[[_Rig, FloatArray, float], _Rig]
"""A rig, the eased share ``[n]`` of the shot that has passed, and the amount → the moved rig."""


def _pan(rig: _Rig, share: FloatArray, degrees: float) -> _Rig:
    if degrees == 0:  # along with the subject, from where it starts to where it ends
        start, end = rig.middle[0], rig.middle[-1]
        return replace(rig, target=start + share[:, None] * (end - start))
    return replace(rig, swing=rig.swing + np.radians(degrees) * (share - 0.5))


def _zoom(rig: _Rig, share: FloatArray, factor: float) -> _Rig:
    return replace(rig, zoom=rig.zoom * factor**share)


def _track(rig: _Rig, share: FloatArray, amount: float) -> _Rig:
    return replace(rig, around=rig.middle, target=rig.middle, steady=False)


def _dolly(rig: _Rig, share: FloatArray, factor: float) -> _Rig:
    return replace(rig, distance=rig.distance * factor**share)


def _crane(rig: _Rig, share: FloatArray, metres: float) -> _Rig:
    return replace(rig, rise=rig.rise + metres * share)


def _orbit(rig: _Rig, share: FloatArray, degrees: float) -> _Rig:
    return replace(rig, angle=rig.angle + np.radians(degrees) * (share - 0.5))


def _static(rig: _Rig, share: FloatArray, amount: float) -> _Rig:
    return rig


def _close_up(rig: _Rig, share: FloatArray, amount: float) -> _Rig:
    return replace(_track(rig, share, amount), closest=_CLOSE_UP)


def _establish(rig: _Rig, share: FloatArray, factor: float) -> _Rig:
    return replace(_dolly(rig, share, factor), wide=_WIDE)


MOVES: MappingProxyType[str, tuple[Move, float]] = MappingProxyType(
    {
        "static": (_static, 0.0),
        "pan": (_pan, 0.0),
        "zoom": (_zoom, 1.5),
        "track": (_track, 0.0),
        "dolly": (_dolly, 0.65),
        "crane": (_crane, 2.5),
        "orbit": (_orbit, 70.0),
        "close_up": (_close_up, 0.0),
        "establish": (_establish, 0.92),
    }
)
"""Move → what it does and its usual amount."""


def film(shots: Sequence[Shot], actors: Sequence[Actor], aspect: float) -> Camera:
    """The camera of a whole film.

    Args:
        shots: stretches without a shot are filmed by a camera that goes along with everybody.
        actors: placed on the stage.
        aspect: width of the picture over its height.

    Raises:
        StickGenError: two shots overlap and are not of the same start and end.
    """
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    cameras: list[Camera] = []
    at = 0
    for (start, end), group in groupby(
        sorted(shots, key=lambda s: (s.start, s.end)), key=lambda s: (s.start, s.end)
    ):
        first, last = (min(round(second * fps), frames) for second in (start, end))
        if first < at:
            raise StickGenError(
                f"a shot starts at {start:g} s while another one runs: give both the same start "
                "and end to combine their moves, or let one end first"
            )
        if first > at:
            cameras.append(_shoot((_ALONG,), actors, slice(at, first), aspect))
        if last > first:
            cameras.append(_shoot(tuple(group), actors, slice(first, last), aspect))
        at = max(at, last)
    if at < frames:
        cameras.append(_shoot((_ALONG,), actors, slice(at, frames), aspect))
    return _joined(cameras)


_ALONG = Shot(move="track", start=0, end=1)


def _joined(cameras: Sequence[Camera]) -> Camera:
    starts = np.cumsum([len(camera) for camera in cameras])[:-1]
    return Camera(
        position=np.concatenate([camera.position for camera in cameras]),
        target=np.concatenate([camera.target for camera in cameras]),
        focal=np.concatenate([camera.focal for camera in cameras]),
        cuts=tuple(int(frame) for frame in starts),
    )


def _shoot(shots: Sequence[Shot], actors: Sequence[Actor], span: slice, aspect: float) -> Camera:
    fps = actors[0].motion.fps
    n = span.stop - span.start
    rig = _at_rest(shots, actors, span, fps)
    share = (np.arange(n) + 0.5) / n
    share = share * share * (3 - 2 * share)
    for shot in shots:
        move, usual = MOVES[shot.move]
        rig = move(rig, share, usual if shot.amount is None else shot.amount)
    camera = _eye(rig)
    needed = room(rig.subject, camera, aspect)
    tangent = np.maximum(needed, np.minimum(rig.wide * needed, _WIDEST))
    if rig.steady:
        focal = np.full(n, lens_for(tangent, camera, rig.closest).min())
    else:
        need = 1.0 / lens_for(tangent, camera, rig.closest)
        focal = 1.0 / envelope(need, max(round(_ZOOM_SMOOTH * fps), 1))
    return replace(camera, focal=(focal * rig.zoom / rig.zoom.max()).astype(np.float32))


def _at_rest(shots: Sequence[Shot], actors: Sequence[Actor], span: slice, fps: float) -> _Rig:
    """The rig before anything moves: from the front, on the middle of its subject."""
    chosen = {shot.subject for shot in shots if shot.subject is not None}
    cast = [actor for actor in actors if actor.name in chosen] or list(actors)
    close = any(shot.move == "close_up" for shot in shots)
    subject = (faces(cast) if close else bodies(cast)).cut(span)
    low, high = subject.points.min(axis=1), subject.points.max(axis=1)
    middle = (low + high) / 2
    middle[:, 1] = np.maximum(middle[:, 1], _LOWEST)
    slack = _FACE_ZONE * DEAD_ZONE if close else DEAD_ZONE
    middle = smooth(dead_zone(middle, slack), _SMOOTH * fps)
    n = len(middle)
    still = np.tile((low.min(axis=0) + high.max(axis=0)) / 2, (n, 1))
    still[:, 1] = np.maximum(still[:, 1], _LOWEST)
    nearest = float((subject.points[..., 2].max(axis=1) - middle[:, 2]).max())
    spread = float(np.abs(subject.points - still[:, None])[..., ::2].max())
    far = max(1.0, (nearest + _AHEAD) / DISTANCE, 2.0 * spread / DISTANCE)
    zero, one = np.zeros(n), np.ones(n)
    return _Rig(still, still, zero, zero, zero, far * one, one, middle, subject)


def _eye(rig: _Rig) -> Camera:
    away = DISTANCE * rig.distance
    position = rig.around + np.stack(
        [np.sin(rig.angle) * away, np.zeros_like(away), np.cos(rig.angle) * away], axis=-1
    )
    close = rig.closest > CLOSEST
    position[:, 1] = (rig.target[:, 1] if close else EYE_HEIGHT) + rig.rise
    ahead = rig.target - position
    ahead = np.einsum("tij,tj->ti", yaw_matrix(-rig.swing), ahead)
    return Camera(position, position + ahead, np.ones(len(away)))
