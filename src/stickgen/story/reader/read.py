"""A prompt → its Story, as far as the text tells it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from stickgen.story.reader.bearing import mark_manners, take_manners
from stickgen.story.reader.clauses import read_clauses
from stickgen.story.reader.directions import Directions, take_directions
from stickgen.story.reader.interpret import interpret
from stickgen.story.reader.normalise import plain_text
from stickgen.story.reader.seasons import take_season
from stickgen.story.reader.spelling import corrected
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.token import Token
from stickgen.story.reader.tokens import tokenize
from stickgen.story.reader.unknown_verbs import Nearest, with_known_verbs


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


def read_prompt(
    prompt: str, words: Collection[str] = frozenset(), nearest: Nearest | None = None
) -> Reading:
    """Read a prompt; see ``reader``.

    Args:
        words: lower-case English words; what is among them is no typing error.
        nearest: finds a known verb for an unknown one; None: unknown verbs stay unknown.
    """
    text, directions = take_directions(prompt)
    plain = plain_text(text)
    season = take_season(plain.text)
    told = corrected(season.text, words)
    known, unknown = dict[str, str](), list[str]()
    if nearest is not None:
        told, known, unknown = with_known_verbs(told, nearest)
    told, manners = mark_manners(told)
    tokens = tokenize(told)
    clauses = read_clauses(tokens)
    take_manners(clauses, manners)
    telling = interpret(clauses, plain.quotes)
    telling.setting.drawn_as |= known
    telling.unknown += unknown
    telling.setting.in_season(season)
    telling.setting.in_the_dark(plain.text)
    return Reading(telling, directions, tuple(tokens))
