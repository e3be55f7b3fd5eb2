"""The fields that the parts of a Script share: their types, limits and bases."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import pairwise
from typing import Annotated, Literal, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    model_validator,
)

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.weather import LAMPS, TIMES, WEATHERS
from stickgen.checks import check_text
from stickgen.errors import shorten
from stickgen.vocabulary import EFFECTS, SPEECH


def one_of(what: str, names: Collection[str]) -> AfterValidator:
    """Accepts the names of a list alone; the error message gives the list."""

    def check(name: str) -> str:
        if name not in names:
            raise ValueError(
                f"there is no {what} {shorten(repr(name))}; use one of: {', '.join(names)}"
            )
        return name

    return AfterValidator(check)


Side = Literal["left", "right"]
LONGEST_TEXT = 2000
"""Characters of a text of a Script."""
Metres = Annotated[float, Field(ge=-100, le=100)]
Spot = tuple[Metres, Metres]
Seconds = Annotated[float, Field(ge=0, le=10_000, description="from the start of the film")]
Degrees = Annotated[float, Field(ge=-3600, le=3600)]


def _text(text: str) -> str:
    return check_text("the text", text)


FreeText = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_text)]
Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    AfterValidator(_text),
]
MANY, SOME = 1000, 100
"""Most entries of a list of moments, and of a list of people or things: the YAML of a small file
can repeat an entry a million times."""
PropName = Annotated[str, one_of("prop", PROPS)]
RoleName = Annotated[str, one_of("role", ROLES)]
PlaceName = Annotated[str, one_of("place", PLACES)]
TimeName = Annotated[str, one_of("time of day", TIMES)]
WeatherName = Annotated[str, one_of("weather", WEATHERS)]
SeasonName = Annotated[str, one_of("season", SEASONS)]
LampState = Annotated[str, one_of("state of the lamps", LAMPS)]
StyleName = Annotated[str, one_of("style", STYLES)]
VoiceName = Annotated[str, one_of("voice", SPEECH)]
EffectName = Annotated[str, one_of("effect", EFFECTS)]


class Strict(BaseModel):
    """A part of a Script: frozen, without unknown fields, numbers finite."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class TimedItem(Strict):
    """What happens from ``start`` to ``end``."""

    start: Seconds
    end: Annotated[Seconds, Field(gt=0)]

    @model_validator(mode="after")
    def _ordered(self) -> TimedItem:
        if self.end <= self.start:
            name = type(self).__name__.lower()
            raise ValueError(f"a {name} must end after it starts, got {self.start}–{self.end} s")
        return self


_Item = TypeVar("_Item", bound=TimedItem)
_OVERLAP = 1e-3  # seconds by which an item may overlap the one before


def follow_one_another(what: str, items: Sequence[_Item], label: Callable[[_Item], str]) -> None:
    """Refuse items of which one starts before the one before it ends.

    Args:
        what: the items are called in the message, such as "beats".
        items: in order.
        label: an item's words in the message.

    Raises:
        ValueError: two overlap, or are not in order.
    """
    for before, item in pairwise(items):
        if item.start < before.end - _OVERLAP:
            raise ValueError(
                f"{what} follow one another, but {label(item)} starts at {item.start:g} s, "
                f"before {label(before)} ends at {before.end:g} s"
            )
