"""Noun phrases that bring people in: single ones, numbers, groups, teams, families, names."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.story.reader import grammar as g
from stickgen.story.reader.draft import Draft, describe, take_role
from stickgen.story.reader.names import gender_of
from stickgen.story.reader.people import FEW, People
from stickgen.story.reader.phrases import NounPhrase

_FAMILY = ("father", "mother", "son", "daughter", "grandmother", "grandfather")
_FAMILY_SIZE = 4
_MEMBERS = frozenset(
    "group bunch crowd audience jury choir orchestra cast crew congregation public".split()
)
"""Groups whose people are called its members: "crowd member"."""
_TWO = frozenset("parent twin lover neighbour neighbor rival grandparent opponent newlywed".split())
"""Nouns whose plural without a number means two."""


def newcomers(people: People, phrase: NounPhrase) -> list[int]:
    """Add those whom a noun phrase about people brings in; their indices."""
    if phrase.head == "team" or (phrase.head in ("side", "gang") and phrase.count == 2):
        return _teams(people, phrase)
    if phrase.head == "family" and not phrase.name:
        return _family(people, phrase)
    count = _number(phrase)
    ids = people.bring(_draft(phrase, count) for _ in range(count))
    if len(ids) > 1:
        people.group(ids)
    return ids


def named(people: People, phrase: NounPhrase) -> list[int]:
    """The person of a proper name, known or new."""
    name = phrase.name.lower()
    for i, draft in enumerate(people.drafts):
        if draft.proper and name in (draft.name.lower(), *draft.name.lower().split()[:1]):
            return [i]
    gender = gender_of(phrase.name.split()[0])
    draft = Draft("person", name=phrase.name, gender=gender, proper=True, why=phrase.name)
    take_role(draft, name)
    describe(draft, phrase)
    return people.bring([draft])


def versus(people: People, sides: Sequence[str]) -> None:
    """Add two teams with the names of their clubs or countries: "Brazil versus Spain"."""
    drafts = (Draft("player", team=side, why=side) for side in sides[:2] for _ in range(FEW))
    people.group(people.bring(drafts))


def _draft(phrase: NounPhrase, count: int) -> Draft:
    """One of the people of a noun phrase."""
    head, member = phrase.head, g.COLLECTIVES.get(phrase.head)
    draft = Draft(head, why=phrase.words)
    take_role(draft, member or head)
    if member:
        draft.near = f"{head} member" if head in _MEMBERS else member
    describe(draft, phrase)
    if phrase.name and count == 1:
        titled = not phrase.det and head  # "Santa Claus", "King Arthur"
        draft.name = f"{head.title()} {phrase.name}" if titled else phrase.name
        draft.proper = True
        draft.gender = draft.gender or gender_of(phrase.name.split()[0])
    return draft


def _number(phrase: NounPhrase) -> int:
    """How many people a noun phrase brings in, stated or by its noun and determiner."""
    if phrase.det == "no" and not phrase.plural:
        return 1
    if phrase.of is not None and phrase.of.kind == "part" and phrase.of.count:
        return phrase.of.count  # "a band of four"
    if phrase.count is not None:
        return phrase.count
    if phrase.head == "couple" or phrase.det == "both":
        return 2
    if phrase.det in ("all", "every", "each", "some") and phrase.head not in g.COLLECTIVES:
        return FEW
    if phrase.head in _TWO and phrase.plural:
        return 2
    if g.COLLECTIVES.get(phrase.head):
        return g.AMOUNTS.get(phrase.head, FEW)
    return FEW if phrase.plural else 1


def _teams(people: People, phrase: NounPhrase) -> list[int]:
    """Members of one team or of two."""
    teams = 2 if (phrase.count or (2 if phrase.plural else 1)) > 1 else 1
    each = phrase.of.count if phrase.of is not None and phrase.of.count else FEW
    each = max(1, min(each, people.room() // teams))
    color = next((c for c in phrase.adjectives if c in g.COLORS), "")
    names = [color or (f"team {n + 1}" if teams > 1 else phrase.words) for n in range(teams)]
    ids = people.bring(
        Draft("player", team=name, color=g.COLORS.get(color, ""), why=phrase.words)
        for name in names
        for _ in range(each)
    )
    people.group(ids)
    return ids


def _family(people: People, phrase: NounPhrase) -> list[int]:
    """Parents, children and grandparents, as many as are stated."""
    stated = phrase.of.count if phrase.of is not None else None
    count = stated or phrase.count or _FAMILY_SIZE
    ids = people.bring(Draft(noun, why=phrase.words) for noun in (_FAMILY * 2)[:count])
    people.group(ids)
    return ids
