"""Unpacking the archives of a collection; those unpacked before are skipped."""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from lzma import LZMAError
from pathlib import Path, PurePosixPath

from stickgen.corpus.clips.raw import MAX_BYTES
from stickgen.errors import StickGenError
from stickgen.files import write_error
from stickgen.safe_names import safe_relative_path, stays_inside


def unpack(
    archives: Sequence[Path], folder: Path, workers: int, on_progress: Callable[[int], None]
) -> None:
    """Unpack the regular files of tar archives into a folder, unless they were unpacked before.

    Args:
        archives: ``.tar`` files, compressed in any way that Python reads.
        folder: created when it does not exist.
        workers: number of threads (decompression releases Python's global lock).
        on_progress: called with the number of archives done.

    Raises:
        StickGenError: an archive is damaged, or the folder cannot be written.
    """
    with ThreadPoolExecutor(workers) as pool:
        jobs = [pool.submit(_unpack_one, archive, folder) for archive in archives]
        try:
            for done, job in enumerate(as_completed(jobs), 1):
                job.result()
                on_progress(done)
        finally:
            pool.shutdown(cancel_futures=True)


def unpacked_path(name: str) -> PurePosixPath:
    """Where a member of an archive is unpacked, relative to the folder."""
    return safe_relative_path(str(PurePosixPath(name)))


def _unpack_one(archive: Path, folder: Path) -> None:
    """Unpack regular files that stay inside; a marker records the archive's size and time.

    Names that some file system cannot hold are changed, as ``safe_relative_path`` says.
    """
    if not archive.is_file():
        raise StickGenError(f"The archive {archive} is not a file but a folder or a pipe.")
    status = archive.stat()
    marker, content = folder / f".{archive.name}.done", f"{status.st_size} {status.st_mtime_ns}"
    if marker.is_file() and marker.read_text("utf-8") == content:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tarfile.open(archive) as tar:
            for member in tar:
                if member.size > MAX_BYTES:  # a sparse member of a few bytes may claim any size
                    continue
                if not member.isfile() or not stays_inside(member.name):
                    continue
                target = folder / unpacked_path(member.name)
                data = tar.extractfile(member)
                target.parent.mkdir(parents=True, exist_ok=True)
                if data is not None:
                    target.write_bytes(data.read())
        marker.write_text(content, "utf-8")
    except (tarfile.TarError, EOFError, LZMAError, zlib.error, ValueError) as error:
        raise StickGenError(f"The archive {archive} is damaged: {error}.") from error
    except OSError as error:
        if error.errno is None:  # of the decompressor
            raise StickGenError(f"The archive {archive} is damaged: {error}.") from error
        raise write_error(folder, error) from error
