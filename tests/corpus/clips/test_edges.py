"""Ends of recordings: what is no motion is found, what is motion stays."""

import numpy as np
import pytest

from stickgen.corpus.clips.clean import bad_frames
from stickgen.corpus.clips.edges import frozen_frames, opening_frames
from stickgen.skeleton import J, rest_pose

FPS = 24.0


def lowered_arms() -> np.ndarray:
    """A pose ``[22, 3]`` with hanging arms."""
    body = rest_pose().copy()
    for side in ("left", "right"):
        shoulder = body[J[f"{side}_shoulder"]].copy()
        for name, below in (("elbow", 0.25), ("wrist", 0.5)):
            body[J[f"{side}_{name}"]] = shoulder - [0, below, 0]
    return body


def swaying(frames: int, reach: float = 0.05, hertz: float = 0.7) -> np.ndarray:
    """A standing body whose arms swing, ``[T, 22, 3]``."""
    body = np.repeat(lowered_arms()[None], frames, axis=0)
    swing = reach * np.sin(2 * np.pi * hertz * np.arange(frames) / FPS)
    for side in ("left", "right"):
        body[:, J[f"{side}_elbow"], 2] += swing
        body[:, J[f"{side}_wrist"], 2] += 2 * swing
    return body


@pytest.mark.parametrize("frames", [1, 2, 3])
@pytest.mark.parametrize("offset", [0.03, 0.3])
def test_an_opening_in_the_bind_pose_is_not_valid(frames: int, offset: float) -> None:
    body = swaying(120)
    for name in ("left_elbow", "right_elbow"):
        body[:frames, J[name], 0] += offset
    assert opening_frames(body, FPS) == frames
    bad = bad_frames(body, FPS, ())
    assert bad[:frames].all()
    assert not bad[frames + 2 : -3].any()


@pytest.mark.parametrize("hertz", [0.3, 1.0, 2.5])
def test_a_body_that_begins_in_full_swing_keeps_its_first_frames(hertz: float) -> None:
    assert opening_frames(swaying(120, 0.15, hertz), FPS) == 0


def test_a_freeze_at_the_end_is_found_and_standing_still_is_not() -> None:
    body = swaying(150, reach=0.1)
    body[-36:] = body[-37]
    assert frozen_frames(body, FPS) == 36
    assert bad_frames(body, FPS, ())[-36:].all()
    eased = swaying(150)
    at_rest = eased[100]
    share = np.clip((np.arange(150) - 60) / 40, 0, 1)[:, None, None]
    eased = (1 - share**2 * (3 - 2 * share)) * (eased - at_rest) + at_rest
    assert frozen_frames(eased, FPS) == 0
    breathing = body + 0.002 * np.sin(np.arange(150) / 8)[:, None, None]
    assert frozen_frames(breathing, FPS) == 0
    assert frozen_frames(body[-36:], FPS) == 0
