"""Balancing: limits hold, low priority is dropped first, the order of input does not matter."""

from __future__ import annotations

from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from stickgen.corpus.curation.balance import Piece, balance


def shares(pieces: list[Piece], dropped: dict[str, str]) -> dict[str, float]:
    held: dict[str, float] = defaultdict(float)
    kept = [piece for piece in pieces if piece.key not in dropped]
    total = sum(piece.seconds for piece in kept)
    for piece in kept:
        for category in piece.categories:
            held[category] += piece.seconds / total
    return held


@st.composite
def piece_lists(draw: st.DrawFn) -> list[Piece]:
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
        Piece(f"clip{k}", seconds, (category, *(["synthetic"] if synthetic else [])), priority)
        for k, (seconds, category, synthetic, priority) in enumerate(rows)
    ]


@given(piece_lists(), st.floats(0.1, 0.9), st.floats(0.1, 0.9))
@example([Piece(f"clip{k}", 1.0, (c,)) for k, c in enumerate("aaaabbccdd")], 0.3, 0.1)
def test_no_category_exceeds_its_share(pieces: list[Piece], each: float, synthetic: float) -> None:
    limits = dict.fromkeys("abcdefg", each) | {"synthetic": synthetic}
    dropped = balance(pieces, limits)
    assert set(dropped) <= {piece.key for piece in pieces}
    excess = {name: s - limits[name] for name, s in shares(pieces, dropped).items()}
    assert max(excess.values(), default=0.0) <= 1e-6
    assert balance(pieces[::-1], limits) == dropped


@given(piece_lists())
def test_without_limits_everything_is_kept(pieces: list[Piece]) -> None:
    assert balance(pieces, {}) == {}


def test_no_more_is_dropped_than_needed() -> None:
    counts = {"a": 60, "b": 10, "c": 10}
    pieces = [Piece(f"{g}{k}", 10.0, (g,)) for g, n in counts.items() for k in range(n)]
    dropped = balance(pieces, dict.fromkeys("abc", 0.5))
    assert set(dropped.values()) == {"a"} and len(dropped) == 40


def test_the_lowest_priority_is_dropped_first() -> None:
    pieces = [Piece(f"a{k}", 1.0, ("a",), priority=k / 10) for k in range(10)]
    pieces += [Piece(f"b{k}", 1.0, ("b",)) for k in range(4)]
    dropped = balance(pieces, {"a": 0.5})
    assert set(dropped) == {f"a{k}" for k in range(6)}


@pytest.mark.parametrize("categories", ["a", "abc"])
def test_limits_that_cannot_be_met_drop_everything(categories: str) -> None:
    pieces = [Piece(f"{c}{k}", 1.0, (c,)) for c in categories for k in range(5)]
    assert len(balance(pieces, dict.fromkeys(categories, 0.3))) == len(pieces)
