"""Offsets over time: the least-squares curve, its pieces, and raising what is too low."""

from __future__ import annotations

import numpy as np
import pytest
import scipy.linalg
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.motion_model.offsets import raise_by, smooth_offset, solve_banded


def case(frames: int, seed: int) -> dict[str, np.ndarray]:
    rng = np.random.default_rng(seed)
    return {
        "drift": rng.normal(0, 0.01, (frames, 2)),
        "stay": rng.uniform(0, 100, frames) * (rng.random(frames) < 0.5),
        "target": rng.normal(0, 0.05, (frames, 2)),
        "pull": rng.uniform(0.01, 1, frames),
    }


@settings(max_examples=20)
@given(st.integers(1, 60), st.integers(0, 5), st.integers(0, 1000))
def test_the_curve_is_the_least_squares_solution(frames: int, before: int, seed: int) -> None:
    c = case(frames, seed)
    known = np.random.default_rng(seed).normal(0, 0.05, (before, 2))
    curve = smooth_offset(known, **c, stiffness=7.0)

    def residuals(o: np.ndarray) -> np.ndarray:
        whole = np.concatenate([known[-3:], o])
        moved = np.diff(whole, axis=0)[-frames:]
        n = len(moved)
        stays = np.sqrt(c["stay"][-n:, None]) * (c["drift"][-n:] + moved) if n else moved
        pulls = np.sqrt(c["pull"])[:, None] * (o - c["target"])
        bends = np.sqrt(7.0) * np.diff(whole, n=3, axis=0) if len(whole) > 3 else moved[:0]
        return np.concatenate([stays, pulls, bends])

    # The residuals are linear in o: find their matrix by probing, then solve with numpy.
    zero = residuals(np.zeros((frames, 2)))[:, 0]
    columns = [residuals(np.eye(frames)[:, [k, k]])[:, 0] - zero for k in range(frames)]
    expected = np.linalg.lstsq(np.stack(columns, axis=1), -zero, rcond=None)[0]
    np.testing.assert_allclose(curve[:, 0], expected, atol=1e-6)


@given(st.integers(1, 40), st.integers(1, 3), st.integers(0, 1000))
def test_banded_systems_are_solved_as_by_scipy(size: int, columns: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    factor = np.tril(rng.normal(size=(size, size)))
    factor = np.triu(factor, -3) + 3.0 * np.eye(size)
    dense = factor @ factor.T
    band = np.zeros((size, 4))
    for k in range(min(4, size)):
        band[k:, k] = np.diagonal(dense, -k)
    right = rng.normal(size=(size, columns))
    lower = np.stack([np.append(band[k:, k], np.zeros(min(k, size))) for k in range(4)])
    expected = scipy.linalg.solveh_banded(lower[: min(4, size)], right, lower=True)
    np.testing.assert_allclose(solve_banded(band, right), expected, atol=1e-8)


def test_pieces_continue_smoothly() -> None:
    c = case(200, 3)
    whole = smooth_offset(np.zeros((0, 2)), **c, stiffness=10.0)
    done = np.zeros((0, 2))
    for start in range(0, 200, 20):
        seen = slice(start, start + 60)
        piece = smooth_offset(done, **{k: v[seen] for k, v in c.items()}, stiffness=10.0)
        done = np.concatenate([done, piece[:20]])
    assert np.abs(done - whole).max() < 0.1 * np.abs(whole).max()
    assert (
        np.abs(np.diff(done, n=3, axis=0)).max() < 1.5 * np.abs(np.diff(whole, n=3, axis=0)).max()
    )


@given(st.floats(0.02, 0.5), st.integers(5, 40))
def test_what_is_too_low_is_raised_for_that_time_only(depth: float, width: int) -> None:
    need = np.full(160, -1.0)
    need[60 : 60 + width] = depth
    rise = raise_by(np.zeros((0, 1)), need, stiffness=30.0)[:, 0]
    assert (rise - need)[60 : 60 + width].min() > -0.15 * depth
    assert rise.max() < 1.2 * depth
    assert np.abs(rise[:20]).max() < 0.05 * depth and np.abs(rise[-20:]).max() < 0.05 * depth


def test_what_is_high_enough_is_not_raised() -> None:
    assert not raise_by(np.zeros((0, 1)), np.full(30, -0.1), stiffness=3.0).any()


def test_what_is_held_is_lowered_too() -> None:
    drop = raise_by(np.zeros((0, 1)), np.full(30, -0.04), stiffness=3.0, hold=np.ones(30))
    np.testing.assert_allclose(drop, -0.04, atol=1e-6)


def test_a_new_piece_starts_from_the_raise_before() -> None:
    rise = raise_by(np.full((3, 1), 0.2), np.full(40, -1.0), stiffness=3.0)
    assert rise[0, 0] == pytest.approx(0.2, abs=0.03) and abs(rise[-1, 0]) < 0.01
