"""Grounding: every clip stands on y = 0, and lies on it too."""

import numpy as np
import pytest

from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.clips.grounding import floor_height, raise_lying_body
from stickgen.corpus.clips.recording import Body, Recording
from stickgen.skeleton import FOOT_HEIGHT, J, rest_pose

FPS = 25.0
FEET = [J["left_foot"], J["right_foot"]]


def standing(frames: int) -> np.ndarray:
    body = np.repeat(rest_pose()[None], frames, axis=0)
    for side in ("left", "right"):
        for name, below in (("elbow", 0.25), ("wrist", 0.5)):
            body[:, J[f"{side}_{name}"]] = body[:, J[f"{side}_shoulder"]] - [0, below, 0]
    body[..., 1] += FOOT_HEIGHT - body[0, FEET, 1].min()
    return body + 0.004 * np.sin(np.arange(frames) / 9)[:, None, None] * [1, 0, 1]


@pytest.mark.parametrize("height", [-0.6, -0.1, 0.4, 0.9])
def test_the_floor_lies_under_the_feet_wherever_the_recording_is(height: float) -> None:
    body = standing(100)
    assert floor_height(body + [0, height, 0], FPS) == pytest.approx(height, abs=0.01)


def test_some_frames_that_drop_do_not_let_the_rest_of_the_clip_float() -> None:
    body = standing(200)
    body[90:106, :, 1] -= 0.2
    assert floor_height(body, FPS) == pytest.approx(0.0, abs=0.015)


def test_stairs_begin_on_the_floor() -> None:
    body = standing(200)
    body[..., 1] += 0.2 * np.repeat(np.arange(5), 40)[:, None]
    assert floor_height(body, FPS) == pytest.approx(0.0, abs=0.03)


def test_a_body_that_lies_in_the_floor_is_raised_onto_it_and_the_rest_stays() -> None:
    body = standing(200)
    sink = np.clip(np.minimum(np.arange(200) - 120, 180 - np.arange(200)) / 20, 0, 1)
    lying = body.copy()
    lying[..., 1] = (1 - sink)[:, None] * body[..., 1] + sink[:, None] * (
        0.1 * body[..., 1] - 0.2 * (np.arange(22) > 11)
    )
    raised = raise_lying_body(lying, FPS)
    assert lying[..., 1].min() < -0.05
    assert raised[..., 1].min() > -0.005
    assert np.array_equal(raised[:90], lying[:90])
    lift = (raised - lying)[:, 0, 1]
    assert np.abs(np.diff(lift)).max() < 0.03
    assert np.allclose(raised - lying, lift[:, None, None] * [0, 1, 0])


def test_motion_by_rule_keeps_its_height() -> None:
    body = standing(100) + [0, 0.75, 0]
    clip = make_clip(Recording("a", "s", Body(body, FPS), "MIT", "", synthetic=True))
    assert clip.joints[:, FEET, 1].min() > 0.7
