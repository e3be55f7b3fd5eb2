"""Shots → one Camera for the whole film.

A shot places the camera around its subject by five numbers a frame: orbit angle, height, distance,
zoom and pan. Moves ease in and out; moves with the same start and end are combined. The focal
length is the longest one that keeps the whole subject in the picture.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import groupby, pairwise
from types import MappingProxyType

import numpy as np

from stickgen.camera import DISTANCE, EYE_HEIGHT, Camera
from stickgen.direction.framing import (
    MAX_ZOOM,
    Subject,
    bodies,
    faces,
    focal_length,
    required_tangent,
)
from stickgen.direction.moves import MOVES, Rig
from stickgen.direction.smoothing import dead_zone, envelope, smooth
from stickgen.errors import StickGenError
from stickgen.geometry import yaw_matrix
from stickgen.scene import Actor
from stickgen.script import Shot
from stickgen.skeleton import STATURE

_DEAD_ZONE = np.array([0.3, 0.15, 0.3])  # metres that a subject moves before the camera follows
_CLOSE_UP_DEAD_ZONE = 0.2  # of the usual dead zone
_MAX_WIDENED_TANGENT = 0.32  # up to which a shot is wider than needed; beyond, people are small
_PATH_SMOOTHING = 0.5  # seconds, standard deviation, of the path of a tracking camera
_BREATH = 1.35  # times its shortest focal length up to which a shot keeps to that one
_ZOOM_EASING = 1.2  # seconds before and after a need for a wider view
_MIN_EYE_DISTANCE = 4.0  # metres from the camera to the nearest body
_MIN_TARGET_HEIGHT = 0.55  # metres above the floor
_WIDE = 1.5  # width over height of a body that fills the picture as much as one that stands
_MOST_NEARER = 1.9  # times the usual largest zoom, of subjects that are all small
_DEFAULT_SHOT = Shot(move="track", start=0, end=1)
Interest = Callable[[Sequence[Actor]], Subject | None]
"""Some actors → what must be seen beside them."""


def _nothing(actors: Sequence[Actor]) -> Subject | None:
    return None


def build_camera(
    shots: Sequence[Shot],
    actors: Sequence[Actor],
    aspect: float,
    cuts: Sequence[int] = (),
    extra: Interest = _nothing,
    shown: Mapping[float, Set[str]] = MappingProxyType({}),
) -> Camera:
    """The camera of a whole film.

    Args:
        shots: where there is none, the camera tracks all actors.
        actors: placed on the stage.
        aspect: width of the picture over its height.
        cuts: frames at which the place changes: the camera finds its picture anew there, and a
            shot that goes on is cut.
        extra: what shots of nobody in particular show beside some actors.
        shown: start of a shot of nobody in particular → names of those whom it shows; else all.

    Raises:
        StickGenError: two shots overlap but differ in their start or end.
    """
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    cameras: list[Camera] = []
    covered = 0  # frames that have a camera
    for (start, end), group in groupby(
        sorted(shots, key=lambda s: (s.start, s.end)), key=lambda s: (s.start, s.end)
    ):
        first, last = (min(round(second * fps), frames) for second in (start, end))
        if first < covered:
            raise StickGenError(
                f"a shot starts at {start:g} s while another one runs: give both the same start "
                "and end to combine their moves, or let one end first"
            )
        cameras += _default_cameras(actors, aspect, covered, first, cuts, extra)
        if last > first:
            part = [a for a in actors if a.name in shown.get(start, {a.name})]
            cameras.append(_shot_camera(tuple(group), part, slice(first, last), aspect, extra))
        covered = max(covered, last)
    cameras += _default_cameras(actors, aspect, covered, frames, cuts, extra)
    camera = _join(cameras)
    return replace(camera, cuts=tuple(sorted({*camera.cuts, *cuts} - {0})))


def _default_cameras(
    actors: Sequence[Actor],
    aspect: float,
    start: int,
    stop: int,
    cuts: Sequence[int],
    extra: Interest,
) -> list[Camera]:
    """Cameras that track all actors between two frames, one from cut to cut."""
    edges = [start, *(cut for cut in cuts if start < cut < stop), stop]
    return [
        _shot_camera((_DEFAULT_SHOT,), actors, slice(first, last), aspect, extra)
        for first, last in pairwise(edges)
        if last > first
    ]


def _join(cameras: Sequence[Camera]) -> Camera:
    """The cameras of all shots, one after the other, with cuts between them."""
    starts = np.cumsum([len(camera) for camera in cameras])[:-1]
    return Camera(
        position=np.concatenate([camera.position for camera in cameras]),
        target=np.concatenate([camera.target for camera in cameras]),
        focal=np.concatenate([camera.focal for camera in cameras]),
        cuts=tuple(int(frame) for frame in starts),
    )


def _shot_camera(
    shots: Sequence[Shot],
    actors: Sequence[Actor],
    span: slice,
    aspect: float,
    extra: Interest,
) -> Camera:
    """The camera of one shot for the frames of ``span``; its moves are applied in order."""
    fps = actors[0].motion.fps
    n = span.stop - span.start
    rig = _initial_rig(shots, actors, span, fps, extra)
    share = (np.arange(n) + 0.5) / n
    share = share * share * (3 - 2 * share)
    for shot in shots:
        move = MOVES[shot.move]
        rig = move.apply(rig, share, move.amount if shot.amount is None else shot.amount)
    camera = _place_camera(rig)
    needed = required_tangent(rig.subject, camera, aspect)
    tangent = np.maximum(needed, np.minimum(rig.margin * needed, _MAX_WIDENED_TANGENT))
    longest = focal_length(tangent, camera, rig.max_zoom)
    if rig.fixed_lens or longest.max() < _BREATH * longest.min():
        focal = np.full(n, longest.min())
    else:
        focal = 1.0 / envelope(1.0 / longest, max(round(_ZOOM_EASING * fps), 1))
    return replace(camera, focal=(focal * rig.zoom / rig.zoom.max()).astype(np.float32))


def _initial_rig(
    shots: Sequence[Shot],
    actors: Sequence[Actor],
    span: slice,
    fps: float,
    extra: Interest,
) -> Rig:
    """The rig before its moves: in front of the subject, aimed at its middle."""
    chosen = {shot.subject for shot in shots if shot.subject is not None}
    shown = [actor for actor in actors if actor.name in chosen] or list(actors)
    close = any(shot.move == "close_up" for shot in shots)
    subject = faces(shown) if close else bodies(shown).with_(None if chosen else extra(shown))
    subject = subject.cut(span)
    low, high = subject.points.min(axis=1), subject.points.max(axis=1)
    middle = (low + high) / 2
    middle[:, 1] = np.maximum(middle[:, 1], _MIN_TARGET_HEIGHT)
    slack = _CLOSE_UP_DEAD_ZONE * _DEAD_ZONE if close else _DEAD_ZONE
    middle = smooth(dead_zone(middle, slack), _PATH_SMOOTHING * fps)
    n = len(middle)
    center = np.tile((low.min(axis=0) + high.max(axis=0)) / 2, (n, 1))
    center[:, 1] = np.maximum(center[:, 1], _MIN_TARGET_HEIGHT)
    nearest = float((subject.points[..., 2].max(axis=1) - middle[:, 2]).max())
    spread = float(np.abs(subject.points - center[:, None])[..., ::2].max())
    distance = max(1.0, (nearest + _MIN_EYE_DISTANCE) / DISTANCE, 2.0 * spread / DISTANCE)
    zero, one = np.zeros(n), np.ones(n)
    zoom = MAX_ZOOM if close else _longest_zoom(shown, span)
    return Rig(center, center, zero, zero, zero, distance * one, one, middle, subject, zoom)


def _longest_zoom(shown: Sequence[Actor], span: slice) -> float:
    """The largest zoom: larger if all are small, or sit or lie."""
    bodies_ = [actor.motion.joints[span] for actor in shown]
    heads = [2 * actor.look.head_radius for actor in shown]
    tops = [float(b[..., 1].max()) + head for b, head in zip(bodies_, heads, strict=True)]
    widths = [float(np.ptp(b[..., 0], axis=1).max()) for b in bodies_]
    large = max(*tops, max(widths) / _WIDE, STATURE / _MOST_NEARER)
    return float(np.clip(MAX_ZOOM * STATURE / large, MAX_ZOOM, _MOST_NEARER * MAX_ZOOM))


def _place_camera(rig: Rig) -> Camera:
    """Position and target of a rig; the focal length is still to be chosen."""
    away = DISTANCE * rig.distance
    position = rig.pivot + np.stack(
        [np.sin(rig.orbit) * away, np.zeros_like(away), np.cos(rig.orbit) * away], axis=-1
    )
    close = rig.close
    position[:, 1] = (rig.target[:, 1] if close else EYE_HEIGHT) + rig.rise
    ahead = rig.target - position
    ahead = np.einsum("tij,tj->ti", yaw_matrix(-rig.pan), ahead)
    return Camera(position, position + ahead, np.ones(len(away)))
