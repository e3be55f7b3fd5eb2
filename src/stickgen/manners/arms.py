"""Postures of the arms: hands held at places of the body, by two-bone inverse kinematics."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.kinematics import two_bone
from stickgen.manners.frames import (
    FOREARM,
    MIRRORED,
    SIDES,
    UPPER_ARM,
    chest_frame,
    level_frame,
    pelvis_frame,
)
from stickgen.skeleton import FPS, J

Axes = tuple[float, float, float]
_FRAMES = MappingProxyType({"chest": chest_frame, "pelvis": pelvis_frame, "level": level_frame})


@dataclass(frozen=True)
class Hold:
    """Where a hand is held, told of the left one; the right one is its mirror image.

    Attributes:
        at: joint that it is held at; ``{}`` stands for the side.
        frame: in whose axes (left, up, ahead).
        place: of the wrist from that joint, metres.
        elbow: direction in which the elbow points.
        right: place of the right wrist, if it is not the mirror image.
        shake: movement to and fro about the place, metres; ``rate`` times a second.
    """

    at: str
    frame: Literal["chest", "pelvis", "level"]
    place: Axes
    elbow: Axes
    right: Axes | None = None
    shake: Axes = (0.0, 0.0, 0.0)
    rate: float = 3.0


_OPPOSITE = -0.7
"""Cosine of the way that a hand goes, below which it goes by the front of the body."""
_OUT, _LOW = (1.0, -0.4, -0.4), (0.5, -1.0, -0.2)

HOLDS = MappingProxyType(
    {
        "on hips": Hold("{}_hip", "pelvis", (0.09, 0.11, 0.03), (1.0, 0.0, -0.5)),
        "crossed": Hold("spine3", "chest", (-0.11, 0.03, 0.20), _LOW, right=(0.11, -0.04, 0.17)),
        "in pockets": Hold("{}_hip", "pelvis", (0.10, 0.0, 0.05), (0.8, 0.0, -1.0)),
        "behind back": Hold("pelvis", "pelvis", (0.05, 0.07, -0.17), (1.0, 0.0, -0.6)),
        "behind head": Hold("head", "chest", (0.08, 0.0, -0.12), (1.0, 0.3, 0.1)),
        "on head": Hold("head", "chest", (0.09, 0.13, 0.0), (1.0, 0.0, 0.1)),
        "ahead": Hold("{}_shoulder", "level", (-0.03, -0.02, 0.48), (0.4, -1.0, 0.0)),
        "aside": Hold("{}_shoulder", "level", (0.50, -0.01, 0.0), (0.0, -1.0, -0.2)),
        "up": Hold("{}_shoulder", "level", (0.03, 0.49, 0.05), (1.0, 0.0, 0.2)),
        "still": Hold("{}_shoulder", "level", (0.05, -0.49, 0.03), (0.3, 0.0, -1.0)),
        "carrying": Hold("pelvis", "pelvis", (0.15, 0.19, 0.31), (0.7, -1.0, -0.4)),
        "at ear": Hold("head", "chest", (0.12, -0.04, 0.03), (0.7, -1.0, 0.2)),
        "at nose": Hold("head", "chest", (0.03, -0.05, 0.17), (0.6, -1.0, 0.1)),
        "at eyes": Hold("head", "chest", (0.05, 0.0, 0.15), (0.8, -1.0, 0.1)),
        "at chin": Hold("head", "chest", (0.02, -0.13, 0.12), (0.5, -1.0, 0.0)),
        "at forehead": Hold("head", "chest", (0.07, 0.06, 0.11), (1.0, -0.4, 0.0)),
        "at head": Hold(
            "head", "chest", (0.10, 0.10, 0.0), (1.0, -0.2, 0.1), shake=(0.03, 0.0, 0.03)
        ),
        "at chest": Hold("spine3", "chest", (0.0, 0.04, 0.15), _OUT),
        "at belly": Hold("pelvis", "pelvis", (0.05, 0.12, 0.17), _OUT),
        "at knees": Hold("{}_knee", "level", (0.02, 0.08, 0.08), _OUT),
        "at right angles": Hold("{}_shoulder", "chest", (0.02, -0.26, 0.255), (0.1, -1.0, -0.3)),
        "at toes": Hold("{}_foot", "level", (0.0, 0.11, 0.0), (0.6, 0.5, 0.0)),
        "clap": Hold("spine3", "chest", (0.03, 0.0, 0.30), _LOW),
        "open": Hold("spine3", "chest", (0.21, 0.0, 0.28), _LOW),
        "guard": Hold("spine3", "chest", (0.10, 0.14, 0.21), _LOW),
    }
)
"""Postures by name. Our own values, chosen by eye on the canonical body."""


def hold(
    joints: FloatArray, name: str, weight: FloatArray, sides: Sequence[str] = SIDES
) -> FloatArray:
    """The motion with hands in a posture of ``HOLDS``.

    Args:
        joints: ``[T, 22, 3]`` metres at 25 fps.
        weight: ``[T]`` 0: as they are, 1: in the posture.
        sides: which hands.

    Returns:
        ``[T, 22, 3]``; only elbows and wrists differ.
    """
    held = HOLDS[name]
    out = np.array(joints, dtype=np.float64)
    frame = _FRAMES[held.frame](out)
    swing = np.sin(2 * np.pi * held.rate * np.arange(len(out)) / FPS)[:, None]
    for side in sides:
        mirrored = MIRRORED if side == "right" else np.ones(3)
        local = np.array(held.place) * mirrored
        if side == "right" and held.right is not None:
            local = np.array(held.right)
        local = local + swing * np.array(held.shake) * mirrored
        place = out[:, J[held.at.format(side)]] + _world(frame, local)
        pole = _world(frame, np.broadcast_to(np.array(held.elbow) * mirrored, (len(out), 3)))
        _reach(out, side, place, normalize(pole), weight)
    return out


def _world(frame: FloatArray, local: FloatArray) -> FloatArray:
    return np.asarray((frame @ local[..., None])[..., 0])


def _reach(
    joints: FloatArray, side: str, place: FloatArray, pole: FloatArray, weight: FloatArray
) -> None:
    """Move a hand in place towards ``place [T, 3]``, its elbow towards ``pole [T, 3]``.

    The hand goes round the shoulder rather than through the body.
    """
    shoulder, elbow, wrist = (J[f"{side}_{part}"] for part in ("shoulder", "elbow", "wrist"))
    w = weight[:, None]
    root = joints[:, shoulder]
    line, wanted = joints[:, wrist] - root, place - root
    size = np.linalg.norm(line, axis=-1, keepdims=True)
    target = np.linalg.norm(wanted, axis=-1, keepdims=True)
    way = _swung(normalize(line), normalize(wanted), level_frame(joints), side, weight)
    bend = (1 - w) * normalize(joints[:, elbow] - root) + w * pole
    reach = (1 - w) * size + w * target
    bent = two_bone(root, root + bend, root + way * reach, UPPER_ARM, FOREARM)
    for joint, moved in zip((elbow, wrist), bent, strict=True):
        joints[:, joint] = np.where(w > 1e-4, moved, joints[:, joint])


def _swung(
    a: FloatArray, b: FloatArray, frame: FloatArray, side: str, weight: FloatArray
) -> FloatArray:
    """Directions from ``a`` (weight 0) to ``b`` (1) at an even pace, never through the trunk.

    An arm that hangs is raised in front and a little to its side.
    """
    moving = (weight > 0.02) & (weight < 0.98)
    if moving.any() and float((a * b).sum(-1)[moving].mean()) < _OPPOSITE:
        out = 0.45 if side == "left" else -0.45
        middle = normalize(frame[..., 2] + out * frame[..., 0])
        early, late = np.clip(2 * weight, 0.0, 1.0), np.clip(2 * weight - 1, 0.0, 1.0)
        return np.where((weight < 0.5)[:, None], _slerp(a, middle, early), _slerp(middle, b, late))
    return _slerp(a, b, weight)


def _slerp(a: FloatArray, b: FloatArray, share: FloatArray) -> FloatArray:
    """Unit vectors ``[T, 3]`` on the way from ``a`` to ``b``."""
    angle = np.arccos(np.clip((a * b).sum(-1), -1.0, 1.0))[:, None]
    t = share[:, None]
    sine = np.sin(angle)
    near = sine < 1e-3
    safe = np.where(near, 1.0, sine)
    curved = (np.sin((1 - t) * angle) * a + np.sin(t * angle) * b) / safe
    return normalize(np.where(near, (1 - t) * a + t * b, curved))
