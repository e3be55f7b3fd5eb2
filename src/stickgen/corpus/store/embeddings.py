"""Token states of a corpus's sentences, encoded once and kept beside it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from itertools import count, islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.table import need_pyarrow
from stickgen.errors import StickGenError
from stickgen.files import atomic_path, write_error
from stickgen.text.encoders import Encoder

FOLDER = "embeddings"
"""Folder in a corpus; holds one folder an encoder, named by the encoder's hash."""
SHARD = 1000
"""Sentences encoded and held in memory at once: at most 130 MB of 1024-d states."""


class Embeddings:
    """Token states by sentence, read from disk when asked for.

    A folder holds ``encoder.json`` (name, width and sha256 of the encoder) and shards, Arrow
    files with the columns ``sentence`` and ``states`` (float16, token after token).

    Attributes:
        width: numbers a token.
    """

    def __init__(self, width: int) -> None:
        self.width = width
        self._states: list[NDArray[np.float16]] = []
        self._place: dict[str, tuple[int, int, int]] = {}

    @classmethod
    def open(cls, corpus: Path, encoder: Encoder) -> Embeddings:
        """What a corpus folder holds of an encoder; nothing yet is fine.

        Raises:
            StickGenError: pyarrow is missing, or a file is damaged.
        """
        need_pyarrow()
        found = cls(encoder.width)
        for path in sorted(_folder(corpus, encoder).glob("*.arrow")):
            found._add(path)
        return found

    def _add(self, path: Path) -> None:
        import pyarrow

        try:
            with pyarrow.memory_map(str(path)) as file:
                table = pyarrow.ipc.open_file(file).read_all()
            (chunk,) = table["states"].chunks
            sentences = table["sentence"].to_pylist()
            offsets = (chunk.offsets.to_numpy() // self.width).tolist()
            states = chunk.values.to_numpy(zero_copy_only=True).reshape(-1, self.width)
        except (OSError, ValueError, KeyError) as error:
            raise StickGenError(f"{path} is damaged ({error}): delete it, embed again") from error
        for sentence, start, stop in zip(sentences, offsets[:-1], offsets[1:], strict=True):
            self._place[sentence] = (len(self._states), start, stop)
        self._states.append(states)

    def __len__(self) -> int:
        return len(self._place)

    def __contains__(self, sentence: str) -> bool:
        return sentence in self._place

    def tokens(self, sentence: str) -> NDArray[np.float16]:
        """States ``[L, width]`` of a sentence.

        Raises:
            StickGenError: the sentence was not embedded.
        """
        if sentence not in self._place:
            raise StickGenError(f"there is no embedding of {sentence!r}: embed the corpus again")
        shard, start, stop = self._place[sentence]
        return self._states[shard][start:stop]


def corpus_sentences(corpus: Corpus) -> list[str]:
    """Every caption of clips, pairs and segments, once, sorted."""
    said: set[str] = set()
    for clip in corpus.rows:
        said.update(clip.captions, clip.pair_captions)
        said.update(*(segment.captions for segment in clip.segments))
    return sorted(said)


def embed(
    corpus: Path,
    sentences: Iterable[str],
    encoder: Encoder,
    progress: Callable[[float], None] | None = None,
) -> Embeddings:
    """Encode the sentences that a corpus folder does not hold by this encoder yet.

    Each thousand sentences is on disk when it is done, so an interrupted run goes on there.

    Args:
        corpus: the folder.
        sentences: any; those of the corpus are ``corpus_sentences``.
        encoder: as ``open_encoder`` gives it.
        progress: told the share of missing sentences that is done.

    Raises:
        StickGenError: a file is damaged or cannot be written.
    """
    held = Embeddings.open(corpus, encoder)
    missing = sorted({sentence for sentence in sentences if sentence not in held})
    if not missing:
        return held
    folder = _folder(corpus, encoder)
    _describe(folder, encoder)
    # A damaged shard may have been deleted: its name is free again, later ones are not.
    names = (folder / f"{number:05d}.arrow" for number in count())
    free = (path for path in names if not path.exists())
    done = 0
    for some in _batches(missing):
        path = next(free)
        _write(path, some, encoder)
        held._add(path)
        done += len(some)
        if progress:
            progress(done / len(missing))
    return held


def _folder(corpus: Path, encoder: Encoder) -> Path:
    return corpus / FOLDER / encoder.sha256[:16]


def _describe(folder: Path, encoder: Encoder) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise write_error(folder, error) from error
    facts = {"name": encoder.name, "width": encoder.width, "sha256": encoder.sha256}
    with atomic_path(folder / "encoder.json") as temporary:
        temporary.write_text(json.dumps(facts, indent=1) + "\n", "utf-8")


def _batches(sentences: list[str]) -> Iterator[list[str]]:
    rest = iter(sentences)
    while some := list(islice(rest, SHARD)):
        yield some


def _write(path: Path, sentences: list[str], encoder: Encoder) -> None:
    import pyarrow

    states = [one.astype(np.float16) for one in encoder.encode(sentences)]
    ends = np.cumsum([0, *(one.size for one in states)], dtype=np.int32)
    lists = pyarrow.ListArray.from_arrays(ends, np.concatenate(states).ravel())
    table = pyarrow.table({"sentence": sentences, "states": lists})
    with (
        atomic_path(path) as temporary,
        pyarrow.OSFile(str(temporary), "wb") as file,
        pyarrow.ipc.new_file(file, table.schema) as writer,
    ):
        writer.write_table(table)
