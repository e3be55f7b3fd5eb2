"""A cycle ends where it begins, and what does not repeat is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.direction.looping import looped
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor, Deed, Impact, Scene, SpeechLine
from stickgen.skeleton import BONE_LENGTHS, PARENTS


def scene_of(joints: np.ndarray, **more: object) -> Scene:
    frames = len(joints)
    camera = Camera.front(np.tile([0.0, 1.0], (frames, 1)), np.ones(frames))
    return Scene((Actor("Ann", Motion(joints.astype(np.float32))),), camera, **more)


def test_a_walk_becomes_a_cycle_on_the_spot(walk: np.ndarray) -> None:
    frames = len(walk)
    bag = Prop("book", walk[:, 20], holder=("Ann", "left_wrist"))
    line = SpeechLine("Hello", 0.0, frames / 25, "Ann")
    more = {"impacts": (Impact(0.0, "dust", (0, 0, 0)),), "deeds": (Deed("Ann", "walks", 0, 9),)}
    cycle = looped(scene_of(walk, props=(bag,), lines=(line,), **more), 16 / 9)
    assert cycle.impacts == () and cycle.deeds[0].end == pytest.approx(cycle.duration)
    joints = cycle.actors[0].motion.joints.astype(float)
    again = np.concatenate([joints, joints[:3]])
    speed = np.linalg.norm(np.diff(again, axis=0), axis=-1)
    assert speed[-3].max() <= 1.05 * speed[:-3].max(), "the seam is a step like any other"
    jerk = np.linalg.norm(np.diff(again, n=2, axis=0), axis=-1)
    assert jerk[-3:].max() <= 1.5 * jerk[:-3].max()
    assert np.abs(joints[:, 0, [0, 2]] - joints[0, 0, [0, 2]]).max() < 0.2, "on the spot"
    bones = np.linalg.norm(joints - joints[:, np.maximum(PARENTS, 0)], axis=-1)
    np.testing.assert_allclose(bones, np.tile(BONE_LENGTHS, (len(joints), 1)), atol=2e-3)
    assert np.ptp(cycle.camera.position, axis=0).max() < 1e-4 and len(cycle.camera.cuts) == 0
    away = np.linalg.norm(cycle.props[0].position - joints[:, 20], axis=-1)
    assert away.max() < 0.05, "what is held stays in the hand"
    assert cycle.lines[0].start == 0 and cycle.lines[0].end == pytest.approx(cycle.duration)


def test_what_does_not_repeat_is_refused(walk: np.ndarray) -> None:
    still = np.repeat(walk[:1], 80, axis=0)
    with pytest.raises(StickGenError, match="cannot be looped"):
        looped(scene_of(still), 1.0)
    rising = walk[:1] + np.linspace(0, 3, 80)[:, None, None] * np.array([0.0, 1.0, 0.0])
    with pytest.raises(StickGenError, match="cannot be looped"):
        looped(scene_of(rising), 1.0)
    with pytest.raises(StickGenError, match="cannot be looped"):
        looped(replace(scene_of(walk[:12])), 1.0)
