"""Streams read little ahead, need constant memory, end at the frame, and refuse bad options."""

from __future__ import annotations

import gc
import tracemalloc
from collections import deque
from collections.abc import Iterator
from itertools import islice, repeat

import pytest

from stickgen import stream as stream_prompt
from stickgen.errors import StickGenError
from stickgen.model_folder import model_folder
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.motion_model.streaming import AHEAD, FIRST, PIECE, stream
from stickgen.options import GenerationOptions

WALK = PromptSegment("A person walks.", PIECE)
FAST = GenerationOptions(steps=1, plans=1)


@pytest.fixture(scope="module")
def model() -> MotionModel:
    return MotionModel(model_folder())


def test_only_what_is_needed_is_read_ahead(model: MotionModel) -> None:
    read = []

    def segments() -> Iterator[PromptSegment]:
        for segment in repeat(PromptSegment("A person walks.", 3)):
            read.append(segment)
            yield segment

    first = next(stream(model, segments(), FAST))
    assert len(first) == FIRST * PATCH
    assert len(read) * 3 <= FIRST + AHEAD + 3


def test_an_endless_stream_needs_no_more_memory(model: MotionModel) -> None:
    endless = stream(model, repeat(WALK), FAST)
    tracemalloc.start()
    memory = []
    for pieces in (4, 12):
        deque(islice(endless, pieces), maxlen=0)
        gc.collect()
        memory.append(tracemalloc.get_traced_memory()[0])
    tracemalloc.stop()
    assert memory[1] - memory[0] < 60_000  # the joints of twelve pieces alone are 127 kB


def test_a_streamed_prompt_has_the_exact_number_of_frames() -> None:
    pieces = list(stream_prompt("A person walks, then jumps.", seconds=3.1, steps=1))
    assert sum(len(piece) for piece in pieces) == round(3.1 * 25)


def test_bad_options_are_refused_before_the_first_piece() -> None:
    with pytest.raises(StickGenError, match="seconds is 0"):
        stream_prompt("A person walks.", seconds=0)
    with pytest.raises(StickGenError, match="empty"):
        stream_prompt("  ")


def test_a_model_without_a_planner_is_refused() -> None:
    plain = MotionModel(model_folder("plain-diffusion"))
    with pytest.raises(StickGenError, match="no planner"):
        next(stream(plain, [WALK]))
