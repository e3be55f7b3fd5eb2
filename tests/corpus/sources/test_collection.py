"""The tables of a collection: rows, annotations and notes; broken tables."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from stickgen.corpus.sources.catalog import read_catalog
from stickgen.errors import StickGenError


def test_rows_annotations_and_notes_are_joined(collection: Path) -> None:
    (collection / "notes/glitches.json").write_text('{"toy/walk_1": [0.5, 1]}')
    (collection / "notes/duplicates.txt").write_text("same\ttoy/walk_0\ttoy/walk_1\n")
    line = {"id": "toy/walk_1", "captions": ["a man\u2028walks"], "tags": ["slow"]}
    (collection / "captions.jsonl").write_text(json.dumps(line, ensure_ascii=False) + "\n\n")
    entries = {entry.id: entry for entry in read_catalog(collection)}
    assert list(entries) == sorted(entries)
    walk = entries["toy/walk_1"]
    assert walk.annotations["toy/walk_1"].captions == ("a man\u2028walks",)
    assert walk.annotations["toy/walk_1"].actions == ()
    assert (walk.glitches, walk.same_as, walk.related) == ((0.5, 1.0), ("toy/walk_0",), ())
    assert (walk.fps, walk.take, walk.licence, walk.credit) == (30.0, "t0", "CC0", "toy")
    assert not entries["toy/other"].annotations


@pytest.mark.parametrize(
    ("row", "credit", "family"),
    [
        ("cmu/09_01,cmu", "mocap.cs.cmu.edu, created with funding from NSF EIA-0196217", "09"),
        ("hdm05/HDM_bd_01-01_01,hdm05", "HDM05, Müller et al., Universität Bonn", "bd"),
        ("reactidle/sit_02_b,reactidle", "ReActIdle, Eneko Assets", "sit"),
        ("toy/walk_12,toy", "toy", "walk"),
    ],
)
def test_a_source_has_its_credit_and_families(
    collection: Path, row: str, credit: str, family: str
) -> None:
    (collection / "index.csv").write_text(
        f"id,source,file,format,fps,take,licence,subject\n{row},a.bvh,bvh,30,,CC0,\n"
    )
    [entry] = read_catalog(collection)
    assert (entry.credit, entry.family) == (credit, family)


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("captions.jsonl", '{"captions": []}', "line 1 is not a caption: 'id'"),
        ("captions.jsonl", '{"id": "a", "captions": "walks"}', "its captions are not a list"),
        ("captions.jsonl", '{"id": "a", "captions": [1]}', "1 is not a text"),
        (
            "captions.jsonl",
            '{"id": "a", "segments": [{"start": -1, "end": 2}]}',
            "-1 is not a time",
        ),
        ("captions.jsonl", "{}}", "line 1 is not a caption"),
        ("index.csv", "id,source\na,b\n", "lacks file, format, fps, licence, subject, take"),
        ("index.csv", "", "lacks any row"),
        (
            "index.csv",
            "id,source,file,format,fps,take,licence,subject\ntoy/a,toy,a.bvh,bvh\n",
            "has a bad fps for 'toy/a'",
        ),
        ("notes/glitches.json", "[]", "not a table of glitches"),
        ("notes/glitches.json", '{"toy/walk_1": ["x"]}', "'x' is not a time"),
    ],
)
def test_a_broken_table_is_one_sentence(
    collection: Path, file: str, text: str, message: str
) -> None:
    (collection / file).write_text(text)
    with pytest.raises(StickGenError, match=message) as caught:
        read_catalog(collection)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("file", ["index.csv", "captions.jsonl", "notes/glitches.json"])
def test_damaged_tables_are_survived(
    collection: Path, survives: Callable[..., None], file: str
) -> None:
    (collection / "notes/glitches.json").write_text('{"toy/walk_1": [0.5]}')
    survives(lambda _: read_catalog(collection), collection / file)
