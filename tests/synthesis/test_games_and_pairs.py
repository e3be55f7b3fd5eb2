"""Sports and pairs: order of the phases, the side that acts, flight and touch."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Recording
from stickgen.measures.physical import foot_lift
from stickgen.skeleton import FPS, GRAVITY, J, mirror
from stickgen.synthesis import find, read
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import LEFT, RIGHT
from stickgen.synthesis.variation import Variation

SIDES = ("left", "right")
WRISTS = [J["left_wrist"], J["right_wrist"]]


def recordings(name: str, count: int = 6) -> list[Recording]:
    """The plain version of some performances, both people of a pair in turn."""
    people = ACTIONS[name].people
    items = find(4 * people * count, seed=17, actions=(name,))
    return [recording for item in items for recording in read(item)[:people]]


def pairs_of(name: str) -> list[tuple[Recording, Recording]]:
    """The two recordings of some performances by two people."""
    both = recordings(name)
    return list(zip(both[::2], both[1::2], strict=True))


def turn_speed(joints: np.ndarray, left: str, right: str) -> np.ndarray:
    """Angular speed ``[T]`` about the vertical of the line between two joints, radians a second."""
    across = joints[:, J[left]] - joints[:, J[right]]
    angle = np.unwrap(np.arctan2(-across[:, 2], across[:, 0]))
    return np.abs(np.gradient(angle)) * FPS


@pytest.mark.parametrize("name", ["batting", "pitching"])
def test_hips_open_before_shoulders_and_shoulders_before_the_hand(name: str) -> None:
    for recording in recordings(name):
        joints = recording.motion.joints
        hand = np.linalg.norm(np.gradient(joints[:, WRISTS], axis=0), axis=-1).max(axis=1)
        release = int(hand.argmax())
        near = slice(max(0, release - 15), release + 8)
        hips = int(turn_speed(joints, "left_hip", "right_hip")[near].argmax())
        chest = int(turn_speed(joints, "left_shoulder", "right_shoulder")[near].argmax())
        assert hips <= chest <= release - near.start + 1


@pytest.mark.parametrize("name", ["pitching", "throwing", "dribbling", "kicking"])
def test_the_limb_that_the_captions_name_is_the_one_that_acts(name: str) -> None:
    limbs = {side: J[f"{side}_{'ankle' if name == 'kicking' else 'wrist'}"] for side in SIDES}
    captioned = 0
    for item in find(4 * 12, seed=29, actions=(name,)):
        for recording in read(item):
            joints = recording.motion.joints - recording.motion.joints[:, :1]
            named = [s for s in SIDES if any(f"with the {s} " in c for c in recording.captions)]
            if len(named) == 1:
                speed = {s: np.abs(np.diff(joints[:, j, 1])).max() for s, j in limbs.items()}
                assert max(speed, key=speed.__getitem__) == named[0], recording.id
                captioned += 1
    assert captioned >= 8


def test_both_hands_stay_on_the_bat() -> None:
    for recording in recordings("batting"):
        hands = recording.motion.joints[:, WRISTS]
        apart = np.linalg.norm(hands[:, 0] - hands[:, 1], axis=-1)
        assert 0.05 < apart.min() <= apart.max() < 0.09


def test_a_jump_shot_flies_on_a_parabola() -> None:
    for recording in recordings("shooting"):
        joints = recording.motion.joints
        aloft = np.flatnonzero(foot_lift(joints) > 0.05)
        assert len(aloft) >= 3
        inside = slice(aloft[0] + 1, aloft[-1])
        fall = np.diff(joints[inside, 0, 1], 2) * FPS**2
        assert np.allclose(fall, -GRAVITY, atol=2.5)


@pytest.mark.parametrize("name", ["handshake", "high_five"])
def test_hands_meet(name: str) -> None:
    for one, other in pairs_of(name):
        a, b = one.motion.joints[:, WRISTS], other.motion.joints[:, WRISTS]
        gap = np.linalg.norm(a[:, :, None] - b[:, None], axis=-1)
        assert gap.min() < 0.02


def test_arms_go_round_in_a_hug_and_heads_pass_side_by_side() -> None:
    for one, other in pairs_of("hug"):
        a, b = one.motion.joints, other.motion.joints
        heads = np.linalg.norm(a[:, J["head"]] - b[:, J["head"]], axis=-1)
        assert heads.min() > 0.18  # the diameter of a head
        chest = np.linalg.norm((a - b)[:, J["spine3"]][:, [0, 2]], axis=-1)
        assert 0.25 < chest.min() < 0.5
        embrace = int(np.median(np.flatnonzero(chest < chest.min() + 0.05)))
        for first, second in ((a, b), (b, a)):
            way = second[embrace, J["spine3"]] - first[embrace, J["spine3"]]
            past = (first[embrace, WRISTS] - second[embrace, J["spine3"]]) @ way
            assert (past > -0.02 * np.linalg.norm(way)).all()  # at the spine or behind it


def test_running_bases_leans_into_a_left_turn() -> None:
    for recording in recordings("running_bases"):
        joints = recording.motion.joints
        way = np.diff(joints[::5, 0][:, [0, 2]], axis=0)
        turn = np.unwrap(np.arctan2(way[:, 0], way[:, 1]))
        assert turn[-1] - turn[0] > np.radians(45)
        ahead = way / np.linalg.norm(way, axis=-1, keepdims=True)
        left = np.stack([ahead[:, 1], -ahead[:, 0]], axis=-1)
        trunk = (joints[:, J["neck"]] - joints[:, 0])[::5][: len(left), [0, 2]]
        assert (trunk * left).sum(axis=-1).mean() > 0.02  # metres; 0 for an upright trunk


@pytest.mark.parametrize("name", ["batting", "throwing", "shooting", "fielding"])
def test_a_left_hander_is_the_mirror_image_of_a_right_hander(name: str) -> None:
    def body(side: int) -> np.ndarray:
        v = Variation(np.random.default_rng(3), 4.6, 1.0, 1.0, side, "plain", "stand")
        return solve(ACTIONS[name].perform(v))

    # Idle movement has the same random stream for both and is not mirrored: some centimetres.
    assert np.abs(mirror(body(LEFT)) - body(RIGHT)).mean() < 0.04
