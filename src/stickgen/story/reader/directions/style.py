"""How the film is drawn: "as a pencil sketch", "chalkboard style", "xkcd"."""

from __future__ import annotations

import re
from functools import cache
from types import MappingProxyType

from stickgen.story.reader.directions.remaining import Remaining

_WORDS = MappingProxyType(
    {
        "sketch": r"pencil[- ]?(?:sketch|drawn|drawing)?|sketch(?:y|ed)?|hand[- ]?drawn",
        "ink": r"(?:black\s+|indian?\s+)?ink(?:ed)?(?:\s+drawing)?|calligraphy|brush\s?stroke|"
               r"sumi-?e",
        "neon": r"neon(?:[- ]?lights?)?|glow(?:ing)?[- ]lines?|tron|synthwave|cyberpunk",
        "chalk": r"chalk(?:board)?|blackboard",
        "blueprint": r"blueprint|technical\s+drawing",
        "xkcd": r"xkcd(?:[- ]?(?:style|comic))*|web\s?comic",
    }
)  # fmt: skip
"""Style → the words that name it."""
_PRESENTED = (
    r"(?:,?\s*\b(?:please|pls)\b,?\s*)?"
    r"(?:\b(?:drawn|rendered|shown|animated|filmed|done|made|all)\s+)?"
)
_NOUN = (
    r"(?:style[ds]?|looks?|drawings?|animations?|comics?|cartoons?|film|video|aesthetics?|sketch|"
    r"mode|theme|art|rendering)"
)
_AT_THE_END = frozenset({"neon", "xkcd", "blueprint"})
"""Styles whose words name them at the end of a prompt without a noun."""
_ANYWHERE = frozenset({"xkcd"})
"""Styles whose words can mean nothing else."""


@cache
def _pattern(style: str) -> re.Pattern[str]:
    """How the name of a style is written so that it is no thing of the story."""
    words = _WORDS[style]
    pattern = (
        rf"{_PRESENTED}\b(?:in|as|with|using)\s+(?:an?\s+|the\s+|style\s+of\s+)*(?:{words})"
        rf"(?:[\s-]+{_NOUN})*\b(?:\s*,)?"
        rf"|(?<![\w])(?:{words})[\s-]+{_NOUN}(?:[\s-]+{_NOUN})*\b"
        rf"|{_NOUN}\s*[:=]\s*(?:{words})\b"
        rf"|^\s*(?:{words})\s*:|[.,;(]\s*(?:{words})\s*(?=$|[.,;)])"
    )
    if style in _AT_THE_END:
        pattern += rf"|(?<!\bin)(?<!\ba)(?<!\bthe)\s(?:{words})\s*$"
    if style in _ANYWHERE:
        pattern += rf"|\b(?:{words})\b"
    return re.compile(pattern, re.I)


_MENTIONS = tuple((style, re.compile(words, re.I)) for style, words in _WORDS.items())


def take_style(remaining: Remaining) -> str:
    """Take out the name of a drawing style; empty: none is said."""
    for style, mention in _MENTIONS:
        named = mention.search(remaining.text) is not None
        if named and (match := _pattern(style).search(remaining.text)):
            remaining.cut(match, "style", " , ")
            return style
    return ""
