"""Story → Script: times, dress, things and camera."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.scene import INKS
from stickgen.script import Beat, Character, Feeling, Line, Script, Shot, StageProp
from stickgen.story.reader.directions import Directions
from stickgen.story.schedule import Timed, line_seconds, schedule
from stickgen.story.story import Event, Person, Story
from stickgen.story.whys import film_whys
from stickgen.text.verbs import base_form
from stickgen.vocabulary import EXPRESSIONS

_IMPLIED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "batting": ("bat", "baseball"), "pitching": ("baseball",), "catching": ("baseball",),
        "throwing": ("baseball",), "fielding": ("glove",), "kicking": ("soccer_ball",),
        "dribbling": ("basketball",), "shooting": ("basketball", "hoop"), "sit": ("chair",),
        "typing": ("table", "laptop", "chair"), "reading": ("book",), "drinking": ("cup",),
        "eating": ("food",), "sing": ("microphone",),
    }
)  # fmt: skip
"""Action → props that it brings (``direction.prop_builders``)."""
_BUILDING = 8.0
"""Metres; what is larger stands far behind the people."""
_AIRLESS = frozenset("space moon mars alien_planet".split())
"""Places where people wear a helmet."""
_BALLS = frozenset("ball baseball basketball soccer_ball tennis_ball".split())
_AGE_HEIGHTS = {"baby": 0.42, "child": 0.65, "teenager": 0.88, "adult": 1.0, "old": 0.96}
_TEAM_COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7")


@dataclass(frozen=True)
class Draft:
    """A Script and what is to be said about it.

    Attributes:
        script: ready to be filmed.
        whys: path of a fact ("characters.0.beats.1") → the words or the frame it came from.
        left_out: words that are not shown.
        drawn_as: word → what is drawn instead.
        aspect: width over height of the picture that the prompt wants; None: it does not say.
    """

    script: Script
    whys: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
    drawn_as: Mapping[str, str] = field(default_factory=dict)
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
    timed, duration = schedule(story.events, seconds if seconds is not None else directions.seconds)
    colors = _team_colors(story.people)
    characters, whys = [], {}
    for number, person in enumerate(story.people):
        own = [t for t in timed if person.name in t.event.who]
        fields, reasons = _character(person, own, duration, story, colors)
        characters.append(Character(**fields))
        whys[f"characters.{number}"] = person.why
        for key, why in reasons.items():
            whys[f"characters.{number}.{key}"] = why
    script: dict[str, Any] = {
        "title": story.title,
        "description": description,
        "duration": duration,
        "characters": tuple(characters),
        "place": story.place or "paper",
        "props": tuple(_stage_props(story)),
        "camera": _camera(directions, story, duration),
    }
    if directions.style:
        script["style"] = directions.style
    if directions.handheld:
        script["handheld"] = 1.5
    if directions.speech:
        script["speech"] = directions.speech
    for name in ("time", "weather"):
        if name in Script.model_fields and getattr(story, name):
            script[name] = getattr(story, name)
    whys |= film_whys(story, directions, seconds)
    return Draft(Script(**script), whys, story.left_out, story.drawn_as, directions.aspect)


def _character(
    person: Person, timed: Sequence[Timed], duration: float, story: Story, colors: Mapping[str, str]
) -> tuple[dict[str, Any], dict[str, str]]:
    """Fields of a character, and the reasons of its beats and lines."""
    beats, reasons = _beats(timed, duration)
    role = ROLES.get(person.role)
    fields: dict[str, Any] = {"name": person.name, "beats": beats}
    fields["lines"] = tuple(_lines(timed, duration))
    said = {t.event.line.strip(): t.event.why for t in timed}
    reasons |= {f"lines.{n}": said.get(line.text, "") for n, line in enumerate(fields["lines"])}
    fields["feelings"] = tuple(_feelings(person, timed, duration, role.expression if role else ""))
    kind = person.kind or (role.kind if role else "human")
    if kind != "human":
        fields["kind"] = kind
    age = person.age or (role.age if role else "adult")
    height = person.height * _AGE_HEIGHTS.get(age, 1.0) * (role.height if role else 1.0)
    fields["height"] = round(min(max(height, 0.3), 3.0), 3)
    fields["build"] = round(min(max(person.build * (role.build if role else 1.0), 0.5), 2.0), 3)
    for name in ("hat", "hair", "tie"):
        value = getattr(person, name) or (getattr(role, name) if role else "")
        if value and value != "-":
            fields[name] = value
    if story.place in _AIRLESS and kind == "human" and "hat" not in fields:
        fields["hat"] = "helmet"
    color = colors.get(person.team, "") or person.color or (role.color if role else "")
    if color:
        fields["color"] = color
    props = _props(person, timed, role.props if role and not person.bare_hands else ())
    if props is not None:
        fields["props"] = props
    partner = _partner(person, timed, story)
    if partner:
        fields["looks_at"] = partner
    return {k: v for k, v in fields.items() if _valid(k, v)}, reasons


def _valid(field: str, value: Any) -> bool:
    """Whether the wardrobe of this version has a hat or haircut of that name."""
    from stickgen.catalog.wardrobe import HAIR, HATS, TIES

    tables = {"hat": HATS, "hair": HAIR, "tie": TIES}
    return field not in tables or value in tables[field]


def _beats(timed: Sequence[Timed], duration: float) -> tuple[tuple[Beat, ...], dict[str, str]]:
    """Beats in order; what one person does at the same time is one beat."""
    acts = [t for t in timed if t.event.does]
    groups: list[list[Timed]] = []
    for t in acts:
        if groups and groups[-1][0].event.step == t.event.step:
            groups[-1].append(t)
        else:
            groups.append([t])
    beats: list[Beat] = []
    reasons: dict[str, str] = {}
    for number, group in enumerate(groups):
        start = group[0].start
        limit = groups[number + 1][0].start if number + 1 < len(groups) else duration
        end = min(max(t.end for t in group), limit)
        if end - start < 0.2:
            continue
        reasons[f"beats.{len(beats)}"] = "; ".join(dict.fromkeys(t.event.why for t in group))
        beats.append(Beat(text=_sentence([t.event for t in group]), start=start, end=end))
    if not beats:
        beats = [Beat(text="a person stands", start=0.0, end=duration)]
    return tuple(beats), reasons


def _sentence(events: Sequence[Event]) -> str:
    """ "a person walks while waving with both hands"."""
    first, *others = events
    text = f"a person {_counted(first)}"
    for event in others[:1]:
        if event.does and event.does not in text:
            text += f" while {_gerund(event.does)}"
    return text


def _counted(event: Event) -> str:
    if event.count == 2:
        return f"{event.does} twice"
    return f"{event.does} {event.count} times" if event.count > 2 else event.does


def _gerund(predicate: str) -> str:
    verb, _, rest = predicate.partition(" ")
    base = verb[:-3] + "y" if verb.endswith("ies") else verb
    for ending in ("shes", "ches", "xes", "sses", "zes", "oes"):
        if verb.endswith(ending):
            base = verb[:-2]
    if base == verb and verb.endswith("s") and not verb.endswith("ss"):
        base = verb[:-1]
    if base == "lie":
        gerund = "lying"
    elif base.endswith("e") and not base.endswith("ee"):
        gerund = base[:-1] + "ing"
    elif len(base) > 2 and base[-1] in "bdgmnprt" and base[-2] in "aeiou" and base[-3] not in "aeiou" and (
        len(base) <= 4
    ):
        gerund = base + base[-1] + "ing"
    else:
        gerund = base + "ing"
    return f"{gerund} {rest}".strip()


def _lines(timed: Sequence[Timed], duration: float) -> list[Line]:
    lines: list[Line] = []
    free = 0.0
    for t in timed:
        if not t.event.line:
            continue
        start = max(t.start + 0.15, free)
        end = min(start + line_seconds(t.event.line), duration)
        if end - start < 0.3:
            start = max(free, duration - 0.8)
            end = duration
        if start < end and start < duration:
            lines.append(Line(text=t.event.line, voice=t.event.voice, start=round(start, 3), end=round(end, 3)))
            free = end
    return lines


def _feelings(person: Person, timed: Sequence[Timed], duration: float, usual: str) -> list[Feeling]:
    spans = [(t.start, t.end, t.event.feeling) for t in timed if t.event.feeling in EXPRESSIONS]
    spans = [s for s in spans if s[2] != "neutral" or True]
    feelings: list[Feeling] = []
    mood = person.mood or usual
    at = 0.0
    for start, end, name in sorted(spans):
        start = max(start, at)
        if mood in EXPRESSIONS and start - at > 0.3:
            feelings.append(Feeling(expression=mood, start=at, end=start))
        if end - start > 0.1:
            feelings.append(Feeling(expression=name, start=start, end=end))
            at = end
    if mood in EXPRESSIONS and mood != "neutral" and duration - at > 0.3:
        feelings.append(Feeling(expression=mood, start=at, end=duration))
    return feelings


def _props(person: Person, timed: Sequence[Timed], usual: Sequence[str]) -> tuple[str, ...] | None:
    """Kinds of things that somebody uses; None: just those that the actions bring."""
    own = list(dict.fromkeys(p for p in (*person.props, *(t.event.thing for t in timed if
                             t.event.thing and PROPS[t.event.thing].held)) if p))  # fmt: skip
    own += [p for p in usual if p in PROPS and p not in own]
    actions = {t.event.action for t in timed}
    things = {t.event.thing for t in timed if t.event.thing} | set(own)
    if not own and not things:
        return None
    implied = [p for a in actions for p in _IMPLIED.get(a, ()) if not _replaced(a, p, things)]
    if not own and not any(_replaced(a, p, things) for a in actions for p in _IMPLIED.get(a, ())):
        return None
    return tuple(dict.fromkeys([*own, *implied]))


_SEATS = frozenset("bench bed sofa throne car bicycle swing box rock horse motorbike".split())
_DRINKS = frozenset("bottle glass wine cup".split())


def _replaced(action: str, prop: str, things: set[str]) -> bool:
    """Whether a thing of the text stands for the one that an action usually brings."""
    if prop in things:
        return False
    if action in ("throwing", "catching", "pitching", "kicking", "fielding", "dribbling", "shooting"):
        return prop in _BALLS and bool(things - {"glove", "hoop", "base", "bat"})
    if action == "batting":
        clubs = {"racket", "golf_club", "hockey_stick", "guitar", "axe", "hammer", "pan", "broom", "bag"}
        if prop == "bat":
            return bool(things & clubs)
        return bool(things & (clubs | _BALLS - {"baseball"}))
    if action == "sit":
        return bool(things & _SEATS)
    if action == "drinking":
        return bool(things & _DRINKS)
    if action == "reading":
        return bool(things & {"newspaper", "letter", "map", "phone", "laptop", "computer"})
    if action == "typing":
        return prop == "laptop" and bool(things & {"computer", "phone"})
    if action == "eating":
        return bool(things & {"apple", "banana", "pizza", "sandwich", "cake", "soup"})
    return False


def _partner(person: Person, timed: Sequence[Timed], story: Story) -> str:
    """Whom somebody looks at: the first with whom they have to do."""
    names = [p.name for p in story.people]
    for t in timed:
        for name in t.event.to:
            if name != person.name:
                return name
        others = [n for n in t.event.who if n != person.name]
        if others and len(t.event.who) <= 3:
            return others[0]
    for event in story.events:
        if person.name in event.to:
            return event.who[0]
    talkers = list(dict.fromkeys(n for e in story.events if e.line for n in e.who))
    if len(talkers) == 2 and person.name in talkers:
        return next(n for n in talkers if n != person.name)
    if len(names) == 2 and talkers:
        return next(n for n in names if n != person.name)
    if len(names) > 1 and not any(t.event.action in ("walk", "run", "sprint") for t in timed):
        speakers = [e.who[0] for e in story.events if e.line and e.who[0] != person.name]
        if speakers:
            return speakers[0]
    return ""


def _stage_props(story: Story) -> list[StageProp]:
    props = []
    left = right = 0.0
    for number, thing in enumerate(story.things):
        size = PROPS[thing.kind].size
        z = -1.4 if size < 2.5 else -3.0 - size
        if size >= _BUILDING:  # buildings stand in the middle of the background
            props.append(StageProp(kind=thing.kind, at=(3.0 * len(props), round(-2.0 * size, 1))))
            continue
        if number % 2 == 0:
            right += 0.9 + size / 2
            x = right
            right += size / 2
        else:
            left += 0.9 + size / 2
            x = -left
            left += size / 2
        fields: dict[str, Any] = {"kind": thing.kind, "at": (round(x, 2), round(z, 2))}
        if thing.color:
            fields["color"] = thing.color
        props.append(StageProp(**fields))
    return props


def _team_colors(people: Sequence[Person]) -> dict[str, str]:
    """Team → the colour of its members."""
    teams = list(dict.fromkeys(p.team for p in people if p.team))
    own = {t: next((p.color for p in people if p.team == t and p.color), "") for t in teams}
    free = [c for c in _TEAM_COLORS if c not in own.values()]
    return {t: own[t] or free.pop(0) if free else INKS[0] for t in teams}


def _camera(directions: Directions, story: Story, duration: float) -> Any:
    if not directions.moves:
        return "auto" if len(story.people) > 1 else "follow"
    moves = directions.moves
    length = duration / len(moves)
    subject = story.people[0].name if story.people else None
    return tuple(
        Shot(
            move=move, start=round(i * length, 3), end=round((i + 1) * length, 3),
            subject=subject if move in ("zoom", "close_up", "dolly", "track") and len(story.people) > 1
            else None,
        )
        for i, move in enumerate(moves)
    )  # fmt: skip
