"""Every action: exact bones, smooth motion on the floor, and recognised by the action's probe."""

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

PERFORMANCES = 5
WRISTS = [J["left_wrist"], J["right_wrist"]]


def recordings(name: str, performances: int = PERFORMANCES) -> list[Recording]:
    """All versions of some performances."""
    items = find(4 * ACTIONS[name].people * performances, seed=7, actions=(name,))
    return [recording for item in items for recording in read(item)]


def joints_of(recording: Recording) -> np.ndarray:
    """Joints of a recording as the corpus stores them."""
    assert isinstance(recording.motion, Body)
    return apply_bone_lengths(resample(recording.motion.joints, recording.motion.fps, FPS))


def bodies(name: str) -> list[Controls]:
    """Every body of one performance of each kind of an action."""
    action = ACTIONS[name]
    result: list[Controls] = []
    for kind in action.phrases:
        rng = np.random.default_rng(1)
        v = sample_variation(rng, action.seconds, action.stances, (kind,), action.moods)
        performed = action.perform(v)
        result += performed if isinstance(performed, tuple) else [performed]
    return result


def test_the_table_has_every_action_of_the_vocabulary() -> None:
    assert set(ACTIONS) == {*NAMES, "raise_arms"}


def test_raised_arms_go_where_the_captions_say_and_have_no_label() -> None:
    kinds = set()
    for recording in recordings("raise_arms", performances=8):
        caption, joints = recording.captions[0], joints_of(recording)
        head, chest = joints[:, J["head"], 1], joints[:, J["spine3"], 1]
        heights = {side: joints[:, J[f"{side}_wrist"], 1] for side in ("left", "right")}
        named = [side for side in heights if side in caption]
        if named:
            raised = heights.pop(named[0])
            (hanging,) = heights.values()
            held = (raised > head) & (hanging < chest)
        else:
            up = "hands" in caption or "raises" in caption
            held = np.minimum(*heights.values()) > (head if up else chest)
        assert held.sum() > 0.5 * FPS, caption
        kinds.add("one" if named else "both" if up else "aside")
        assert implausibility(joints, FPS) is None
        assert label_actions(recording).actions == ()
    assert kinds == set(ACTIONS["raise_arms"].phrases)


def test_a_dance_is_livelier_than_swaying() -> None:
    speeds = [mean_joint_speed(joints_of(r), FPS) for r in recordings("dance", performances=8)]
    assert np.median(speeds) > 0.6  # of the collection's 59 dances: 0.59 m/s


@pytest.mark.parametrize("name", NAMES)
def test_an_action_is_recognised_by_its_probe_and_is_plausible(name: str) -> None:
    clips = recordings(name)
    recognised = 0
    for recording in clips:
        joints = joints_of(recording)
        partners = [r for r in clips if r.take == recording.take and r is not recording]
        partner = joints_of(partners[0]) if recording.take else None
        recognised += recognise(name, joints, FPS, partner)
        assert implausibility(joints, FPS) is None
        assert recording.actions[0] == name
        assert recording.synthetic
    assert recognised >= 0.95 * len(clips)


@pytest.mark.parametrize("name", ACTIONS)
def test_every_kind_has_exact_bones_smooth_joints_and_planted_feet(name: str) -> None:
    for controls in bodies(name):
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
        assert_planted(controls, joints)


def assert_planted(controls: Controls, joints: np.ndarray) -> None:
    """Feet that the controls keep on the floor do not leave their place."""
    for side, foot in enumerate((J["left_foot"], J["right_foot"])):
        place = controls.feet[:, side]
        still = np.abs(np.diff(place, axis=0)).max(axis=-1) < 1e-6
        down = (place[1:, 1] < FOOT_HEIGHT + 1e-6) & (controls.free[1:, side] == 0)
        planted = np.flatnonzero(still & down) + 1
        off = np.linalg.norm(joints[planted, foot] - place[planted], axis=-1)
        assert off.max(initial=0.0) < 0.01
