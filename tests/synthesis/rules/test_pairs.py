"""Two people by rule: where they are, when they touch, which way they go."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.geometry import FloatArray, heading
from stickgen.skeleton import FPS, J
from stickgen.synthesis.rules import find, pairs, read
from stickgen.synthesis.rules.rule import Draw, Take
from stickgen.synthesis.variation import sample_variation

WRISTS = [J["left_wrist"], J["right_wrist"]]
SEEDS = range(4)


def made(name: str, seed: int) -> tuple[Take, FloatArray, FloatArray]:
    rng = np.random.default_rng(seed)
    take = pairs.RULES[name].make(
        Draw(sample_variation(rng, (4.0, 6.0), ("stand",), ("",), ("plain",)))
    )
    assert take.partner is not None
    return take, take.joints, take.partner.joints


def apart(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.linalg.norm((a - b)[:, 0, [0, 2]], axis=-1)


@pytest.mark.parametrize("name", sorted(pairs.RULES))
def test_two_people_face_each_other_and_move_at_the_same_time(name: str) -> None:
    for seed in SEEDS:
        take, a, b = made(name, seed)
        assert len(a) == len(b)
        turn = np.cos(heading(a[:1]) - heading(b[:1]))[0]
        assert turn < -0.8  # a guard stands half sideways
        assert take.pair
        assert np.linalg.norm(np.diff(a, axis=0), axis=-1).max() * FPS < 9.0


@pytest.mark.parametrize("name", ["pair_push", "pair_hit"])
def test_a_blow_lands_and_then_the_other_one_goes_back(name: str) -> None:
    for seed in SEEDS:
        _, a, b = made(name, seed)
        target = [J["head"], J["neck"]] if name == "pair_hit" else [J["spine3"], J["neck"]]
        reach = np.linalg.norm(a[:, WRISTS][:, :, None] - b[:, None, target], axis=-1)
        nearest = reach.min((1, 2))
        contact = int(nearest.argmin())
        assert nearest[contact] < 0.36
        speed = np.linalg.norm(np.gradient(b[:, 0], axis=0), axis=-1) * FPS
        assert speed[: contact - 8].max() < 0.3, "it goes before it is struck"
        assert speed[contact : contact + 20].max() > 0.5
        assert apart(a, b)[-1] > apart(a, b)[0] + 0.4


def test_a_waltz_turns_in_hold_and_a_box_keeps_its_length() -> None:
    for seed in SEEDS:
        _, a, b = made("pair_waltz", seed)
        assert np.percentile(apart(a, b), [2, 98]) == pytest.approx([0.45, 0.45], abs=0.14)
        assert abs(np.unwrap(heading(a))[-1] - heading(a)[0]) > np.radians(200)
        _, a, b = made("pair_carry_together", seed)
        assert np.ptp(apart(a, b)) < 0.2
        assert (b - a)[0, 0, 2] > 0 and (a[-1, 0, 2] - a[0, 0, 2]) > 0.8


def test_a_rope_keeps_its_length_and_goes_to_one_side() -> None:
    for seed in SEEDS:
        _, a, b = made("pair_tug_of_war", seed)
        assert a[-1, 0, 2] < a[0, 0, 2] - 0.5
        assert b[-1, 0, 2] < b[0, 0, 2] - 0.2
        hands = (b[:, WRISTS].mean(1) - a[:, WRISTS].mean(1))[30:, 2]
        assert np.ptp(hands) < 0.35


def test_people_of_a_pair_share_a_take_and_are_counted() -> None:
    recordings = [r for item in find(10, seed=1, rules=("pair",)) for r in read(item)]
    assert len(recordings) in (10, 11)
    for take in {r.take for r in recordings}:
        people = [r for r in recordings if r.take == take]
        assert len(people) == 2
        assert people[0].pair_captions == people[1].pair_captions
        assert people[0].captions != people[1].captions
