import csv
import os
import tarfile
from collections import defaultdict
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.build import build_corpus
from stickgen.corpus.catalog import Entry
from stickgen.corpus.split import SPLITS, assign_splits
from stickgen.corpus.store import Corpus
from stickgen.errors import StickGenError
from stickgen.geometry import heading, yaw_matrix
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J
from stickgen.vocabulary import ACTION

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")


def quiet(step: str, done: int, total: int) -> None:
    assert 0 < done <= total, step


def test_a_collection_becomes_a_corpus(collection: Path, tmp_path: Path) -> None:
    summary = build_corpus(collection, tmp_path / "corpus", 1, quiet)
    corpus = Corpus.open(tmp_path / "corpus")
    assert len(corpus) == summary.clips == 8
    assert summary.unread == {"pkl": 1}
    assert [id_ for id_, _ in summary.rejected] == ["toy/broken"]
    with (tmp_path / "corpus/rejected.csv").open(newline="") as file:
        assert [row["id"] for row in csv.DictReader(file)] == ["toy/broken"]
    assert sorted(p.name for p in (tmp_path / "corpus").iterdir()) == [
        "actions.npy", "index.parquet", "joints.npy", "rejected.csv", "root.npy", "valid.npy",
    ]  # fmt: skip
    for clip in corpus.rows:
        joints = corpus.joints(clip)
        lengths = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
        np.testing.assert_allclose(
            lengths, BONE_LENGTHS[None, 1:].repeat(len(joints), 0), atol=1e-5
        )
        first = int(np.argmax(corpus.valid(clip)))
        np.testing.assert_allclose(joints[first, 0, [0, 2]], 0, atol=1e-3)
        assert heading(joints)[first] == pytest.approx(0, abs=1e-2)
        assert joints[-1, 0, 2] > 1.0, "a walk goes along +Z"
        assert corpus.valid(clip).mean() > 0.9
        actions = corpus.actions(clip)
        assert set(actions[10:20]) == {ACTION["run"]}
        assert actions[0] == ACTION["walk"]
        part = corpus.joints(clip, 5, 9)
        np.testing.assert_array_equal(part, joints[5:9])
        assert clip.segments[0].captions == ("faster",)


def test_placement_restores_the_shared_world(collection: Path, tmp_path: Path) -> None:
    build_corpus(collection, tmp_path / "corpus", 1, quiet)
    corpus = Corpus.open(tmp_path / "corpus")
    for clip in corpus.rows:
        place = clip.placement
        joints = corpus.joints(clip) @ yaw_matrix(place.yaw).T / place.scale
        start = joints[0, J["pelvis"]] + [place.x, place.floor, place.z]
        np.testing.assert_allclose(start[[0, 2]], [1.0, 2.0], atol=0.05)
        assert np.cos(place.yaw - np.radians(40 * int(clip.id[-1]))) > 0.99


def test_an_interrupted_build_goes_on(collection: Path, tmp_path: Path) -> None:
    def stop(step: str, done: int, total: int) -> None:
        if step == "clips" and done == 5:
            raise KeyboardInterrupt

    output = tmp_path / "corpus"
    with pytest.raises(KeyboardInterrupt):
        build_corpus(collection, output, 1, stop)
    with pytest.raises(StickGenError, match="no corpus"):
        Corpus.open(output)
    finished = {p.name: p.stat().st_mtime_ns for p in output.glob(".building/clips/*.npz")}
    assert finished
    # A finished clip is not made again, so a source that is gone does not matter to it.
    assert build_corpus(collection, output, 1, quiet).clips == 8
    assert not (output / ".building").exists()
    assert len(Corpus.open(output)) == 8


def test_an_archive_is_read_and_cannot_write_outside(collection: Path, tmp_path: Path) -> None:
    (collection / "raw").mkdir()
    with tarfile.open(collection / "raw/toy.tar.xz", "w:xz") as tar:
        tar.add(collection / "toy", "toy")
        tar.add(collection / "index.csv", "../../../escaped.asf")
    for path in (collection / "toy").iterdir():
        path.unlink()
    assert build_corpus(collection, tmp_path / "corpus", 1, quiet).clips == 8
    assert not list(tmp_path.rglob("escaped.asf"))


def test_faults_are_one_sentence(collection: Path, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"index\.csv"):
        build_corpus(tmp_path / "nowhere", tmp_path / "corpus", 1, quiet)
    (collection / "captions.jsonl").write_text('{"id": "toy/walk_0", "actions": ["fly"]}\n')
    with pytest.raises(StickGenError, match="line 1 has unknown actions"):
        build_corpus(collection, tmp_path / "corpus", 1, quiet)


def test_a_damaged_corpus_is_refused(collection: Path, tmp_path: Path) -> None:
    build_corpus(collection, tmp_path / "corpus", 1, quiet)
    os.truncate(tmp_path / "corpus/joints.npy", 500)
    with pytest.raises(StickGenError, match="damaged"):
        Corpus.open(tmp_path / "corpus")


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(["", "a", "b", "c"]), st.floats(0.5, 90)),
        min_size=1,
        max_size=80,
    )
)
def test_no_person_and_no_take_is_in_two_splits(rows: list[tuple[int, str, float]]) -> None:
    entries = [
        Entry(
            f"cmu/{person:02d}_{k:02d}", "cmu", "x", "bvh", 30, 9, take, "", "", actions=("walk",)
        )
        for k, (person, take, _) in enumerate(rows)
    ]
    seconds = {entry.id: row[2] for entry, row in zip(entries, rows, strict=True)}
    splits = assign_splits(entries, seconds, [])
    seen = defaultdict(set)
    for entry in entries:
        seen[entry.family].add(splits[entry.id])
        if entry.take:
            seen["take " + entry.take].add(splits[entry.id])
    assert all(len(found) == 1 for found in seen.values())
    assert set(splits.values()) <= set(SPLITS)
    assert splits == assign_splits(entries[::-1], seconds, [])
    train = sum(seconds[id_] for id_, split in splits.items() if split == "train")
    assert train >= 0.7 * sum(seconds.values())
