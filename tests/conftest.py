"""What many tests need: a small scene of our own."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.scene import Actor, FaceTrack, Look, Scene
from stickgen.skeleton import rest_pose


def _scene(frames: int = 5, actors: int = 1, seed: int = 0, fps: float = 25.0) -> Scene:
    rng = np.random.default_rng(seed)

    def actor(k: int) -> Actor:
        joints = rest_pose() + rng.normal(0, 0.3, (frames, 22, 3))
        face = FaceTrack(
            expression=rng.integers(0, 6, frames).astype(np.int16),
            mouth=rng.integers(0, 7, frames).astype(np.int16),
            openness=rng.random(frames, dtype=np.float32),
            eyes_open=rng.random(frames, dtype=np.float32),
            gaze=rng.random((frames, 2), dtype=np.float32),
        )
        motion = Motion(
            joints.astype(np.float32),
            rng.integers(0, 45, frames),
            rng.random((frames, 4)) > 0.5,
            fps,
        )
        look = Look(color="#aa00ff", limb_width=0.05, head_radius=0.11)
        return Actor(f"actor {k}", motion, look, face if k == 0 else None)

    return Scene(
        actors=tuple(actor(k) for k in range(actors)),
        camera=Camera(
            position=rng.normal(0, 1, (frames, 3)) + [0.0, 1.5, 8.0],
            target=rng.normal(0, 1, (frames, 3)),
            focal=rng.uniform(20, 100, frames),
            roll=rng.normal(0, 0.2, frames),
        ),
        description="Zwei Figuren grüßen sich — 挥手",
        background="#102030",
    )


@pytest.fixture(scope="session")
def make_scene() -> Callable[..., Scene]:
    """Seeded scenes: ``make_scene(frames=5, actors=1, seed=0, fps=25.0)``."""
    return _scene
