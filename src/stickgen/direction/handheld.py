"""A camera that a person holds: it breathes and sways a little."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.direction.smoothing import smooth

FloatArray = NDArray[np.floating]

_SWAY = np.array([0.02, 0.015, 0.02])
"""Metres, standard deviation, by which eye and target wander at strength 1."""
_LEAN = np.deg2rad(0.35)
"""Radians, standard deviation, by which the camera rolls."""
_SLOW = 0.25
"""Seconds, standard deviation of the smoothing: hands sway at about 1 Hz."""


def hold(camera: Camera, strength: float, fps: float, seed: int = 0) -> Camera:
    """The same camera held by hand.

    Args:
        camera: a steady one; the room that framing leaves holds the sway up to strength 1.
        strength: 1 for calm hands, 0 for none.
        fps: frames a second.
        seed: draws the sway.
    """
    if strength == 0:
        return camera
    pad = int(np.ceil(4 * _SLOW * fps))  # the ends of a smoothed curve swing out
    noise = np.random.default_rng(seed).normal(size=(len(camera) + 2 * pad, 7))
    sway = smooth(noise, _SLOW * fps)[pad:-pad]
    sway /= np.sqrt(1.0 / (2.0 * np.sqrt(np.pi) * _SLOW * fps))  # what a Gaussian leaves of noise
    return replace(
        camera,
        position=camera.position + strength * _SWAY * sway[:, 0:3],
        target=camera.target + strength * _SWAY * sway[:, 3:6],
        roll=camera.roll + strength * _LEAN * sway[:, 6],
    )
