"""The error whose message is shown to the user as one sentence, and the form of its text."""

from __future__ import annotations

import re

_LONGEST_WORD = 300
"""Characters of a run without blanks; paths are usually shorter."""
_LONGEST_TEXT = 1500
"""Characters of a message; the longest list of names we print has about 1,000."""


class StickGenError(ValueError):
    """Invalid input or a missing file: the message says what, where and how to fix it.

    The CLI prints the message and exits with code 2. It becomes one printable line, and what is too
    long in it is shortened, because it may quote names and values from files.
    """

    def __init__(self, message: object = "") -> None:
        super().__init__(one_line(str(message)))


def shorten(text: object, length: int = 60) -> str:
    """A value for a message, its middle left out where it is longer than ``length``."""
    words = str(text)
    if len(words) <= length:
        return words
    tail = length // 3
    return f"{words[: length - tail - 1]}…{words[-tail:]}"


def one_line(text: str) -> str:
    """Text as one printable line of bounded length; other characters are written as escapes."""
    text = re.sub(
        r"\S{301,}", lambda run: shorten(run[0], _LONGEST_WORD), " ".join(text.split("\n"))
    )
    return shorten(printable(text), _LONGEST_TEXT)


def printable(text: str) -> str:
    """Text whose characters can be printed, or end a line; others are written as escapes."""
    return "".join(
        c if c.isprintable() or c == "\n" else c.encode("unicode_escape").decode() for c in text
    )
