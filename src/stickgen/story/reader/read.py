"""A prompt → its Story, as far as the text tells it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stickgen.story.reader.clauses import read_clauses
from stickgen.story.reader.directions import Directions, take_directions
from stickgen.story.reader.interpret import interpret
from stickgen.story.reader.normalise import plain_text
from stickgen.story.reader.spelling import corrected
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.token import Token
from stickgen.story.reader.tokens import tokenize


@dataclass(frozen=True)
class Reading:
    """What a text tells.

    Attributes:
        telling: people, happenings and setting.
        directions: what it says about the film.
        tokens: of the text without directions and quotes.
    """

    telling: Telling
    directions: Directions
    tokens: tuple[Token, ...]


def read_prompt(prompt: str, words: Collection[str] = frozenset()) -> Reading:
    """Read a prompt; see ``reader``.

    Args:
        words: lower-case English words; what is among them is no typing error.
    """
    text, directions = take_directions(prompt)
    plain = plain_text(text)
    tokens = tokenize(corrected(plain.text, words))
    telling = interpret(read_clauses(tokens), plain.quotes)
    return Reading(telling, directions, tuple(tokens))
