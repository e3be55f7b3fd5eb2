"""What a number word means."""

from __future__ import annotations

from stickgen.story.reader import grammar as g

_MOST = 1000
"""Larger numbers, and those that are no numbers, count as this many."""


def number_value(word: str) -> int:
    """The value of a word of class ``number``, or of "a": "three", "12", "2nd", "lots of"."""
    if word in ("a", "an"):
        return 1
    if word in g.NUMBERS:
        return g.NUMBERS[word]
    if word in g.AMOUNT_PHRASES:
        return g.AMOUNT_PHRASES[word]
    digits = float("".join(c for c in word if c.isdecimal() or c == "."))
    return int(digits) if digits < _MOST else _MOST
