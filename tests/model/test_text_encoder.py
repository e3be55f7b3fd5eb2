"""The text encoder of a model: a state a token, and states that tell left from right."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.model import MotionModel
from stickgen.text.encoder import TextEncoder

SENTENCES = ["a person turns left", "a person turns right", "jump"]


def cosine(a: NDArray[np.float32], b: NDArray[np.float32]) -> float:
    return float((a * b).sum() / np.linalg.norm(a) / np.linalg.norm(b))


def test_states_are_one_row_a_token(folder: Path) -> None:
    encoder = TextEncoder(folder, cache=False)
    states = encoder.encode(SENTENCES)
    width = encoder.width
    # With the marks [CLS] and [SEP].
    assert [s.shape for s in states] == [(6, width), (6, width), (3, width)]
    assert all(s.dtype == np.float32 and np.isfinite(s).all() for s in states)


def test_left_is_not_right_and_case_does_not_matter(folder: Path) -> None:
    sentences = [*SENTENCES[:2], "A PERSON TURNS LEFT"]
    left, right, upper_case = TextEncoder(folder, cache=False).encode(sentences)
    assert cosine(left[4], right[4]) < 0.9  # the tokens "left" and "right"
    np.testing.assert_array_equal(left, upper_case)


def test_states_are_as_wide_as_the_networks_expect(folder: Path, model: MotionModel) -> None:
    config = model.config
    assert config.planner is not None and config.ranker is not None
    widths = {part.text_dim for part in (config.planner, config.ranker, config.refiner)}
    assert widths == {TextEncoder(folder).width}
