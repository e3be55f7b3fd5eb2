"""Members of a group: "the other one", "the second", "two of them", "the others"."""

from __future__ import annotations

from stickgen.story.reader import grammar as g
from stickgen.story.reader.draft import Draft, describe
from stickgen.story.reader.people import Meant, People
from stickgen.story.reader.phrases import NounPhrase

_YEARS = 1000
"""Numbers from here on count no people: "Year 3020"."""


def members(people: People, phrase: NounPhrase, group: list[int]) -> Meant:
    """Whom a phrase of kind ``part`` means; members that the group lacks are added.

    Args:
        group: indices of those of whom it tells.
    """
    free = [i for i in group if i not in people.taken]
    if phrase.ordinal in g.ORDINALS:
        index = g.ORDINALS[phrase.ordinal]
        group = grown(people, group, index)
        ids = group[index:][:1]
    elif phrase.ordinal == "rest":
        ids = _rest(people, group, free)
    elif phrase.ordinal in ("other", "another"):
        ids = _other(people, group, free)
    elif _besides(people, phrase, group):
        return Meant(_more_like(people, group, phrase.count or 1))
    else:
        ids = _some(people, group, free, phrase.count or 1)
    if phrase.det in ("both", "all"):
        ids = group
    _take(people, group, ids)
    for i in ids:
        describe(people.drafts[i], phrase)
    return Meant(list(ids), none=phrase.det == "no")


def grown(people: People, group: list[int], index: int) -> list[int]:
    """The group with as many members as an index asks for; −1 is the last."""
    missing = index + 1 - len(group)
    if missing <= 0:
        return group
    group = [*group, *_more_like(people, group, missing)]
    if people.groups:
        people.groups[-1] = list(group)
    return group


def _rest(people: People, group: list[int], free: list[int]) -> list[int]:
    """ "the others": those who are left of the group, else two more."""
    left = [i for i in free or group if i not in people.last_subject]
    return left or _joining(people, group, 2)


def _other(people: People, group: list[int], free: list[int]) -> list[int]:
    """ "the other one": one of the group who is not in the clause, best one not singled out."""
    current = people.in_clause()
    others = [i for i in group if i not in (current or people.last_subject)]
    others = others or [i for i in free if i not in current and i not in people.last_subject]
    fresh = [i for i in others if i not in people.taken]
    return (fresh or others)[:1] or _joining(people, group, 1)


def _besides(people: People, phrase: NounPhrase, group: list[int]) -> bool:
    """Whether a number means people besides the group: "three pupils read and one sleeps"."""
    return (
        people.joins
        and phrase.of is None
        and phrase.det != "the"  # "the smallest one" is one of them
        and len(group) > 2  # "two boxers fight and one is knocked out" is one of them
        and set(people.last_subject) == set(group)
    )


def _some(people: People, group: list[int], free: list[int], count: int) -> list[int]:
    """ "two (of them)": the first who were not singled out before."""
    if count >= _YEARS:
        return []
    ids = (free if len(free) >= count else group)[:count]
    return [*ids, *people.bring(Draft("person") for _ in range(count - len(ids)))]


def _joining(people: People, group: list[int], count: int) -> list[int]:
    """More people like those of a group, who belong to it from now on."""
    ids = _more_like(people, group, count)
    people.group([*group, *ids])
    return ids


def _more_like(people: People, group: list[int], count: int) -> list[int]:
    """More people like the first of a group."""
    like = people.drafts[group[0]] if group else Draft("person")
    return people.bring(Draft(like.head, role=like.role, kind=like.kind) for _ in range(count))


def _take(people: People, group: list[int], ids: list[int]) -> None:
    """Remember who was singled out; once all were, it begins anew."""
    if len(ids) < len(group):
        people.taken = [*people.taken, *ids]
        if len(people.taken) >= len(group):
            people.taken = list(ids)
