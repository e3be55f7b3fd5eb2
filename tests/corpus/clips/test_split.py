"""Splits: no person and no take is in two of them, and splits of the data set stay."""

from collections import defaultdict
from dataclasses import replace
from hashlib import sha1

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.header import ClipHeader
from stickgen.corpus.clips.split import SPLITS, assign_splits
from stickgen.errors import StickGenError

people = st.lists(
    st.tuples(st.integers(0, 30), st.sampled_from(["", "a", "b", "c"]), st.integers(12, 2250)),
    min_size=1,
    max_size=80,
)


def clip(k: int, person: int, take: str, frames: int, **facts: str) -> ClipHeader:
    return ClipHeader(
        f"own/{person:02d}_{k:02d}", "own", frames, take=take, subject=str(person), **facts
    )


@settings(max_examples=50)
@given(people)
def test_no_person_and_no_take_is_in_two_splits(rows: list[tuple[int, str, int]]) -> None:
    headers = [clip(k, *row, action="walk") for k, row in enumerate(rows)]
    splits = assign_splits(headers)
    splits_of = defaultdict(set)
    for header in headers:
        splits_of["person", header.subject].add(splits[header.id])
        if header.take:
            splits_of["take", header.take].add(splits[header.id])
    assert {len(names) for names in splits_of.values()} == {1}
    assert set(splits.values()) <= set(SPLITS)
    assert splits == assign_splits(headers[::-1])
    train = sum(header.frames for header in headers if splits[header.id] == "train")
    assert train >= 0.7 * sum(header.frames for header in headers)


@given(st.lists(st.tuples(st.integers(0, 9), st.sampled_from([*SPLITS, ""])), min_size=1))
@example([(0, "val"), (0, ""), (1, ""), (2, "test")])
def test_a_split_of_the_data_set_is_kept_and_shared_with_the_person(
    rows: list[tuple[int, str]],
) -> None:
    headers = [clip(k, person, "", 100, split=split) for k, (person, split) in enumerate(rows)]
    splits = assign_splits(headers)
    fixed = {header.id: header.split for header in headers if header.split}
    assert {id_: splits[id_] for id_ in fixed} == fixed
    for person in {header.subject for header in headers if header.split}:
        clips = [header for header in headers if header.subject == person]
        assert {splits[c.id] for c in clips} == {c.split for c in clips} - {""}


def test_a_mirrored_clip_stays_with_its_original() -> None:
    headers = [ClipHeader(f"h/{k:03d}", "h", 100 + k) for k in range(60)]
    mirrored = [ClipHeader(f"h/M{k:03d}", "h", 100 + k, related=(f"h/{k:03d}",)) for k in range(60)]
    splits = assign_splits([*headers, *mirrored])
    assert set(splits.values()) == set(SPLITS)
    for header in headers:
        assert splits[header.id] == splits[header.id.replace("/", "/M")]


@pytest.mark.parametrize("subject", ["09", "10", "16"])
def test_subjects_of_the_training_list_are_never_held_out(subject: str) -> None:
    headers = [ClipHeader(f"clip{k}", "cmu", 100, subject=f"S{k}") for k in range(60)]
    held_out = min(headers, key=lambda header: sha1(header.id.encode()).hexdigest())
    assert assign_splits(headers)[held_out.id] == "val"
    listed = replace(held_out, subject=subject)
    headers[headers.index(held_out)] = listed
    assert assign_splits(headers)[listed.id] == "train"


def test_most_of_an_action_is_trained_on() -> None:
    walks = [clip(k, k, "", 100, action="walk") for k in range(60)]
    assert set(assign_splits(walks).values()) == set(SPLITS)
    rare = [replace(header, action=f"action {k}") for k, header in enumerate(walks)]
    assert set(assign_splits(rare).values()) == {"train"}


def test_an_unknown_split_is_an_error() -> None:
    with pytest.raises(StickGenError, match="no split 'dev'"):
        assign_splits([ClipHeader("a", "b", 10, split="dev")])
