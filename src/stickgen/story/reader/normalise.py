"""Plain text out of what people type: quotes set apart, capitals and abbreviations undone."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.story.reader.quotations import Quotations, Quote
from stickgen.story.reader.screenplay import without_headings, without_lines
from stickgen.story.reader.shorthand import in_full, without_emoji

__all__ = ["Plain", "Quote", "plain_text"]

_NO_LETTERS = re.compile(r"«\d+»|[^A-Za-z]")
_FEW_LETTERS = 6
"""Texts of no more letters are not shouted."""
_SHOUTED = 0.8
"""Share of capitals in a shouted text."""
_GIVEN = r"an?\s+(?:\w+\s+)?(?:high[- ]?fives?|hugs?|punch|kick|slap|push|shove|kiss|handshake)"
_SIGNS = tuple(
    (re.compile(pattern), sign)
    for pattern, sign in (
        (r"(\w)\1{2,}", r"\1\1"),  # "sooooo"
        (r"…|\.{2,}", ", "),
        (r"\s[–—-]+\s|[–—]", " , "),
        (r"[ \t]+", " "),
        # "give each other a hug": the deed stands beside its verb
        (rf"\b(g[ai]ves?|giving)\s+(each other|one another|\w+)\s+({_GIVEN})\b", r"\1 \3 to \2"),
    )
)


@dataclass(frozen=True)
class Plain:
    """A prompt as plain text.

    Attributes:
        text: quotes stand as ``«0»``, ``«1»`` …
        quotes: what they say.
    """

    text: str
    quotes: tuple[Quote, ...]


def plain_text(prompt: str) -> Plain:
    """Quotes, speakers' lines and headings set apart; capitals and abbreviations undone."""
    quotations = Quotations()
    text = quotations.marked(without_emoji(prompt.replace("\r", "\n")))
    text = without_lines(without_headings(text), quotations)
    text = quotations.after_verb(text)
    if _is_shouted(text):
        text = text.lower()
    text = in_full(quotations.by_position(text))
    for pattern, sign in _SIGNS:
        text = pattern.sub(sign, text)
    return Plain(text.strip(), tuple(quotations.found))


def _is_shouted(text: str) -> bool:
    letters = _NO_LETTERS.sub("", text)
    return len(letters) > _FEW_LETTERS and sum(map(str.isupper, letters)) > _SHOUTED * len(letters)
