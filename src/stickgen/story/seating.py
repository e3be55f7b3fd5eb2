"""Who of a text sits in which seat of a frame, who is added to it, and how they are dressed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stickgen.catalog.roles import ROLES
from stickgen.story.frames import Evoked, Frame, Seat
from stickgen.story.reader.draft import Draft
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.people import People

_ANYBODY = frozenset(
    """person man woman kid child boy girl player friend team people stranger guy teenager adult
    someone competitor athlete opponent rival contender challenger""".split()
)
"""Nouns that do not say what somebody is: they can be anything in a frame."""

_ORDINARY = frozenset("man woman kid child boy girl guy teenager".split())
"""Those of them who stay what they are beside one who has a role."""


class Seating:
    """Who sits in which seat of a frame; nobody sits in two.

    Attributes:
        people: of the text, and those whom the frame adds.
        seated: name of a seat → indices of people.
        teams: names of the teams that the text names, in its order.
    """

    def __init__(self, people: People) -> None:
        self.people = people
        self.seated: dict[str, list[int]] = {}
        self.teams = tuple(dict.fromkeys(d.team for d in people.drafts if d.team))

    def of(self, seats: Iterable[str]) -> list[int]:
        """Indices of those who sit in seats, in the order of the seats."""
        return [i for seat in seats for i in self.seated[seat]]

    def free(self) -> list[int]:
        """Indices of those who have no seat."""
        taken = self.of(self.seated)
        return [i for i in range(len(self.people.drafts)) if i not in taken]

    def seat(self, seat: Seat, ids: Sequence[int], most: int) -> None:
        """Give a seat to the first of some people who have none, until ``most`` sit there."""
        sitting = self.seated.setdefault(seat.seat, [])
        sitting += ids[: max(most - len(sitting), 0)]

    def on_side(self, draft: Draft, seat: Seat) -> bool:
        """Whether somebody is not in another team than the seat."""
        if not self.teams or seat.team is None:
            return True
        return draft.team in ("", self.teams[seat.team % len(self.teams)])


def take_seats(people: People, hit: Evoked, why: str, *, played: bool) -> Seating:
    """Seat the people of a text in its frame, add those whom the frame needs, and dress them all.

    Args:
        people: of the text; those who are added join them.
        hit: the phrase that brings the frame in.
        why: reason for which people are added.
        played: whether the events of the frame are played.
    """
    frame, seating = hit.frame, Seating(people)
    _seat_who_belong(seating, frame)
    belongs = any(seating.seated.values())
    named = seating.free()
    if hit.whole or not _some_are_ordinary(people, named):
        _seat_anybody(seating, frame, whole=hit.whole)
        _seat_the_rest(seating, frame)
    # "A dancer finds handcuffs" is no arrest; if a policeman finds them, somebody is arrested.
    if hit.whole or belongs:
        for seat in frame.seats:
            _add_missing(seating, seat, why, played=played)
    _dress_all(seating, frame)
    return seating


def _some_are_ordinary(people: People, free: Sequence[int]) -> bool:
    """Whether those who are left are ordinary people: "a nurse dances with a boy"."""
    return any(people.drafts[i].head in _ORDINARY for i in free)


def _seat_who_belong(seating: Seating, frame: Frame) -> None:
    """Seat those whose noun tells where they sit: the bride of a wedding."""
    drafts = seating.people.drafts
    for seat in frame.seats:
        ids = [i for i in seating.free() if _belongs(drafts[i], seat)]
        seating.seat(seat, ids, seat.many[1])


def _belongs(draft: Draft, seat: Seat) -> bool:
    """Whether a noun is one of the seat, is that of its role, or means just this role."""
    if draft.head == seat.role:
        return True
    if draft.head in _ANYBODY:
        return False
    if draft.head in seat.words:
        return True
    entry = meaning(seat.role, "person")
    return entry is not None and entry.exact and draft.exact and draft.role == entry.name


def _seat_anybody(seating: Seating, frame: Frame, *, whole: bool) -> None:
    """Seat as many as each seat has at least, of those who can be anything.

    Args:
        whole: whether the text is about the whole scene; then everybody of no team takes part,
            after those who can be anything.
    """
    drafts = seating.people.drafts
    for seat in frame.seats:
        free = seating.free()
        ids = [i for i in free if _can_be(drafts[i]) and seating.on_side(drafts[i], seat)]
        if whole and seat.needed:
            ids += [i for i in free if i not in ids and not drafts[i].team]
        seating.seat(seat, ids, seat.many[0])


def _can_be(draft: Draft) -> bool:
    """Whether the text does not say what somebody is: "a man", "Anna"."""
    return draft.head in _ANYBODY or (draft.proper and not draft.role)


def _seat_the_rest(seating: Seating, frame: Frame) -> None:
    """Seat those who are left and have neither role nor name where there is room."""
    drafts = seating.people.drafts
    for seat in frame.seats:
        if seat.needed:
            unnamed = [
                i for i in seating.free() if drafts[i].head in _ANYBODY and not drafts[i].proper
            ]
            ids = [i for i in unnamed if seating.on_side(drafts[i], seat)]
            seating.seat(seat, ids, seat.many[1])


def _add_missing(seating: Seating, seat: Seat, why: str, *, played: bool) -> None:
    """Add to the cast whom a seat needs, if nobody sits there."""
    people, sitting = seating.people, seating.seated[seat.seat]
    # "A clown tells a joke" lacks a listener; with a nun in the text, she is the other person.
    alike = len({d.head for d in people.drafts}) < 2
    needed = bool(seat.needed) and (played or (seat.needed == "always" and alike))
    if needed and not sitting:
        for _ in range(min(seat.many[0], people.room())):
            sitting.append(people.add(seat.role or seat.seat, why))


def _dress_all(seating: Seating, frame: Frame) -> None:
    """Give those who sit in a frame what belongs to their seats: clothes, props, a team."""
    for seat in frame.seats:
        for i in seating.seated[seat.seat]:
            draft = seating.people.drafts[i]
            _dress(draft, seat)
            if frame.teams and seat.team is not None:
                draft.team = draft.team or _team_name(seat.team, seating.teams)


def _dress(draft: Draft, seat: Seat) -> None:
    """Give somebody the props of a seat and, where the text gives them no role, its clothes."""
    entry = meaning(seat.role, "person")
    open_role = not draft.role or draft.head in _ANYBODY
    if entry is not None and open_role and not _is_too_old(draft, entry.name):
        draft.dress = entry.name
    draft.armed = True
    for prop in seat.props:
        if prop not in draft.props:
            draft.props.append(prop)


def _is_too_old(draft: Draft, role: str) -> bool:
    """Whether somebody is grown up and the role is a child's: a man's birthday."""
    return draft.head in ("man", "woman", "guy") and ROLES[role].age == "child"


def _team_name(team: int, teams: Sequence[str]) -> str:
    """Name of a team of the frame: as the text names it, else by its number."""
    return teams[team] if team < len(teams) else f"team {team + 1}"
