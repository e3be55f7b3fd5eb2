"""How long the film is: "a 10 second clip", "for half a minute", "30s"."""

from __future__ import annotations

import re

from stickgen.story.reader.directions.remaining import Remaining
from stickgen.story.reader.grammar import NUMBERS, TENS
from stickgen.story.reader.numbers import decimal_value

_AMOUNT = (
    rf"(?P<n>\d+(?:\.\d+)?|(?:half an?|an?|{'|'.join([*NUMBERS, *TENS])})\b)[\s-]*"
    r"(?P<unit>s|secs?|seconds?|mins?|minutes?)\b"
)
_FILM = r"(?:film|video|clip|movie|animation)"
_AT_THE_END = re.compile(rf"\bfor\s+(?:about\s+|around\s+)?{_AMOUNT}", re.I)
_LENGTHS = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"\b(?:an?\s+)?{_AMOUNT}[\s-]*(?:long\b|{_FILM}\b|in length\b|in total\b)",
        rf"\b(?:length|duration|runtime)\s*[:=]?\s*{_AMOUNT}",
        rf"(?:^|[,.;(]\s*){_AMOUNT}\s*(?=$|[,.;:)])",
        rf"\b(?:lasting|lasts|take)\s+(?:about\s+)?{_AMOUNT}",
        rf"\ban?\s+{_AMOUNT}(?:[\s-]+(?:long|{_FILM}))?",
        rf"^{_AMOUNT}[\s,:]+(?:of\s+)?",
    )
)
_AGE = re.compile(r"[(,]\s*[2-9]0s\b")
""" "A man (50s) walks": how old he is."""
_SEQUENCE = re.compile(r"\bthen\b|;|[.!?]\s+\w|,\s*\w+s\b")
_LONGEST = 86400.0
"""A day; nothing longer is believed."""


def take_length(remaining: Remaining) -> float | None:
    """Take out the length of the film in seconds; None: not said."""
    match = _AT_THE_END.search(remaining.text)
    if match is not None and _is_of_the_film(remaining.text, match) and _seconds(match):
        remaining.cut(match, "seconds")
        return _seconds(match)
    for pattern in _LENGTHS:
        match = pattern.search(remaining.text)
        if match is not None and _seconds(match):
            remaining.cut(match, "seconds")
            return _seconds(match)
    return None


def _seconds(match: re.Match[str]) -> float:
    if _AGE.search(match[0]):
        return 0.0
    minutes = match["unit"].lower().startswith("m")
    return min(decimal_value(match["n"].lower()) * (60.0 if minutes else 1.0), _LONGEST)


def _is_of_the_film(text: str, match: re.Match[str]) -> bool:
    """Whether "for 10 seconds" ends the only sentence of a prompt without a sequence;
    "walks for 3 seconds, then runs" is about a beat.
    """
    after = text[match.end() :].strip(" .,!")
    return not after and _SEQUENCE.search(text[: match.start()]) is None
