"""How the word lists are written."""

from __future__ import annotations

from types import MappingProxyType


def table(text: str) -> MappingProxyType[str, str]:
    """``"key: word word; key: word"`` as word → key; ``_`` in a word is a blank."""
    table: dict[str, str] = {}
    for part in text.split(";"):
        key, _, words = part.partition(":")
        for word in words.split():
            table[word.replace("_", " ")] = key.strip()
    return MappingProxyType(table)
