"""Changes to a body in motion, from which manners are made; feet that stand keep standing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

from stickgen.geometry import FloatArray, hermite, normalize
from stickgen.skeleton import FOOT_HEIGHT, FPS
from stickgen.synthesis.controls import BEND, LEAN, LEFT, RIGHT, TURN, Controls
from stickgen.synthesis.curves import noise

BOTH = (LEFT, RIGHT)
_RESTS = (0.07, 0.5)
"""Metres of the ball of a foot, and m/s, below which it stands."""


def standing_feet(c: Controls) -> NDArray[np.bool_]:
    """Frames ``[T, 2]`` in which each foot stands."""
    speed = np.linalg.norm(np.gradient(c.feet, axis=0), axis=-1) * FPS
    return np.asarray((c.feet[..., 1] < _RESTS[0]) & (speed < _RESTS[1]))


def warp(joints: FloatArray, rate: ArrayLike) -> FloatArray:
    """The motion ``[T, 22, 3]`` played at ``rate`` (one, or one a frame): over 1 is faster."""
    frames = len(joints)
    rates = np.broadcast_to(np.asarray(rate, dtype=float), (frames,))
    reached = np.concatenate([[0.0], np.cumsum(1.0 / rates[:-1])])  # new time of every frame
    times = np.interp(np.arange(0.0, reached[-1]), reached, np.arange(frames, dtype=float))
    whole = np.minimum(times.astype(int), frames - 2)
    return hermite(joints, whole, times - whole)


def scale_path(c: Controls, factor: float) -> None:
    """Longer or shorter steps: the way of pelvis and feet on the floor times ``factor``."""
    first = c.pelvis[0, [0, 2]].copy()
    c.pelvis[:, [0, 2]] = first + factor * (c.pelvis[:, [0, 2]] - first)
    # The foot's own length must not shrink: only the ankle's way is scaled.
    middle = c.feet[..., [0, 2]]
    c.feet[..., [0, 2]] = first + factor * (middle - first)
    _widen(c, 1.0 - factor)


def _widen(c: Controls, lost: float) -> None:
    """Give feet back the distance from the middle, and ahead, that scaling took."""
    side = np.stack([np.cos(c.hips[:, TURN]), -np.sin(c.hips[:, TURN])], -1)
    for foot, sign in ((LEFT, 1.0), (RIGHT, -1.0)):
        c.feet[:, foot, [0, 2]] += 0.085 * lost * sign * _steady(c, side, foot)


def _steady(c: Controls, values: FloatArray, foot: int) -> FloatArray:
    """Values ``[T, D]`` that stay constant while a foot stands."""
    stands = standing_feet(c)[:, foot]
    out, k = values.copy(), 0
    while k < len(out):
        end = k
        while end < len(out) and stands[end]:
            end += 1
        if end > k:
            out[k:end] = values[k:end].mean(0)
        k = max(end, k + 1)
    kept = np.flatnonzero(stands)
    if not len(kept):
        return values
    at = np.arange(len(out))
    return np.stack([np.interp(at, kept, column[kept]) for column in out.T], -1)


def shift_steps(c: Controls, offset: FloatArray) -> None:
    """Move the body by ``offset [T, 3]`` and every footfall by what it is at that footfall."""
    c.pelvis += offset
    for foot in BOTH:
        c.feet[:, foot] += _steady(c, offset, foot)


def bend(c: Controls, spine: ArrayLike = 0.0, hips: float = 0.0, head: float = 0.0) -> None:
    """Bend forward by so many radians."""
    c.spine[:, BEND] += np.asarray(spine, dtype=float)
    c.hips[:, BEND] += hips
    c.head[:, BEND] += head


def sink(c: Controls, metres: ArrayLike) -> None:
    """Lower the pelvis over bent knees."""
    c.pelvis[:, 1] -= np.asarray(metres, dtype=float)


def lift_feet(c: Controls, factor: float, feet: Sequence[int] = BOTH) -> None:
    """Lift feet higher (over 1) or drag them; soles roll as much."""
    for foot in feet:
        low = np.minimum(c.feet[:, foot, 1], FOOT_HEIGHT)
        c.feet[:, foot, 1] = low + factor * (c.feet[:, foot, 1] - low)
        c.soles[:, foot, 0] *= min(1.0, 0.3 + 0.7 * factor)


def tiptoe(c: Controls, pitch: float, feet: Sequence[int] = BOTH) -> None:
    """Walk or stand on the balls of the feet."""
    for foot in feet:
        c.soles[:, foot, 0] = pitch + 0.35 * np.clip(c.soles[:, foot, 0], -0.3, 1.2)
    c.pelvis[:, 1] += 0.11 * np.sin(pitch)


def swing_arms(c: Controls, factor: float) -> None:
    """Larger or smaller movements of the arms about their mean pose."""
    mean = normalize(c.arms.mean(0, keepdims=True))
    c.arms[:] = normalize(mean + factor * (c.arms - mean))


def hold_arms(
    c: Controls, pose: ArrayLike, weight: ArrayLike = 1.0, sides: Sequence[int] = BOTH
) -> None:
    """Hold arms in a pose ``[2, 3]`` or ``[T, 2, 3]`` of the chest's frame."""
    for side in sides:
        c.arm(side, normalize(np.asarray(pose, dtype=float)), weight)


def calm_trunk(c: Controls, factor: float) -> None:
    """Smaller turns and leans of hips, spine and head about their path."""
    for angles, axes in ((c.hips, (LEAN,)), (c.spine, (BEND, TURN, LEAN)), (c.head, (BEND, LEAN))):
        for axis in axes:
            angles[:, axis] *= factor


def wobble(
    c: Controls, rng: np.random.Generator, radians: float, low: float = 0.2, high: float = 0.7
) -> None:
    """Sway from side to side and to and fro with the trunk, the head trailing."""
    t = np.arange(len(c.pelvis)) / FPS
    sway = noise(t, rng, 4, low, high)
    c.hips[:, LEAN] += 0.35 * radians * sway[:, 0]
    c.spine[:, LEAN] += 0.9 * radians * sway[:, 0]
    c.spine[:, BEND] += 0.5 * radians * sway[:, 1]
    c.head[:, LEAN] -= 0.7 * radians * sway[:, 2]
    c.head[:, BEND] += 0.5 * radians * sway[:, 3]


def bounce(c: Controls, factor: float) -> None:
    """Scale the up and down of the pelvis."""
    kernel = np.ones(31) / 31
    mean = np.convolve(np.pad(c.pelvis[:, 1], 15, mode="edge"), kernel, mode="valid")
    c.pelvis[:, 1] = mean + factor * (c.pelvis[:, 1] - mean)


def tremble(c: Controls, rng: np.random.Generator, radians: float, hertz: float = 7.5) -> None:
    """Shiver in fits: arms, shoulders and head shake."""
    t = np.arange(len(c.pelvis)) / FPS
    fits = np.clip(0.75 + 0.35 * noise(t, rng, 1, 0.2, 0.6)[:, 0], 0.2, 1.2)
    for side in BOTH:
        angle = 2 * np.pi * hertz * t + rng.uniform(0.0, 6.0) + 0.6 * noise(t, rng, 1, 0.5, 2)[:, 0]
        shake = radians * fits * np.sin(angle)
        c.arms[:, side, :, 1] += shake[:, None]
        c.shrug[:, side] += 0.5 * radians * fits * np.cos(angle)
    c.arms[:] = normalize(c.arms)
    c.head[:, TURN] += 0.3 * radians * fits * np.sin(2 * np.pi * hertz * t)
