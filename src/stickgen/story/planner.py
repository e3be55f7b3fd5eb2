"""The built-in planner: prompt → Story."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import replace

from stickgen.catalog.places import PLACES
from stickgen.catalog.roles import ROLES
from stickgen.story.edits import (
    already_doing,
    drop_doubles,
    drop_wishes,
    mount,
    same_ball,
    speak_with_hands,
    swim,
)
from stickgen.story.filling import fill
from stickgen.story.idlers import occupy
from stickgen.story.reader.bearing import in_bearing
from stickgen.story.reader.directions import Directions
from stickgen.story.reader.draft import Draft
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.read import Reading, read_prompt
from stickgen.story.reader.seasons import switched
from stickgen.story.reader.setting import Setting
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.unknown_verbs import Nearest
from stickgen.story.story import Event, Person, Story

_STREET = frozenset(
    "car bus truck motorbike ambulance fire_engine traffic_light street_sign".split()
)
"""Things that stand in a street."""
_OUTDOORS = "meadow"
"""Place that shows a weather or a time of day of which the text does not say where."""
_GENDERS = {"female": "woman", "male": "man"}
"""Gender → role of those who have none."""

Quoted = Callable[[str], str]


def plan_story(
    prompt: str, words: Collection[str] = frozenset(), nearest: Nearest | None = None
) -> tuple[Story, Directions]:
    """What a prompt tells, filled by what usually belongs to it, and its directions.

    Args:
        words: lower-case English words, as from ``story.read_words``.
        nearest: as for ``read_prompt``.
    """
    reading = read_prompt(prompt, words, nearest)
    telling = reading.telling
    if not telling.people.drafts:  # a text about things alone: one person watches
        telling.people.add("person", prompt)
    waits = fill(reading)
    drop_doubles(telling)
    drop_wishes(telling)
    same_ball(telling)
    already_doing(telling)
    speak_with_hands(telling)
    mount(telling)
    occupy(telling, waits)
    if telling.setting.place == "underwater":
        swim(telling)
    _default_place(telling)
    return _story(telling, _quoting(reading)), reading.directions


def _story(telling: Telling, quoted: Quoted) -> Story:
    drafts, setting = telling.people.drafts, telling.setting
    names = telling.people.names()
    steps = {step: n for n, step in enumerate(sorted({h.step for h in telling.happenings}))}
    people = tuple(_person(name, d, quoted) for name, d in zip(names, drafts, strict=True))
    there = {prop for person in people for prop in (*person.props, person.kind, person.role)}
    return Story(
        people=people,
        events=tuple(
            _event(h, names, steps[h.step], quoted, drafts[h.who[0]].bearing)
            for h in sorted(telling.happenings, key=lambda h: h.step)
            if h.who
        ),
        place=setting.place,
        places=_places(setting, steps),
        time=setting.time,
        weather=setting.weather,
        season=setting.season,
        lamps=_lamps(setting),
        switches=_switches(telling, steps),
        things=tuple(
            replace(t, why=quoted(t.why)) for t in setting.things if t.kind not in there
        ),
        whys={name: quoted(why) for name, why in setting.whys.items()},
        left_out=tuple(dict.fromkeys(telling.unknown)),
        drawn_as=dict(setting.drawn_as),
    )  # fmt: skip


def _person(name: str, draft: Draft, quoted: Quoted) -> Person:
    return Person(
        name=name,
        role=draft.dress or draft.role or _GENDERS.get(draft.gender, ""),
        kind=draft.kind if draft.kind != "human" else "",
        gender=draft.gender,
        age=draft.age,
        team=draft.team,
        color=draft.color,
        hat=draft.hat,
        hair=draft.hair,
        tie=draft.tie,
        height=draft.height,
        build=draft.build,
        mood=draft.mood,
        props=tuple(draft.props),
        why=quoted(draft.why),
        bare_hands=draft.armed,
    )


def _event(
    happening: Happening, names: list[str], step: int, quoted: Quoted, bearing: str
) -> Event:
    return Event(
        who=tuple(names[i] for i in happening.who),
        action=happening.action,
        does=in_bearing(happening.does, bearing),
        to=tuple(names[i] for i in happening.to),
        thing=happening.thing,
        line=happening.line,
        voice=happening.voice,
        feeling=happening.feeling,
        count=happening.count,
        seconds=happening.seconds,
        step=step,
        goes_on=happening.goes_on,
        enters=happening.enters,
        leaves=happening.leaves,
        why=quoted(happening.why),
        meets=happening.meets,
    )


def _places(setting: Setting, steps: Mapping[float, int]) -> dict[int, str]:
    """Number of a step → the place to which the story goes then."""
    return {
        min((n for s, n in steps.items() if s >= step), default=len(steps)): place
        for step, place in setting.places.items()
    }


def _lamps(setting: Setting) -> str:
    """Whether lamps are off from the start: in a dark room, and where somebody turns them on."""
    dark = setting.unlit and not PLACES[setting.place or "paper"].outdoor
    return "off" if dark or setting.switched == "on" else ""


def _switches(telling: Telling, steps: Mapping[float, int]) -> dict[int, str]:
    """Number of a step → to what somebody switches the lamps, or they go out, then.

    What happens by itself happens after the first step.
    """
    if not telling.setting.switched:
        return {}
    by_hand = {steps[h.step]: switched(h.why) for h in telling.happenings if switched(h.why)}
    return by_hand or {min(1, max(steps.values(), default=0)): telling.setting.switched}


def _quoting(reading: Reading) -> Quoted:
    """A function that puts the quotes back into words of the text."""
    quotes = reading.telling.quotes

    def quoted(words: str) -> str:
        return re.sub(r"«(\d+)»", lambda m: f'"{quotes[int(m[1])].text}"', words)

    return quoted


def _default_place(telling: Telling) -> None:
    """A place that the text leaves open: of its vehicles, its roles, or to show its weather."""
    setting, drafts = telling.setting, telling.people.drafts
    if setting.place:
        return
    vehicle = next((t for t in setting.things if t.kind in _STREET), None)
    people = sorted(drafts, key=lambda d: d.kind != "human")  # aliens come to the farmer
    homes = [(ROLES[d.role].place, d.head) for d in people if d.role and d.exact]
    home = next(((place, noun) for place, noun in homes if place), None)
    if vehicle is not None:
        setting.place, setting.whys["place"] = "street", vehicle.why
    elif home is not None and len(drafts) > 1:
        setting.place, setting.whys["place"] = home
    elif setting.weather or setting.season or setting.time not in ("", "day"):
        setting.place = _OUTDOORS
        reasons = (setting.whys.get(name, "") for name in ("weather", "season", "time"))
        setting.whys["place"] = next(filter(None, reasons), "")
