"""Text → syllables: what a babbling voice says instead of words."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType
from zlib import crc32

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*|[.,;:!?…—]+")
_SYLLABLE = re.compile(r"[^aeiouy]*[aeiouy]+(?:[^aeiouy]+$)?")
_SILENT_END = re.compile(r"(?<=[aeiouy])([^aeiouy]+)e$")
PAUSES = MappingProxyType({",": 0.16, ";": 0.2, ":": 0.2, "—": 0.2})
"""Mark → seconds of the pause after it; others take ``_STOP``."""
_STOP = 0.3
_OTHERS = MappingProxyType({"stop": "bdgptkcq", "hiss": "szfvhxj", "hum": "mn", "glide": "lrwy"})
"""Manner of a consonant → its letters; within it letters change places, so that nobody
understands a word."""


@dataclass(frozen=True)
class Syllable:
    """One opening of the mouth.

    Attributes:
        onset: consonant with which it begins; empty: none.
        manner: of the onset, a key of the four manners; empty: none.
        vowel: ``a``, ``e``, ``i``, ``o`` or ``u``.
        stressed: whether it is the main one of its word.
        pause: seconds of silence after it.
    """

    onset: str
    manner: str
    vowel: str
    stressed: bool
    pause: float = 0.0


def syllables(text: str) -> list[Syllable]:
    """The syllables of a text, as many as English has; of other writing, one for two letters.

    There is no pause after the last one.
    """
    found: list[Syllable] = []
    for piece in _WORD.findall(text):
        if not piece[0].isalnum():
            if found:
                pause = max(PAUSES.get(mark, _STOP) for mark in piece)
                found[-1] = _with_pause(found[-1], pause)
            continue
        found += _of_word(piece)
    return [*found[:-1], _with_pause(found[-1], 0.0)] if found else _of_word("ah")


def _with_pause(last: Syllable, pause: float) -> Syllable:
    return Syllable(last.onset, last.manner, last.vowel, last.stressed, pause)


def _of_word(word: str) -> list[Syllable]:
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(c for c in plain if c.isascii() and c.isalpha())
    if not plain:  # digits, and writing without Latin letters
        return [_made(f"{crc32(c.encode()):x}", n == 0) for n, c in enumerate(word[::2])]
    plain = _SILENT_END.sub(r"\1", plain)
    parts = _SYLLABLE.findall(plain) or [f"{plain[0]}e"]
    return [_made(part, n == 0) for n, part in enumerate(parts)]


def _made(part: str, stressed: bool) -> Syllable:
    vowel = next((c for c in part if c in "aeiouy"), "aeiou"[crc32(part.encode()) % 5])
    vowel = "i" if vowel == "y" else vowel
    first = part[0]
    for manner, letters in _OTHERS.items():
        if first in letters:
            other = letters[(letters.index(first) + 1 + crc32(part.encode()) % 2) % len(letters)]
            return Syllable(other, manner, vowel, stressed)
    return Syllable("", "", vowel, stressed)
