"""What a frame adds to what a text tells: setting, people, events.

A frame never contradicts the text: it fills what is left open. ``story.seating`` adds the people.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.story.frames import Evoked, Frame, Part, evoked
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.read import Reading
from stickgen.story.reader.setting import Setting
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.token import Token
from stickgen.story.seating import Seating, take_seats
from stickgen.story.story import Thing

_LATER = 2
"""How many of a frame's better things are added."""
_GENERAL = frozenset(
    """play have hold be compete face celebrate throw give enjoy attend take go do make start begin
    win lose host visit join spend stage put""".split()
)
"""Verbs that say no more than that the scene takes place."""
_STROKES = {
    **dict.fromkeys("serve return hit strike smash volley".split(), ("batting",)),
    **dict.fromkeys("shoot score".split(), ("kicking", "shooting", "batting")),
    "pass": ("throwing", "kicking"),
    "bowl": ("throwing", "pitching"),
}
"""Verbs of games → the actions that they mean there; which of them, the frame says."""
_PLAIN = frozenset("walk run jump dance sit stand sing swimming climbing lie_down".split())
"""Actions that are played as they are told."""


def fill(reading: Reading) -> dict[int, tuple[str, str]]:
    """Add to a reading, in place, what its frame knows.

    Returns:
        Index of a person → action and predicate of what they do who have nothing to do.
    """
    found = evoked(_words(reading.tokens))
    if not found:
        return {}
    hit, telling = found[0], reading.telling
    frame, why = hit.frame, f"frame {hit.name}: {hit.phrase}"
    special = [h for h in telling.happenings if not _is_general(h, hit)]
    told = [h for h in special if h.action and not h.reaction]
    played = hit.whole and not told
    _fill_setting(telling.setting, frame, why)
    seating = take_seats(telling.people, hit, why, played=played)
    if played:
        telling.happenings[:] = special
        players = set(seating.of(seating.seated))
    else:
        players = _idle(telling, seating, told)
    telling.happenings += _parts(frame, seating, players, why)
    _use_its_senses(telling.happenings, frame)
    _aim(telling.happenings, frame, seating)
    return _waits(frame, seating)


def _words(tokens: Sequence[Token]) -> list[str]:
    """The words of a text in their base form, as far as it is known."""
    return [word for token in tokens for word in (token.lemma or token.word).split()]


def _is_general(happening: Happening, hit: Evoked) -> bool:
    """Whether a happening says no more than that the scene of the frame takes place."""
    if happening.line:
        return False
    phrase = set(hit.phrase.replace("…", " ").replace("|", " ").split())
    words = set(happening.why.lower().replace(",", " ").split())
    if happening.noun_only:
        return hit.whole or bool(phrase & {happening.noun, *happening.noun.split()})
    if happening.verb == "do" and happening.action:  # "does a karate kick"
        return False
    if happening.verb in _GENERAL:
        return hit.whole or bool(phrase & words)
    # "Anna dances in the rain" is about a dance, "two knights duel" about the whole duel.
    return hit.whole and happening.verb in phrase and happening.action not in _PLAIN


def _fill_setting(setting: Setting, frame: Frame, why: str) -> None:
    """Add the place, the time, the weather and the things of a frame."""
    place = frame.later_place if frame.later_place in PLACES else frame.place
    elsewhere = setting.place not in ("", frame.place, frame.later_place)
    if place and not setting.place:
        setting.place, setting.whys["place"] = place, why
    if frame.time and not setting.time:
        setting.time, setting.whys["time"] = frame.time, why
    if frame.weather and not setting.weather:
        setting.weather, setting.whys["weather"] = frame.weather, why
    if not elsewhere:  # a tennis match on the moon has no net
        _add_things(setting, (*frame.things, *frame.later[:_LATER]), why)


def _add_things(setting: Setting, kinds: Sequence[str], why: str) -> None:
    """Add the things that can be drawn and are not there yet."""
    for kind in kinds:
        if kind in PROPS and not any(thing.kind == kind for thing in setting.things):
            setting.things.append(Thing(kind, why=why))


def _idle(telling: Telling, seating: Seating, told: Sequence[Happening]) -> set[int]:
    """Those who sit in the frame, but have no part in what is told and are not denied one."""
    busy = {i for h in told for i in (*h.who, *h.to)}
    denied = {i for i, draft in enumerate(telling.people.drafts) if draft.denied}
    return set(seating.of(seating.seated)) - busy - denied


def _parts(frame: Frame, seating: Seating, players: Collection[int], why: str) -> list[Happening]:
    """The events of a frame in which players take part, as happenings."""
    parts = []
    for part in frame.events:
        who = [i for i in seating.of(part.who) if i in players]
        if who:
            parts.append(_happening(part, who, seating.of(part.to), why))
    return parts


def _happening(part: Part, who: list[int], to: Sequence[int], why: str) -> Happening:
    """An event of a frame with people for seats."""
    return Happening(
        who=who,
        action=part.action,
        does=part.does,
        to=[i for i in to if i not in who],
        thing=part.thing,
        line=part.line,
        voice=part.voice,
        feeling=part.feeling,
        step=float(part.step),
        goes_on=part.goes_on,
        enters=part.enters,
        leaves=part.leaves,
        why=why,
        meets=bool(to),
    )


def _use_its_senses(happenings: Sequence[Happening], frame: Frame) -> None:
    """In a game "serves" and "returns" are strokes, and "shoots" is a kick in soccer."""
    for happening in happenings:
        actions = _STROKES.get(happening.verb, ())
        stroke = next((part for part in frame.events if part.action in actions), None)
        if stroke is not None and happening.action not in actions:
            happening.action, happening.does = stroke.action, stroke.does
            happening.thing = happening.thing or stroke.thing
            happening.line = ""


def _aim(happenings: Sequence[Happening], frame: Frame, seating: Seating) -> None:
    """Say to whom the told deeds of those who sit in the frame go: the pitch to the batter."""
    for happening in happenings:
        for part in frame.events:
            if happening.to:
                break
            if part.action == happening.action and set(happening.who) <= {*seating.of(part.who)}:
                to = [i for i in seating.of(part.to) if i not in happening.who]
                happening.to = to[:1]
                happening.thing = happening.thing or part.thing


def _waits(frame: Frame, seating: Seating) -> dict[int, tuple[str, str]]:
    """What people do who have nothing to do: that of their seat, else that of the frame."""
    everybody = range(len(seating.people.drafts))
    waits = dict.fromkeys(everybody, frame.waits)
    for seat in frame.seats:
        if seat.waits is not None:
            waits |= dict.fromkeys(seating.seated[seat.seat], seat.waits)
    return {i: (doing.action, doing.does) for i, doing in waits.items() if doing is not None}
