"""Every action, several draws: a body with exact bones that stands, moves smoothly and is seen
by the action's probe to do what it was made for."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.clips.clip import label_actions
from stickgen.corpus.clips.recording import Body, Recording
from stickgen.evaluation.action_probes import recognise
from stickgen.geometry import resample
from stickgen.measures.physical import mean_joint_speed
from stickgen.measures.plausibility import implausibility
from stickgen.skeleton import BONE_LENGTHS, FOOT_HEIGHT, FPS, PARENTS, J, apply_bone_lengths
from stickgen.synthesis import find, read
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import Controls
from stickgen.synthesis.variation import sample_variation
from stickgen.vocabulary import ACTIONS as NAMES

DRAWS = 8
WRISTS = [J["left_wrist"], J["right_wrist"]]


def recordings(name: str, seed: int = 7) -> list[Recording]:
    people = 2 if ACTIONS[name].pair_phrases else 1
    items = find(4 * people * DRAWS, seed=seed, actions=(name,))
    return [recording for item in items for recording in read(item)]


def joints_of(recording: Recording) -> np.ndarray:
    assert isinstance(recording.motion, Body)
    return apply_bone_lengths(resample(recording.motion.joints, recording.motion.fps, FPS))


def bodies(name: str, seed: int) -> list[Controls]:
    action, rng = ACTIONS[name], np.random.default_rng(seed)
    kinds = tuple(action.phrases)
    v = sample_variation(rng, action.seconds, action.stances, kinds, action.moods)
    done = action.perform(v)
    return list(done) if isinstance(done, tuple) else [done]


def test_the_table_has_every_action_of_the_vocabulary() -> None:
    assert set(ACTIONS) == {*NAMES, "raise_arms"}


def test_raised_arms_go_where_the_words_say_and_show_no_action_of_the_vocabulary() -> None:
    kinds = set()
    for recording in recordings("raise_arms"):
        said, joints = recording.captions[0], joints_of(recording)
        head, chest = joints[:, J["head"], 1], joints[:, J["spine3"], 1]
        left, right = (joints[:, wrist, 1] for wrist in WRISTS)
        one = ("right", "left") if "right" in said else ("left", "right") if "left" in said else ()
        kind = "one" if one else "up" if "hands" in said or "raises" in said else ""
        if one:
            up, down = (right, left) if one[0] == "right" else (left, right)
            assert ((up > head) & (down < chest)).sum() > 0.5 * FPS, said
        elif kind == "up":
            assert ((left > head) & (right > head)).sum() > 0.5 * FPS, said
        else:
            assert ((left > chest) & (right > chest)).sum() > 0.5 * FPS, said
        kinds.add(kind)
        assert implausibility(joints, FPS) is None
        assert label_actions(recording).actions == ()
    assert kinds == {"one", "up", ""}


def test_a_dance_is_livelier_than_swaying() -> None:
    speeds = [mean_joint_speed(joints_of(r), FPS) for r in recordings("dance")]
    assert np.median(speeds) > 0.6  # of the collection's 59 dances: 0.59 m/s


@pytest.mark.parametrize("name", NAMES)
def test_an_action_is_recognised_by_its_probe_and_passes_the_checks(name: str) -> None:
    made = recordings(name)
    seen = 0
    for recording in made:
        joints = joints_of(recording)
        partner = next(
            (r for r in made if recording.take and r.take == recording.take and r is not recording),
            None,
        )
        other = None if partner is None else joints_of(partner)
        seen += recognise(name, joints, FPS, other)
        assert implausibility(joints, FPS) is None
        assert recording.actions[0] == name
        assert recording.synthetic
    assert seen >= 0.95 * len(made)


@pytest.mark.parametrize("name", ACTIONS)
def test_bones_are_exact_nothing_sinks_and_nothing_jumps(name: str) -> None:
    for seed in range(4):
        for controls in bodies(name, seed):
            joints = solve(controls)
            bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
            assert np.abs(bones - BONE_LENGTHS[1:]).max() < 1e-5
            assert joints[..., 1].min() > 0.0
            speed = np.linalg.norm(np.diff(joints, axis=0), axis=-1) * FPS
            assert speed[:, WRISTS].max() < 12.0
            assert speed.max() < 16.0
            # 400 m/s² is half of what a pitcher's wrist reaches; a jump of 2 cm would be 12 m/s.
            acceleration = np.linalg.norm(np.diff(joints, 2, axis=0), axis=-1) * FPS**2
            assert acceleration.max() < 400.0


@pytest.mark.parametrize("name", ACTIONS)
def test_a_planted_foot_stays_where_it_stands(name: str) -> None:
    for seed in range(4):
        for controls in bodies(name, seed):
            joints = solve(controls)
            for side, foot in enumerate((J["left_foot"], J["right_foot"])):
                place = controls.feet[:, side]
                still = np.abs(np.diff(place, axis=0)).max(axis=-1) < 1e-6
                down = (place[1:, 1] < FOOT_HEIGHT + 1e-6) & (controls.free[1:, side] == 0)
                planted = np.flatnonzero(still & down) + 1
                off = np.linalg.norm(joints[planted, foot] - place[planted], axis=-1)
                assert off.max(initial=0.0) < 0.01


def test_hands_meet_in_a_handshake_and_a_high_five() -> None:
    for name in ("handshake", "high_five"):
        for seed in range(6):
            one, two = (solve(c)[:, WRISTS] for c in bodies(name, seed))
            gap = np.linalg.norm(one[:, :, None] - two[:, None], axis=-1)
            assert gap.min() < 0.02
