"""Manners change a walk as their words say, and keep standing feet where they stand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from stickgen.geometry import FloatArray
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J
from stickgen.synthesis.body import solve
from stickgen.synthesis.gait import gait_controls, walking_gait
from stickgen.synthesis.rules import edits, manners
from stickgen.synthesis.rules.bases import stands_plainly, walks_plainly
from stickgen.synthesis.rules.from_joints import controls_of
from stickgen.synthesis.rules.probes import PROBES, lean_aside, obeys, pace, stance_shares
from stickgen.synthesis.rules.rule import Draw
from stickgen.synthesis.stance import stand
from stickgen.synthesis.variation import sample_variation

FEET = [J["left_foot"], J["right_foot"]]


def gait(seed: int, seconds: float = 7.0) -> FloatArray:
    v = sample_variation(
        np.random.default_rng([seed, 5]), (seconds, seconds), ("",), ("",), ("plain",)
    )
    # Recorded feet rise higher than those of the gait by rule.
    steady = replace(walking_gait(replace(v, tempo=1.0, size=1.0)), lift=0.12, curve=0.02)
    return solve(gait_controls(v, steady)[0])


def draw(seed: int) -> Draw:
    v = sample_variation(np.random.default_rng(seed), (5.0, 5.0), ("",), ("",), ("plain",))
    return Draw(v, gait(seed), "walk")


@pytest.mark.parametrize("name", sorted(manners.MANNERS))
def test_a_manner_obeys_its_probe_and_a_plain_walk_does_not(name: str) -> None:
    draws = [draw(seed) for seed in range(6)]
    takes = [manners.perform(name, d).joints for d in draws]
    assert sum(obeys(name, t, d) for t, d in zip(takes, draws, strict=True)) >= 4
    if name in PROBES and name not in ("proud", "fast"):
        assert not any(obeys(name, d.base[:125], d) for d in draws)


@pytest.mark.parametrize("name", sorted(manners.MANNERS))
def test_bones_feet_and_speeds_stay_human(name: str) -> None:
    joints = manners.perform(name, draw(3)).joints
    bones = np.linalg.norm(joints[:, 1:] - joints[:, PARENTS[1:]], axis=-1)
    np.testing.assert_allclose(bones, np.broadcast_to(BONE_LENGTHS[1:], bones.shape), atol=1e-6)
    assert joints[..., 1].min() > -0.03
    speed = np.linalg.norm(np.diff(joints, axis=0), axis=-1) * FPS
    assert speed.max() < 9.0
    rest = speed[:, FEET][joints[1:, FEET, 1] < 0.03]
    assert len(rest) == 0 or np.percentile(rest, 50) < 0.12


def test_a_limp_spares_the_named_leg_on_either_side() -> None:
    sides = set()
    for seed in range(8):
        d = draw(seed)
        shares = stance_shares(manners.perform("limp", d).joints)
        assert shares[d.v.side] < shares[d.v.other]
        sides.add(d.side)
    assert sides == {"left", "right"}


def test_hands_are_where_the_words_put_them() -> None:
    d = draw(1)
    hips = manners.perform("hands_on_hips", d).joints
    for side in ("left", "right"):
        away = hips[:, J[f"{side}_wrist"]] - hips[:, J[f"{side}_hip"]]
        assert np.linalg.norm(away, axis=-1).mean() < 0.27
    phone = manners.perform("phone", d).joints
    ear = phone[:, J[f"{d.side}_wrist"]] - phone[:, J["head"]]
    assert np.linalg.norm(ear, axis=-1).mean() < 0.25
    tiptoe = manners.perform("tiptoe", d).joints
    heels = [J["left_ankle"], J["right_ankle"]]
    assert tiptoe[:, heels, 1].min() > gait(1)[:, heels, 1].min() + 0.04
    cold = manners.perform("cold", d).joints
    assert (
        np.abs(np.diff(cold[:, J["left_wrist"]], 3, axis=0)).mean()
        > 2 * np.abs(np.diff(phone[:, J[f"{d.other}_wrist"]], 3, axis=0)).mean()
    )
    drunk = manners.perform("drunk", d).joints
    assert lean_aside(drunk).std() > 2 * lean_aside(gait(1)).std()


def test_controls_of_a_body_give_it_back() -> None:
    joints = gait(2)
    error = np.linalg.norm(solve(controls_of(joints)) - joints, axis=-1)
    assert error.mean() < 0.012
    assert error.max() < 0.09


def test_warping_changes_the_tempo_and_not_the_way() -> None:
    joints = gait(4)
    slow = edits.warp(joints, 0.5)
    assert len(slow) == pytest.approx(2 * len(joints), abs=3)
    assert pace(slow) == pytest.approx(0.5 * pace(joints), rel=0.03)
    np.testing.assert_allclose(slow[-1], joints[-1], atol=0.15)


def test_only_plain_walks_and_stands_are_changed() -> None:
    joints = gait(6)
    assert walks_plainly(joints)
    assert not walks_plainly(manners.perform("old", draw(6)).joints)
    assert not walks_plainly(manners.perform("zombie", draw(6)).joints)
    v = sample_variation(np.random.default_rng(1), (5.0, 5.0), ("stand",), ("",), ("plain",))
    assert stands_plainly(solve(stand(v)))
    assert not stands_plainly(joints)
    assert not walks_plainly(solve(stand(v)))
