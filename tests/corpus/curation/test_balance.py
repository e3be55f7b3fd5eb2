"""Balancing: limits hold exactly, the least worthy go first, the order of input is nothing."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.corpus.curation.balance import Piece, balance


def shares(pieces: list[Piece], out: dict[str, str]) -> dict[str, float]:
    held: dict[str, float] = defaultdict(float)
    kept = [piece for piece in pieces if piece.key not in out]
    total = sum(piece.seconds for piece in kept)
    for piece in kept:
        for group in piece.groups:
            held[group] += piece.seconds / total
    return held


@st.composite
def crowds(draw: st.DrawFn) -> list[Piece]:
    rows = draw(
        st.lists(
            st.tuples(
                st.floats(0.5, 60.0), st.sampled_from("abcdefg"), st.booleans(), st.floats(0, 1)
            ),
            min_size=1,
            max_size=60,
        )
    )
    return [
        Piece(f"clip{k}", seconds, (group, *(["made"] if made else [])), worth)
        for k, (seconds, group, made, worth) in enumerate(rows)
    ]


@given(crowds(), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
def test_no_group_has_more_than_its_share(pieces: list[Piece], each: float, made: float) -> None:
    limits = dict.fromkeys("abcdefg", each) | {"made": made}
    out = balance(pieces, limits)
    assert set(out) <= {piece.key for piece in pieces}
    for group, share in shares(pieces, out).items():
        assert share <= limits[group] + 1e-6
    assert balance(pieces[::-1], limits) == out


@given(crowds())
def test_without_limits_all_is_kept(pieces: list[Piece]) -> None:
    assert balance(pieces, {}) == {}


def test_only_as_much_is_left_out_as_needed() -> None:
    counts = {"a": 60, "b": 10, "c": 10}
    pieces = [Piece(f"{g}{k}", 10.0, (g,)) for g, n in counts.items() for k in range(n)]
    out = balance(pieces, dict.fromkeys("abc", 0.5))
    assert set(out.values()) == {"a"} and len(out) == 40


def test_the_least_worthy_go_first() -> None:
    pieces = [Piece(f"a{k}", 1.0, ("a",), worth=k / 10) for k in range(10)]
    pieces += [Piece(f"b{k}", 1.0, ("b",)) for k in range(4)]
    out = balance(pieces, {"a": 0.5})
    assert set(out) == {f"a{k}" for k in range(6)}


@pytest.mark.parametrize("groups", ["a", "abc"])
def test_limits_that_cannot_be_met_leave_nothing(groups: str) -> None:
    pieces = [Piece(f"{g}{k}", 1.0, (g,)) for g in groups for k in range(5)]
    assert len(balance(pieces, dict.fromkeys(groups, 0.3))) == len(pieces)
