"""Merging: every clip once, balanced sources, and a reason for each clip left out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from stickgen.corpus.curation.merge import merge
from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.skeleton import FPS, apply_bone_lengths, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

Write = Callable[..., Path]


def sway(seed: int, frames: int = 50, noise: float = 0.0) -> np.ndarray:
    """A body that sways (synthetic), ``[T, 22, 3]``."""
    rng = np.random.default_rng(seed)
    wave = np.sin(2 * np.pi * np.arange(frames) / rng.uniform(20, 60))[:, None, None]
    shake = noise * rng.normal(size=(frames, 22, 3))
    return apply_bone_lengths(rest_pose() + 0.05 * wave * rng.normal(size=(22, 3)) + shake)


def shares(corpus: Corpus) -> dict[str, float]:
    held: dict[str, float] = defaultdict(float)
    total = sum(clip.frames for clip in corpus.rows)
    for clip in corpus.rows:
        held[clip.source] += clip.frames / total
    return held


@pytest.fixture(scope="module")
def four(tmp_path_factory: pytest.TempPathFactory, write_corpus: Write) -> Path:
    """One corpus of four sources of 2, 4, 8 and 16 clips; the pairs of a source share takes."""
    motions = {
        f"{'abcd'[k]}/{i}": sway(10 * k + i, 30 + i) for k in range(4) for i in range(2 << k)
    }
    return write_corpus(
        tmp_path_factory.mktemp("four"),
        motions,
        source=lambda name: name[0],
        take=lambda name: f"take{int(name[2:]) // 2}",
    )


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(limit=st.floats(0.35, 1.0))
def test_no_source_exceeds_its_share_and_takes_stay_whole(
    limit: float, four: Path, tmp_path: Path
) -> None:
    report = merge([four], tmp_path / "out", max_source_fraction=limit)
    merged = Corpus.open(tmp_path / "out")
    assert max(shares(merged).values()) <= limit + 1e-9
    assert report.clips == len(merged) and len(merged) + len(report.left_out) == 30
    takes: dict[tuple[str, str], int] = defaultdict(int)
    for clip in merged.rows:
        takes[clip.source, clip.take] += 1
    assert set(takes.values()) == {2}


def test_an_error_names_the_least_share_that_is_possible(four: Path, tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"4 sources cannot each be at most 20%.* at least 25%"):
        merge([four], tmp_path / "out", max_source_fraction=0.2)
    assert not (tmp_path / "out" / "manifest.json").exists()


def test_merging_changes_no_clip(four: Path, tmp_path: Path) -> None:
    merge([four], tmp_path / "out")
    before, after = Corpus.open(four), Corpus.open(tmp_path / "out")
    assert after.rows == before.rows
    for clip in before.rows:
        np.testing.assert_array_equal(after.joints(clip), before.joints(clip))


def test_two_merges_give_the_same_bytes(four: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        merge([four], tmp_path / name, max_source_fraction=0.3)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()}
        for name in ("one", "two")
    )
    assert one == two


def test_a_repeated_clip_is_left_out_and_another_of_its_id_is_renamed(
    tmp_path: Path, write_corpus: Write
) -> None:
    first = write_corpus(tmp_path / "first", {"a": sway(0), "b": sway(1)})
    second = write_corpus(tmp_path / "second", {"a": sway(0), "b": sway(2), "c": sway(3)}, take="t")
    report = merge([first, second], tmp_path / "out")
    merged = Corpus.open(tmp_path / "out")
    assert [clip.id for clip in merged.rows] == ["a", "b", "second/b", "second/c"]
    assert [clip.take for clip in merged.rows] == ["", "", "second/t", "second/t"]
    assert report.renamed == {"second/b": "b", "second/c": "c"}
    (omitted,) = report.left_out
    assert (omitted.id, omitted.corpus) == ("a", str(second)) and "earlier" in omitted.reason
    np.testing.assert_allclose(merged.joints(merged.rows[2]), sway(2), atol=1e-3)
    kept = json.loads((tmp_path / "out" / "report.json").read_text())
    assert kept["left_out"][0]["id"] == "a"


def test_a_take_is_never_in_two_splits(tmp_path: Path, write_corpus: Write) -> None:
    first = write_corpus(tmp_path / "first", {"a": sway(0)}, take="t", split="test")
    second = write_corpus(tmp_path / "second", {"b": sway(1)}, take="t", split="train")
    report = merge([first, second], tmp_path / "out")
    assert [clip.id for clip in Corpus.open(tmp_path / "out").rows] == ["a"]
    assert report.left_out[0].reason == "Its take is in the split test already."


def test_poor_takes_are_left_out_whole(tmp_path: Path, write_corpus: Write) -> None:
    motions = {"good": sway(0), "poor": sway(1, noise=0.02), "partner": sway(2)}
    path = write_corpus(
        tmp_path / "in", motions, take={"good": "", "poor": "t", "partner": "t"}.get
    )
    report = merge([path], tmp_path / "out", max_artifact=0.5)
    assert [clip.id for clip in Corpus.open(tmp_path / "out").rows] == ["good"]
    assert {omitted.id for omitted in report.left_out} == {"poor", "partner"}
    assert {omitted.reason for omitted in report.left_out} == {"Its artifact score is over 0.5."}
    with pytest.raises(StickGenError, match="none of 2 takes is left"):
        merge([path], tmp_path / "none", max_artifact=0.0)


def test_a_corpus_is_not_merged_into_itself(tmp_path: Path, write_corpus: Write) -> None:
    path = write_corpus(tmp_path / "in", {"a": sway(0)})
    with pytest.raises(StickGenError, match="is one of the corpora"):
        merge([path], tmp_path / "in" / ".." / "in")
    assert len(Corpus.open(path)) == 1


def test_the_report_has_the_hours_of_the_corpus(four: Path, tmp_path: Path) -> None:
    report = merge([four], tmp_path / "out", max_source_fraction=0.3)
    merged = Corpus.open(tmp_path / "out")
    assert report.hours == pytest.approx(sum(c.frames for c in merged.rows) / FPS / 3600)
    assert report.sources["d"][1] < report.sources["d"][0]
    assert report.sources["a"][1] == pytest.approx(report.sources["a"][0])
