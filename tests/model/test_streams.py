"""Streams of a model: the motion that ``generate`` gives, in pieces without seams."""

from __future__ import annotations

from itertools import islice

import numpy as np
import pytest

from stickgen.geometry import canonicalize
from stickgen.motion import Motion
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.motion_model.streaming import FIRST, PIECE, stream
from stickgen.options import GenerationOptions
from stickgen.skeleton import BONE_LENGTHS, PARENTS

SEGMENTS = (
    PromptSegment("A person walks forward.", 15),
    PromptSegment("A person turns around and waves.", 13),
    PromptSegment("A person jumps.", 9),
)
STEPS = 4


@pytest.fixture(scope="module")
def pieces(model: MotionModel) -> list[Motion]:
    return list(stream(model, SEGMENTS, GenerationOptions(seed=3, steps=STEPS)))


@pytest.fixture(scope="module")
def joints(pieces: list[Motion]) -> np.ndarray:
    return np.concatenate([piece.joints for piece in pieces]).astype(float)


def jerk(joints: np.ndarray) -> np.ndarray:
    """Largest third difference of any joint, ``[T − 3]``."""
    return np.linalg.norm(np.diff(joints, n=3, axis=0), axis=-1).max(1)


def test_pieces_make_up_the_whole_motion(pieces: list[Motion], joints: np.ndarray) -> None:
    assert [len(piece) // PATCH for piece in pieces] == [FIRST, PIECE, PIECE, PIECE, PIECE, 1]
    np.testing.assert_allclose(joints[:1], canonicalize(joints[:1]), atol=0.02)
    for joint, parent in enumerate(PARENTS[1:], 1):
        length = np.linalg.norm(joints[:, joint] - joints[:, parent], axis=-1)
        np.testing.assert_allclose(length, BONE_LENGTHS[joint], atol=1e-4)


def test_joins_are_as_smooth_as_the_rest(pieces: list[Motion], joints: np.ndarray) -> None:
    joins = np.cumsum([len(piece) for piece in pieces])[:-1]
    all_jerk = jerk(joints)
    near = np.abs(np.arange(len(all_jerk))[:, None] + 1.5 - joins).min(1) < 4
    assert all_jerk[near].mean() < 1.5 * all_jerk[~near].mean()
    assert all_jerk[near].max() < 1.2 * all_jerk[~near].max()


def test_the_stream_follows_the_motion_that_is_generated_at_once(
    model: MotionModel, pieces: list[Motion], joints: np.ndarray
) -> None:
    whole = model.generate(SEGMENTS, GenerationOptions(seed=3, steps=STEPS))
    assert np.concatenate([p.actions for p in pieces]).tolist() == whole.actions.tolist()
    pose = (joints - joints[:, :1]) - (whole.joints - whole.joints[:, :1])
    other = model.generate(SEGMENTS, GenerationOptions(seed=4, steps=STEPS)).joints
    apart = (whole.joints - whole.joints[:, :1]) - (other - other[:, :1])
    # The same plan, but other noise: the facing may drift apart; another seed differs at once.
    near = slice(0, 75)
    assert np.abs(pose[near]).mean() < 0.5 * np.abs(apart[near]).mean()
    assert jerk(joints).mean() < 1.3 * jerk(whole.joints.astype(float)).mean()


def test_the_same_seed_gives_the_same_stream(model: MotionModel, pieces: list[Motion]) -> None:
    again = stream(model, SEGMENTS, GenerationOptions(seed=3, steps=STEPS))
    for piece, other in zip(pieces, islice(again, 3), strict=False):
        np.testing.assert_array_equal(piece.joints, other.joints)
    first = next(stream(model, SEGMENTS, GenerationOptions(seed=4, steps=STEPS)))
    assert np.abs(first.joints - pieces[0].joints).max() > 0.01
