"""Blows and hands of two meet in time and place; clocks by which motions are played."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.direction import build_scene
from stickgen.direction.blows import striking_parts, target
from stickgen.direction.meetings import HANDS_DISTANCE
from stickgen.direction.reach import reach
from stickgen.direction.retiming import Shift, clock, retimed_motion
from stickgen.geometry import canonicalize
from stickgen.measures import moments
from stickgen.measures.limbs import palms
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Script
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION

FRAMES = 100  # 4 s
FPS = 25.0


def acted(action: str, start: int = 0, seed: int = 3) -> Motion:
    """Somebody who stands, and from a frame on does something."""
    (item, *_) = find(1, actions=(action,), seed=seed)
    joints = canonicalize(np.asarray(read(item)[0].motion.joints, dtype=np.float64))
    index = np.clip(np.arange(FRAMES) - start, 0, len(joints) - 1)
    return Motion(joints[index].astype(np.float32), np.full(FRAMES, ACTION[action]))


def falling(start: int) -> Motion:
    """Somebody who stands, and from a frame on falls back."""
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    share = np.clip((np.arange(FRAMES) - start) / 12, 0.0, 1.0)
    upper = [k for k, point in enumerate(rest_pose()) if point[1] > 0.9]
    joints[:, upper] += share[:, None, None] * np.array([0.0, -0.6, -0.8])
    return Motion(joints)


def film(*people: tuple[str, Motion, str, list[str]], **fields: Any) -> Scene:
    characters = [
        {"name": name, "beats": [{"text": text, "start": 0, "end": 4, "to": to}]}
        for name, _, text, to in people
    ]
    script = {"description": "d", "duration": 4, "characters": characters, **fields}
    return build_scene(Script.model_validate(script), [person[1] for person in people], 16 / 9)


def joints_of(scene: Scene, who: int) -> np.ndarray:
    return scene.actors[who].motion.joints.astype(np.float64)


def bones(joints: np.ndarray) -> np.ndarray:
    return np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(("action", "parts"), [("punch", moments.FISTS), ("kick", moments.FEET)])
def test_a_blow_meets_the_body_in_profile(action: str, parts: tuple[str, ...], seed: int) -> None:
    striker = ("Tom", acted(action, 5, seed), f"a person throws a {action}", ["Jim"])
    scene = film(striker, ("Jim", Motion(np.tile(rest_pose(), (FRAMES, 1, 1))), "stands", []))
    tom, jim = joints_of(scene, 0), joints_of(scene, 1)
    gaps = []
    for blow in moments.strikes(tom, FPS, slice(0, FRAMES), parts):
        middle, thick = target(jim[blow.frame], float(blow.point[1]))
        gaps.append(abs(float(np.linalg.norm(blow.point - middle)) - thick))
    assert min(gaps) < 0.08
    away = jim[30, 0] - tom[30, 0]
    assert abs(away[0]) > 2 * abs(away[2])


@pytest.mark.parametrize("late", [0, 12, 30])
def test_who_is_struck_falls_at_the_blow(late: int) -> None:
    scene = film(
        ("Tom", acted("punch", 10), "a person throws a punch", ["Jim"]),
        ("Jim", falling(25 + late), "a person is hit and falls back", []),
    )
    blows = moments.strikes(joints_of(scene, 0), FPS, slice(0, FRAMES), moments.FISTS)
    onset = moments.reaction(joints_of(scene, 1), FPS, slice(0, FRAMES))
    assert onset is not None
    assert min(abs(onset - blow.frame) for blow in blows) / FPS <= 0.1


def test_who_only_stands_recoils_from_a_blow() -> None:
    still = Motion(np.tile(rest_pose(), (FRAMES, 1, 1)))
    scene = film(
        ("Tom", acted("punch", 10), "a person throws a punch", ["Jim"]),
        ("Jim", still, "a person stands", []),
    )
    tom, jim = joints_of(scene, 0), joints_of(scene, 1)
    onset = moments.reaction(jim, FPS, slice(0, FRAMES))
    assert onset is not None
    away = (jim[onset + 4, J["head"]] - jim[onset, J["head"]])[[0, 2]]
    assert away @ (jim[0, 0] - tom[0, 0])[[0, 2]] > 0
    np.testing.assert_allclose(bones(jim), bones(jim[:1]).repeat(FRAMES, 0), atol=1e-4)


def test_who_is_struck_does_not_strike() -> None:
    assert striking_parts("a person is hit in the face and falls back") == ()
    assert striking_parts("a person takes a hit and staggers back") == ()
    assert striking_parts("a person walks") == ()
    assert striking_parts("a person punches someone in the face") == moments.FISTS
    assert striking_parts("a martial artist does a roundhouse kick") == moments.FEET
    assert striking_parts("a person strikes with the elbow") == ("left_elbow", "right_elbow")


@pytest.mark.parametrize(("height", "late"), [(1.0, 0), (1.0, 12), (0.75, 0), (0.75, 8)])
@pytest.mark.parametrize("action", ["high_five", "handshake"])
def test_hands_meet_at_one_time_and_height(action: str, height: float, late: int) -> None:
    (one, other) = (acted(action, start) for start in (5, 5 + late))
    people = [
        {"name": n, "beats": [{"text": action, "start": 0, "end": 4, "to": [to]}], "height": h}
        for n, to, h in (("Ann", "Bob", 1.0), ("Bob", "Ann", height))
    ]
    script = {"description": "d", "duration": 4, "characters": people}
    scene = build_scene(Script.model_validate(script), [one, other], 16 / 9)
    a, b = (palms(joints_of(scene, k)) for k in (0, 1))
    gap = np.linalg.norm(a[:, None] - b[None], axis=-1).min(axis=(0, 1))
    assert gap.min() <= 0.08
    for k in (0, 1):
        lengths = bones(joints_of(scene, k))
        np.testing.assert_allclose(lengths, lengths[:1].repeat(FRAMES, 0), atol=1e-3)


def test_hands_meet_at_a_thing_that_changes_hands() -> None:
    joints = np.tile(rest_pose(), (FRAMES, 1, 1))
    for side, sign in (("left", 1.0), ("right", -1.0)):
        shoulder = joints[:, J[f"{side}_shoulder"]]
        joints[:, J[f"{side}_elbow"]] = shoulder + [0.05 * sign, -0.26, 0.0]
        joints[:, J[f"{side}_wrist"]] = shoulder + [0.05 * sign, -0.26, 0.255]
    holds = [{"name": "Ann", "start": 0, "end": 2}, {"name": "Bob", "start": 2, "end": 4}]
    people = [("Ann", Motion(joints), "gives", ["Bob"]), ("Bob", Motion(joints), "takes", [])]
    scene = film(*people, props=[{"kind": "cup", "held_by": holds}])
    hands = [palms(joints_of(scene, k))[1, 50] for k in (0, 1)]
    assert np.linalg.norm(hands[0] - hands[1]) < 0.15
    apart = np.linalg.norm(joints_of(scene, 0)[50, 0] - joints_of(scene, 1)[50, 0])
    assert apart == pytest.approx(HANDS_DISTANCE, abs=0.05)


@given(
    st.lists(st.tuples(st.integers(10, 90), st.integers(-30, 30)), min_size=1, max_size=3),
    st.integers(0, 40),
)
@settings(max_examples=60, deadline=None)
def test_a_clock_never_goes_back(shifts: list[tuple[int, int]], calm: int) -> None:
    when = clock(100, 25.0, [Shift(*shift) for shift in shifts], calm)
    assert (np.diff(when.new) > 0).all() and (np.diff(when.old) >= 0).all()
    assert when.old.min() >= 0 and when.old.max() <= 99


@pytest.mark.parametrize("by", [-12, -5, 0, 8, 15])
def test_a_moment_shifts_and_bones_keep_their_lengths(by: int) -> None:
    motion = acted("punch", 20)
    before = moments.strike(motion.joints, FPS, slice(0, FRAMES), moments.FISTS).frame
    played = retimed_motion(motion, clock(FRAMES, FPS, [Shift(before, by)]))
    found = moments.strikes(played.joints, FPS, slice(0, FRAMES), moments.FISTS)
    assert min(abs(moment.frame - before - by) for moment in found) <= 1
    assert len(played) == FRAMES
    expected = np.tile(BONE_LENGTHS[1:], (FRAMES, 1))
    np.testing.assert_allclose(bones(played.joints), expected, atol=1e-3)


@pytest.mark.parametrize("part", ["left_hand", "right_fist", "left_foot"])
def test_a_limb_reaches_its_goal_or_stretches_towards_it(part: str) -> None:
    joints = np.tile(rest_pose(), (20, 1, 1))
    start = moments.part_track(joints, part)
    inwards = -0.2 * np.sign(start[0, 0]) if "foot" not in part else 0.0
    near = start + [inwards, 0.15, 0.1]
    weight = np.linspace(0.0, 1.0, 20)
    moved = reach(joints, part, near, weight)
    np.testing.assert_allclose(moments.part_track(moved, part)[-1], near[-1], atol=0.02)
    np.testing.assert_allclose(moved[0], joints[0])
    np.testing.assert_allclose(bones(moved), bones(joints), atol=1e-3)
    far = reach(joints, part, start + [0.0, 0.0, 5.0], weight)
    np.testing.assert_allclose(bones(far), bones(joints), atol=1e-3)
