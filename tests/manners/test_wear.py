"""What manners and acts lay over a body that stands or walks."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.geometry import FloatArray
from stickgen.manners.acts import ACTS, airborne, plateau, pulses
from stickgen.manners.arms import HOLDS, hold
from stickgen.manners.frames import move_pelvis
from stickgen.manners.legs import lift_leg, tiptoe
from stickgen.manners.table import MANNERS, Manner
from stickgen.manners.trunk import lean
from stickgen.manners.wear import lay_over, lean_of, own_time, retimed
from stickgen.manners.words import Worn
from stickgen.skeleton import BONE_LENGTHS, FPS, GRAVITY, PARENTS, J, rest_pose

FRAMES = 60
ON = np.ones(FRAMES)
BOTH = ("left", "right")
BY_NAME = {manner.name: manner for manner in MANNERS}


def standing() -> FloatArray:
    """Somebody who stands with hanging arms."""
    return hold(np.repeat(rest_pose()[None], FRAMES, axis=0), "still", ON)


def bones(joints: FloatArray) -> FloatArray:
    return np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_bones_keep_their_length_in_every_manner(manner: Manner) -> None:
    sides = ("left",) if manner.limps else BOTH
    worn = lay_over(standing(), [Worn(manner, sides)], ON)
    assert np.abs(bones(worn) - BONE_LENGTHS[1:]).max() < 2e-3
    assert np.isfinite(worn).all()


@pytest.mark.parametrize("act", ACTS, ids=lambda act: act.name)
def test_bones_keep_their_length_in_every_act(act) -> None:  # type: ignore[no-untyped-def]
    time = pulses(FRAMES, 0.2, 1.8, 1)
    body = act.lay(standing(), time, plateau(FRAMES, 0.1, 2.2, 0.3), ("left",))
    assert np.abs(bones(body) - BONE_LENGTHS[1:]).max() < 2e-3
    assert np.abs(body - standing()).max() > 0.05


@pytest.mark.parametrize("name", list(HOLDS))
def test_a_posture_moves_arms_alone_and_the_mirrored_hand_mirrors_it(name: str) -> None:
    body = standing()
    held = hold(body, name, ON)
    arms = [J[f"{side}_{part}"] for side in BOTH for part in ("elbow", "wrist")]
    others = [joint for joint in range(22) if joint not in arms]
    np.testing.assert_allclose(held[:, others], body[:, others])
    if HOLDS[name].right is None and not any(HOLDS[name].shake):
        left, right = held[0, J["left_wrist"]], held[0, J["right_wrist"]]
        np.testing.assert_allclose(left * [-1, 1, 1], right, atol=0.01)


def test_hands_are_where_they_are_said_to_be() -> None:
    hips = hold(standing(), "on hips", ON)
    assert np.linalg.norm(hips[:, J["left_wrist"]] - hips[:, J["left_hip"]], axis=-1).max() < 0.2
    crossed = hold(standing(), "crossed", ON)
    assert (crossed[:, J["left_wrist"], 0] < crossed[:, J["right_wrist"], 0] - 0.05).all()
    up = hold(standing(), "up", ON, ("right",))
    assert (up[:, J["right_wrist"], 1] > up[:, J["head"], 1] + 0.2).all()
    assert (up[:, J["left_wrist"], 1] < up[:, J["left_shoulder"], 1]).all()


def test_an_arm_is_raised_at_an_even_pace_in_front() -> None:
    rise = hold(standing(), "up", np.linspace(0.0, 1.0, FRAMES))
    step = np.linalg.norm(np.diff(rise[:, J["left_wrist"]], axis=0), axis=-1)
    assert step.max() < 3.0 * step.mean()
    assert rise[FRAMES // 2, J["left_wrist"], 2] > 0.25


def test_a_lean_is_only_what_a_motion_lacks() -> None:
    stooped = Worn(BY_NAME["stooped"], BOTH)
    once = lay_over(standing(), [stooped], ON)
    twice = lay_over(once, [stooped], ON)
    assert lean_of(once).mean() == pytest.approx(BY_NAME["stooped"].lean, abs=4.0)
    assert lean_of(twice).mean() == pytest.approx(lean_of(once).mean(), abs=3.0)


def test_feet_stay_under_a_body_that_leans_or_sinks() -> None:
    body = standing()
    feet = [J[f"{side}_{part}"] for side in BOTH for part in ("ankle", "foot")]
    for moved in (lean(body, 80.0 * ON), move_pelvis(body, np.tile([0.0, -0.3, 0.0], (FRAMES, 1)))):
        np.testing.assert_allclose(moved[:, feet], body[:, feet], atol=1e-3)


def test_tiptoe_raises_heels_and_a_leg_is_lifted_over_the_other() -> None:
    toes = tiptoe(standing(), ON)
    assert (toes[:, J["left_ankle"], 1] > 0.12).all()
    assert toes[:, J["left_foot"], 1] == pytest.approx(0.025, abs=0.01)
    raised = lift_leg(standing(), "left", ON, knee=True)
    assert (raised[:, J["left_knee"], 1] > 0.75).all()
    assert (raised[:, J["right_foot"], 1] < 0.06).all()


def test_pulses_rise_as_often_as_is_said_and_hops_fall_with_gravity() -> None:
    weight = pulses(200, 0.5, 1.0, 3)
    assert ((weight[1:] > 0.5) & (weight[:-1] <= 0.5)).sum() == 3
    assert weight[0] == weight[-1] == 0.0
    hop = airborne(200, 0.5, 1.0, 2, 0.4)
    flying = hop[1:-1] > 0.02
    assert np.diff(hop, n=2)[flying] * FPS**2 == pytest.approx(-GRAVITY, abs=0.1)


def test_another_time_keeps_the_ends_and_bones() -> None:
    body = standing() + np.linspace(0, 2, FRAMES)[:, None, None] * np.array([0, 0, 1.0])
    at = own_time(body, [Worn(BY_NAME["robot"], BOTH)])
    assert (at[0], at[-1]) == pytest.approx((0.0, FRAMES - 1.0))
    assert (np.diff(at) > 0).all()
    assert np.diff(at).max() > 2.0 * np.diff(at).min()
    assert np.abs(bones(retimed(body, at)) - bones(body)).max() < 1e-6
