"""Sheets: which recordings are drawn beside a model's motion, on a small synthetic corpus."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.corpus import Corpus
from stickgen.errors import StickGenError
from stickgen.evaluation.sheets import PAGES, SECONDS, pages
from stickgen.geometry import FloatArray
from stickgen.skeleton import rest_pose
from stickgen.text.encoders import BUILT_IN, open_encoder

CAPTIONS = {
    "walking": "a man walks straight ahead",
    "lying": "someone lies down on the ground",
    "climbing": "a guy climbs a ladder",
    "synthetic": "a person walks forward",
}


def moving(seconds: float, speed: float) -> FloatArray:
    joints = np.repeat(rest_pose()[None], round(25 * seconds), axis=0)
    joints[..., 2] += speed * np.arange(len(joints))[:, None] / 25
    return joints


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, write_corpus: Callable[..., Path]) -> Corpus:
    folder = write_corpus(
        tmp_path_factory.mktemp("own") / "corpus",
        {name: moving(8.0, 0.1 * k) for k, name in enumerate(CAPTIONS)},
        captions=lambda name: (CAPTIONS[name],),
        synthetic=lambda name: name == "synthetic",
        split=lambda name: "test" if name == "lying" else "train",
    )
    return Corpus.open(folder)


def test_24_sentences_stand_above_the_nearest_recordings(corpus: Corpus) -> None:
    requests = []

    def generate(text: str, seconds: float, people: int, seed: int) -> tuple[FloatArray, ...]:
        requests.append((text, seconds, people, seed))
        return (moving(seconds, 1.0),)

    drawn = dict(pages(generate, corpus, open_encoder(BUILT_IN), 7))
    assert {name: len(rows) for name, rows in drawn.items()} == dict.fromkeys(PAGES, 12)
    sentences = [sentence for page in PAGES.values() for sentence in page]
    assert requests == [(sentence, SECONDS, 1, 7) for sentence in sentences]
    rows = [row for page in drawn.values() for row in page]
    below = dict(zip(sentences, rows[1::2], strict=True))
    # The identical caption is that of a synthetic clip, which is not searched.
    assert below["A person walks forward."].title.startswith("real, walking: a man walks straight")
    assert below["A person lies down on the floor."].title.startswith("real, lying:")
    assert below["A person climbs up a ladder."].title.startswith("real, climbing:")
    for generated, real in zip(rows[::2], rows[1::2], strict=True):
        assert generated.heading and not real.heading
        assert generated.scene.duration == real.scene.duration == SECONDS
        assert generated.scene.actors[0].look != real.scene.actors[0].look
        assert not generated.scene.props


def test_a_corpus_without_recordings_is_refused(tmp_path: Path, write_corpus) -> None:
    folder = write_corpus(tmp_path / "c", {"a": moving(2.0, 1.0)}, synthetic=True)
    with pytest.raises(StickGenError, match="no captioned recordings"):
        next(pages(lambda *_: (), Corpus.open(folder), open_encoder(BUILT_IN), 0))
