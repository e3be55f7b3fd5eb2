"""Writing a corpus clip by clip, so that memory holds one clip and not the data set."""

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
from stickgen.corpus.store.corpus import ARRAYS, FACE, FORMAT, INDEX, MANIFEST, Clip, Tracks
from stickgen.corpus.store.table import need_pyarrow, schema, to_table
from stickgen.errors import StickGenError
from stickgen.files import write_error

Add = Callable[[Clip, Tracks], None]
"""Takes the next clip; its offset, frames and face are set to where its tracks lie."""

_ROOM = ".writing"  # in the output: files that are not finished
_GROUP = 1000  # rows of the index that are written at once


@contextmanager
def corpus_writer(
    output: Path, source: str, facts: Mapping[str, Any] | None = None
) -> Iterator[Add]:
    """Write a corpus into a folder; what the folder held of one is replaced at the end.

    The same clips in the same order give the same bytes.

    Args:
        output: the folder; made when it does not exist.
        source: what the corpus is made of, for the manifest.
        facts: more for the manifest, JSON; read when the block ends.

    Raises:
        StickGenError: no clip was added, or the folder cannot be written.
    """
    need_pyarrow()
    room = output / _ROOM
    try:
        if room.exists():  # of a run that was killed
            shutil.rmtree(room)
        room.mkdir(parents=True)
    except OSError as error:
        raise write_error(output, error) from error
    try:
        with _Files(room) as files:
            yield files.add
        if not files.clips:
            raise StickGenError(f"there is no clip to write to {output}")
        manifest = {
            "format": FORMAT,
            "generator": f"stick-gen {__version__}",
            "source": source,
            "clips": files.clips,
            "frames": files.arrays["valid"].rows,
            **(facts or {}),
        }
        text = json.dumps(manifest, indent=1, sort_keys=True, ensure_ascii=False)
        (room / MANIFEST).write_text(text + "\n", "utf-8")
        # A corpus without a manifest is not finished: it goes first and comes last.
        (output / MANIFEST).unlink(missing_ok=True)
        for name in (*(f"{name}.npy" for name in files.arrays), INDEX, MANIFEST):
            (room / name).replace(output / name)
    except OSError as error:
        raise write_error(output, error) from error
    finally:
        shutil.rmtree(room, ignore_errors=True)


class _Files:
    """The open files of a corpus that is being written."""

    def __init__(self, room: Path) -> None:
        import pyarrow.parquet

        with ExitStack() as stack:
            kinds = ARRAYS | {"face": (FACE, ())}
            self.arrays = {
                name: stack.enter_context(_ArrayFile(room / f"{name}.npy", dtype, shape))
                for name, (dtype, shape) in kinds.items()
            }
            self._index = stack.enter_context(
                pyarrow.parquet.ParquetWriter(room / INDEX, schema(Clip), compression="zstd")
            )
            self._stack = stack.pop_all()
        self._rows: list[Clip] = []
        self.clips = 0

    def __enter__(self) -> _Files:
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
        if len(self._rows) == _GROUP:
            self._write_rows()

    def _write_rows(self) -> None:
        if self._rows:
            self._index.write_table(to_table(self._rows, Clip))
            self._rows = []


class _ArrayFile:
    """A ``.npy`` file that grows; numpy leaves room in its header for a longer shape."""

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
