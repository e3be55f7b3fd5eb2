"""What a planner is told of an action, patch by patch."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.motion_model.goals import (
    CONTROL_DIM,
    CONTROLS,
    FREE,
    GROUPS,
    STEP,
    Goals,
    Progress,
    group_columns,
    missed,
    plan_controls,
    stated_goals,
)
from stickgen.motion_model.plan import PLAN, PLAN_DIM
from stickgen.vocabulary import ACTION


def patch(step: tuple[float, float] = (0.0, 0.0), turn: float = 0.0) -> np.ndarray:
    plan = np.zeros((2, PLAN_DIM))
    plan[:, PLAN["step"]], plan[:, PLAN["turn"]] = step, turn
    return plan


def test_nothing_asked_is_nothing_told() -> None:
    assert not plan_controls(FREE, Progress.start(2), 10).any()


def test_what_is_left_is_counted_from_the_plan() -> None:
    goals, progress = Goals(turn=np.pi / 2, travel=(0.0, 4.0)), Progress.start(2)
    first = plan_controls(goals, progress, 10)  # two seconds: half of it in the next one
    np.testing.assert_allclose(first[:, CONTROLS["turn"]][:, 0], np.pi / 3, atol=1e-6)
    np.testing.assert_allclose(first[:, CONTROLS["travel"]][:, :2], [[0.0, 1.0]] * 2)
    progress.add(patch(turn=np.pi / 2))  # now it faces the left, and the goal lies to its right
    later = plan_controls(goals, progress, 10)
    np.testing.assert_allclose(later[:, CONTROLS["turn"]], 0.0, atol=1e-6)
    told = later[0, CONTROLS["travel"]][:2] * 2.0
    np.testing.assert_allclose(told, [-4.0 * 5 / 9, 0.0], atol=1e-6)
    progress.add(patch(step=(-4.0, 0.0)))
    there = plan_controls(goals, progress, 10)
    np.testing.assert_allclose(there[:, CONTROLS["travel"]], 0.0, atol=1e-6)


def test_a_short_way_is_done_at_a_usual_speed() -> None:
    told = plan_controls(Goals(travel=(0.0, 2.0)), Progress.start(1), 50)
    assert told[0, CONTROLS["travel"]][1] * 2.0 == pytest.approx(1.1)


def test_plans_go_on_from_the_chosen_one() -> None:
    progress, both = Progress.start(2), patch()
    both[1, PLAN["turn"]] = 1.0
    progress.add(both)
    progress.keep(1)
    np.testing.assert_allclose(progress.facing, [1.0, 1.0])


def test_rest_surrounds_the_action() -> None:
    goals, progress = Goals(begins=2, ends=4, turn=1.0), Progress.start(1)
    told = []
    for _ in range(6):
        told.append(plan_controls(goals, progress, 6)[0])
        progress.add(patch()[:1])
    begins, ends = (np.array(told)[:, CONTROLS[name]][:, 0] * 4.0 for name in ("begins", "ends"))
    np.testing.assert_allclose(begins, [0.4, 0.2, 0.0, 0.0, 0.0, 0.0], atol=1e-6)
    np.testing.assert_allclose(ends, [0.8, 0.6, 0.4, 0.2, 0.0, 0.0], atol=1e-6)
    turns = np.array(told)[:, CONTROLS["turn"]]
    assert (turns[:4] > 0).all() and not turns[4:].any()  # who rests has nothing left to turn


def test_sentences_are_read_and_the_rest_is_free() -> None:
    goals = stated_goals("an old man turns right by 90 degrees")
    assert goals.turn == pytest.approx(-np.pi / 2)
    assert goals.manners and goals.travel is None and goals.speed is None
    assert stated_goals("a person walks") == Goals(actions=(ACTION["walk"],))
    assert stated_goals("a person walks and waves") == FREE  # one after the other, or both
    assert stated_goals("a person walks backwards two metres").travel == (0.0, -2.0)
    assert stated_goals("a person takes two steps to the right").travel == (-2 * STEP, 0.0)
    assert stated_goals("a person jumps three times").count == 3


def test_every_column_belongs_to_one_group() -> None:
    columns = group_columns()
    assert columns.shape == (len(GROUPS), CONTROL_DIM)
    given = CONTROLS["given"]
    others = np.delete(columns.sum(0), range(given.start, given.stop))
    np.testing.assert_array_equal(others, 1.0)
    assert columns[:, given].sum() == given.stop - given.start


def test_plans_are_charged_for_what_they_miss() -> None:
    progress = Progress.start(2)
    both = patch()
    both[1, PLAN["turn"]] = 0.5
    for _ in range(2):
        progress.add(both)
    assert not missed(FREE, progress, 4).any()
    np.testing.assert_allclose(missed(Goals(turn=1.0), progress, 4), [0.5, 0.0])
    np.testing.assert_allclose(missed(Goals(turn=-1.0), progress, 4), [0.5, 1.5])
    np.testing.assert_allclose(missed(Goals(turn=0.6), progress, 4), [0.3, 0.4])
    progress.add(patch(step=(0.0, 1.0)))
    off = missed(Goals(travel=(0.0, 1.0)), progress, 4)
    assert off[0] == pytest.approx(0.0) and off[1] > 0.8
