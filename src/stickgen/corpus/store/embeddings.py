"""Text embeddings of a corpus: token states of every caption, encoded once and stored with it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from itertools import count
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.checks import DAMAGE
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.table import require_pyarrow
from stickgen.errors import StickGenError
from stickgen.files import atomic_path, write_error
from stickgen.text.encoders import Encoder

FOLDER = "embeddings"
"""Folder in a corpus; it holds one folder for each encoder, named by the encoder's hash."""
SHARD = 1000
"""Sentences encoded and held in memory at once: at most 130 MB of 1024-d states."""


class Embeddings:
    """Token states by sentence, memory-mapped.

    A folder holds ``encoder.json`` (name, width and sha256 of the encoder) and shards, Arrow
    files with the columns ``sentence`` and ``states`` (float16, ``[L, width]`` flattened).

    Attributes:
        width: size of a token state.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._states: list[NDArray[np.float16]] = []
        self._location: dict[str, tuple[int, int, int]] = {}

    @classmethod
    def open(cls, corpus: Path, encoder: Encoder) -> Embeddings:
        """Open the stored states of an encoder; empty when the corpus holds none yet.

        Raises:
            StickGenError: pyarrow is missing, or a file is damaged.
        """
        require_pyarrow()
        embeddings = cls(encoder.width)
        for path in sorted(_folder(corpus, encoder).glob("*.arrow")):
            embeddings.add_shard(path)
        return embeddings

    def add_shard(self, path: Path) -> None:
        """Add the sentences of a shard.

        Raises:
            StickGenError: the file is damaged.
        """
        import pyarrow

        try:
            with pyarrow.memory_map(str(path)) as file:
                table = pyarrow.ipc.open_file(file).read_all()
            (chunk,) = table["states"].chunks
            sentences = table["sentence"].to_pylist()
            offsets = (chunk.offsets.to_numpy() // self.width).tolist()
            states = chunk.values.to_numpy(zero_copy_only=True).reshape(-1, self.width)
        except DAMAGE as error:
            raise StickGenError(
                f"{path} is damaged ({error}): delete it and embed the corpus again"
            ) from error
        for sentence, start, stop in zip(sentences, offsets[:-1], offsets[1:], strict=True):
            self._location[sentence] = (len(self._states), start, stop)
        self._states.append(states)

    def __len__(self) -> int:
        return len(self._location)

    def __contains__(self, sentence: str) -> bool:
        return sentence in self._location

    def tokens(self, sentence: str) -> NDArray[np.float16]:
        """Token states ``[L, width]`` of a sentence.

        Raises:
            StickGenError: the sentence was not embedded.
        """
        if sentence not in self._location:
            raise StickGenError(f"there is no embedding of {sentence!r}: embed the corpus again")
        shard, start, stop = self._location[sentence]
        return self._states[shard][start:stop]


def corpus_sentences(corpus: Corpus) -> list[str]:
    """Every caption of clips, pairs and segments, sorted, without repeats."""
    captions: set[str] = set()
    for clip in corpus.rows:
        captions.update(clip.captions, clip.pair_captions)
        captions.update(*(segment.captions for segment in clip.segments))
    return sorted(captions)


def embed(
    corpus: Path,
    sentences: Iterable[str],
    encoder: Encoder,
    progress: Callable[[float], None] | None = None,
) -> Embeddings:
    """Encode the sentences that a corpus folder does not yet hold for this encoder.

    Every shard is on disk as soon as it is encoded, so an interrupted run continues there.

    Args:
        corpus: the folder.
        sentences: any; ``corpus_sentences`` gives those of the corpus.
        encoder: see ``open_encoder``.
        progress: called with the finished share of the missing sentences, 0–1.

    Raises:
        StickGenError: a file is damaged or cannot be written.
    """
    embeddings = Embeddings.open(corpus, encoder)
    missing = sorted({sentence for sentence in sentences if sentence not in embeddings})
    if not missing:
        return embeddings
    folder = _folder(corpus, encoder)
    _write_description(folder, encoder)
    # The user may delete a damaged shard: its number is free again, those after it are not.
    names = (folder / f"{number:05d}.arrow" for number in count())
    free_paths = (path for path in names if not path.exists())
    for start in range(0, len(missing), SHARD):
        shard = missing[start : start + SHARD]
        path = next(free_paths)
        _write_shard(path, shard, encoder)
        embeddings.add_shard(path)
        if progress:
            progress((start + len(shard)) / len(missing))
    return embeddings


def _folder(corpus: Path, encoder: Encoder) -> Path:
    return corpus / FOLDER / encoder.sha256[:16]


def _write_description(folder: Path, encoder: Encoder) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    facts = {"name": encoder.name, "width": encoder.width, "sha256": encoder.sha256}
    with atomic_path(folder / "encoder.json") as temporary:
        temporary.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _write_shard(path: Path, sentences: list[str], encoder: Encoder) -> None:
    import pyarrow

    states = [tokens.astype(np.float16) for tokens in encoder.encode(sentences)]
    offsets = np.cumsum([0, *(tokens.size for tokens in states)], dtype=np.int32)
    lists = pyarrow.ListArray.from_arrays(offsets, np.concatenate(states).ravel())
    table = pyarrow.table({"sentence": sentences, "states": lists})
    with (
        atomic_path(path) as temporary,
        pyarrow.OSFile(str(temporary), "wb") as file,
        pyarrow.ipc.new_file(file, table.schema) as writer,
    ):
        writer.write_table(table)
