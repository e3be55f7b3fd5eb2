"""Splits: nobody is in two of them, and what a data set fixes stays."""

from collections import defaultdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.split import SPLITS, assign_splits
from stickgen.corpus.engine.parts import Head
from stickgen.errors import StickGenError

people = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["", "a", "b", "c"]), st.integers(12, 2250)),
    min_size=1,
    max_size=80,
)


def head(k: int, person: int, take: str, frames: int, **facts: str) -> Head:
    return Head(f"cmu/{person:02d}_{k:02d}", "cmu", frames, take=take, subject=str(person), **facts)


@settings(max_examples=50)
@given(people)
def test_no_person_and_no_take_is_in_two_splits(rows: list[tuple[int, str, int]]) -> None:
    heads = [head(k, *row, action="walk") for k, row in enumerate(rows)]
    splits = assign_splits(heads)
    seen = defaultdict(set)
    for one in heads:
        seen[one.subject].add(splits[one.id])
        if one.take:
            seen["take " + one.take].add(splits[one.id])
    assert all(len(found) == 1 for found in seen.values())
    assert set(splits.values()) <= set(SPLITS)
    assert splits == assign_splits(heads[::-1])
    train = sum(one.frames for one in heads if splits[one.id] == "train")
    assert train >= 0.7 * sum(one.frames for one in heads)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([*SPLITS, ""])), min_size=1))
def test_a_split_that_the_data_set_fixes_is_kept(rows: list[tuple[int, str]]) -> None:
    heads = [head(k, person, "", 100, split=split) for k, (person, split) in enumerate(rows)]
    splits = assign_splits(heads)
    for one in heads:
        fixed = {other.split for other in heads if other.subject == one.subject} - {""}
        assert splits[one.id] == (one.split or splits[one.id])
        assert not fixed or splits[one.id] in fixed


def test_a_mirrored_clip_stays_with_its_original() -> None:
    heads = [Head(f"h/{k:03d}", "h", 100 + k) for k in range(60)]
    mirrored = [Head(f"h/M{k:03d}", "h", 100 + k, related=(f"h/{k:03d}",)) for k in range(60)]
    splits = assign_splits([*heads, *mirrored])
    assert set(splits.values()) == set(SPLITS)
    for one in heads:
        assert splits[one.id] == splits[one.id.replace("/", "/M")]


def test_an_unknown_split_is_refused() -> None:
    with pytest.raises(StickGenError, match="no split 'dev'"):
        assign_splits([Head("a", "b", 10, split="dev")])
