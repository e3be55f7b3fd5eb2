"""A hand-held camera: smooth random sway and roll."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.camera import Camera
from stickgen.direction.smoothing import smooth

_SWAY = np.array([0.02, 0.015, 0.02])
"""Metres, standard deviation of eye and target at strength 1."""
_ROLL = np.deg2rad(0.35)
"""Radians, standard deviation of the roll at strength 1."""
_SMOOTHING = 0.25
"""Seconds, standard deviation of the Gaussian that smooths the noise: hands sway at about 1 Hz."""


def add_sway(camera: Camera, strength: float, fps: float, seed: int = 0) -> Camera:
    """The same camera held by hand.

    Args:
        camera: a steady one; framing leaves enough margin for the sway up to strength 1.
        strength: 1 for calm hands, 0 for a tripod.
        fps: frames a second.
        seed: of the noise.
    """
    if strength == 0:
        return camera
    pad = int(np.ceil(4 * _SMOOTHING * fps))  # the ends of a smoothed curve overshoot
    noise = np.random.default_rng(seed).normal(size=(len(camera) + 2 * pad, 7))
    sway = smooth(noise, _SMOOTHING * fps)[pad:-pad]
    sway /= np.sqrt(1.0 / (2.0 * np.sqrt(np.pi) * _SMOOTHING * fps))  # to unit variance
    return replace(
        camera,
        position=camera.position + strength * _SWAY * sway[:, 0:3],
        target=camera.target + strength * _SWAY * sway[:, 3:6],
        roll=camera.roll + strength * _ROLL * sway[:, 6],
    )
