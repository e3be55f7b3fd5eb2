"""What a character of a Script does, says, feels and looks at, each for some time."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import Discriminator, Field, Tag

from stickgen.checks import MAX_SEED
from stickgen.script_fields import (
    MANY,
    SOME,
    FreeText,
    PropName,
    Text,
    TimedItem,
    VoiceName,
    one_of,
)
from stickgen.vocabulary import EXPRESSIONS, MOUTHS, SIGNS

LONGEST_TAKE = 60_000
"""Characters of a take: those of a beat of twelve minutes."""
MIN_PAUSE = 1.0
"""Seconds: in a shorter pause between beats the next one begins."""


class Beat(TimedItem):
    """One action of one character.

    Attributes:
        to: names of the characters to whom it is done, or with whom.
        thing: what it is done with, instead of the thing that the action usually brings.
        seed: of its own random numbers, which give another version of this beat alone; None: it
            has those of the film.
        take: the motion of this beat as text (``performance.Played.takes``), which is kept
            whatever changes around it; empty: it is made.
    """

    text: Text = Field(description="what happens, one sentence")
    to: tuple[Text, ...] = Field((), max_length=SOME)
    thing: PropName | None = None
    seed: Annotated[int, Field(ge=0, le=MAX_SEED)] | None = None
    take: str = Field("", max_length=LONGEST_TAKE)


class Line(TimedItem):
    """Words that a character says; the mouth moves accordingly."""

    text: Text
    voice: VoiceName = "talk"


class Feeling(TimedItem):
    """A facial expression for some time, instead of the one of the action.

    Attributes:
        mouth: the one that goes with the expression when not given.
        sign: beside the head or on the cheeks, a name of ``vocabulary.SIGNS``.
    """

    expression: Annotated[str, one_of("expression", EXPRESSIONS)]
    mouth: Annotated[str, one_of("mouth", MOUTHS)] | None = None
    sign: Annotated[str, one_of("sign", SIGNS)] | None = None


class Gaze(TimedItem):
    """Whom a character looks at for some time."""

    name: Text


def _looks_form(looks: Any) -> str:
    """The form of a value, so that an error message is about that form only."""
    return "[spans]" if isinstance(looks, (list, tuple)) else "[name]"


Looks = Annotated[
    Annotated[FreeText, Tag("[name]")]
    | Annotated[tuple[Gaze, ...], Field(max_length=MANY), Tag("[spans]")],
    Discriminator(_looks_form),
]
"""One name, or whom to look at when."""
