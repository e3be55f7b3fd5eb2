"""A person of a Story as a character of a Script: look, feelings, things, whom they look at."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stickgen.catalog.ages import AGES
from stickgen.catalog.roles import ROLES
from stickgen.catalog.timbres import timbre_of
from stickgen.script import NOTHING, Character, Feeling
from stickgen.story.beats import make_beats, make_lines
from stickgen.story.belongings import belongings
from stickgen.story.schedule import Timed
from stickgen.story.story import Person, Story
from stickgen.vocabulary import EXPRESSIONS

_AIRLESS = frozenset({"space", "moon", "mars", "alien_planet"})
"""Places where people wear a helmet."""
_STARTLE = 0.7  # seconds of surprise with which fear begins
_SHORTEST = 0.3  # seconds of a feeling


def make_character(
    person: Person, timed: Sequence[Timed], duration: float, story: Story
) -> tuple[Character, dict[str, str]]:
    """The character of a person, and the reasons of its parts ("beats.0" → the words).

    Args:
        timed: events of the person, by time.
        duration: of the film, seconds.
    """
    beats, whys = make_beats(timed, person.name, duration)
    lines, line_whys = make_lines(timed, duration)
    fields = {
        **_look(person, story.place),
        "name": person.name,
        "beats": beats,
        "lines": lines,
        "feelings": _feelings(person, timed, duration),
        "looks_at": _partner(person, timed, story) or None,
    }
    things = belongings(person, timed)
    if things is not None:
        fields["props"] = things
    return Character(**fields), {**whys, **line_whys}


def _look(person: Person, place: str) -> dict[str, Any]:
    """Role, age, team, clothes and size; what the role says is written out to be edited."""
    role = ROLES.get(person.role)
    fields: dict[str, Any] = {}
    kind = person.kind or (role.kind if role else "human")
    if kind != "human":
        fields["kind"] = kind
    if role is not None:
        fields["role"] = role.name
    age = person.age or (role.age if role else "adult")
    if age != "adult":
        fields["age"] = age
    if person.team:
        fields["team"] = person.team
    if person.color:
        fields["color"] = person.color
    for name in ("hat", "hair", "tie"):
        usual = getattr(role, name) if role else ""
        value = getattr(person, name) or usual
        if value and not (value == NOTHING and not usual):
            fields[name] = value
    if place in _AIRLESS and kind == "human" and fields.get("hat", NOTHING) == NOTHING:
        fields["hat"] = "helmet"
        fields["wears"] = ("spacesuit",)
    height = person.height * AGES[age].height * (role.height if role else 1.0)
    build = person.build * (role.build if role else 1.0)
    fields["height"] = round(min(max(height, 0.3), 3.0), 3)
    fields["build"] = round(min(max(build, 0.5), 2.0), 3)
    usual = timbre_of(kind, role.gender if role else "", age, fields["height"])
    if timbre_of_person(person) != usual:
        fields["timbre"] = timbre_of_person(person)
    return fields


def timbre_of_person(person: Person) -> str:
    """The timbre of the voice of a person, by what the story tells of them."""
    role = ROLES.get(person.role)
    age = person.age or (role.age if role else "adult")
    height = person.height * AGES[age].height * (role.height if role else 1.0)
    return timbre_of(
        person.kind or (role.kind if role else "human"),
        person.gender or (role.gender if role else ""),
        age,
        height,
    )


def _feelings(person: Person, timed: Sequence[Timed], duration: float) -> tuple[Feeling, ...]:
    """Feelings of the events, and the mood of the person between them."""
    role = ROLES.get(person.role)
    mood = person.mood or (role.expression if role else "")
    spans = sorted(
        (t.start, t.end, t.event.feeling) for t in timed if t.event.feeling in EXPRESSIONS
    )
    feelings: list[Feeling] = []
    at = 0.0
    for start, end, name in [*spans, (duration, duration, "")]:
        start = max(start, at)
        if mood in EXPRESSIONS and mood != "neutral" and start - at > _SHORTEST:
            feelings += _felt(mood, at, start)
        if end - start > _SHORTEST:
            feelings += _felt(name, start, end)
            at = end
    return tuple(feelings)


def _felt(name: str, start: float, end: float) -> list[Feeling]:
    """A feeling for some time; fear begins with a start."""
    if name != "scared" or end - start < 2 * _STARTLE:
        return [Feeling(expression=name, start=start, end=end)]
    middle = round(start + _STARTLE, 3)
    return [
        Feeling(expression="surprised", start=start, end=middle),
        Feeling(expression="scared", start=middle, end=end),
    ]


def _partner(person: Person, timed: Sequence[Timed], story: Story) -> str:
    """Whom somebody looks at: the first with whom they have to do, else who speaks."""
    others = [name for t in timed for name in t.event.to if name != person.name]
    for t in timed:
        if len(t.event.who) <= 3:
            others += [name for name in t.event.who if name != person.name]
    others += [e.who[0] for e in story.events if person.name in e.to]
    if others:
        return others[0]
    talkers = list(dict.fromkeys(name for e in story.events if e.line for name in e.who))
    names = [p.name for p in story.people]
    pair = talkers if len(talkers) == 2 and person.name in talkers else names
    if talkers and len(pair) == 2:
        return next(name for name in pair if name != person.name)
    travels = any(t.event.action in ("walk", "run", "sprint") for t in timed)
    speakers = [name for name in talkers if name != person.name]
    return "" if travels or not speakers else speakers[0]
