"""Animals without legs: snakes follow the path of their head, fish send waves down their body.

The snake's body lies on one curve along its path and slides along it, as Gray ("The mechanism of
locomotion in snakes", J. Exp. Biol. 1946) saw: no part slips sideways. The fish's wave grows
towards the tail (carangiform swimming), at Strouhal numbers of 0.2–0.4 (Taylor et al., Nature
2003).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.animals.measures import measures
from stickgen.animals.path import Path, course, eased, rate
from stickgen.animals.ways import Span
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.geometry import FloatArray, normalize

_WAVE = 0.62  # metres of a snake's wave along its path,
_SWAY = 0.14  # metres to each side,
_HUMP = 0.1  # and metres upwards, so that it shows from the side
_COIL = 0.24  # metres, radius of the outermost turn of a coil
_RISE = 0.022  # metres by which a coil rises with each joint
_RAISED = {"stand": 0.24, "look": 0.34, "call": 0.36, "attack": 0.4, "sit": 0.16, "dance": 0.38,
           "wave": 0.24, "walk": 0.16, "run": 0.12}  # fmt: skip
_FREQUENCY = 1.5  # waves a second of a fish at rest
_SWIMS_AT = 0.65  # metres above the floor at which a fish is


def snake(
    animal: AnimalKind, spans: Sequence[Span], fps: float, frames: int, phase: float
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The joints ``[T, J, 3]`` and contacts of a snake; arguments as ``legged``."""
    slow = [replace(s, way="walk") if s.way in ("jump", "swim", "fly") else s for s in spans]
    path = course(animal, slow, fps, frames)
    rest = measures(animal.name).rest
    chain = [animal.index[name] for name in ("nose", "head", *animal.tail)]
    behind = rest[chain[0], 2] - rest[chain, 2]
    travelled = np.concatenate([[0.0], np.cumsum(path.speed[:-1]) / fps])
    points = _on_path(path, travelled, behind, float(rest[animal.index["pelvis"], 2]))
    coiled = _track(slow, {"sit": 0.8, "lie": 1.0, "sleep": 1.0}, frames, fps)
    raised = _track(slow, _RAISED, frames, fps)
    points += coiled[:, None, None] * (_coil(path, behind) - points)
    points[..., 1] += rest[chain, 1]
    _raise_head(points, path, behind, raised, coiled, _strikes(slow, frames, fps), phase)
    joints = _hung(animal, points, chain, path)
    return joints, np.ones((frames, 4), dtype=bool)


def _on_path(path: Path, travelled: FloatArray, behind: FloatArray, middle: float) -> FloatArray:
    """Points ``[T, n, 3]`` of a body on its path, ``behind [n]`` metres behind the nose."""
    front = 0.97 - middle
    ahead = np.stack([np.sin(path.yaw), 0 * path.yaw, np.cos(path.yaw)], axis=-1)
    # The path goes on straight before its first and after its last point.
    length = float(behind.max()) + 1.0
    s = np.concatenate([[-length], travelled + 1e-6 * np.arange(len(travelled)),
                        [travelled[-1] + length]])  # fmt: skip
    track = np.concatenate(
        [path.ground[:1] - length * ahead[:1], path.ground, path.ground[-1:] + length * ahead[-1:]]
    )
    at = travelled[:, None] + front - behind
    points = np.stack([np.interp(at, s, track[:, axis]) for axis in range(3)], axis=-1)
    yaw = np.interp(at, s, np.concatenate([path.yaw[:1], path.yaw, path.yaw[-1:]]))
    calm = np.clip(behind / 0.25, 0.25, 1.0)
    wave = 2 * np.pi * at / _WAVE
    side = _SWAY * calm * np.sin(wave)
    points += side[..., None] * np.stack([np.cos(yaw), 0 * yaw, -np.sin(yaw)], axis=-1)
    points[..., 1] += _HUMP * calm * (0.5 + 0.5 * np.sin(2 * wave))
    return points


def _coil(path: Path, behind: FloatArray) -> FloatArray:
    """Points ``[T, n, 3]`` of a coil, the tail outside and below, the head on top."""
    share = behind / behind.max()
    radius = _COIL * (0.3 + 0.7 * share)
    angle = 4.4 * np.pi * (1 - share) ** 1.3
    height = _RISE * np.arange(len(behind))[::-1]
    local = np.stack([radius * np.sin(angle), height, radius * np.cos(angle)], axis=-1)
    local[:2] = local[2] + np.array([[0.0, 0.05, 0.2], [0.0, 0.05, 0.08]])
    c, s = np.cos(path.yaw)[:, None], np.sin(path.yaw)[:, None]
    turned = np.stack(
        [c * local[:, 0] + s * local[:, 2], local[:, 1] + 0 * c, c * local[:, 2] - s * local[:, 0]],
        axis=-1,
    )
    return np.asarray(turned + path.ground[:, None])


def _raise_head(
    points: FloatArray,
    path: Path,
    behind: FloatArray,
    raised: FloatArray,
    coiled: FloatArray,
    strike: FloatArray,
    phase: float,
) -> None:
    """Lift head and neck in an S, sway them, and throw them forward in a strike."""
    times = np.arange(len(raised))
    lift = np.clip(1.0 - (behind - 0.15) / 0.4, 0.0, 1.0) ** 1.5
    lift = lift * lift * (3 - 2 * lift)
    ahead = np.stack([np.sin(path.yaw), 0 * path.yaw, np.cos(path.yaw)], axis=-1)
    left = np.stack([ahead[:, 2], 0 * path.yaw, -ahead[:, 0]], axis=-1)
    sway = 0.04 * np.sin(0.08 * times + phase) * (1 - coiled)
    points[..., 1] += raised[:, None] * lift * (1 - 0.7 * strike[:, None])
    back = 0.55 * raised[:, None] * np.clip((0.5 - behind) / 0.5, 0.0, 1.0)
    reach = 0.55 * strike[:, None] * lift
    points += (reach - back)[..., None] * ahead[:, None]
    points += (sway[:, None] * lift)[..., None] * left[:, None]


def _hung(animal: AnimalKind, points: FloatArray, chain: list[int], path: Path) -> FloatArray:
    """All joints of a snake: the chain, and the others beside the joint that they hang on."""
    rest = measures(animal.name).rest
    joints = np.zeros((len(points), len(rest), 3))
    joints[:, chain] = points
    nose, head = points[:, 0], points[:, 1]
    forward = normalize(nose - head)
    left = normalize(np.cross([0.0, 1.0, 0.0], forward))
    axes = np.stack([left, np.cross(forward, left), forward], axis=-1)
    for joint, (name, parent, _) in enumerate(animal.joints):
        if joint in chain:
            continue
        up = animal.index[parent]
        if name.endswith(("eye", "ear")):
            joints[:, joint] = head + axes @ (rest[joint] - rest[animal.index["head"]])
        else:
            joints[:, joint] = joints[:, up]
    # Hips and shoulders lie beside the trunk, so that there is a heading.
    side = np.stack([np.cos(path.yaw), 0 * path.yaw, -np.sin(path.yaw)], axis=-1)
    for name in ("hip", "shoulder"):
        for sign, which in ((0.03, "left"), (-0.03, "right")):
            joints[:, animal.index[f"{which}_{name}"]] += sign * side
    return joints


def _track(spans: Sequence[Span], values: dict[str, float], frames: int, fps: float) -> FloatArray:
    track = np.zeros(frames)
    for span in spans:
        track[span.start : span.end] = values.get(span.way, 0.0)
    return eased(track, fps, 0.6)


def _strikes(spans: Sequence[Span], frames: int, fps: float) -> FloatArray:
    """How far a snake is in a strike, ``[T]`` 0–1: one every 1.6 seconds of an attack."""
    t = np.arange(frames) / fps
    track = np.zeros(frames)
    for span in spans:
        if span.way in ("attack", "eat"):
            since = (t - span.start / fps) % 1.6
            once = np.exp(-(((since - 0.9) / 0.16) ** 2))
            track[span.start : span.end] = once[span.start : span.end]
    return track


def fish(
    animal: AnimalKind, spans: Sequence[Span], fps: float, frames: int, phase: float
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """The joints ``[T, J, 3]`` and contacts of a fish; arguments as ``legged``."""
    swim = [
        replace(s, way={"fly": "run", "swim": "walk"}.get(s.way, s.way)) for s in spans
    ]  # fmt: skip
    path = course(animal, swim, fps, frames)
    rest = measures(animal.name).rest
    behind = rest[animal.index["nose"], 2] - rest[:, 2]
    size = float(behind.max())
    rate = _FREQUENCY + 1.6 * path.speed
    wave = 2 * np.pi * np.cumsum(rate) / fps + phase
    moving = np.clip(0.45 + path.speed, 0.0, 1.0)
    amount = 0.02 + 0.16 * (behind / size) ** 2
    side = moving[:, None] * amount * np.sin(5.5 * behind / size - wave[:, None])
    local = np.tile(rest, (frames, 1, 1))
    local[..., 0] += side
    pitch = np.clip(_pitch(path, fps) - 0.5 * _track(swim, {"eat": 1.0}, frames, fps), -0.9, 0.9)
    middle = rest[animal.index["pelvis"]]
    c, s = np.cos(pitch)[:, None], np.sin(pitch)[:, None]
    y, z = local[..., 1] - middle[1], local[..., 2] - middle[2]
    local[..., 1], local[..., 2] = middle[1] + c * y + s * z, middle[2] + c * z - s * y
    depth = _track(swim, {"sleep": -0.62, "lie": -0.62, "sit": -0.4, "eat": -0.4}, frames, fps)
    drift = 0.04 * np.sin(0.9 * np.arange(frames) / fps + phase)
    local[..., 1] += (_SWIMS_AT + depth + drift + path.air)[:, None]
    cy, sy = np.cos(path.yaw)[:, None], np.sin(path.yaw)[:, None]
    turned = np.stack(
        [cy * local[..., 0] + sy * local[..., 2], local[..., 1],
         cy * local[..., 2] - sy * local[..., 0]], axis=-1,
    )  # fmt: skip
    return turned + path.ground[:, None], np.zeros((frames, 4), dtype=bool)


def _pitch(path: Path, fps: float) -> FloatArray:
    """Radians ``[T]`` by which a fish points along its leap."""
    return np.asarray(np.arctan2(rate(path.air, fps), path.speed + 1.5))
