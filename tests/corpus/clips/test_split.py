"""Splits: no person and no take is in two of them, and splits of the data set stay."""

from collections import defaultdict
from dataclasses import replace

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


def test_a_collection_that_grows_keeps_its_old_split() -> None:
    old = [
        ClipHeader("cmu/03_01", "cmu", 900, subject="03"),
        ClipHeader("cmu/06_01", "cmu", 900, subject="06"),
        *(ClipHeader(f"cmu/9{k}_01", "cmu", 900, subject=f"9{k}") for k in range(1, 9)),
    ]
    new = [
        ClipHeader(f"cmu_fbx/{k}_01", "cmu_fbx", 100 + k, subject=str(k)) for k in range(200, 280)
    ]
    alone, grown = assign_splits(old), assign_splits([*old, *new])
    assert {id_: grown[id_] for id_ in alone} == alone
    assert alone == {"cmu/03_01": "test", "cmu/06_01": "val"} | dict.fromkeys(
        [header.id for header in old[2:]], "train"
    )
    assert {grown[header.id] for header in new} == set(SPLITS)


def test_a_person_of_another_archive_and_near_copies_follow_the_first_recordings() -> None:
    headers = [
        ClipHeader("cmu/43_01", "cmu", 900, subject="43"),
        ClipHeader("cmu_fbx/43_02", "cmu_fbx", 900, subject="43"),
        ClipHeader("cmu/77_01", "cmu", 900, subject="77"),
        ClipHeader("cmu_asfamc/139_02", "cmu_asfamc", 900, subject="139"),
        ClipHeader("cmu/139_01", "cmu", 900, subject="139"),
    ]
    splits = assign_splits(headers)
    assert splits["cmu_fbx/43_02"] == splits["cmu/43_01"] == "test"
    assert splits["cmu_asfamc/139_02"] in ("val", "train")
    unrelated = [
        ClipHeader(f"cmu_fbx/{who}_01", "cmu_fbx", 900, subject=who) for who in ("123", "70", "73")
    ]
    assert len(set(assign_splits(unrelated).values())) == 1


def test_most_of_an_action_is_trained_on() -> None:
    walks = [clip(k, k, "", 100, action="walk") for k in range(60)]
    assert set(assign_splits(walks).values()) == set(SPLITS)
    rare = [replace(header, action=f"action {k}") for k, header in enumerate(walks)]
    assert set(assign_splits(rare).values()) == {"train"}


def test_an_unknown_split_is_an_error() -> None:
    with pytest.raises(StickGenError, match="no split 'dev'"):
        assign_splits([ClipHeader("a", "b", 10, split="dev")])
