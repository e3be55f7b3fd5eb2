"""Sentences of different lengths as one array."""

from __future__ import annotations

import numpy as np

from stickgen.text.padding import pad_states


def test_states_are_kept_and_padding_is_masked() -> None:
    rng = np.random.default_rng(0)
    states = [rng.normal(size=(n, 4)).astype(np.float16) for n in (3, 1, 5)]
    padded, valid = pad_states(states, 4)
    assert padded.shape == (3, 5, 4) and padded.dtype == np.float32
    assert valid.sum(1).tolist() == [3, 1, 5]
    for row, known, one in zip(padded, valid, states, strict=True):
        np.testing.assert_array_equal(row[known], one)
        assert not row[~known].any()


def test_no_sentence_is_an_empty_array() -> None:
    padded, valid = pad_states([], 4)
    assert padded.shape == (0, 1, 4) and valid.shape == (0, 1)
