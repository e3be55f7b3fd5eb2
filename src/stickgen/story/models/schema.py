"""The answer of a language model: a small flat form of a Story, and its JSON Schema.

Fields mend what they are given as far as they can; what they change goes into ``names.Changes``,
the context of the validation. The names that a field takes are those of the catalogue's tables.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from copy import deepcopy
from functools import cache, partial
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    WithJsonSchema,
    model_validator,
)

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.weather import TIMES, WEATHERS
from stickgen.story.models import names
from stickgen.story.models.names import NONE
from stickgen.story.reader.grammar import COLORS
from stickgen.vocabulary import ACTIONS, ACTOR_KINDS, EXPRESSIONS, SPEECH

MOST_PEOPLE = 12
"""What the stage holds."""
MOST_EVENTS = 40
MOST_THINGS = 12
_MOST_NAMES = 30
"""Entries of a list that are read."""
_EMPTY = frozenset({NONE, "null", "n/a", "-"})
"""Texts that stand for none; "no" and "nothing" may be said by somebody."""
_YES = frozenset("true yes 1".split())


def _line(length: int) -> BeforeValidator:
    """Makes one line of printable text of anything, so many characters long at most."""

    def clean(value: object) -> str:
        text = "" if value is None or isinstance(value, dict | list) else str(value)
        text = "".join(c for c in " ".join(text.split()) if c.isprintable()).strip()
        if text.lower() in _EMPTY:
            return ""
        return text if len(text) <= length else text[: length - 1].rstrip() + "…"

    return BeforeValidator(clean)


def _listed(value: object) -> list[object]:
    """A list; of a single value: that one, and names with commas between them apart."""
    if isinstance(value, str):
        value = [word.strip() for word in value.replace(" and ", ",").split(",")]
    return value[:_MOST_NAMES] if isinstance(value, list) else []


def _choice(allowed: Iterable[str]) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "enum": list(dict.fromkeys(allowed))})


def _by(find: Callable[[str], str]) -> BeforeValidator:
    """Finds the name that a text means; what is no text means none."""
    return BeforeValidator(lambda value: find(value) if isinstance(value, str) else "")


def _in(table: Callable[[], names.Names]) -> BeforeValidator:
    """The same with a table of the catalogue; what it lacks is noted."""

    def find(value: object, info: ValidationInfo) -> str:
        changes = info.context if isinstance(info.context, names.Changes) else names.Changes()
        return table().find(value, changes) if isinstance(value, str) else ""

    return BeforeValidator(find)


def _yes(value: object) -> bool:
    return str(value).lower() in _YES


_NAME = 40
_TEXT = WithJsonSchema({"type": "string"})
_Name = Annotated[str, _line(_NAME), _TEXT]
_Place = Annotated[str, _in(names.place_names), _choice([NONE, *PLACES])]
_Thing = Annotated[str, _in(names.thing_names), _choice([NONE, *PROPS])]
_Things = Annotated[list[_Thing], BeforeValidator(_listed)]
_People = Annotated[list[_Name], BeforeValidator(_listed)]


class _Part(BaseModel):
    model_config = ConfigDict(extra="ignore", frozen=True)


class CastMember(_Part):
    """Somebody of the film; texts are empty where nothing is said."""

    name: _Name = Field("", description="a name of their own, such as Anna, pitcher or zombie 2")
    role: Annotated[str, _in(names.role_names), _choice([NONE, *ROLES])] = Field(
        "", description="who they are, one or two words, such as doctor, king, mother or child"
    )
    kind: Annotated[str, _by(names.kind_name), _choice(ACTOR_KINDS)] = Field(
        "", description="what kind of body"
    )
    gender: Annotated[
        str, _by(partial(names.one_of, names.GENDERS)), _choice([NONE, *names.GENDERS])
    ] = Field("", description="none where it does not matter")
    age: Annotated[str, _by(partial(names.one_of, names.AGES)), _choice(names.AGES)] = Field(
        "", description="how old"
    )
    team: _Name = Field("", description="name of their team, or none")
    color: Annotated[str, _by(partial(names.one_of, tuple(COLORS))), _choice([NONE, *COLORS])] = (
        Field("", description="colour of their clothes, or none")
    )

    @model_validator(mode="before")
    @classmethod
    def _from_name(cls, value: object) -> object:
        return {"name": value} if isinstance(value, str) else value


class ReplyEvent(_Part):
    """One thing that somebody does, or several together."""

    who: _People = Field([], description="names of those who do it, from the cast")
    action: Annotated[str, _by(names.action_name), _choice(ACTIONS)] = Field(
        "", description="the nearest action"
    )
    does: Annotated[str, _line(120), _TEXT] = Field(
        "",
        description="what one sees, a few plain words without a subject, such as "
        "throws the ball forward or walks slowly to the left",
    )
    to: _People = Field([], description="names of those to whom or with whom, or empty")
    thing: _Thing = Field("", description="the thing that is used, or none")
    line: Annotated[str, _line(200), _TEXT] = Field(
        "", description="the words that are said, or empty"
    )
    voice: Annotated[str, _by(names.voice_name), _choice(SPEECH)] = Field(
        "", description="how they are said"
    )
    feeling: Annotated[str, _by(names.expression_name), _choice(EXPRESSIONS)] = Field(
        "", description="how those who do it feel"
    )
    together_with_previous: Annotated[
        bool, BeforeValidator(_yes), WithJsonSchema({"type": "boolean"})
    ] = Field(False, description="true if it happens at the same time as the event before")


class Reply(_Part):
    """The whole answer."""

    title: Annotated[str, _line(80), _TEXT] = Field("", description="title of the film")
    place: _Place = Field("", description="where it happens")
    time: Annotated[str, _in(names.time_names), _choice([NONE, *TIMES])] = Field(
        "", description="time of day"
    )
    weather: Annotated[str, _in(names.weather_names), _choice([NONE, *WEATHERS])] = Field(
        "", description="the weather"
    )
    season: Annotated[str, _in(names.season_names), _choice([NONE, *SEASONS])] = Field(
        "", description="the season, where it matters"
    )
    cast: list[CastMember] = Field([], description=f"everybody, at most {MOST_PEOPLE}")
    things: _Things = Field([], description="things that stand around, or empty")
    events: list[ReplyEvent] = Field(
        description="what happens, one event after the other, usually 4 to 12"
    )


@cache
def _full_schema() -> dict[str, Any]:
    raw = Reply.model_json_schema()
    parts = raw.pop("$defs")
    return _flat(raw, parts)


def reply_schema(*, bounded: bool = False) -> dict[str, Any]:
    """The JSON Schema of an answer: no references, every field required, none besides.

    Args:
        bounded: limit the lists too, so that a small model cannot go on for ever.
    """
    schema = deepcopy(_full_schema())
    if bounded:
        fields = schema["properties"]
        fields["cast"] |= {"minItems": 1, "maxItems": MOST_PEOPLE}
        fields["things"]["maxItems"] = MOST_THINGS
        fields["events"] |= {"minItems": 1, "maxItems": MOST_EVENTS}
        for name in ("who", "to"):
            fields["events"]["items"]["properties"][name]["maxItems"] = MOST_PEOPLE
    return schema


def _flat(part: Any, definitions: dict[str, Any]) -> Any:
    if isinstance(part, list):
        return [_flat(item, definitions) for item in part]
    if not isinstance(part, dict):
        return part
    if "$ref" in part:
        named = definitions[part["$ref"].rpartition("/")[2]]
        return _flat({**named, **{k: v for k, v in part.items() if k != "$ref"}}, definitions)
    if "properties" not in part:
        return {k: _flat(v, definitions) for k, v in part.items() if k not in ("title", "default")}
    fields = {name: _flat(value, definitions) for name, value in part["properties"].items()}
    return {
        "type": "object",
        "properties": fields,
        "required": list(fields),
        "additionalProperties": False,
    }
