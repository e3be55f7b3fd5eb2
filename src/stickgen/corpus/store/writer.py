"""Writes a corpus clip by clip, so that memory holds one clip and not the data set."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen import __version__
from stickgen.corpus.store.corpus import FORMAT, INDEX, MANIFEST, Clip
from stickgen.corpus.store.ownership import WRITING, check_folder, mark
from stickgen.corpus.store.table import require_pyarrow, schema, to_table
from stickgen.corpus.store.tracks import ARRAYS, FACE, Tracks
from stickgen.errors import StickGenError
from stickgen.files import write_error

Add = Callable[[Clip, Tracks], None]
"""Appends a clip; its offset, frames and face are set to where its tracks are stored."""

_ROW_GROUP = 1000
"""Rows of the index that are written at once."""


@contextmanager
def corpus_writer(
    output: Path, source: str, facts: Mapping[str, Any] | None = None
) -> Iterator[Add]:
    """Write a corpus into a folder; a corpus already there is replaced when the block ends.

    A folder with something else in it must be claimed before (``ownership.claim_folder``).

    The same clips in the same order give the same bytes.

    Args:
        output: the folder; created when it does not exist.
        source: name of the data, for the manifest.
        facts: more entries of the manifest, JSON values; read when the block ends.

    Raises:
        StickGenError: no clip was added, or the folder holds something else or cannot be written.
    """
    require_pyarrow()
    check_folder(output, WRITING)
    temporary = output / WRITING
    try:
        if temporary.exists():  # a killed run leaves it behind
            shutil.rmtree(temporary)
        mark(temporary)
    except OSError as error:
        raise write_error(output, error) from error
    try:
        with _CorpusFiles(temporary) as files:
            yield files.add
        if not files.clips:
            raise StickGenError(f"there is no clip to write to {output}")
        _write_manifest(temporary / MANIFEST, files, source, facts or {})
        # The manifest marks a finished corpus: delete the old one first, write the new one last.
        (output / MANIFEST).unlink(missing_ok=True)
        for name in (*(f"{name}.npy" for name in files.arrays), INDEX, MANIFEST):
            (temporary / name).replace(output / name)
    except OSError as error:
        raise write_error(output, error) from error
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _write_manifest(path: Path, files: _CorpusFiles, source: str, facts: Mapping[str, Any]) -> None:
    manifest = {
        "format": FORMAT,
        "generator": f"stick-gen {__version__}",
        "source": source,
        "clips": files.clips,
        "frames": files.arrays["valid"].rows,
        **facts,
    }
    text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", "utf-8")


class _CorpusFiles:
    """The open files of a corpus under construction."""

    def __init__(self, folder: Path) -> None:
        import pyarrow.parquet

        with ExitStack() as stack:
            kinds = ARRAYS | {"face": (FACE, ())}
            self.arrays = {
                name: stack.enter_context(_ArrayFile(folder / f"{name}.npy", dtype, shape))
                for name, (dtype, shape) in kinds.items()
            }
            self._index = stack.enter_context(
                pyarrow.parquet.ParquetWriter(folder / INDEX, schema(Clip), compression="zstd")
            )
            self._stack = stack.pop_all()
        self._rows: list[Clip] = []
        self.clips = 0

    def __enter__(self) -> _CorpusFiles:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._stack:
            if error is None:
                self._write_rows()

    def add(self, clip: Clip, tracks: Tracks) -> None:
        offset, face = self.arrays["valid"].rows, self.arrays["face"].rows
        for name in ARRAYS:
            self.arrays[name].append(getattr(tracks, name))
        if tracks.face is not None:
            self.arrays["face"].append(tracks.face)
        self._rows.append(
            replace(
                clip,
                offset=offset,
                frames=len(tracks),
                face=None if tracks.face is None else face,
            )
        )
        self.clips += 1
        if len(self._rows) == _ROW_GROUP:
            self._write_rows()

    def _write_rows(self) -> None:
        if self._rows:
            self._index.write_table(to_table(self._rows, Clip))
            self._rows = []


class _ArrayFile:
    """A ``.npy`` file that grows.

    numpy pads the header, so the final shape is written over the first one.
    """

    def __init__(self, path: Path, dtype: np.dtype[Any], shape: tuple[int, ...]) -> None:
        self.rows = 0
        self._dtype = dtype
        self._shape = shape
        self._file = path.open("wb")
        self._write_header()

    def __enter__(self) -> _ArrayFile:
        return self

    def __exit__(self, *_: object) -> None:
        with self._file:
            self._file.seek(0)
            self._write_header()

    def append(self, values: NDArray[Any]) -> None:
        if values.dtype != self._dtype or values.shape[1:] != self._shape:
            raise ValueError(f"rows of {values.dtype} {values.shape[1:]} do not fit the corpus")
        self._file.write(np.ascontiguousarray(values).tobytes())
        self.rows += len(values)

    def _write_header(self) -> None:
        np.lib.format.write_array_header_1_0(
            self._file,
            {
                "descr": np.lib.format.dtype_to_descr(self._dtype),
                "fortran_order": False,
                "shape": (self.rows, *self._shape),
            },
        )
