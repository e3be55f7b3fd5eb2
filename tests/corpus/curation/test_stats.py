"""Statistics of a corpus, and the page that shows them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, fields, replace
from html.parser import HTMLParser
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.curation.charts import Bar, Threshold, bar_chart, column_chart
from stickgen.corpus.curation.said import hours_said
from stickgen.corpus.curation.stats import LENGTH_EDGES, SCORE_BINS, Stats, corpus_stats
from stickgen.corpus.curation.stats_page import stats_page
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.writer import corpus_writer
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS, rest_pose

pytest.importorskip("pyarrow", reason="the extra 'data' is not installed")

EVIL = "<script>alert('x')</script> & co"
FRAMES = {"own/a": 50, "own/b": 100, "own/c": 150, "other/d": 700}


def still(frames: int) -> np.ndarray:
    """A body that stands still (synthetic), ``[T, 22, 3]``."""
    return np.tile(rest_pose(), (frames, 1, 1))


@pytest.fixture(scope="module")
def stats(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Stats:
    folder = tmp_path_factory.mktemp("corpus")
    plain = Corpus.open(
        write_corpus(
            folder / "plain",
            {name: still(frames) for name, frames in FRAMES.items()},
            source=lambda name: name.split("/")[0],
            captions=lambda name: () if name in ("own/a", "own/b") else ("one", "two"),
            segments=lambda name: (Segment(0.0, 1.0, (), ("three",)),) if name == "own/b" else (),
            actions=lambda name: () if name == "own/c" else ("stand",),
            licence=lambda name: "" if name == "other/d" else EVIL,
            split=lambda name: "val" if name == "own/a" else "train",
            synthetic=lambda name: name == "own/c",
            take=lambda name: "pair" if name in ("own/a", "own/b") else "",
        )
    )
    with corpus_writer(folder / "rich", "test") as add:
        for clip in plain.rows:
            tracks = plain.tracks(clip)
            valid = np.arange(clip.frames) >= (25 if clip.id == "own/b" else 0)
            add(clip, replace(tracks, valid=valid))
    return corpus_stats(Corpus.open(folder / "rich"))


def test_everything_is_counted(stats: Stats) -> None:
    assert stats.clips == 4 and stats.frames == sum(FRAMES.values()) == 1000
    assert stats.hours == pytest.approx(1000 / FPS / 3600)
    assert stats.valid_hours == pytest.approx(975 / FPS / 3600)
    assert stats.captions == 5 and stats.segments == 1 and stats.takes == 1
    assert stats.without_captions == 1 and stats.without_captions_named == ("own/a",)
    assert stats.unknown_share == pytest.approx(0.15)
    assert stats.actions == pytest.approx({"stand": 850 / FPS / 3600, "unknown": 150 / FPS / 3600})
    assert stats.synthetic_hours == pytest.approx(150 / FPS / 3600)
    assert stats.splits["val"] == (1, pytest.approx(50 / FPS / 3600))
    assert stats.licences == pytest.approx({"not stated": 700 / FPS / 3600, EVIL: 300 / FPS / 3600})
    own = stats.sources["own"]
    assert (own.clips, own.captions) == (3, 3) and own.valid_hours < own.hours


def test_what_captions_say_is_counted_in_clips_and_segments(
    tmp_path: Path, write_corpus: Callable[..., Path]
) -> None:
    part = Segment(1.0, 3.0, (), ("a person limps on the left leg",))
    captions = {
        "a": ("a person claps twice", "clap two times"),
        "b": ("a zombie walks to the right",),
        "c": ("a person walks",),
    }
    rows = Corpus.open(
        write_corpus(
            tmp_path / "said",
            {name: still(100) for name in captions},
            captions=lambda name: captions[name],
            segments=lambda name: (part,) if name == "c" else (),
        )
    ).rows
    said = hours_said(rows)
    assert said.counts == pytest.approx({"2": 4 / 3600})
    assert said.sides == pytest.approx({"left": 2 / 3600, "right": 4 / 3600})
    assert said.manners["limping"] == pytest.approx(2 / 3600)
    assert said.manners["robot"] == 0.0
    assert said.manners["zombie"] == pytest.approx(4 / 3600)


def test_every_clip_is_in_one_bin_of_each_histogram(stats: Stats) -> None:
    assert len(stats.lengths) == len(LENGTH_EDGES) and sum(stats.lengths) == 4
    # 2, 4, 6 and 28 seconds.
    assert [LENGTH_EDGES[k] for k, n in enumerate(stats.lengths) if n] == [2.0, 3.0, 5.0, 20.0]
    assert set(stats.scores) == {field.name for field in fields(Quality)}
    assert {(len(counts), sum(counts)) for counts in stats.scores.values()} == {(SCORE_BINS, 4)}
    assert stats.scores["static"][-1] == 4 and stats.passing == {"pretrain": 0.0, "sft": 0.0}


def test_statistics_are_json(stats: Stats) -> None:
    assert json.loads(json.dumps(asdict(stats)))["sources"]["own"]["clips"] == 3


class Page(HTMLParser):
    """Checks that tags close in order, and collects texts and attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.links: list[str] = []
        self.texts: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.links += [name for name, _ in attrs if name in ("src", "href", "onclick")]
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_page_is_well_formed_and_self_contained(stats: Stats) -> None:
    text = stats_page(stats, EVIL)
    page = Page(text)
    assert page.open == [] and page.links == [] and "script" not in page.tags
    assert not re.search(r"https?:|@import|url\(", text)
    assert page.tags.count("svg") >= 10 and "prefers-color-scheme: dark" in text
    assert EVIL in page.texts and "own/a" in page.texts
    assert any("15.0% of all frames have none" in piece for piece in page.texts)


def test_bars_are_as_long_as_their_values() -> None:
    text = bar_chart([Bar("a", 4.0, "4 h", inner=1.0), Bar("b", 2.0, "2 h")])
    widths = [float(w) for w in re.findall(r'width="([\d.]+)" height', text)]
    whole, part, half, same = widths
    assert part == pytest.approx(whole / 4, abs=0.1) and half == same
    assert half == pytest.approx(whole / 2, abs=0.1)


def test_columns_are_as_high_as_their_values_and_thresholds_in_place() -> None:
    half = [Threshold(0.5, "half")]
    text = column_chart([1, 0, 4], ["0", "1"], ["x", "y", "z"], thresholds=half, width=300.0)
    heights = [float(h) for h in re.findall(r'height="([\d.]+)" rx', text)]
    assert heights[1] == 0.0 and heights[0] == pytest.approx(heights[2] / 4, abs=0.1)
    assert 'x1="150.0"' in text and ">half<" in text
    assert bar_chart([]).startswith("<svg") and column_chart([], [], []).startswith("<svg")
