"""Who waits for long shifts their weight and looks about."""

import numpy as np

from stickgen.direction import build_scene
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J, rest_pose


def waiting(seconds: float, **more: object) -> Actor:
    """Somebody whose motion is quite still."""
    joints = np.tile(rest_pose() - [0.0, 0.04, 0.0], (round(seconds * FPS), 1, 1))
    beats = (Beat(text="a person stands", start=0, end=seconds),)
    person = Character(name="Ann", beats=beats, **more)
    script = Script(description="d", duration=seconds, characters=(person,))
    return build_scene(script, [Motion(joints.astype(np.float32))]).actors[0]


def test_who_waits_shifts_the_weight_over_feet_that_stay() -> None:
    joints = waiting(12).motion.joints.astype(np.float64)
    assert 0.03 < np.ptp(joints[:, 0], axis=0).max() < 0.1
    feet = joints[:, [J["left_foot"], J["right_foot"], J["left_ankle"]]]
    assert np.ptp(feet, axis=0).max() < 0.005
    lengths = np.linalg.norm(joints - joints[:, list(PARENTS)], axis=-1)[:, 1:]
    assert np.abs(lengths / BONE_LENGTHS[1:] - 1).max() < 0.02
    assert np.linalg.norm(np.diff(joints[:, 0], axis=0), axis=-1).max() * FPS < 0.2


def test_who_waits_looks_to_both_sides() -> None:
    face = waiting(12).face
    assert face is not None and face.gaze is not None
    assert face.gaze[:, 0].min() < -0.3 < 0.3 < face.gaze[:, 0].max()


def test_a_short_rest_is_as_the_body_has_it() -> None:
    joints = waiting(3).motion.joints
    assert np.ptp(joints[:, 0], axis=0).max() < 1e-5
