"""Story → Script: times, characters, things on the stage, camera."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Any

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.direction.colors import team_colors
from stickgen.script import PlaceCut, Script, Shot, StageProp
from stickgen.story.casting import make_character
from stickgen.story.reader.directions import Directions
from stickgen.story.schedule import Timed, schedule
from stickgen.story.story import Person, Story, Thing
from stickgen.story.table import set_table
from stickgen.story.whys import film_whys

_BUILDING = 8.0
"""Metres; what is larger stands far behind the people."""
_AT_TABLE = frozenset("sit eating drinking typing".split())
"""Actions of people who sit at a table, if there is one."""
_GAP = 0.9  # metres between things that stand side by side
_SHORTEST_PLACE = 3.0  # seconds that a place is shown at least
_OF_ONE = ("zoom", "close_up", "dolly", "track")
"""Camera moves that go to one person."""
_SURROUNDINGS = ("time", "weather", "season", "lamps")
"""Fields of a Story that the Script has too."""
_HANDHELD = 1.5  # a hand that walks; 1 is a calm one


@dataclass(frozen=True)
class Draft:
    """A Script and what is to be said about it.

    Attributes:
        script: ready to be filmed.
        whys: path of a fact ("characters.0.beats.1") → the words or the frame it came from.
        left_out: words that are not shown.
        drawn_as: word → what is drawn instead.
        played_as: action that the model has not learned → the nearest sentence, which is played
            for it; empty: none is known, and it plays the sentence of the beat.
        aspect: width over height of the picture that the prompt wants; None: it does not say.
    """

    script: Script
    whys: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    drawn_as: Mapping[str, str] = field(default_factory=dict)
    played_as: Mapping[str, str] = field(default_factory=dict)
    aspect: float | None = None


def stage(
    story: Story, *, seconds: float | None, description: str, directions: Directions | None = None
) -> Draft:
    """The Script of a Story.

    Args:
        seconds: length of the film; None: as long as the story takes.
        description: the prompt.
        directions: what the prompt says about the film itself.
    """
    directions = directions or Directions()
    place = PLACES[story.place or "paper"]
    wanted = seconds if seconds is not None else directions.seconds
    timed, duration = schedule(story.events, wanted, place.gravity)
    used = {t.event.thing for t in timed}
    story = replace(story, things=tuple(t for t in story.things if t.kind not in used))
    story = replace(story, people=_in_team_colors(story.people))
    characters, whys = [], {}
    for number, person in enumerate(story.people):
        own = [t for t in timed if person.name in t.event.who]
        character, reasons = make_character(person, own, duration, story)
        characters.append(character)
        whys[f"characters.{number}"] = person.why
        whys |= {f"characters.{number}.{key}": why for key, why in reasons.items()}
    script = Script(
        title=story.title,
        description=description,
        duration=duration,
        characters=tuple(characters),
        place=place.name,
        places=_places(story, timed, duration),
        props=_stage_props(story.things, {t.event.action for t in timed}),
        camera=_camera(directions, story, duration),
        **_directed(directions),
        **{name: getattr(story, name) for name in _SURROUNDINGS if getattr(story, name)},
    )
    whys |= film_whys(story, directions, seconds)
    return Draft(script, whys, story.left_out, drawn_as=story.drawn_as, aspect=directions.aspect)


def _in_team_colors(people: Sequence[Person]) -> tuple[Person, ...]:
    """The people, members of a team in its colour: that of one who has any, else a free one."""
    colors = team_colors(person.team for person in people)
    colors |= {person.team: person.color for person in people if person.team and person.color}
    return tuple(replace(p, color=p.color or colors.get(p.team, "")) for p in people)


def _directed(directions: Directions) -> dict[str, Any]:
    """Fields of the Script that the prompt asks for."""
    fields: dict[str, Any] = {}
    if directions.style:
        fields["style"] = directions.style
    if directions.handheld:
        fields["handheld"] = _HANDHELD
    if directions.speech:
        fields["speech"] = directions.speech
    return fields


def _places(story: Story, timed: Sequence[Timed], duration: float) -> tuple[PlaceCut, ...]:
    """Cuts to the later places of the story, each shown long enough to be seen."""
    cuts: list[PlaceCut] = []
    last = 0.0
    for step, place in sorted(story.places.items()):
        start = min((t.start for t in timed if t.event.step >= step), default=duration)
        if start - last >= _SHORTEST_PLACE and duration - start >= _SHORTEST_PLACE:
            cuts.append(PlaceCut(place=place, start=start))
            last = start
    return _switched(story, timed, duration, cuts)


def _switched(
    story: Story, timed: Sequence[Timed], duration: float, cuts: Sequence[PlaceCut]
) -> tuple[PlaceCut, ...]:
    """The cuts, and those to the same place with its lamps switched, in the middle of a step."""
    out = list(cuts)
    for step, state in sorted(story.switches.items()):
        now = [(t.start + t.end) / 2 for t in timed if t.event.step == step]
        at = round(min(now, default=duration), 3)
        if not 0 < at < duration or any(abs(cut.start - at) < 0.1 for cut in cuts):
            continue
        before = [cut.place for cut in cuts if cut.start < at]
        place = before[-1] if before else story.place or "paper"
        out.append(PlaceCut(place=place, start=at, lamps=state))
        out = [
            cut if cut.start <= at else cut.model_copy(update={"lamps": cut.lamps or state})
            for cut in out
        ]
    return tuple(sorted(out, key=lambda cut: cut.start))


def _stage_props(things: Sequence[Thing], actions: Set[str]) -> tuple[StageProp, ...]:
    """Things side by side behind the people, left and right in turn; buildings far behind.

    A table at which people sit is in the middle, with the chairs at it and small things on it.
    """
    props: list[StageProp] = []
    if actions & _AT_TABLE and any(thing.kind == "table" for thing in things):
        props, things = set_table(things)
    sides = [0.0, 0.0]  # metres that are taken on the right and on the left
    buildings = 0
    for thing in things:
        size = PROPS[thing.kind].size
        if size >= _BUILDING:
            x, z = 10.0 * buildings, -2.0 * size
            buildings += 1
        else:
            side = int(sides[1] < sides[0])
            x = (sides[side] + _GAP + size / 2) * (-1 if side else 1)
            sides[side] += _GAP + size
            z = -1.4 if size < 2.5 else -3.0 - size
        color = {"color": thing.color} if thing.color else {}
        props.append(StageProp(kind=thing.kind, at=(round(x, 2), round(z, 2)), **color))
    return tuple(props)


def _camera(directions: Directions, story: Story, duration: float) -> Any:
    """The shots that the prompt asks for, of equal length; else chosen for several people."""
    moves = directions.moves
    if not moves:
        return "auto" if len(story.people) > 1 else "follow"
    subject = story.people[0].name if len(story.people) > 1 else None
    edges = [round(duration * i / len(moves), 3) for i in range(len(moves) + 1)]
    return tuple(
        Shot(move=move, start=start, end=end, subject=subject if move in _OF_ONE else None)
        for move, start, end in zip(moves, edges, edges[1:], strict=False)
    )
