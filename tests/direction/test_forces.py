"""What places do to bodies: gravity, water, weightlessness, ice."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.catalog.places import PLACES
from stickgen.direction.forces import under_forces
from stickgen.direction.gravity import in_gravity
from stickgen.measures.footing import jumps
from stickgen.measures.mass import centre_of_mass
from stickgen.motion import Motion
from stickgen.script import Script
from stickgen.skeleton import GRAVITY, PARENTS, J, rest_pose
from stickgen.vocabulary import ACTION

FPS = 25.0


def jumping(takeoffs: tuple[float, ...], seconds: float = 10.0, speed: float = 2.5) -> Motion:
    """Somebody who stands and leaps up at some seconds, with the Earth's gravity."""
    time = np.arange(round(seconds * FPS)) / FPS
    joints = np.tile(rest_pose(), (len(time), 1, 1))
    for takeoff in takeoffs:
        t = np.clip(time - takeoff, 0.0, 2 * speed / GRAVITY)
        joints[..., 1] += (speed * t - GRAVITY / 2 * t**2)[:, None]
    return Motion(joints.astype(np.float32), np.full(len(time), ACTION["jump"]))


def walking(speed: float = 1.2, seconds: float = 6.0) -> Motion:
    """A rest pose that glides forwards, then stands for a third of the time."""
    time = np.arange(round(seconds * FPS)) / FPS
    way = speed * np.minimum(time, 2 / 3 * seconds)
    joints = rest_pose() + way[:, None, None] * np.array([0.0, 0.0, 1.0])
    actions = np.where(time < 2 / 3 * seconds, ACTION["walk"], ACTION["stand"])
    return Motion(joints.astype(np.float32), actions)


def falling() -> Motion:
    """Somebody who stands for 2 s and tips over forwards within 0.6 s."""
    time = np.arange(round(8 * FPS)) / FPS
    angle = np.pi / 2 * np.clip((time - 2.0) / 0.6, 0.0, 1.0) ** 2 * 0.98
    c, s = np.cos(angle), np.sin(angle)
    pose = rest_pose()
    joints = np.stack(
        [pose[None, :, 0] + 0 * c[:, None],
         pose[None, :, 1] * c[:, None], pose[None, :, 1] * s[:, None]], axis=-1
    )  # fmt: skip
    return Motion(joints.astype(np.float32), np.full(len(time), ACTION["fall"]))


def in_place(place: str, motion: Motion, beats: list[tuple[float, float]] | None = None) -> Motion:
    spans = beats or [(0.0, motion.duration)]
    texts = [{"text": "a person jumps", "start": a, "end": b} for a, b in spans]
    script = {
        "description": "d",
        "duration": motion.duration,
        "characters": [{"beats": texts}],
        "place": place,
    }
    return under_forces(Script.model_validate(script), [motion])[0]


def rise_of(motion: Motion) -> float:
    height = centre_of_mass(motion.joints.astype(np.float64))[:, 1]
    return float(height.max() - height[0])


def bones(motion: Motion) -> np.ndarray:
    return np.linalg.norm(motion.joints[:, 1:] - motion.joints[:, list(PARENTS[1:])], axis=-1)


@pytest.mark.parametrize("place", ["moon", "mars"])
def test_a_jump_falls_with_the_gravity_of_the_place(place: str) -> None:
    gravity = PLACES[place].gravity
    before, after = jumping((4.0,)), in_place(place, jumping((4.0,)))
    ((first, last),) = jumps(after.joints, FPS)
    height = centre_of_mass(after.joints.astype(np.float64))[first:last, 1]
    measured = np.polyfit(np.arange(len(height)) / FPS, height, 2)[0] * 2
    assert measured == pytest.approx(-gravity * GRAVITY, rel=0.05)
    # The same take-off speed: as much higher and longer as gravity is less.
    assert rise_of(after) == pytest.approx(rise_of(before) / gravity, rel=0.12)
    assert (last - first) / FPS == pytest.approx(2 * 2.5 / (gravity * GRAVITY), rel=0.08)
    np.testing.assert_allclose(bones(after), bones(before), atol=2e-4)


def test_beats_keep_their_time_where_jumps_take_longer() -> None:
    motion = jumping((0.8, 2.0, 3.2, 6.5))
    after = in_place("moon", motion, [(0.0, 5.0), (5.0, 10.0)])
    flights = jumps(after.joints, FPS)
    assert len(after) == len(motion) and len(flights) == 2  # fewer jumps, one in each beat
    assert flights[0][1] < 5 * FPS < flights[1][0]
    lowest = after.joints[..., 1].min(axis=1)
    assert lowest.min() > -0.01
    steps = np.linalg.norm(np.diff(after.joints, axis=0), axis=-1).max(axis=1)
    assert steps.max() < 0.15  # nothing leaps from one pose to another


def test_a_jump_without_time_is_lower_but_falls_with_the_gravity_of_the_place() -> None:
    after = in_place("moon", jumping((0.8,), seconds=2.4))
    ((first, last),) = jumps(after.joints, FPS)
    height = centre_of_mass(after.joints.astype(np.float64))[first:last, 1]
    measured = np.polyfit(np.arange(len(height)) / FPS, height, 2)[0] * 2
    assert measured == pytest.approx(-0.16 * GRAVITY, rel=0.08) and last < 2.4 * FPS


def test_a_leap_goes_as_much_farther_as_it_lasts_longer() -> None:
    motion = jumping((4.0,))
    way = np.clip((np.arange(len(motion)) / FPS - 4.0) / (2 * 2.5 / GRAVITY), 0.0, 1.0)
    moving = Motion(motion.joints + (way[:, None, None] * [0, 0, 0.6]).astype(np.float32))
    after = in_gravity(moving, 0.38, [slice(0, len(moving))])
    assert after.joints[-1, 0, 2] == pytest.approx(0.6 / 0.38, rel=0.1)


def test_a_fall_lasts_longer_by_the_root_of_gravity() -> None:
    def seconds(motion: Motion) -> float:
        pelvis = motion.joints[:, J["pelvis"], 1]
        return float(((pelvis > 0.15) & (pelvis < 0.85)).sum() / FPS)

    before, after = falling(), in_place("moon", falling())
    assert seconds(after) == pytest.approx(seconds(before) / np.sqrt(0.16), rel=0.15)


def test_people_under_water_and_in_space_leave_the_floor_and_move_calmly() -> None:
    for place in ("underwater", "space"):
        before, after = walking(), in_place(place, walking())
        lowest = after.joints[..., 1].min(axis=1)
        assert lowest.min() > -0.01 and lowest.max() > 0.15 and np.ptp(lowest) > 0.1
        np.testing.assert_allclose(bones(after), bones(before), atol=2e-4)
        assert np.abs(after.joints[:, 0, [0, 2]] - before.joints[:, 0, [0, 2]]).max() < 0.3


def test_ice_lets_people_slide_on_with_their_arms_out() -> None:
    before, after = walking(), in_place("ice_rink", walking())
    stop = round(4 * FPS)
    farther = after.joints[:, 0, 2] - before.joints[:, 0, 2]
    assert farther[stop] > 0.2 * before.joints[stop, 0, 2]
    assert farther[-1] - farther[stop] > 0.1  # it slides on after the last step
    np.testing.assert_allclose(after.joints[..., 1].min(axis=1), 0.025, atol=0.01)
    hands = np.abs(after.joints[50, [J["left_wrist"], J["right_wrist"]], 0])
    assert hands.min() > 0.5
    np.testing.assert_allclose(bones(after), bones(before), atol=2e-4)


def test_the_earth_changes_nothing() -> None:
    motion = jumping((4.0,))
    assert in_place("park", motion) is motion
