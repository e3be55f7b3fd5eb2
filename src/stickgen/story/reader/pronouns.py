"""Antecedents of pronouns: whom "he", "they", "both" or "everyone" mean."""

from __future__ import annotations

from stickgen.story.reader.draft import Draft
from stickgen.story.reader.people import FEW, Meant, People
from stickgen.story.reader.phrases import NounPhrase

_GENDERS = {"he": "male", "she": "female"}
_RECENT = 3
"""How many mentions back two single people still make a "they"."""


def pronoun(people: People, phrase: NounPhrase, subject: bool) -> Meant:
    """Whom a pronoun means; people who were not mentioned yet are added.

    Args:
        phrase: of kind ``pronoun``.
        subject: whether it is the subject of its clause.
    """
    ref = phrase.head
    if ref in _GENDERS:
        return Meant(_gendered(people, _GENDERS[ref], subject, phrase.words.endswith("self")))
    if ref == "they":
        return Meant(_they(people, subject))
    if ref == "it":
        return Meant(_it(people))
    if ref == "both":
        return Meant(_both(people))
    if ref in ("all", "each", "none"):
        return Meant(_everybody(people, none=ref == "none", subject=subject), none=ref == "none")
    if ref == "each_other":
        return Meant([], mutual=True)
    if ref == "someone":
        return Meant(people.bring([Draft("person", name=phrase.words or "someone")]))
    if ref == "i":
        return Meant(_first_person(people, phrase.words, subject))
    return Meant([])


def _gendered(people: People, gender: str, subject: bool, reflexive: bool) -> list[int]:
    """ "he", "her", "himself": the subject before, else the one mentioned last whom it fits.

    An object means somebody whom its clause has not mentioned; a reflexive one means the
    subject. The pronoun tells the gender of its antecedent.
    """
    order = _by_recency(people, [i for i in range(len(people.drafts)) if _fits(people, i, gender)])
    sure = [i for i in order if people.drafts[i].gender == gender]
    if not subject:
        current = people.in_clause() or (set(people.last_subject) if reflexive else set())
        order = [i for i in order if (i in current) == reflexive]
        sure = [i for i in sure if i in order]
    elif len(people.last_subject) == 1:
        first = people.last_subject[0]
        if first in order and (first in sure or not sure):
            order = sure = [first]
    for i in (sure or order)[:1]:
        people.drafts[i].gender = gender
        return [i]
    return people.bring([Draft("man" if gender == "male" else "woman", gender=gender)])


def _fits(people: People, i: int, gender: str) -> bool:
    """Whether a person may be meant by "he" or "she": an animal only if nothing speaks for it."""
    draft = people.drafts[i]
    if draft.gender not in ("", gender):
        return False
    humans = any(d.kind == "human" for d in people.drafts)
    return draft.kind == "human" or draft.gender == gender or draft.proper or not humans


def _by_recency(people: People, ids: list[int]) -> list[int]:
    """People, those first who were mentioned alone last; then the others, the latest first."""
    alone = [m[0] for m in reversed(people.mentions) if len(m) == 1 and m[0] in ids]
    return list(dict.fromkeys([*alone, *reversed(ids)]))


def _they(people: People, subject: bool) -> list[int]:
    """The people of the clause before, the last plural, or those who were mentioned last."""
    current = people.in_clause()
    plural = next((m for m in reversed(people.before) if len(m) > 1), None)
    if plural is not None and (subject or not set(plural) & current):
        return list(plural)
    together = {i for m in people.before for i in m}
    if len(together) >= 2 and (subject or not together & current):
        return sorted(together)
    for n, mention in reversed(list(enumerate(people.mentions))):
        if len(mention) > 1 and (subject or not set(mention) & current):
            return _pair_since(people, n) or list(mention)
    recent = sorted({i for m in people.mentions[-_RECENT:] for i in m})
    if subject and len(recent) >= 2:
        return recent
    if len(people.drafts) == 1:
        return [0]
    if people.drafts:
        return recent or list(range(len(people.drafts)))
    ids = people.bring([Draft("person"), Draft("person")])
    people.group(ids)
    return ids


def _pair_since(people: People, n: int) -> list[int]:
    """Two or more people mentioned since mention ``n`` who do not belong to it; else nobody."""
    later = {i for m in people.mentions[n + 1 :] for i in m} - set(people.mentions[n])
    return sorted(later) if len(later) >= 2 else []


def _it(people: People) -> list[int]:
    """The animal, robot or monster mentioned last."""
    own = [i for i, d in enumerate(people.drafts) if d.kind != "human"]
    alone = [m[0] for m in reversed(people.mentions) if len(m) == 1 and m[0] in own]
    return alone[:1] or own[-1:]


def _both(people: People) -> list[int]:
    """The last group of two, else the two mentioned last."""
    pair = next((x for x in reversed(people.groups) if len(x) == 2), None)
    if pair is not None:
        return list(pair)
    latest_first = dict.fromkeys(i for m in reversed(people.mentions) for i in reversed(m))
    ids = sorted(list(latest_first)[:2])
    return [*ids, *people.bring(Draft("person") for _ in range(2 - len(ids)))]


def _everybody(people: People, *, none: bool, subject: bool) -> list[int]:
    """Everybody in the story; "everybody" as an object means the others of its clause.

    "Nobody" after somebody's deed means all others. Where one or no person is known, a few
    more are added.
    """
    current = people.in_clause()
    known = [i for i in range(len(people.drafts)) if subject or i not in current]
    if none and len(known) > 1:
        known = [i for i in known if i not in people.last_subject] or known
    if len(known) < 2:
        added = people.bring(Draft("person") for _ in range(FEW))
        known += added
        people.group(added)
    return known


def _first_person(people: People, words: str, subject: bool) -> list[int]:
    """ "I" is one person and "we" are two of their own; "you" is nobody."""
    if words in ("we", "us", "ourselves"):
        if not people.we and subject:
            people.we = people.bring([Draft("person"), Draft("person")])
            people.group(people.we)
        return list(people.we)
    if words in ("i", "me", "myself"):
        known = [i for i, d in enumerate(people.drafts) if d.name == "me"]
        return known or people.bring([Draft("person", name="me")])
    return []
