"""Travel by the numbers: steps, metres, degrees, seconds and sides, measured on the joints."""

from __future__ import annotations

import re

import numpy as np
import pytest
from scipy.signal import find_peaks

from stickgen.geometry import canonicalize, heading
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J
from stickgen.synthesis.rules import timing, travel, ways
from stickgen.synthesis.rules.rule import Draw, Take
from stickgen.synthesis.variation import sample_variation

NUMBERS = ("zero", "one", "two", "three", "four", "five", "six")
FEET = [J["left_foot"], J["right_foot"]]


def draw(seed: int) -> Draw:
    return Draw(
        sample_variation(np.random.default_rng(seed), (4, 6), ("stand",), ("",), ("plain",))
    )


def said(take: Take, pattern: str) -> list[str]:
    return [m[1] for p in take.wording.phrases if (m := re.search(pattern, p))]


def number(word: str) -> int:
    return NUMBERS.index(word) if word in NUMBERS else int(word)


def turned(joints: np.ndarray) -> float:
    return float(np.degrees(np.ptp(np.unwrap(heading(joints))[[0, -1]])))


def pelvis_speed(joints: np.ndarray) -> np.ndarray:
    return np.linalg.norm(np.diff(joints[:, 0, [0, 2]], axis=0), axis=-1) * FPS


@pytest.mark.parametrize("seed", range(12))
def test_steps_are_counted(seed: int) -> None:
    take = travel.steps(draw(seed))
    n = number(said(take, r"(\w+) steps?\b")[0])
    swings = 0
    for foot in FEET:
        speed = np.linalg.norm(np.gradient(take.joints[:, foot, [0, 2]], axis=0), axis=-1) * FPS
        swings += len(find_peaks(speed, height=0.3, prominence=0.45)[0])
    assert swings in (n, n + 1)  # the other foot may come beside the last step
    assert pelvis_speed(take.joints)[-10:].max() < 0.15
    assert pelvis_speed(take.joints)[:8].max() < 0.15


@pytest.mark.parametrize("seed", range(10))
def test_metres_are_metres(seed: int) -> None:
    take = travel.metres(draw(seed))
    word = said(take, r"(one and a half|\w+) met")[0]
    far = 1.5 if word == "one and a half" else number(word)
    moved = canonicalize(take.joints)[-1, 0, [0, 2]]
    assert moved[1] == pytest.approx(far, abs=0.08 * far + 0.05)
    assert abs(moved[0]) < 0.12 * far


@pytest.mark.parametrize("seed", range(16))
def test_turns_have_the_named_angle_and_side(seed: int) -> None:
    d = draw(seed)
    take = travel.turn(d)
    degrees = int(said(take, r"(\d+) degrees")[0])
    yaw = np.degrees(np.unwrap(heading(take.joints)))
    assert yaw[-1] - yaw[0] == pytest.approx(d.to_left * degrees, abs=12)
    assert any(d.side in phrase for phrase in take.wording.phrases)
    assert np.linalg.norm(take.joints[-1, 0] - take.joints[0, 0]) < 0.25


@pytest.mark.parametrize("seed", range(10))
def test_starts_and_stops_come_after_the_named_seconds(seed: int) -> None:
    take = timing.stand_then_go(draw(seed))
    seconds = number(said(take, r"for (\w+) second")[0])
    assert np.argmax(pelvis_speed(take.joints) > 0.4) / FPS == pytest.approx(seconds, abs=0.6)
    take = timing.go_then_stand(draw(seed))
    seconds = number(said(take, r"for (\w+) second")[0])
    last = np.flatnonzero(pelvis_speed(take.joints) > 0.3)[-1] / FPS
    assert last == pytest.approx(seconds, abs=0.75)


def test_ways_go_where_they_say() -> None:
    for seed in range(6):
        d = draw(seed)
        aside = canonicalize(ways.sidestep(d).joints)[-1, 0]
        assert d.to_left * aside[0] > 0.25
        assert abs(aside[2]) < 0.3 * abs(aside[0])
        assert canonicalize(ways.backward(draw(seed)).joints)[-1, 0, 2] < -0.9
        assert abs(np.diff(np.unwrap(heading(ways.circle(draw(seed)).joints))[[0, -1]])) > 5.5
        away = travel.there_and_back(draw(seed)).joints[:, 0, [0, 2]]
        far = np.linalg.norm(away - away[0], axis=-1)
        assert far.max() > 1.3
        assert far[-1] < 0.35 * far.max()


def test_stairs_rise_or_fall_and_stay_over_the_floor() -> None:
    for seed in range(8):
        take = ways.stairs(draw(seed))
        rise = take.joints[-1, 0, 1] - take.joints[0, 0, 1]
        assert rise * (1 if " up" in take.wording.phrases[0] else -1) > 0.5
        assert take.joints[..., 1].min() > 0.0
        ahead = canonicalize(take.joints)[-1, 0, 2]
        assert ahead * (-1 if "backward" in take.wording.phrases[0] else 1) > 0.8


@pytest.mark.parametrize(
    "rule", [*travel.RULES.values(), *ways.RULES.values(), *timing.RULES.values()]
)
def test_standing_feet_stay_and_bones_keep_their_length(rule: object) -> None:
    take = rule.make(draw(3))
    joints = take.joints
    bones = np.linalg.norm(joints[:, 1:] - joints[:, PARENTS[1:]], axis=-1)
    np.testing.assert_allclose(bones, np.broadcast_to(BONE_LENGTHS[1:], bones.shape), atol=1e-6)
    floor = joints[:, FEET, 1].min()
    if floor < 0.03 and "stairs" not in take.wording.phrases[0]:
        low = joints[1:, FEET, 1] < 0.0255
        slide = np.linalg.norm(np.diff(joints[:, FEET], axis=0), axis=-1)[low]
        assert np.percentile(slide, 90) < 0.004
