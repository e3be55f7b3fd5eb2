"""Windows: valid frames of the right length, which keep placement, labels and metadata."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.corpus.clips.interaction import Interaction
from stickgen.corpus.clips.metadata import MusicInfo
from stickgen.corpus.clips.placement import Placement
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.curation.windows import (
    Window,
    clips_by_take,
    cut_windows,
    window_actions,
    window_clip,
)
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.tracks import FACE
from stickgen.corpus.store.writer import corpus_writer
from stickgen.geometry import heading, runs, yaw_matrix
from stickgen.measures.quality import assess_quality
from stickgen.skeleton import FPS, rest_pose
from stickgen.vocabulary import ACTION

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")


@given(
    st.lists(st.tuples(st.booleans(), st.integers(1, 1300)), max_size=8),
    st.integers(10, 40),
    st.integers(80, 600),
)
def test_windows_hold_all_long_runs_of_valid_frames(
    lengths: list[tuple[bool, int]], shortest: int, longest: int
) -> None:
    valid = np.repeat([flag for flag, _ in lengths], [n for _, n in lengths]).astype(bool)
    windows = cut_windows(valid, (shortest, longest))
    covered = np.zeros(len(valid), dtype=int)
    for window in windows:
        assert shortest <= window.stop - window.start <= longest
        covered[window] += 1
    assert covered.max(initial=0) <= 1
    assert valid[covered == 1].all()
    left = runs(valid & (covered == 0))
    assert all(run.stop - run.start < shortest for run in left)


def circle(frames: int) -> np.ndarray:
    """A body that glides around a circle of 2 m, ``[T, 22, 3]`` (synthetic)."""
    angle = np.arange(frames) * 0.02
    place = 2.0 * np.stack([1 - np.cos(angle), 0 * angle, np.sin(angle)], -1)
    return np.einsum("tij,kj->tki", yaw_matrix(angle), rest_pose()) + place[:, None]


@pytest.fixture
def corpus(tmp_path: Path, write_corpus: Callable[..., Path]) -> Corpus:
    plain = Corpus.open(
        write_corpus(
            tmp_path / "plain",
            {"dance": circle(300)},
            captions=("someone goes around in a circle",),
            segments=(
                Segment(0.0, 5.0, ("walk",), ("someone walks",)),
                Segment(5.0, 12.0, ("run",), ("someone runs",)),
            ),
            take="t1",
            placement=Placement(x=1.5, z=-2.0, floor=0.1, yaw=0.8, scale=0.9),
        )
    )
    (clip,) = plain.rows
    meta = replace(
        clip.meta,
        music=MusicInfo(120.0, (0, 12, 110, 299), "waltz"),
        interaction=Interaction((99, 100, 179, 180), "lead", "contact"),
    )
    tracks = plain.tracks(clip)
    actions = np.where(np.arange(300) < 125, ACTION["walk"], ACTION["run"]).astype(np.int16)
    face = np.zeros(300, dtype=FACE)
    face["mouth"] = np.arange(300) % 7
    with corpus_writer(tmp_path / "rich", "test") as add:
        add(replace(clip, meta=meta), replace(tracks, actions=actions, face=face))
    return Corpus.open(tmp_path / "rich")


def test_a_window_starts_at_the_origin_and_keeps_its_world_position(corpus: Corpus) -> None:
    window = Window(corpus.rows[0], 100, 180)
    clip, tracks = window_clip(corpus, window, assess_quality(circle(80), FPS))
    joints = tracks.absolute()
    assert clip.id == "dance@100-180" and clip.take == "t1@100"
    np.testing.assert_allclose(joints[0, 0, [0, 2]], 0.0, atol=1e-4)
    assert heading(joints)[0] == pytest.approx(0.0, abs=1e-3)
    world = corpus.world(corpus.rows[0], 100, 180)
    np.testing.assert_allclose(clip.placement.world(joints), world, atol=1.5e-3)


def test_a_window_keeps_its_labels_metadata_and_face(corpus: Corpus) -> None:
    window = Window(corpus.rows[0], 100, 180)
    clip, tracks = window_clip(corpus, window, assess_quality(circle(80), FPS))
    assert [(s.start, s.end, s.actions) for s in clip.segments] == [
        (0.0, pytest.approx(1.0), ("walk",)),
        (pytest.approx(1.0), pytest.approx(3.2), ("run",)),
    ]
    assert clip.captions == ("someone runs",)
    assert clip.actions == ("run", "walk") == window_actions(corpus, window)
    assert clip.meta.music.beat_frames == (10,)
    assert clip.meta.interaction.contact_frames == (0, 79)
    assert tracks.face is not None
    np.testing.assert_array_equal(tracks.face["mouth"], np.arange(100, 180) % 7)


def test_most_of_a_clip_keeps_the_captions_of_the_clip(
    corpus: Corpus,
) -> None:
    clip, _ = window_clip(corpus, Window(corpus.rows[0], 20, 300), corpus.rows[0].quality)
    assert clip.captions == ("someone goes around in a circle",)


def test_a_window_of_the_whole_clip_is_the_clip(corpus: Corpus) -> None:
    row = corpus.rows[0]
    clip, tracks = window_clip(corpus, Window(row, 0, 300), row.quality)
    assert clip == row
    np.testing.assert_array_equal(tracks.joints, corpus.tracks(row).joints)


def test_clips_are_grouped_by_take(tmp_path: Path, write_corpus: Callable[..., Path]) -> None:
    motions = {name: circle(30) for name in ("a", "b", "c", "d")}
    take = {"a": "x", "b": "", "c": "x", "d": ""}
    takes = clips_by_take(Corpus.open(write_corpus(tmp_path, motions, take=take.get)))
    assert [[clip.id for clip in clips] for clips in takes] == [["a", "c"], ["b"], ["d"]]
