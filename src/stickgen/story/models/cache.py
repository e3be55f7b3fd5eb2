"""Answers of language models, kept so that the same prompt needs no second request."""

from __future__ import annotations

import hashlib
import json
import re
from contextlib import suppress
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.files import atomic_path, user_cache
from stickgen.story.models.instructions import instructions
from stickgen.story.models.providers import Provider
from stickgen.story.models.schema import reply_schema

MOST_ENTRIES = 500
_MAX_BYTES = 2**18
_ENTRY = re.compile(r"[0-9a-f]{64}\.txt")


def entry_path(prompt: str, provider: Provider) -> Path | None:
    """The file of an answer; None without a home.

    Its name is the digest of the prompt, of who is asked (kind, address, model; not the key) and
    of what is asked for: the instructions and the schema with the names of all tables.
    """
    folder = user_cache("story")
    if folder is None:
        return None
    asked = [provider.kind.name, provider.url, provider.model, instructions(), reply_schema()]
    key = hashlib.sha256(json.dumps([prompt, *asked]).encode()).hexdigest()
    return folder / f"{key}.txt"


def kept_answer(path: Path) -> str | None:
    """The text of an entry, or None where there is none that can be read."""
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_BYTES + 1)
        return data.decode() if len(data) <= _MAX_BYTES else None
    except (OSError, ValueError):
        return None


def keep_answer(path: Path, text: str) -> None:
    """Put an entry into the cache, where that is possible; the oldest make room."""
    data = text.encode("utf-8", "replace")
    if len(data) > _MAX_BYTES:
        return
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with atomic_path(path) as scratch:
            scratch.write_bytes(data)
        _make_room(path.parent)
    except (OSError, StickGenError):
        return  # read-only or full: the model is asked again the next time


def _make_room(folder: Path) -> None:
    entries = [path for path in folder.iterdir() if _ENTRY.fullmatch(path.name)]
    for path in sorted(entries, key=lambda path: path.stat().st_mtime)[:-MOST_ENTRIES]:
        with suppress(OSError):
            path.unlink()
