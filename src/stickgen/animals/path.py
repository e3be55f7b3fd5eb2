"""Where an animal goes: speed, heading and height above the floor, from its ways."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.animals.gaits import GAITS, Gait, gait_speed
from stickgen.animals.measures import measures
from stickgen.animals.ways import Span
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.geometry import FloatArray
from stickgen.skeleton import GRAVITY

_EASE = 0.36  # seconds over which speeds and postures change
_CHASE_SPEED = 3.0  # m/s of everybody who runs after somebody, so that films keep both in sight
_SMALL = 0.16  # metres of a hip below which a runner does not keep up
_CRUISE, _HIGH, _CLIMB = 1.15, 2.6, 1.1  # metres above the floor; seconds to get there
_FLYING = (1.6, 3.2)  # m/s of small and large birds
_CIRCLE_RADIUS = 1.8  # metres
_CROUCH, _PAUSE = 0.28, 0.4  # seconds before and after a jump
_LANDED = ("sit", "lie", "sleep", "eat")  # ways in which a butterfly is not in the air
_FLUTTER = (0.9, 0.5)  # radians a second and times a second by which a butterfly turns
_OWN = {
    "butterfly": {"walk": 0.7, "trot": 1.0, "run": 1.3, "sprint": 1.5, "fly": 0.9, "swim": 0.7},
    "fish": {"walk": 0.7, "trot": 1.0, "run": 1.5, "sprint": 1.9, "fly": 1.2, "swim": 0.7},
    "snake": {"walk": 0.55, "trot": 0.8, "run": 1.2, "sprint": 1.5, "fly": 0.55, "swim": 0.55},
}
"""Plan of a body that does not walk → its speeds, m/s."""
_SPEEDS = {"walk": 0, "trot": 1, "run": 2, "sprint": 2, "dance": 1}


@dataclass(frozen=True)
class Path:
    """The course of an animal.

    Attributes:
        ground: ``[T, 3]`` the point of the floor below its middle, metres.
        yaw: ``[T]`` heading, radians to the left of +Z.
        air: ``[T]`` metres above its place on the floor.
        squat: ``[T]`` metres by which it crouches before and after jumps.
        speed: ``[T]`` m/s.
        stepping: ``[T]`` m/s at which the legs go: also of an animal that steps on the spot.
        still: ``[T]`` whether it stands.
        flying: ``[T]`` 0–1.
        off: ``[T]`` whether no foot may be on the floor.
    """

    ground: FloatArray
    yaw: FloatArray
    air: FloatArray
    squat: FloatArray
    speed: FloatArray
    stepping: FloatArray
    still: NDArray[np.bool_]
    flying: FloatArray
    off: NDArray[np.bool_]


def eased(values: FloatArray, fps: float, seconds: float = _EASE) -> FloatArray:
    """Steps ``[T, ...]`` turned into smooth changes: two moving averages."""
    width = max(round(seconds * fps / 2), 1)
    kernel = np.ones(2 * width + 1) / (2 * width + 1)
    flat = values.reshape(len(values), -1)
    for _ in range(2):
        padded = np.pad(flat, ((width, width), (0, 0)), mode="edge")
        flat = np.stack([np.convolve(column, kernel, "valid") for column in padded.T], axis=1)
    return np.asarray(flat.reshape(values.shape))


def rate(values: FloatArray, fps: float) -> FloatArray:
    """Change a second of a track ``[T]``; none in a single frame."""
    return np.gradient(values) * fps if len(values) > 1 else np.zeros(len(values))


def gait_of(animal: AnimalKind, way: str) -> Gait:
    """The gait of a way of moving."""
    return GAITS[animal.gaits[_SPEEDS.get(way, 0)]]


def course(animal: AnimalKind, spans: Sequence[Span], fps: float, frames: int) -> Path:
    """The course of an animal through its ways."""
    speed, turn, cruise = np.zeros(frames), np.zeros(frames), np.zeros(frames)
    step = np.zeros(frames)
    for span in spans:
        at = slice(span.start, span.end)
        speed[at] = _speed(animal, span)
        step[at] = (
            0.7
            * gait_speed(gait_of(animal, "dance"), measures(animal.name).hip)
            * (span.way in ("dance", "turn"))
        )
        turn[at] = speed[at] / _CIRCLE_RADIUS if span.turn == 1.0 else span.turn
        if _airborne(animal, span):
            cruise[at] = _HIGH if span.away and span.way == "fly" else _CRUISE
    if animal.plan == "butterfly":
        turn += _FLUTTER[0] * np.sin(2 * np.pi * _FLUTTER[1] * np.arange(frames) / fps)
    air, squat, dash = _jumps(animal, spans, fps, frames)
    speed = eased(speed, fps) + dash
    yaw = np.concatenate([[0.0], np.cumsum(eased(turn, fps)[:-1]) / fps])
    velocity = speed[:, None] * np.stack([np.sin(yaw), np.zeros(frames), np.cos(yaw)], axis=-1)
    ground = np.concatenate([np.zeros((1, 3)), np.cumsum(velocity[:-1], axis=0) / fps])
    height = eased(cruise, fps, _CLIMB)
    stepping = np.maximum(np.where(air > 0, 0.0, speed - dash), eased(step, fps))
    return Path(
        ground, yaw, air + height, squat, speed, stepping,
        still=(stepping < 0.06) & (air + height < 0.01),
        flying=np.clip(height / 0.5, 0.0, 1.0),
        off=(air > 0.0) | (height > 0.01),
    )  # fmt: skip


def _airborne(animal: AnimalKind, span: Span) -> bool:
    if animal.plan == "butterfly":
        return span.way not in _LANDED
    return span.way == "fly" and animal.flies and animal.plan != "fish"


def _speed(animal: AnimalKind, span: Span) -> float:
    """Usual speed of a way, m/s."""
    if animal.plan in _OWN:
        return _OWN[animal.plan].get(span.way, 0.0)
    hip = measures(animal.name).hip
    if span.way == "fly" and animal.flies:
        return float(np.interp(hip, (0.15, 0.8), _FLYING))
    if span.way == "swim":
        return 0.6 * gait_speed(GAITS["walk"], max(hip, 0.3))
    way = "run" if span.way == "fly" else span.way
    if way not in ("walk", "trot", "run", "sprint"):
        return 0.0
    speed = gait_speed(gait_of(animal, way), hip)
    if way in ("run", "sprint") and span.chase and hip > _SMALL:
        speed = _CHASE_SPEED
    return 1.25 * speed if way == "sprint" else speed


def _jumps(
    animal: AnimalKind, spans: Sequence[Span], fps: float, frames: int
) -> tuple[FloatArray, FloatArray, FloatArray]:
    """Height above the floor, crouch, and forward speed of jumps, each ``[T]``."""
    hip = max(measures(animal.name).hip, 0.15)
    rise = float(np.clip(0.8 * hip, 0.12, 0.6))
    flight = 2.0 * np.sqrt(2.0 * rise / GRAVITY)
    air, squat, dash = np.zeros(frames), np.zeros(frames), np.zeros(frames)
    period = _CROUCH + flight + _PAUSE
    for span in spans:
        if span.way != "jump":
            continue
        for number in range(max(int((span.end - span.start) / fps / period), 1)):
            t = (np.arange(frames) - span.start) / fps - number * period - _CROUCH
            up = (t > 0) & (t < flight)
            air = np.where(up, 4 * rise * (t / flight) * (1 - t / flight), air)
            dash = np.where(up, np.sqrt(1.2 * GRAVITY * min(hip, 0.6)) * 0.7, dash)
            bend = (
                0.24
                * hip
                * (np.exp(-(((t + 0.1) / 0.1) ** 2)) + np.exp(-(((t - flight - 0.08) / 0.09) ** 2)))
            )
            squat = np.maximum(squat, np.where(up, 0.0, bend))
    return air, squat, dash
