"""Directions, and how they are taken out of a prompt."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.story.reader.directions.camera import take_handheld, take_moves
from stickgen.story.reader.directions.length import take_length
from stickgen.story.reader.directions.remaining import Remaining
from stickgen.story.reader.directions.style import take_style
from stickgen.story.reader.directions.wrapping import without_wrapping

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|«[^»]*»')
_HIDDEN = re.compile(r"«(\d+)»")
_ASPECTS = {
    9 / 16: r"portrait(?:\s+(?:format|mode|video|orientation))|vertical(?:\s+(?:format|video|film))"
            r"|9:16|(?:vertical\s+|portrait\s+)?tik\s?tok(?:\s+(?:video|clip))?"
            r"|for\s+(?:tiktok|reels|shorts|instagram\s+stories)",
    1.0: r"square(?:\s+(?:format|video|picture|film))|1:1",
    16 / 9: r"landscape\s+(?:format|mode|orientation)|widescreen|16:9",
}  # fmt: skip
_SPEECH = {
    "subtitles": r"with\s+subtitles|subtitled|subtitles\s+(?:on|please)",
    "none": r"without\s+(?:speech\s+)?(?:bubbles|subtitles|text)|"
            r"no\s+(?:speech\s+)?(?:bubbles|subtitles)|"
            r"silent\s+(?:film|movie)",
    "bubbles": r"(?:with|in)\s+speech\s+bubbles",
}  # fmt: skip


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:in|with|as)\s+(?:an?\s+)?)?\b(?:{words})", re.I)


_ASPECT_PATTERNS = tuple((str(aspect), _pattern(words)) for aspect, words in _ASPECTS.items())
_SPEECH_PATTERNS = tuple((speech, _pattern(words)) for speech, words in _SPEECH.items())


@dataclass(frozen=True)
class Directions:
    """What a prompt says about the film itself.

    Attributes:
        style: name of a drawing style; empty: not said.
        moves: camera moves in the order in which they are mentioned.
        handheld: whether the camera is held by hand.
        seconds: length of the film; None: not said.
        aspect: width over height; None: not said.
        speech: how lines are shown; empty: not said.
        whys: field → the words that say so.
    """

    style: str = ""
    moves: tuple[str, ...] = ()
    handheld: bool = False
    seconds: float | None = None
    aspect: float | None = None
    speech: str = ""
    whys: tuple[tuple[str, str], ...] = ()


def take_directions(prompt: str) -> tuple[str, Directions]:
    """The prompt without its directions, and the directions.

    Words inside quotation marks are never read as directions.
    """
    quotes: list[str] = []

    def hide(match: re.Match[str]) -> str:
        quotes.append(match[0])
        return f"«{len(quotes) - 1}»"

    remaining = Remaining(_QUOTED.sub(hide, prompt))
    seconds = take_length(remaining)
    style = take_style(remaining)
    handheld = take_handheld(remaining)
    moves = take_moves(remaining)
    aspect = remaining.take(_ASPECT_PATTERNS, "aspect")
    speech = remaining.take(_SPEECH_PATTERNS, "speech")
    text = without_wrapping(remaining.text)
    text = _HIDDEN.sub(lambda match: quotes[int(match[1])], text)
    if not re.search(r"\w", text):
        text = prompt
    return text, Directions(
        style, moves, handheld, seconds, float(aspect) if aspect else None, speech,
        tuple(remaining.whys),
    )  # fmt: skip
