"""Corpora are written and read back without loss, and open quickly."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.ownership import mark
from stickgen.corpus.store.table import from_table, to_table
from stickgen.corpus.store.tracks import pack_tracks
from stickgen.corpus.store.writer import corpus_writer
from stickgen.errors import StickGenError
from stickgen.geometry import yaw_matrix
from stickgen.scene import FaceTrack
from stickgen.skeleton import apply_bone_lengths, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")


def motion(frames: int, seed: int) -> np.ndarray:
    rng = np.random.default_rng(seed)
    sway = np.cumsum(rng.normal(0, 0.004, (frames, 22, 3)), axis=0)
    return apply_bone_lengths(rest_pose() + sway + [3.0, 0.0, 40.0])


def content(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def face_of(frames: int) -> FaceTrack:
    rng = np.random.default_rng(frames)
    return FaceTrack(
        expression=rng.integers(0, 6, frames).astype(np.int16),
        mouth=rng.integers(0, 7, frames).astype(np.int16),
        openness=rng.uniform(0, 1, frames).astype(np.float32),
    )


@pytest.mark.parametrize("eyes", [None, np.linspace(0, 1, 40, dtype=np.float32)])
def test_a_face_is_read_back(
    eyes: np.ndarray | None, write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    clip = Corpus.open(write_corpus(tmp_path / "plain", {"a": motion(40, 0)})).rows[0]
    face = replace(face_of(40), eyes_open=eyes)
    tracks = pack_tracks(motion(40, 0), np.ones(40, bool), np.zeros(40, int), face)
    with corpus_writer(tmp_path / "own", "own") as add:
        add(replace(clip, id="before"), replace(tracks, face=None))
        add(clip, tracks)
    corpus = Corpus.open(tmp_path / "own")
    assert corpus.face(corpus.rows[0]) is None
    read = corpus.face(corpus.rows[1], 5, 20)
    assert read is not None and read.eyes_open is not None
    np.testing.assert_array_equal(read.expression, face.expression[5:20])
    np.testing.assert_array_equal(read.mouth, face.mouth[5:20])
    np.testing.assert_allclose(read.openness, face.openness[5:20], atol=1e-3)
    open_eyes = np.ones(15) if eyes is None else eyes[5:20]
    np.testing.assert_allclose(read.eyes_open, open_eyes, atol=1e-3)


def test_motion_and_actions_are_read_back(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    plain = Corpus.open(write_corpus(tmp_path / "plain", {"a": motion(40, 0)})).rows[0]
    bodies = {k: motion(30 + k, k) for k in range(4)}
    with corpus_writer(tmp_path / "own", "own", {"note": "ours"}) as add:
        for k, joints in bodies.items():
            actions = np.arange(len(joints)) % 5 - 1
            tracks = pack_tracks(joints, np.arange(len(joints)) > 3, actions)
            add(replace(plain, id=str(k)), tracks)
    corpus = Corpus.open(tmp_path / "own")
    assert [clip.frames for clip in corpus.rows] == [30, 31, 32, 33]
    for clip in corpus.rows:
        k = int(clip.id)
        np.testing.assert_allclose(corpus.joints(clip), bodies[k], atol=2e-3)
        assert corpus.actions(clip, 0, 6).tolist() == [-1, 0, 1, 2, 3, -1]
        assert corpus.valid(clip).sum() == clip.frames - 4


def test_a_corpus_copied_clip_by_clip_is_the_same(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    one = write_corpus(tmp_path / "one", {str(k): motion(30 + k, k) for k in range(5)})
    corpus = Corpus.open(one)
    with corpus_writer(tmp_path / "two", "own") as add:
        for clip in corpus.rows:
            add(clip, corpus.tracks(clip))
    assert content(one) == content(tmp_path / "two")


def test_world_joints_are_in_the_frame_of_the_source(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    corpus = Corpus.open(write_corpus(tmp_path, {"a": motion(40, 0)}))
    place = replace(corpus.rows[0].placement, x=2.0, z=-1.0, floor=0.3, yaw=0.7, scale=1.1)
    world = corpus.world(replace(corpus.rows[0], placement=place))
    back = (world - [2.0, 0.3, -1.0]) @ yaw_matrix(0.7) * 1.1
    np.testing.assert_allclose(back, corpus.joints(corpus.rows[0]), atol=1e-4)


def test_a_write_that_fails_leaves_the_old_corpus(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    write_corpus(tmp_path, {"a": motion(40, 0)})
    before = content(tmp_path)
    clip = Corpus.open(tmp_path).rows[0]
    with pytest.raises(ValueError, match="do not fit"), corpus_writer(tmp_path, "own") as add:
        tracks = Corpus.open(tmp_path).tracks(clip)
        add(clip, replace(tracks, root=tracks.root.astype(np.float64)))
    with pytest.raises(StickGenError, match="no clip to write"), corpus_writer(tmp_path, "own"):
        pass
    assert content(tmp_path) == before


def test_files_of_a_killed_write_are_removed(
    write_corpus: Callable[..., Path], tmp_path: Path
) -> None:
    clips = {"a": motion(40, 0)}
    names = {path.name for path in write_corpus(tmp_path / "whole", clips).iterdir()}
    mark(tmp_path / "killed/.writing")
    (tmp_path / "killed/.writing/joints.npy").write_bytes(b"half")
    write_corpus(tmp_path / "killed", clips)
    assert {path.name for path in (tmp_path / "killed").iterdir()} == names


def test_a_large_index_opens_fast(write_corpus: Callable[..., Path], tmp_path: Path) -> None:
    clip = Corpus.open(write_corpus(tmp_path / "one", {"a": motion(40, 0)})).rows[0]
    tracks = pack_tracks(motion(2, 0), np.ones(2, bool), np.zeros(2, int))
    with corpus_writer(tmp_path / "many", "own") as add:
        for k in range(10_000):
            add(replace(clip, id=str(k)), tracks)
    began = time.process_time()
    corpus = Corpus.open(tmp_path / "many")
    assert time.process_time() - began < 3.0
    assert corpus.rows[9_999] == replace(clip, id="9999", offset=19_998, frames=2)


@dataclass(frozen=True)
class Leaf:
    word: str
    number: float | None


@dataclass(frozen=True)
class Row:
    leaf: Leaf
    leaves: tuple[Leaf, ...]
    words: tuple[str, ...]
    flag: bool
    count: int | None


leaf = st.builds(Leaf, st.text(), st.none() | st.floats(allow_nan=False))


@given(
    st.lists(
        st.builds(
            Row, leaf, st.lists(leaf).map(tuple), st.lists(st.text()).map(tuple), st.booleans(),
            st.none() | st.integers(-(2**53), 2**53),
        )
    )
)  # fmt: skip
def test_rows_are_read_back_from_a_table(rows: list[Row]) -> None:
    assert from_table(to_table(rows, Row), Row) == rows
