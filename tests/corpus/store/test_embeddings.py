"""Embeddings of a corpus: states are read back exactly, and only missing ones are encoded."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

pytest.importorskip("pyarrow", reason="needs the extra data")

from stickgen.corpus.store.embeddings import FOLDER, SHARD, Embeddings, embed
from stickgen.errors import StickGenError
from stickgen.text.encoders import open_encoder


class CountingEncoder:
    """A synthetic encoder: one token a word, states drawn from the word's letters."""

    name, width, sha256 = "words", 6, "ab" * 32

    def __init__(self, limit: int = 10**9) -> None:
        self.limit, self.encoded = limit, 0

    def encode(self, sentences: Sequence[str]) -> list[NDArray[np.float32]]:
        self.encoded += len(sentences)
        if self.encoded > self.limit:
            raise KeyboardInterrupt
        return [np.stack([word_state(w) for w in s.split()]) for s in sentences]


def word_state(word: str) -> NDArray[np.float32]:
    seed = [ord(letter) for letter in word]
    return np.random.default_rng(seed).normal(size=6).astype(np.float32)


SENTENCES = [f"person {i} walks {'on ' * (i % 5)}".strip() for i in range(2 * SHARD + 7)]


def test_states_are_read_back_as_float16(tmp_path: Path) -> None:
    embed(tmp_path, SENTENCES, CountingEncoder())
    read = Embeddings.open(tmp_path, CountingEncoder())
    assert len(read) == len(SENTENCES) and read.width == 6
    for sentence in SENTENCES[::101]:
        expected = CountingEncoder().encode([sentence])[0].astype(np.float16)
        np.testing.assert_array_equal(read.tokens(sentence), expected)
    assert "unknown sentence" not in read
    with pytest.raises(StickGenError, match="no embedding of 'unknown sentence'"):
        read.tokens("unknown sentence")


def test_an_interrupted_run_continues(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        embed(tmp_path, SENTENCES, CountingEncoder(limit=SHARD))
    shares: list[float] = []
    rest = CountingEncoder()
    embed(tmp_path, SENTENCES, rest, shares.append)
    assert rest.encoded == len(SENTENCES) - SHARD
    assert shares == sorted(shares) and shares[-1] == 1.0
    again = CountingEncoder()
    embed(tmp_path, [*SENTENCES[:50], "one more"], again)
    assert again.encoded == 1


def test_encoders_do_not_share_states(tmp_path: Path) -> None:
    embed(tmp_path, ["a person walks"], CountingEncoder())
    other = CountingEncoder()
    other.sha256 = "cd" * 32  # type: ignore[misc]
    assert "a person walks" not in Embeddings.open(tmp_path, other)
    (folder,) = (tmp_path / FOLDER).iterdir()
    facts = json.loads((folder / "encoder.json").read_text())
    assert facts == {"name": "words", "width": 6, "sha256": "ab" * 32}


def test_states_of_the_built_in_encoder_are_stored_exactly(tmp_path: Path) -> None:
    encoder = open_encoder("built-in")
    sentence = "a person waves the left hand"
    read = embed(tmp_path, [sentence], encoder)
    np.testing.assert_array_equal(read.tokens(sentence), encoder.encode([sentence])[0])


def test_a_damaged_shard_is_named(tmp_path: Path) -> None:
    embed(tmp_path, ["a person walks"], CountingEncoder())
    (shard,) = tmp_path.rglob("*.arrow")
    shard.write_bytes(shard.read_bytes()[:100])
    with pytest.raises(StickGenError, match=r"00000\.arrow is damaged"):
        Embeddings.open(tmp_path, CountingEncoder())


def test_only_a_deleted_shard_is_encoded_again(tmp_path: Path) -> None:
    embed(tmp_path, SENTENCES, CountingEncoder())
    first, *others = sorted(tmp_path.rglob("*.arrow"))
    first.unlink()
    before = [path.read_bytes() for path in others]
    encoder = CountingEncoder()
    embed(tmp_path, SENTENCES, encoder)
    assert encoder.encoded == SHARD
    assert [path.read_bytes() for path in others] == before
    read = Embeddings.open(tmp_path, CountingEncoder())
    assert all(sentence in read for sentence in SENTENCES)
