"""What a frame adds to what a text tells: place, things, partners, parts to play.

A frame never contradicts the text: it fills what is left open.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from stickgen.story.frames import Evoked, Frame, Seat, evoked
from stickgen.story.reader.draft import Draft
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.people import MOST_PEOPLE, People
from stickgen.story.reader.read import Reading

_LATER = 2
"""How many of a frame's better things are added."""
_GENERAL = frozenset(
    """play have hold be compete face celebrate throw give enjoy attend take go do make start begin
    win lose host visit join spend stage put""".split()
)
"""Verbs that say no more than that the scene takes place."""
_STROKES = {
    "serve return hit strike smash volley": ("batting",),
    "shoot score": ("kicking", "shooting", "batting"),
    "pass": ("throwing", "kicking"),
    "bowl": ("throwing", "pitching"),
}
"""Verbs of games → the actions that they mean there, the first that the frame has."""
_PLAIN = frozenset("walk run jump dance sit stand sing swimming climbing lie_down".split())
"""Actions that are played as they are told."""
_ANYBODY = frozenset("person man woman kid child boy girl player friend team people stranger guy "
                     "teenager adult someone competitor athlete".split())  # fmt: skip


@dataclass
class Filled:
    """A reading with what its frame adds.

    Attributes:
        frame: that was used; None: the text brings none in.
        why: its phrase.
        seated: seat → indices of people.
        waits: index of a person → what they do who have nothing to do.
    """

    frame: Frame | None = None
    why: str = ""
    seated: dict[str, list[int]] = field(default_factory=dict)
    waits: dict[int, tuple[str, str]] = field(default_factory=dict)


def fill(reading: Reading) -> Filled:
    """Add to a reading, in place, what its frame knows."""
    telling = reading.telling
    words = [word for token in reading.tokens for word in (token.lemma or token.word).split()]
    found = evoked(words)
    if not found:
        return Filled()
    best = found[0]
    frame = best.frame
    filled = Filled(frame, best.phrase)
    general = [h for h in telling.happenings if _is_general(h, best)]
    told = [h for h in telling.happenings if h.action and h not in general and not h.reaction]
    whole = best.whole and not told
    _fill_setting(reading, frame, best.phrase)
    _take_seats(telling.people, frame, filled, whole, best.whole)
    if whole:
        telling.happenings[:] = [h for h in telling.happenings if h not in general]
        _play(telling.happenings, frame, filled, best.phrase, only=None)
    else:
        busy = {i for h in told for i in (*h.who, *h.to)}
        idle = {i for ids in filled.seated.values() for i in ids} - busy
        idle -= {i for i, d in enumerate(telling.people.drafts) if d.denied}
        _play(telling.happenings, frame, filled, best.phrase, only=idle)
    _in_its_sense(telling.happenings, frame)
    _aim(telling.happenings, frame, filled)
    for seat in frame.seats:
        waits = seat.waits or frame.waits
        if waits is not None:
            for i in filled.seated.get(seat.seat, ()):
                filled.waits[i] = (waits.action, waits.does)
    if frame.waits is not None:
        for i in range(len(telling.people.drafts)):
            filled.waits.setdefault(i, (frame.waits.action, frame.waits.does))
    return filled


def _in_its_sense(happenings: list[Happening], frame: Frame) -> None:
    """In a game "serves" and "returns" are strokes, and "shoots" is a kick in soccer."""
    for happening in happenings:
        for stroke, actions in _STROKES.items():
            if happening.verb not in stroke.split() or happening.action in actions:
                continue
            part = next((p for p in frame.events if p.action in actions), None)
            if part is not None:
                happening.action, happening.does = part.action, part.does
                happening.thing = happening.thing or part.thing
                happening.line = ""


def _aim(happenings: list[Happening], frame: Frame, filled: Filled) -> None:
    """Say to whom the told deeds of those who sit in the frame go: the pitch to the batter."""
    for happening in happenings:
        for part in frame.events:
            doer = [i for seat in part.who for i in filled.seated.get(seat, ())]
            to = [i for seat in part.to for i in filled.seated.get(seat, ())]
            if (
                part.action == happening.action
                and set(happening.who) <= set(doer)
                and not happening.to
            ):
                happening.to = [i for i in to if i not in happening.who][:1]
                happening.thing = happening.thing or part.thing


def _is_general(happening: Happening, hit: Evoked) -> bool:
    """Whether a happening says no more than that the scene of the frame takes place."""
    if happening.line:
        return False
    phrase = set(hit.phrase.replace("…", " ").replace("|", " ").split())
    words = set(happening.why.lower().replace(",", " ").split())
    if happening.noun_only:
        return bool(phrase & {happening.noun, *happening.noun.split()}) or hit.whole
    if happening.verb == "do" and happening.action:  # "does a karate kick"
        return False
    if happening.verb in _GENERAL:
        return bool(phrase & words) or hit.whole
    # "Anna dances in the rain" is about a dance, "two knights duel" about the whole duel.
    return happening.verb in phrase and hit.whole and happening.action not in _PLAIN


def _fill_setting(reading: Reading, frame: Frame, phrase: str) -> None:
    from stickgen.catalog.places import PLACES
    from stickgen.catalog.props import PROPS
    from stickgen.story.story import Thing

    setting, why = reading.telling.setting, f"frame {frame.name}: {phrase}"
    elsewhere = setting.place not in ("", frame.place, frame.later_place)
    if not setting.place and (frame.place or frame.later_place):
        later = frame.later_place if frame.later_place in PLACES else ""
        setting.place, setting.whys["place"] = later or frame.place, why
    if not setting.time and frame.time:
        setting.time, setting.whys["time"] = frame.time, why
    if not setting.weather and frame.weather:
        setting.weather, setting.whys["weather"] = frame.weather, why
    for kind in () if elsewhere else (*frame.things, *frame.later[:_LATER]):
        if kind in PROPS and not any(t.kind == kind for t in setting.things):
            setting.things.append(Thing(kind, why=why))


def _take_seats(
    people: People, frame: Frame, filled: Filled, whole: bool, best_whole: bool
) -> None:
    """Give the seats of a frame to the people of the text, and fill those that are needed."""
    free = list(range(len(people.drafts)))
    teams = list(dict.fromkeys(d.team for d in people.drafts if d.team))
    for seat in frame.seats:
        ids = [i for i in free if _belongs(people.drafts[i], seat)]
        ids = ids[: max(seat.many[1], 1)]
        filled.seated[seat.seat] = ids
        free = [i for i in free if i not in ids]
    for seat in frame.seats:
        room = max(seat.many[0], 1 if seat.needed else 0) - len(filled.seated[seat.seat])
        anybody = [i for i in free if people.drafts[i].head in _ANYBODY or (people.drafts[i].proper
                   and not people.drafts[i].role)]  # fmt: skip
        if teams and seat.team is not None:
            side = teams[seat.team % len(teams)]
            anybody = [i for i in anybody if people.drafts[i].team in ("", side)]
        if (whole or best_whole) and seat.needed:
            anybody += [i for i in free if i not in anybody and not people.drafts[i].team]
        for i in anybody[: max(room, 0)]:
            filled.seated[seat.seat].append(i)
            free.remove(i)
    for seat in frame.seats:  # those who are left join the largest seats that take them
        if seat.many[1] > 1 and seat.needed:
            left = [
                i for i in free if people.drafts[i].head in _ANYBODY and not people.drafts[i].proper
            ]
            if teams and seat.team is not None:
                side = teams[seat.team % len(teams)]
                left = [i for i in left if people.drafts[i].team in ("", side)]
            extra = left[: seat.many[1] - len(filled.seated[seat.seat])]
            filled.seated[seat.seat] += extra
            free = [i for i in free if i not in extra]
    named = (
        whole
        or best_whole
        or any(
            _belongs(people.drafts[i], seat)
            for seat in frame.seats
            for i in filled.seated[seat.seat]
        )
    )
    for seat in frame.seats if named else ():
        _add_needed(people, frame, seat, filled, whole)
    for seat in frame.seats:
        for i in filled.seated[seat.seat]:
            _dress(people.drafts[i], frame, seat, teams)


def _belongs(draft: Draft, seat: Seat) -> bool:
    entry = meaning(seat.role, "person") if seat.role else None
    own = draft.head in seat.words and draft.head not in _ANYBODY
    return (
        own
        or draft.head == seat.role
        or bool(
            entry
            and entry.exact
            and draft.exact
            and draft.role == entry.name
            and draft.head not in _ANYBODY
        )
    )


def _add_needed(people: People, frame: Frame, seat: Seat, filled: Filled, whole: bool) -> None:
    alone = len({d.head for d in people.drafts}) < 2
    needed = (seat.needed == "always" and (whole or alone)) or (seat.needed == "whole" and whole)
    if not needed or filled.seated[seat.seat]:
        return
    count = seat.many[0]
    for _ in range(min(max(count, 1), MOST_PEOPLE - len(people.drafts))):
        noun = seat.role or seat.seat
        noun = noun if meaning(noun, "person") else seat.seat
        i = people.add(noun, f"frame {frame.name}: {filled.why}")
        filled.seated[seat.seat].append(i)


def _dress(draft: Draft, frame: Frame, seat: Seat, teams: Sequence[str]) -> None:
    entry = meaning(seat.role, "person") if seat.role else None
    if entry is not None and (not draft.role or (draft.head in _ANYBODY and seat.role)):
        draft.dress = entry.name
    draft.armed = True
    for prop in seat.props:
        if prop not in draft.props:
            draft.props.append(prop)
    if frame.teams and seat.team is not None and not draft.team:
        names = [*teams, "team 1", "team 2"]
        draft.team = (
            names[seat.team % 2] if len(teams) != 1 else ("team 2" if seat.team else teams[0])
        )


def _play(
    happenings: list[Happening], frame: Frame, filled: Filled, why: str, only: set[int] | None
) -> None:
    """Add the parts of a frame; ``only``: of these people alone."""
    for part in frame.events:
        who = [i for seat in part.who for i in filled.seated.get(seat, ())]
        to = [i for seat in part.to for i in filled.seated.get(seat, ())]
        if only is not None:
            who = [i for i in who if i in only]
        if not who:
            continue
        happenings.append(
            Happening(
                who, part.action, part.does, [i for i in to if i not in who], part.thing, part.line,
                part.voice, part.feeling, step=float(part.step), goes_on=part.goes_on,
                enters=part.enters, leaves=part.leaves, why=f"frame {frame.name}: {why}",
                meets=bool(to),
            )
        )  # fmt: skip
