"""Token states of sentences: they are repeatable, limited in length, and cached on disk."""

from __future__ import annotations

import contextlib
import hashlib
import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from stickgen.errors import StickGenError
from stickgen.text.encoder import TextEncoder

MODEL = Path(__file__).parents[2] / "models/stick-gen-small"
SENTENCES = ["a person turns left", "a person turns right", "jump"]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache"


def entries(cache: Path) -> list[Path]:
    return sorted(path for path in cache.rglob("*") if path.is_file())


def test_states_do_not_depend_on_the_batch_or_on_the_cache() -> None:
    fresh = TextEncoder(MODEL, cache=False)
    together = fresh.encode(SENTENCES)
    alone = [fresh.encode([sentence])[0] for sentence in SENTENCES]
    first = TextEncoder(MODEL).encode(SENTENCES)
    again = TextEncoder(MODEL).encode(SENTENCES)
    for same in zip(together, alone, first, again, strict=True):
        for other in same[1:]:
            np.testing.assert_array_equal(same[0], other)


def test_a_long_sentence_is_cut_at_64_tokens() -> None:
    encoder = TextEncoder(MODEL)
    states, longer = encoder.encode(["walk " * 100, "walk " * 200])
    assert states.shape == (64, 384)
    np.testing.assert_array_equal(states, longer)


@pytest.mark.parametrize("damage", [b"", b"\x93NUMPY\x01\x00", b"no array at all"])
def test_a_damaged_cache_entry_is_rewritten(cache: Path, damage: bytes) -> None:
    (states,) = TextEncoder(MODEL).encode(["jump"])
    (entry,) = entries(cache)
    sound = entry.read_bytes()
    entry.write_bytes(damage)
    np.testing.assert_array_equal(TextEncoder(MODEL).encode(["jump"])[0], states)
    assert entry.read_bytes() == sound


def test_a_cache_entry_of_another_shape_is_ignored(cache: Path) -> None:
    (states,) = TextEncoder(MODEL).encode(["jump"])
    (entry,) = entries(cache)
    np.save(entry, np.full((3, 7), np.nan, dtype=np.float16))
    np.testing.assert_array_equal(TextEncoder(MODEL).encode(["jump"])[0], states)


def test_a_cache_hit_opens_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    (states,) = TextEncoder(MODEL).encode(["jump"])

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a network was opened")

    monkeypatch.setattr("stickgen.text.encoder.open_session", refuse)
    np.testing.assert_array_equal(TextEncoder(MODEL).encode(["jump"])[0], states)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A model folder with the shipped encoder."""
    for part in ("text_encoder", "tokenizer"):
        shutil.copytree(MODEL / part, tmp_path / "copy" / part)
    return tmp_path / "copy"


@pytest.mark.parametrize(
    "name", ["text_encoder/model.onnx", "text_encoder/weights.bin", "tokenizer/tokenizer.json"]
)
def test_a_folder_with_other_files_neither_reads_nor_writes_entries_of_another(
    cache: Path, copy: Path, name: str
) -> None:
    TextEncoder(copy).encode(["jump"])
    (entry,) = entries(cache)
    sound = entry.read_bytes()
    # Its config.json still states the hash of the shipped network.
    with (copy / name).open("ab") as file:
        file.write(b" ")
    with contextlib.suppress(StickGenError):  # not every network runs with a byte more
        TextEncoder(copy).encode(["jump"])
    TextEncoder(MODEL).encode(["jump"])
    assert entry.read_bytes() == sound
    np.save(entry, np.zeros((3, 384), dtype=np.float16))
    with contextlib.suppress(StickGenError):
        (states,) = TextEncoder(copy).encode(["jump"])
        assert states.any()


def test_a_folder_with_a_shorter_limit_does_not_shorten_the_states_of_another(copy: Path) -> None:
    config = copy / "text_encoder/config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"max_length": 4}))
    (short,) = TextEncoder(copy).encode(["a person turns left"])
    (whole,) = TextEncoder(MODEL).encode(["a person turns left"])
    assert (len(short), len(whole)) == (4, 6)


def test_folders_with_the_same_files_share_entries(cache: Path, copy: Path) -> None:
    TextEncoder(MODEL).encode(["jump"])
    TextEncoder(copy).encode(["jump"])
    assert len(entries(cache)) == 1


def test_the_hash_is_that_of_the_file_and_not_what_the_settings_state(copy: Path) -> None:
    network = copy / "text_encoder/model.onnx"
    assert TextEncoder(copy).sha256 == hashlib.sha256(network.read_bytes()).hexdigest()
    network.write_bytes(b"another network")
    assert TextEncoder(copy).sha256 == hashlib.sha256(b"another network").hexdigest()
    network.unlink()
    with pytest.raises(StickGenError, match=r"model\.onnx cannot be read"):
        TextEncoder(copy).sha256  # noqa: B018


def test_encoding_works_without_a_writable_cache(cache: Path) -> None:
    cache.write_text("a file in the place of the folder")
    (states,) = TextEncoder(MODEL).encode(["jump"])
    assert states.shape == (3, 384)
    assert entries(cache.parent) == [cache]


def test_a_missing_or_broken_encoder_is_named(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match=r"config\.json"):
        TextEncoder(tmp_path)
    for part in ("text_encoder", "tokenizer"):
        shutil.copytree(MODEL / part, tmp_path / part)
    (tmp_path / "text_encoder/model.onnx").write_bytes(b"no network")
    with pytest.raises(StickGenError, match=r"model\.onnx"):
        TextEncoder(tmp_path).encode(["jump"])
