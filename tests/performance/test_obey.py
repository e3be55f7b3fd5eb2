"""Beats that are kept: counts, ways, turns and manners on a motion that is known."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest

from stickgen.geometry import FloatArray, heading, yaw_matrix
from stickgen.manners.arms import hold
from stickgen.motion import Motion
from stickgen.performance.cycles import CYCLES, peaks
from stickgen.performance.obey import begun_as_told, obeyed
from stickgen.performance.paths import swings
from stickgen.performance.playing import Playing, of_take, read_playings
from stickgen.script import Beat
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J, rest_pose


def playings(*texts: str, seconds: float = 6.0) -> list[Playing]:
    """Beats of equal length."""
    each = seconds / len(texts)
    beats = [Beat(text=t, start=n * each, end=(n + 1) * each) for n, t in enumerate(texts)]
    return read_playings(beats, round(seconds * FPS), 64)


def stand(frames: int) -> FloatArray:
    return hold(np.repeat(rest_pose()[None], frames, axis=0), "still", np.ones(frames))


def stride(frames: int, speed: float = 1.2) -> FloatArray:
    """Somebody who glides ahead on feet that swing in turn, one step in half a second."""
    body = stand(frames)
    time = np.arange(frames) / FPS
    body[..., 2] += (speed * time)[:, None]
    for k, side in enumerate(("left", "right")):
        phase = (time + 0.5 * k) % 1.0
        planted = np.floor(time + 0.5 * k) - 0.5 * k
        ahead = np.where(phase < 0.5, planted, planted + (phase - 0.5) * 2) * speed - speed * time
        lift = np.where(phase < 0.5, 0.0, 0.1 * np.sin(np.pi * (phase - 0.5) * 2))
        for joint, share in (("knee", 0.5), ("ankle", 1.0), ("foot", 1.0)):
            body[:, J[f"{side}_{joint}"], 2] += share * ahead
            body[:, J[f"{side}_{joint}"], 1] += share * lift
    return body


def played(body: FloatArray, told: list[Playing]) -> Motion:
    return obeyed(Motion(body.astype(np.float32)), told)


def test_a_plain_beat_is_the_models_motion_to_the_bit() -> None:
    told = playings("a person walks forward", "a person waves")
    motion = Motion(stride(150).astype(np.float32))
    assert obeyed(motion, told) is motion


def test_something_is_done_as_often_as_is_said() -> None:
    (told,) = playings("a person jumps 3 times")
    assert told.told == "a person jumps up"
    body = stand(told.source)
    time = np.arange(told.source) / FPS
    for start in (0.8, 2.4):  # the model jumps twice
        body[..., 1] += np.maximum(4.9 * (time - start) * (start + 0.5 - time), 0.0)[:, None]
    motion = played(body, [told])
    lift = CYCLES[0].signal(np.asarray(motion.joints, np.float64), ("left", "right"))
    assert len(motion) == told.frames == 150
    assert len(peaks(lift, 0.1, 10)) == 3
    assert np.ptp(motion.joints[-15:], axis=0).max() < 0.05  # rest after it


@pytest.mark.parametrize("steps", [2, 4])
def test_so_many_steps_are_taken(steps: int) -> None:
    (told,) = playings(f"a person takes {steps} steps forward")
    body = np.concatenate([stand(told.before), stride(told.main), stand(told.after)])
    body[told.before + told.main :, :, 2] += body[told.before + told.main - 1, 0, 2]
    motion = played(body, [told])
    assert len(swings(np.asarray(motion.joints, np.float64))) in (steps, steps + 1)
    speed = np.linalg.norm(np.diff(motion.joints[-20:, 0], axis=0), axis=-1) * FPS
    assert speed.max() < 0.1


def test_so_many_metres_are_walked() -> None:
    (told,) = playings("a person walks two metres")
    body = np.concatenate([stand(told.before), stride(told.main), stand(told.after)])
    body[told.before + told.main :, :, 2] += body[told.before + told.main - 1, 0, 2]
    motion = played(body, [told])
    went = np.linalg.norm((motion.joints[-1, 0] - motion.joints[0, 0])[[0, 2]])
    assert went == pytest.approx(2.0, abs=0.2)


@pytest.mark.parametrize(
    ("sentence", "degrees"),
    [
        ("a person turns right by 90 degrees", -90),
        ("a person turns to the left", 90),
        ("a person turns left by 45 degrees", 45),
    ],
)
def test_a_turn_is_as_large_and_to_the_side_that_is_said(sentence: str, degrees: float) -> None:
    (told,) = playings(sentence)
    angle = np.interp(np.arange(told.source), [10, 60], [0.0, np.radians(120.0)])
    body = np.einsum("tij,tkj->tki", yaw_matrix(angle), stand(told.source))
    facing = heading(np.asarray(played(body, [told]).joints, np.float64))
    assert np.degrees(facing[-1] - facing[0]) == pytest.approx(degrees, abs=8)


def test_the_named_hand_acts_even_if_the_model_takes_the_other() -> None:
    (told,) = playings("a person waves with the left hand")
    body = hold(stand(told.source), "up", np.ones(told.source), ("right",))
    motion = played(body, [told])
    assert (motion.joints[:, J["left_wrist"], 1] > 1.6).mean() > 0.9
    assert (motion.joints[:, J["right_wrist"], 1] < 1.2).mean() > 0.9


def test_a_manner_comes_with_its_beat_and_goes_after_it() -> None:
    told = playings(
        "a person stands", "a person walks with the hands on the hips", "a person waves"
    )
    motion = played(stand(sum(p.source for p in told)), told)
    arm = motion.joints[:, J["left_wrist"]] - motion.joints[:, J["left_shoulder"]]
    reach = np.linalg.norm(arm, axis=-1)
    assert reach[60:95].max() < 0.44
    assert min(reach[:30].min(), reach[-20:].min()) > 0.46
    bones = np.linalg.norm(motion.joints[:, 1:] - motion.joints[:, PARENTS[1:]], axis=-1)
    assert np.abs(bones - BONE_LENGTHS[1:]).max() < 5e-3


def test_somebody_who_comes_back_ends_where_they_began() -> None:
    told = playings("a person walks away", "a person comes back")
    motion = played(stride(150), told)
    far = np.linalg.norm(motion.joints[:, 0] - motion.joints[0, 0], axis=-1)
    assert far.max() > 2.0
    assert far[-1] < 0.4 * far.max()


def test_a_beat_that_is_played_slowly_takes_its_time() -> None:
    (told,) = playings("a person walks very slowly")
    assert told.source < told.frames
    motion = played(stride(told.source), [told])
    went = np.linalg.norm(motion.joints[-1, 0] - motion.joints[0, 0])
    assert len(motion) == told.frames
    assert went < 0.85 * 1.2 * told.frames / FPS


def test_an_act_is_played_by_rule_over_a_stand() -> None:
    (told,) = playings("a person does two squats")
    assert told.told == "a person stands"
    motion = played(stand(told.source), [told])
    low = peaks(1.0 - motion.joints[:, 0, 1].astype(np.float64), 0.3, 10)
    assert len(low) == 2
    assert motion.joints[:, J["left_foot"], 1].max() < 0.06


def test_patches_of_beats_are_found_in_the_take_although_it_is_longer() -> None:
    told = playings("a person waves", "a person turns around", "a person waves")
    waves, turn, last = told
    assert turn.source > turn.frames
    edges = np.cumsum([0, *(p.frames // 5 for p in told)]).tolist()
    spans = [of_take(range(a, b), told) for a, b in pairwise(edges)]
    assert [len(span) for span in spans] == [p.source // 5 for p in (waves, turn, last)]
    assert spans[1].start == spans[0].stop


def test_the_beginning_of_a_take_is_shown_as_far_as_it_goes() -> None:
    told = playings("a person walks forward", "a person turns around")
    motion = Motion(stride(sum(p.source for p in told)).astype(np.float32))
    begun = begun_as_told(motion.first(50), told)
    assert begun is not None
    np.testing.assert_array_equal(begun.joints, motion.joints[:50])
    assert begun_as_told(motion.first(100), told[1:]) is None


def test_what_is_done_once_is_over_before_a_long_beat_ends() -> None:
    beats = [Beat(text="a person jumps forward", start=0, end=6)]
    (told,) = read_playings(beats, 150, 64, lambda _: 2.4)
    assert [(s.text, s.patches) for s in told.segments] == [
        ("a person jumps forward", 12),
        ("a person stands", 18),
    ]
    for text in ("a person jumps around", "a person walks forward", "a person jumps and waves"):
        (told,) = read_playings([Beat(text=text, start=0, end=6)], 150, 64, lambda _: 2.4)
        assert len(told.segments) == 1


def test_who_stops_stands_after_a_step() -> None:
    told = playings("a person walks forward", "a person stops", "a person stands still")
    body = np.concatenate([stride(90), stand(60)])
    body[90:, :, 2] += body[89, 0, 2]
    motion = played(body, told)  # the model walks on for 1.6 s of the stop
    speed = np.linalg.norm(np.diff(motion.joints[:, 0], axis=0), axis=-1) * FPS
    assert speed[:48].mean() > 0.8
    assert speed[75:].max() < 0.3
