"""Damaged files: a reader must raise ``StickGenError`` and nothing else.

Every run of the suite tries the same few damages. To search for new ones, multiply their number;
they are then sampled at random:

    STICKGEN_FUZZ=50 pytest tests/corpus/sources -k damaged
"""

from __future__ import annotations

import os
import re
import sys
import tarfile
import time
import tracemalloc
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Recording
from stickgen.errors import StickGenError

MEMORY = 300 << 20  # bytes that a reader may allocate for a file of a few kilobytes
SECONDS = 3.0  # CPU time, so that other processes do not count
FUZZ = int(os.environ.get("STICKGEN_FUZZ", "0"))


_NUMBER = re.compile(rb"-?\d[\d.]*(?:[eE][-+]?\d+)?")
_STRANGE = st.sampled_from([b"0", b"-1", b"7", b"0.001", b"1e30", b"-1e300", b"1e999", b"nan"])


@st.composite
def _damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """``data`` with a few pieces overwritten, cut out or doubled, or its end cut off.

    Half of the damages replace a number by another, so that a text keeps its form.
    """
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, max(len(data) - 1, 0)))
        if draw(st.booleans()) and (number := _NUMBER.search(data, start)):
            data = data[: number.start()] + draw(_STRANGE) + data[number.end() :]
            continue
        span = draw(st.integers(0, 8))
        part = draw(
            st.one_of(
                st.binary(max_size=8),
                st.sampled_from([b"-1", b"nan", b"1e999", b"9" * 12, b"\0" * 8, b"\xff" * 8]),
                st.just(data[start : start + span] * 2),
            )
        )
        data = data[:start] + part + data[start + span :]
    return data[: draw(st.integers(0, len(data)))] if draw(st.booleans()) else data


def _recordings(result: object) -> list[Recording]:
    """Recordings of a reader's result: recordings or motions, one or several."""
    if isinstance(result, Recording):
        return [result]
    if isinstance(result, RawMotion | Body):
        return [Recording("damaged/file", "damaged", result, "none", "nobody")]
    if isinstance(result, Mapping):
        return _recordings(list(result.values()))
    parts = result if isinstance(result, list) else []
    return [recording for part in parts for recording in _recordings(part)]


@pytest.fixture(scope="session")
def survives() -> Callable[..., None]:
    """``survives(read, path, examples=60)``: ``read(path)`` on damaged copies of a valid file.

    Recordings that can be read are converted to clips. ``path`` is overwritten. Only
    ``StickGenError`` may be raised, within ``SECONDS`` and ``MEMORY``. With ``STICKGEN_FUZZ`` the
    outcomes are counted on stdout (shown by ``pytest -rP``).
    """

    def run(read: Callable[[Path], object], path: Path, examples: int = 60) -> None:
        valid = path.read_bytes()
        read(path)

        outcomes: Counter[str] = Counter()

        @settings(max_examples=examples * max(FUZZ, 1), derandomize=not FUZZ, database=None)
        @given(_damaged(valid))
        def attempt(data: bytes) -> None:
            path.write_bytes(data)
            tracemalloc.start()
            begin = time.process_time()
            try:
                recordings = _recordings(read(path))
                outcomes["read"] += 1
                for recording in recordings:
                    make_clip(recording)
                    outcomes["clips"] += 1
            except StickGenError as error:
                assert "\n" not in str(error)
                outcomes["refused"] += 1
            finally:
                seconds = time.process_time() - begin
                peak = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
            assert peak < MEMORY
            assert seconds < SECONDS

        attempt()
        if FUZZ:
            sys.stdout.write(f"{path.name} {dict(outcomes)}\n")

    return run


@pytest.fixture(scope="session")
def real_files(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """``real_files("asap")``: folder with the files of one source of the shared collection."""
    raw = Path(__file__).parents[3] / "../shared/data/raw"
    folder = tmp_path_factory.mktemp("real")

    def unpack(source: str) -> Path:
        archive = raw / f"{source}.tar.xz"
        if not archive.is_file():
            pytest.skip("the motion collection is not beside the project")
        if not (folder / source).is_dir():
            with tarfile.open(archive) as tar:
                tar.extractall(folder, filter="data")
        return folder / source

    return unpack
