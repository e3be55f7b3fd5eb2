"""Corpora that lie elsewhere: ``s3://``, ``hf://`` and whatever else fsspec opens, copied once."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from stickgen.corpus.store.corpus import MANIFEST
from stickgen.errors import StickGenError
from stickgen.files import user_cache, write_error

_CHUNK = 1 << 22


def local_corpus(location: str) -> Path:
    """The folder of a corpus on this disk; one at an address is copied into the user's cache.

    Files are copied piece by piece and the manifest last, so that a copy that was interrupted goes
    on, and memory holds four megabytes of it.

    Raises:
        StickGenError: fsspec or its part for this kind of address is missing, or the address
            cannot be read.
    """
    if "://" not in location:
        return Path(location)
    cache = user_cache("corpora")
    if cache is None:
        raise StickGenError(f"there is no cache folder to copy {location} to: set XDG_CACHE_HOME")
    folder = cache / hashlib.sha256(location.encode()).hexdigest()[:16]
    if not (folder / MANIFEST).is_file():
        _copy(location, folder)
    return folder


def _copy(location: str, folder: Path) -> None:
    try:
        import fsspec
    except ImportError:
        raise StickGenError(
            f"{location} needs fsspec: in the checkout run pip install -e '.[cluster]'"
        ) from None
    try:
        system, root = fsspec.core.url_to_fs(location)
        names = [name for name in system.find(root) if not name.endswith(".arrow")]
        if not any(name.endswith(MANIFEST) for name in names):
            raise FileNotFoundError(f"it has no {MANIFEST}")
        for name in sorted(names, key=lambda name: name.endswith(MANIFEST)):
            target = folder / name[len(root) :].lstrip("/")
            target.parent.mkdir(parents=True, exist_ok=True)
            if target.is_file() and target.stat().st_size == system.size(name):
                continue
            with system.open(name, "rb") as source, target.open("wb") as file:
                shutil.copyfileobj(source, file, _CHUNK)
    except ImportError as error:
        raise StickGenError(f"{location} cannot be opened: {error}") from error
    except PermissionError as error:
        raise write_error(folder, error) from error
    except (OSError, ValueError) as error:
        raise StickGenError(f"{location} cannot be read as a corpus ({error})") from error
