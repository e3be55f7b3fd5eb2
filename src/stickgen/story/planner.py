"""The built-in planner: prompt → Story."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from stickgen.catalog.roles import ROLES
from stickgen.story import verbs
from stickgen.story.filling import fill
from stickgen.story.reader.directions import Directions
from stickgen.story.reader.read import Reading, read_prompt
from stickgen.story.reader.telling import Happening, Telling
from stickgen.story.story import Event, Person, Story, Thing
from stickgen.text.actions import named_actions
from stickgen.text.verbs import third_person, verb_forms
from stickgen.vocabulary import EXPRESSIONS

_STREET = frozenset(
    "car bus truck motorbike ambulance fire_engine traffic_light street_sign".split()
)
"""Things that stand in a street."""
_GENDERS = {"female": "woman", "male": "man"}
_NEAREST_EXPRESSION = {"scared": "surprised", "bored": "sad", "pain": "sad"}


def plan_story(prompt: str, words: Collection[str] = frozenset()) -> tuple[Story, Directions]:
    """What a prompt tells, filled by what usually belongs to it, and its directions.

    Args:
        words: lower-case English words, as from ``story.read_words``.
    """
    reading = read_prompt(prompt, words)
    telling = reading.telling
    if not telling.people.drafts:
        _somebody(telling, prompt)
    filled = fill(reading)
    _drop_doubles(telling)
    _drop_wishes(telling)
    _same_ball(telling)
    _already_doing(telling)
    _occupy(telling, filled.waits)
    if telling.setting.place == "underwater":
        _swim(telling)
    names = telling.people.names()
    steps = {s: n for n, s in enumerate(sorted({h.step for h in telling.happenings}))}
    quoted = _quoting(reading)
    people = tuple(
        Person(
            name, d.dress or d.role or _GENDERS.get(d.gender, ""), d.kind if d.kind != "human" else "", d.gender, d.age, d.team,
            d.color, d.hat, d.hair, d.tie, d.height, d.build, _expression(d.mood), tuple(d.props), quoted(d.why),
            d.armed,
        )
        for name, d in zip(names, telling.people.drafts, strict=True)
    )  # fmt: skip
    events = tuple(
        Event(
            tuple(names[i] for i in h.who), h.action, h.does, tuple(names[i] for i in h.to), h.thing,
            h.line, h.voice, _expression(h.feeling), h.count, h.seconds, steps[h.step], h.goes_on,
            h.enters, h.leaves, quoted(h.why), h.meets,
        )
        for h in sorted(telling.happenings, key=lambda h: h.step)
        if h.who
    )  # fmt: skip
    setting = telling.setting
    _default_place(telling)
    held = {prop for p in people for prop in p.props}
    things = tuple(t for t in setting.things if t.kind not in held)
    story = Story(
        people, events, setting.place,
        {min((n for s, n in steps.items() if s >= step), default=len(steps)): place
         for step, place in setting.places.items()},
        setting.time, setting.weather, tuple(Thing(t.kind, t.color, t.near, t.why) for t in things),
        dict(setting.whys), tuple(dict.fromkeys(telling.unknown)), dict(setting.drawn_as),
    )  # fmt: skip
    return story, reading.directions


def _quoting(reading: Reading) -> Callable[[str], str]:
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
    homes = [(ROLES[d.role].place, d.head) for d in drafts if d.role and d.exact]
    home = next(((place, noun) for place, noun in homes if place), None)
    if vehicle is not None:
        setting.place, setting.whys["place"] = "street", vehicle.why
    elif home is not None and len(drafts) > 1:
        setting.place, setting.whys["place"] = home
    elif setting.weather or setting.time not in ("", "day"):
        setting.place = "meadow"
        setting.whys["place"] = setting.whys.get("weather") or setting.whys.get("time", "")


def _expression(name: str) -> str:
    return name if name in EXPRESSIONS else _NEAREST_EXPRESSION.get(name, "")


def _somebody(telling: Telling, prompt: str) -> None:
    """A film needs somebody: a text about things alone is watched by one person."""
    telling.people.add("person", prompt)


def _drop_doubles(telling: Telling) -> None:
    """Drop the answers that the text tells itself: "throws to a friend, who catches it"."""
    kept: list[Happening] = []
    for h in telling.happenings:
        if h.reaction:
            own = [
                o for o in telling.happenings
                if not o.reaction and set(o.who) & set(h.who) and 0 <= o.step - h.step <= 1.01
                and o.action
            ]  # fmt: skip
            if own:
                own[0].feeling = own[0].feeling or h.feeling
                own[0].to = own[0].to or h.to
                own[0].step = min(own[0].step, h.step) if own[0].action == h.action else own[0].step
                continue
        kept.append(h)
    telling.happenings[:] = kept


def _swim(telling: Telling) -> None:
    """Under water nobody walks."""
    for happening in telling.happenings:
        if happening.action in ("walk", "run", "sprint"):
            happening.action, happening.does = "swimming", "swims slowly with long strokes"


def _same_ball(telling: Telling) -> None:
    """Who catches has no ball of their own: it is the one that was thrown to them."""
    throws = [h for h in telling.happenings if h.action in ("throwing", "pitching") and h.to]
    for catch in telling.happenings:
        thrown = [
            t for t in throws
            if catch.action == "catching" and set(t.to) & set(catch.who)
            and 0 <= catch.step - t.step <= 2
        ]  # fmt: skip
        for i in catch.who if thrown else ():
            props = telling.people.drafts[i].props
            if catch.thing in props:
                props.remove(catch.thing)
        if thrown:
            catch.to, catch.thing = list(thrown[0].who), ""


def _drop_wishes(telling: Telling) -> None:
    """Drop what somebody only wants to do, if they do anything else."""
    telling.happenings[:] = [
        h for h in telling.happenings
        if not h.wish or not any(
            o is not h and o.action and not o.wish and set(o.who) & set(h.who)
            for o in telling.happenings
        )
    ]  # fmt: skip


def _trade(noun: str) -> verbs.Verb | None:
    """What somebody does by the name of what they are: a dancer dances, a singer sings."""
    if not noun.endswith(("er", "or")):
        return None
    for base in (noun[:-1], noun[:-2], noun[:-3]):
        entry = verbs.lookup(base)
        if entry is not None and entry.action not in ("", "stand", "idle") and entry.to is None:
            return entry
    return None


def _already_doing(telling: Telling) -> None:
    """What participles before nouns tell: "her crying son" cries until he does something else."""
    first = min((h.step for h in telling.happenings), default=0.0)
    for i, draft in enumerate(telling.people.drafts):
        for word in draft.doing:
            named = named_actions(f"a person is {word}")
            if len(named) == 1 and not any(
                h.action == named[0] and i in h.who for h in telling.happenings
            ):
                step = (
                    first - 1
                    if any(i in h.who and h.step == first for h in telling.happenings)
                    else first
                )
                base = next((b for b, f in verb_forms(word, verbs.verbs()) if f == "ing"), word)
                entry = verbs.lookup(base)
                telling.happenings.append(
                    Happening([i], named[0], third_person(base), step=step, goes_on=True,
                              feeling=entry.feels if entry else "", why=f"{word} {draft.why}")
                )  # fmt: skip


def _occupy(telling: Telling, waits: dict[int, tuple[str, str]]) -> None:
    """Something small to do for those who have nothing to do."""
    busy = {i for h in telling.happenings for i in h.who if h.action or h.does}
    first = min((h.step for h in telling.happenings), default=0.0)
    for i, draft in enumerate(telling.people.drafts):
        if i in busy:
            continue
        trade = _trade(draft.head)
        if draft.denied:
            action, does = "idle", "stands idle and watches"
        elif trade is not None and i not in waits:
            action, does = trade.action, trade.does.replace("{thing}", trade.thing or "thing")
        elif len(telling.people.drafts) == 1:
            action, does = "idle", "stands and shifts their weight"
        else:
            action, does = waits.get(i, ("idle", "stands idle and watches"))
        telling.happenings.append(
            Happening([i], action, does, step=first, goes_on=True, why=draft.why)
        )
