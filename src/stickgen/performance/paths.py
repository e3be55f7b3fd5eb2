"""Root paths bent to what a sentence says in numbers: turns, circles, steps, metres.

Every function takes frame features ``[T, 71]`` and gives pieces or features of the same kind.
"""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.motion_model.features import FRAME, from_features
from stickgen.performance.editing import Features, features_of, resting
from stickgen.skeleton import FPS, J, mirror

_TURN = FRAME["turn"]
_STEP = FRAME["step"]
_EARLY = 0.93
"""Share of a turn or a way after which it ends: the rest is the fading of the movement."""
_STRETCH = (0.75, 1.3)
"""Limits of the factor by which steps are made longer or shorter."""
_TAIL, _STANDS, _MOVES = 10, 0.1, 0.15
"""Frames from which a stand is made; m/s of a pelvis of who stands at most, and moves at least."""
_SWING = 0.6  # m/s of a foot that takes a step


def mirrored(features: Features) -> Features:
    """The same motion with left and right exchanged."""
    return features_of(mirror(from_features(features)))


def turned(
    features: Features, stand: Features, degrees: float, frames: int, *, sided: bool
) -> list[Features]:
    """A turn of so many degrees to the left, then a stand, ``frames`` frames in all.

    Args:
        sided: whether the sign of ``degrees`` counts; else the motion's own side is kept.
    """
    wanted = float(np.radians(degrees))
    gone = np.cumsum(features[:, _TURN][:, 0])
    furthest = float(gone[np.argmax(np.abs(gone))])
    if sided and furthest * wanted < 0:
        features, gone = mirrored(features), -gone
    elif not sided and furthest * wanted < 0:
        wanted = -wanted
    done = np.flatnonzero(gone * np.sign(wanted) >= _EARLY * abs(wanted))
    stop = int(done[0]) + 1 if len(done) else len(features)
    stop = min(stop, frames - 2)
    own = np.array(features[:stop])
    _add_turn(own, wanted - float(own[:, _TURN].sum()))
    return [own, resting(stand, frames - stop)]


def _add_turn(features: Features, radians: float) -> None:
    """Turn further in place, in the frames in which the body turns or steps."""
    rate = np.abs(features[:, _TURN][:, 0])
    busy = rate + 0.02 * np.linalg.norm(features[:, _STEP], axis=1) + 1e-4
    # What is added rises and falls, so that nothing jerks.
    shape = np.convolve(np.pad(busy, 6, mode="edge"), np.hanning(13) / 6.0, "valid")
    shape *= np.sin(np.linspace(0.0, np.pi, len(shape))) + 0.05
    features[:, _TURN] += (radians * shape / shape.sum())[:, None].astype(np.float32)


def circled(features: Features) -> Features:
    """A way that goes round in whole circles, at least one."""
    out = np.array(features)
    total = float(out[:, _TURN].sum())
    circles = max(1.0, round(abs(total) / (2 * np.pi)))
    wanted = np.copysign(2 * np.pi * circles * 1.03, total)
    shape = np.linalg.norm(out[:, _STEP], axis=1) + 1e-4
    out[:, _TURN] += ((wanted - total) * shape / shape.sum())[:, None].astype(np.float32)
    return out


def swings(joints: FloatArray) -> list[slice]:
    """The swings of the feet, in the order in which they end."""
    found: list[slice] = []
    for side in ("left", "right"):
        foot = joints[:, J[f"{side}_foot"]][:, [0, 2]]
        speed = np.linalg.norm(np.gradient(foot, 1 / FPS, axis=0), axis=-1)
        edges = np.diff(np.concatenate([[0], (speed > _SWING).astype(int), [0]]))
        starts, stops = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
        found += [slice(int(a), int(b)) for a, b in zip(starts, stops, strict=True) if b - a >= 4]
    return sorted(found, key=lambda swing: swing.stop)


def stepped(features: Features, stand: Features, steps: int, frames: int) -> list[Features]:
    """So many steps and a stand; the foot that is behind follows.

    Args:
        features: of somebody who walks, from a stand.
    """
    taken = swings(from_features(features))
    stop = taken[steps - 1].stop if len(taken) >= steps else len(features)
    stop = min(stop, frames - 2)
    return [features[:stop], resting(stand, frames - stop)]


def stopped(features: Features, count: int) -> list[Features]:
    """A stop that does not take longer than a step, in the first ``count`` frames.

    Args:
        features: with frames after them, in which the body comes to stand; a body that does not
            is left as it is.
    """
    speed = np.linalg.norm(features[:, _STEP], axis=1) * FPS
    still = np.convolve(speed, np.ones(_TAIL) / _TAIL, "valid") < _STANDS
    early = _TAIL // 2
    if count <= 2 * _TAIL or speed[:3].mean() < _MOVES or not still[early:].any():
        return [features[:count]]
    stand = early + int(np.argmax(still[early:]))
    tail = features[stand : stand + _TAIL]
    return [features[:early], resting(tail, count - early)]


def travelled(features: Features, stand: Features, metres: float, frames: int) -> list[Features]:
    """A way of so many metres from a stand to a stand."""
    joints = from_features(features)
    away = np.linalg.norm((joints[:, 0] - joints[0, 0])[:, [0, 2]], axis=-1)
    longest = float(away[: frames - 2].max())
    factor = float(np.clip(metres / max(longest, 1e-3), 1.0, _STRETCH[1]))
    there = np.flatnonzero(away * factor >= max(metres - 0.12, 0.6 * metres))
    stop = min(int(there[0]) + 1 if len(there) else len(features), frames - 2)
    own = np.array(features[:stop])
    # The way of the fading movement counts as well.
    last = float(np.linalg.norm(own[-1, _STEP])) * FPS * 0.08
    share = float(np.clip((metres - last) / max(float(away[stop - 1]), 1e-3), *_STRETCH))
    own[:, _STEP] *= share
    return [own, resting(stand, frames - stop)]


def led_back(features: Features, start: int, stop: int) -> Features:
    """A motion that ends a way, from frame ``start`` to ``stop``, where it began.

    The body turns to its goal as the way begins.
    """
    out = np.array(features)
    joints = from_features(out)
    here, end = joints[start, 0, [0, 2]], joints[stop - 1, 0, [0, 2]]
    home, way = joints[0, 0, [0, 2]] - here, end - here
    if np.linalg.norm(home) < 0.3 or np.linalg.norm(way) < 0.2:
        return out
    angle = float(np.arctan2(home[0], home[1]) - np.arctan2(way[0], way[1]))
    angle = (angle + np.pi) % (2 * np.pi) - np.pi
    first, last = max(start - 12, 1), min(start + 18, stop)
    shape = np.hanning(last - first + 2)[1:-1]
    out[first:last, _TURN] += (angle * shape / shape.sum())[:, None].astype(np.float32)
    share = np.clip(np.linalg.norm(home) / np.linalg.norm(way), 0.7, 1.45)
    out[start:stop, _STEP] *= share
    return out
