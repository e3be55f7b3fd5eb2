"""What a number word means."""

from __future__ import annotations

from stickgen.story.reader import grammar as g

_MOST = 1000
"""Larger numbers count as this many."""


def number_value(word: str) -> int:
    """The value of a word of class ``number``, or of "a": "three", "12", "2nd", "lots of"."""
    if word in g.AMOUNT_PHRASES:
        return g.AMOUNT_PHRASES[word]
    if word[0].isdecimal():
        word = "".join(c for c in word if c.isdecimal() or c == ".")
    return int(min(decimal_value(word), _MOST))


def decimal_value(word: str) -> float:
    """The value of a number in digits or letters: "2.5", "half a", "thirty".

    Raises:
        ValueError: the word is no number.
    """
    if word.startswith("half"):
        return 0.5
    if word in ("a", "an"):
        return 1.0
    value = g.NUMBERS.get(word, g.TENS.get(word))
    return float(word) if value is None else float(value)
