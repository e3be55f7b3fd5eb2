"""Camera: the view of every frame, and keyframes that move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from stickgen.checks import check_values
from stickgen.geometry import FloatArray, hermite, normalize, resample

FRAME_HEIGHT = 24.0
"""Sensor size along the shorter side of a picture, millimetres, as of 36 × 24 mm film."""
LENS = 64.0
"""Focal length at zoom 1, millimetres."""
DISTANCE = 8.0
"""Usual distance of the eye, metres; there ``LENS`` shows ``VIEW_HEIGHT``."""
VIEW_HEIGHT = FRAME_HEIGHT * DISTANCE / LENS
"""Metres of the stage along the shorter side of a picture at zoom 1: 3."""
EYE_HEIGHT = 1.5
"""Default height of the eye above the floor, metres."""


@dataclass(frozen=True)
class Camera:
    """The view of the stage in every frame, of a pinhole camera.

    Attributes:
        position: ``[T, 3]`` of the eye, stage metres.
        target: ``[T, 3]`` the point in the middle of the picture, stage metres.
        focal: ``[T]`` focal length, millimetres for a sensor of ``FRAME_HEIGHT``.
        roll: ``[T]`` radians by which the camera leans to its right; the picture turns to
            the left.
        cuts: frames at which a new shot starts, in order.

    Raises:
        ValueError: tracks of different lengths, a number that is not finite or too large, a
            focal length that is not positive, or an eye at its own target.
    """

    position: FloatArray
    target: FloatArray
    focal: FloatArray
    roll: FloatArray = None  # type: ignore[assignment]
    cuts: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        frames = len(self.focal)
        roll = np.zeros(frames) if self.roll is None else self.roll
        shapes = {"position": (frames, 3), "target": (frames, 3), "focal": (frames,)}
        for name, shape in {**shapes, "roll": (frames,)}.items():
            values = np.asarray(roll if name == "roll" else getattr(self, name), dtype=np.float32)
            if values.shape != shape:
                raise ValueError(f"camera {name} must be {list(shape)}, got {values.shape}")
            check_values(f"the camera's {name}", values)
            object.__setattr__(self, name, values)
        if not (self.focal > 0).all():
            raise ValueError(f"focal lengths must be positive, got {self.focal.min()} mm")
        if not (self.distance > 1e-6).all():
            raise ValueError("the camera's eye must not be at its target")
        if list(self.cuts) != sorted({c for c in self.cuts if 0 < c < frames}):
            raise ValueError(f"cuts must be frames in order, from 1 to {frames - 1}")

    def __len__(self) -> int:
        return len(self.focal)

    @classmethod
    def front(cls, center: FloatArray, zoom: FloatArray, distance: float = DISTANCE) -> Camera:
        """A view from the front, the eye at ``EYE_HEIGHT``.

        Args:
            center: ``[T, 2]`` stage x, y (metres) in the middle of the picture.
            zoom: ``[T]``; at 1 the picture shows ``VIEW_HEIGHT`` metres, at 2 half of it.
            distance: metres from the eye to the plane z = 0.
        """
        center = np.asarray(center, dtype=np.float64)
        flat = np.zeros(len(center))
        target = np.stack([center[:, 0], center[:, 1], flat], axis=-1)
        position = np.stack([center[:, 0], flat + EYE_HEIGHT, flat + distance], axis=-1)
        away = np.linalg.norm(position - target, axis=-1)
        return cls(position, target, FRAME_HEIGHT * away * zoom / VIEW_HEIGHT)

    @property
    def distance(self) -> FloatArray:
        """``[T]`` metres from the eye to the target."""
        return np.linalg.norm(self.position - self.target, axis=-1)

    @property
    def center(self) -> FloatArray:
        """``[T, 2]`` stage x, y (metres) in the middle of the picture."""
        return self.target[:, :2]

    @property
    def zoom(self) -> FloatArray:
        """``[T]`` ratio of ``VIEW_HEIGHT`` to the height shown in the plane of the target."""
        return VIEW_HEIGHT * self.focal / (FRAME_HEIGHT * self.distance)

    def at(self, index: int) -> Camera:
        """The view of one frame, as a camera of a single frame."""
        return self.part(index, index + 1)

    def part(self, first: int, end: int) -> Camera:
        """The frames from ``first`` to before ``end``, without cuts."""
        part = object.__new__(Camera)
        for name in ("position", "target", "focal", "roll"):  # they were checked
            object.__setattr__(part, name, getattr(self, name)[first:end])
        object.__setattr__(part, "cuts", ())
        part.__dict__["_axes"] = self._axes[first:end]
        return part

    def axes(self) -> FloatArray:
        """Unit vectors right, up and ahead in stage coordinates, ``[T, 3, 3]`` (rows)."""
        return self._axes

    @cached_property
    def _axes(self) -> FloatArray:
        ahead = normalize(self.target.astype(np.float64) - self.position)
        # Looking straight up or down, the top of the picture is the back of the stage.
        steep = np.abs(ahead[:, 1:2]) > 1 - 1e-6
        upright = np.where(steep, [0.0, 0.0, -1.0], [0.0, 1.0, 0.0])
        right = normalize(np.cross(ahead, upright))
        up = np.cross(right, ahead)
        c, s = np.cos(self.roll)[:, None], np.sin(self.roll)[:, None]
        axes = np.stack([c * right - s * up, s * right + c * up, ahead], axis=1)
        axes.setflags(write=False)
        return axes

    def at_fps(self, fps_in: float, fps_out: float) -> Camera:
        """The same camera at another frame rate: cubic in time, focal lengths as logarithms."""
        if fps_in == fps_out:
            return self
        count = len(resample(self.focal, fps_in, fps_out))
        # An output frame belongs to the shot at its time.
        starts = [min(int(np.ceil(cut * fps_out / fps_in - 1e-6)), count) for cut in self.cuts]
        tracks = (self.position, self.target, np.log(self.focal)[:, None], self.roll[:, None])
        rows = np.concatenate(tracks, axis=1)
        shots = [
            _shot_at(rows[a:b], a, np.arange(c, d) * (fps_in / fps_out))
            for a, b, c, d in zip(
                (0, *self.cuts),
                (*self.cuts, len(self)),
                (0, *starts),
                (*starts, count),
                strict=True,
            )
        ]
        out = np.concatenate(shots)
        cuts = tuple(sorted({cut for cut in starts if 0 < cut < count}))  # shots may vanish
        return Camera(out[:, :3], out[:, 3:6], np.exp(out[:, 6]), out[:, 7], cuts)


def _shot_at(rows: FloatArray, start: int, times: FloatArray) -> FloatArray:
    """Values at ``times`` (in frames) of ``rows [n, D]`` from frame ``start`` on; ends are held."""
    if len(rows) == 1:
        return np.repeat(rows, len(times), axis=0)
    at = np.clip(times - start, 0, len(rows) - 1)
    i = np.minimum(at.astype(int), len(rows) - 2)
    return hermite(rows, i, at - i)


@dataclass(frozen=True, kw_only=True)
class CameraKeyframe:
    """The camera at one frame, and how it moves to the next keyframe.

    Attributes:
        frame: index of the frame.
        x, y, z: of the eye, stage metres.
        zoom: factor on the focal length ``LENS``.
        roll: radians by which the camera leans to its right.
        interpolation: ``smooth`` starts and ends at rest, ``linear`` has constant speed.
        target: the point in the middle of the picture; None: the view is along −Z.
    """

    frame: int
    x: float = 0.0
    y: float = 1.0
    z: float = DISTANCE
    zoom: float = 1.0
    roll: float = 0.0
    interpolation: Literal["linear", "smooth"] = "smooth"
    target: tuple[float, float, float] | None = None

    def _row(self) -> list[float]:
        """The interpolated values: position, target, logarithm of the focal length, roll."""
        target = self.target or (self.x, self.y, self.z - DISTANCE)
        return [self.x, self.y, self.z, *target, np.log(LENS * self.zoom), self.roll]


def camera_through(keyframes: Sequence[CameraKeyframe], frames: int) -> Camera:
    """A camera that passes through keyframes; it rests before the first and after the last.

    Focal lengths are interpolated as logarithms, so that zooms look even.

    Args:
        keyframes: at least one, in any order.
        frames: length of the film.

    Raises:
        ValueError: no keyframe, two at the same frame, or a zoom that is not positive.
    """
    if not keyframes or len({key.frame for key in keyframes}) != len(keyframes):
        raise ValueError("a camera needs at least one keyframe, each at a different frame")
    if not all(key.zoom > 0 for key in keyframes):
        raise ValueError("the zoom of a keyframe must be positive")
    keys = sorted(keyframes, key=lambda key: key.frame)
    rows = np.array([key._row() for key in keys])
    at = np.array([key.frame for key in keys], dtype=np.float64)
    time = np.arange(frames)
    since = np.clip(np.searchsorted(at, time, side="right") - 1, 0, max(len(keys) - 2, 0))
    until = np.minimum(since + 1, len(keys) - 1)
    span = np.maximum(at[until] - at[since], 1e-9)
    share = np.clip((time - at[since]) / span, 0.0, 1.0)
    eased = np.array([key.interpolation == "smooth" for key in keys])[since]
    share = np.where(eased, share * share * (3 - 2 * share), share)[:, None]
    track = rows[since] * (1 - share) + rows[until] * share
    return Camera(track[:, 0:3], track[:, 3:6], np.exp(track[:, 6]), track[:, 7])
