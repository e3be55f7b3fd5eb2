"""A wave of the hand laid over real motion: what the corpus lacks and everybody asks for.

The legs, the trunk and the other arm stay as they were captured; only one forearm and upper arm
are turned, with bone lengths kept. Everything made here is synthetic and says so in the model
card.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import normalize
from stickgen.motion_model.features import FRAME
from stickgen.skeleton import BONE_LENGTHS, FPS, N_JOINTS, J

RAMP = 0.4
"""Seconds in which the arm goes up."""

WALKING: tuple[str, ...] = (
    "a person walks and waves",
    "someone walks forward while waving",
    "a person walks and waves with the right hand",
    "walk and wave the right hand",
    "a man is waving as he walks",
    "a woman walks along, waving hello",
    "waving to someone while walking",
    "the figure waves the right hand and keeps walking",
)
STANDING: tuple[str, ...] = (
    "a person waves",
    "someone waves hello",
    "a person stands and waves with the right hand",
    "wave the right hand",
    "a man is waving goodbye",
    "a woman waves to a friend",
    "greet someone with a wave of the right hand",
    "a person raises the right hand and waves",
)


def add_wave(
    features: NDArray[np.float32], start: int, rng: np.random.Generator
) -> NDArray[np.float32]:
    """Let the right hand wave from a frame on.

    Args:
        features: raw frame features ``[T, 71]``.
        start: the frame in which the arm begins to rise.
        rng: draws height, width, speed and phase of the wave.

    Returns:
        ``[T, 71]``; the input is left alone.
    """
    out = features.copy()
    pose = out[start:, FRAME["pose"]].reshape(-1, N_JOINTS - 1, 3)

    def joint(name: str) -> NDArray[np.float32]:
        return pose[:, J[name] - 1]

    t = np.arange(len(pose), dtype=np.float32)[:, None] / FPS
    outward = normalize(joint("right_shoulder") - joint("left_shoulder"))
    up = normalize(joint("neck") - joint("spine3") + np.array([0.0, 0.3, 0.0]))
    ahead = normalize(np.cross(up, outward))
    rise, spread, forward = rng.uniform([-0.2, 0.5, 0.1], [0.6, 1.0, 0.6])
    upper = normalize(spread * outward + rise * up + forward * ahead)
    swing = rng.uniform(0.0, 0.3) + rng.uniform(0.3, 0.65) * np.sin(
        2 * np.pi * (rng.uniform(1.2, 2.2) * t + rng.random())
    )
    lower = normalize(np.cos(swing) * up + np.sin(swing) * outward + rng.uniform(0, 0.3) * ahead)
    risen = np.clip(t / RAMP, 0.0, 1.0)
    share = risen * risen * (3 - 2 * risen)
    elbow, wrist = joint("right_elbow").copy(), joint("right_wrist").copy()
    old_upper = normalize(elbow - joint("right_shoulder"))
    old_lower = normalize(wrist - elbow)
    new_upper = normalize((1 - share) * old_upper + share * upper)
    new_lower = normalize((1 - share) * old_lower + share * lower)
    pose[:, J["right_elbow"] - 1] = (
        joint("right_shoulder") + BONE_LENGTHS[J["right_elbow"]] * new_upper
    )
    pose[:, J["right_wrist"] - 1] = (
        joint("right_elbow") + BONE_LENGTHS[J["right_wrist"]] * new_lower
    )
    out[start:, FRAME["pose"]] = pose.reshape(len(pose), -1)
    return out
