"""Streams of the shipped model: the same take, seamless, endless, as soon as it is wanted."""

from __future__ import annotations

import gc
import tracemalloc
from collections import deque
from collections.abc import Iterator
from itertools import islice, repeat

import numpy as np
import pytest

from stickgen import stream as stream_prompt
from stickgen.errors import StickGenError
from stickgen.geometry import canonicalize
from stickgen.model_folder import model_folder
from stickgen.motion import Motion
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.motion_model.streaming import AHEAD, FIRST, PIECE, stream
from stickgen.skeleton import BONE_LENGTHS, PARENTS

SEGMENTS = (
    PromptSegment("A person walks forward.", 15),
    PromptSegment("A person turns around and waves.", 13),
    PromptSegment("A person jumps.", 9),
)
STEPS = 4


@pytest.fixture(scope="module")
def model() -> MotionModel:
    return MotionModel(model_folder())


@pytest.fixture(scope="module")
def pieces(model: MotionModel) -> list[Motion]:
    return list(stream(model, SEGMENTS, seed=3, steps=STEPS))


@pytest.fixture(scope="module")
def joints(pieces: list[Motion]) -> np.ndarray:
    return np.concatenate([piece.joints for piece in pieces]).astype(float)


def jerk(joints: np.ndarray) -> np.ndarray:
    """Largest third difference of any joint, ``[T − 3]``."""
    return np.linalg.norm(np.diff(joints, n=3, axis=0), axis=-1).max(1)


def test_pieces_make_up_the_take(pieces: list[Motion], joints: np.ndarray) -> None:
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


def test_the_stream_is_the_take_that_is_made_at_once(
    model: MotionModel, pieces: list[Motion], joints: np.ndarray
) -> None:
    whole = model.generate(SEGMENTS, seed=3, steps=STEPS)
    assert np.concatenate([p.actions for p in pieces]).tolist() == whole.actions.tolist()
    pose = (joints - joints[:, :1]) - (whole.joints - whole.joints[:, :1])
    other = model.generate(SEGMENTS, seed=4, steps=STEPS).joints
    apart = (whole.joints - whole.joints[:, :1]) - (other - other[:, :1])
    # One plan, other noise: facing may drift apart over the take, another seed differs at once.
    near = slice(0, 75)
    assert np.abs(pose[near]).mean() < 0.5 * np.abs(apart[near]).mean()
    assert jerk(joints).mean() < 1.3 * jerk(whole.joints.astype(float)).mean()


def test_the_same_seed_gives_the_same_stream(model: MotionModel, pieces: list[Motion]) -> None:
    again = stream(model, SEGMENTS, seed=3, steps=STEPS)
    for piece, other in zip(pieces, islice(again, 3), strict=False):
        np.testing.assert_array_equal(piece.joints, other.joints)
    first = next(stream(model, SEGMENTS, seed=4, steps=STEPS))
    assert np.abs(first.joints - pieces[0].joints).max() > 0.01


def test_only_what_is_needed_is_read_ahead(model: MotionModel) -> None:
    read = []

    def segments() -> Iterator[PromptSegment]:
        for segment in repeat(PromptSegment("A person walks.", 3)):
            read.append(segment)
            yield segment

    first = next(stream(model, segments(), steps=1))
    assert len(first) == FIRST * PATCH
    assert len(read) * 3 <= FIRST + AHEAD + 3


def test_a_stream_without_end_needs_no_more_memory(model: MotionModel) -> None:
    endless = stream(model, repeat(PromptSegment("A person walks.", PIECE)), steps=1)
    tracemalloc.start()
    taken = []
    for pieces in (4, 12):
        deque(islice(endless, pieces), maxlen=0)
        gc.collect()
        taken.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert taken[1] - taken[0] < 60_000  # the joints of twelve pieces alone are 127 kB


def test_a_prompt_is_streamed_to_the_frame() -> None:
    pieces = list(stream_prompt("A person walks, then jumps.", seconds=3.1, steps=1))
    assert sum(len(piece) for piece in pieces) == round(3.1 * 25)


def test_what_cannot_be_made_is_said_before_the_first_piece() -> None:
    with pytest.raises(StickGenError, match="seconds is 0"):
        stream_prompt("A person walks.", seconds=0)
    with pytest.raises(StickGenError, match="empty"):
        stream_prompt("  ")


def test_a_model_without_a_planner_is_refused() -> None:
    plain = MotionModel(model_folder("plain-diffusion"))
    with pytest.raises(StickGenError, match="no planner"):
        next(stream(plain, SEGMENTS))
