"""Prompt probes on synthetic motion: the rule holds for the prompt's motion and no other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.evaluation.probes import PROBES, TIMES_WALK, with_walk_ratio
from stickgen.geometry import yaw_matrix
from stickgen.skeleton import J, rest_pose

FPS = 25.0
T = 150
TIME = np.arange(T) / FPS
PROBE = {probe.name: probe for probe in PROBES}


def standing():
    """Rest pose with the arms hanging, held for six seconds."""
    pose = rest_pose()
    for side, x in (("left", 0.2), ("right", -0.2)):
        pose[J[f"{side}_elbow"]] = pose[J[f"{side}_shoulder"]] * [0, 1, 1] + [x, -0.26, 0]
        pose[J[f"{side}_wrist"]] = pose[J[f"{side}_elbow"]] + [0, -0.255, 0]
    return np.repeat(pose[None], T, axis=0)


def going(speed):
    joints = standing()
    joints[..., 2] += speed * TIME[:, None]
    return joints


def turning(degrees):
    angles = np.radians(np.linspace(0, degrees, T))
    return np.einsum("tij,tkj->tki", yaw_matrix(angles), standing())


def lifted(joint_names, heights):
    joints = standing()
    for name in joint_names:
        joints[:, J[name], 1] += heights
    return joints


def whole_body(heights):
    joints = standing()
    joints[..., 1] += np.broadcast_to(heights, T)[:, None]
    return joints


BUMP = np.exp(-(((TIME - 3) / 0.15) ** 2))
RAMP = np.clip((TIME - 1) / 2, 0, 1)


def punching(reach):
    joints = standing()
    joints[:, J["right_wrist"], 2] += reach * BUMP
    return joints


def dancing(step):
    joints = standing()
    joints += 0.25 * np.sin(2 * np.pi * TIME)[:, None, None] * np.array([1.0, 0, 0])
    joints[..., 2] += step * TIME[:, None]
    return joints


def lying():
    joints = standing()
    flat = joints @ np.array([[1, 0, 0], [0, 0, -1], [0, 1, 0]], dtype=float).T
    flat[..., 1] += 0.1
    return (1 - RAMP)[:, None, None] * joints + RAMP[:, None, None] * flat


ACTED = {
    "walk forward": [going(0.9)],
    "stand still": [standing()],
    "walk backwards": [going(-0.5)],
    "turn left / right": [turning(90), turning(-90)],
    "jump": [whole_body(0.3 * BUMP)],
    "squat": [lifted(["pelvis"], -0.3 * RAMP)],
    "kick right": [lifted(["right_ankle", "right_foot"], 0.6 * BUMP)],
    "punch": [punching(0.6)],
    "raise right hand": [lifted(["right_wrist"], 1.0 * RAMP)],
    "dance": [dancing(0.0)],
    "climb": [whole_body(0.5 * RAMP)],
    "lie down": [lying()],
}
MISSED = {
    "walk forward": [[standing()], [going(-0.9)], [turning(90) + going(0.9) - standing()]],
    "stand still": [[going(0.1)]],
    "walk backwards": [[going(0.5)], [standing()]],
    "turn left / right": [[turning(-90), turning(90)], [turning(90), standing()]],
    "jump": [[standing()], [lifted(["left_ankle", "left_foot"], 0.3 * BUMP)], [whole_body(0.3)]],
    "squat": [[standing()], [whole_body(0.3 * BUMP)]],
    "kick right": [
        [lifted(["left_ankle", "left_foot"], 0.6 * BUMP)],
        [lifted(["right_ankle"], 0.2 * BUMP)],
    ],
    "punch": [[punching(0.1)]],
    "raise right hand": [
        [lifted(["left_wrist"], 1.0 * RAMP)],
        [lifted(["left_wrist", "right_wrist"], 1.0 * RAMP)],
        [lifted(["right_wrist"], 1.0 * (TIME == 3.0))],
    ],
    "dance": [[standing()], [dancing(1.0)]],
    "climb": [[standing()], [whole_body(0.5 * BUMP)], [whole_body(0.5)]],
    "lie down": [[standing()], [lying()[::-1]]],
}
MISSES = [(name, k) for name, cases in MISSED.items() for k in range(len(cases))]


def test_there_are_thirteen_probes_with_different_names():
    assert len(PROBES) == 13
    assert len(PROBE) == 13
    assert {*ACTED, "run"} == {*MISSED, "run"} == set(PROBE)


@pytest.mark.parametrize("name", sorted(ACTED))
def test_acting_the_prompt_holds(name):
    figures = PROBE[name].measure(ACTED[name], FPS)
    assert PROBE[name].rule.holds(figures), figures


@pytest.mark.parametrize(("name", "case"), MISSES)
def test_missing_the_prompt_does_not_hold(name, case):
    figures = PROBE[name].measure(MISSED[name][case], FPS)
    assert not PROBE[name].rule.holds(figures), figures


@settings(max_examples=20, deadline=None)
@given(angle=st.floats(-3.1, 3.1), x=st.floats(-9, 9), z=st.floats(-9, 9))
@pytest.mark.parametrize("name", sorted(ACTED))
def test_figures_do_not_depend_on_the_place(name, angle, x, z):
    placed = [m @ yaw_matrix(angle).T + np.array([x, 0.0, z]) for m in ACTED[name]]
    figures = PROBE[name].measure(placed, FPS)
    assert figures == pytest.approx(PROBE[name].measure(ACTED[name], FPS), abs=1e-6)


def test_run_is_judged_by_the_walks():
    walks = [PROBE["walk forward"].measure([going(v)], FPS) for v in (1.0, 1.4)]
    slow, fast = (PROBE["run"].measure([going(v)], FPS) for v in (2.0, 2.1))
    judged = with_walk_ratio([slow, fast], walks)
    assert [f[TIMES_WALK] for f in judged] == pytest.approx([2.0 / 1.2, 2.1 / 1.2])
    assert [PROBE["run"].rule.holds(f) for f in judged] == [False, True]


def test_run_without_walks_holds_for_nothing():
    (judged,) = with_walk_ratio([PROBE["run"].measure([going(5.0)], FPS)], [])
    assert not PROBE["run"].rule.holds(judged)


def test_a_missing_motion_is_refused():
    with pytest.raises(StickGenError, match="2 prompts and got 1 motions"):
        PROBE["turn left / right"].measure([turning(90)], FPS)
