"""Antecedents of noun phrases: "the man", "the other guard", "the smallest robot"."""

from __future__ import annotations

from stickgen.catalog.animals import BODIES
from stickgen.story.reader import grammar as g
from stickgen.story.reader.draft import CHILDREN, Draft, age_of
from stickgen.story.reader.members import grown
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.people import People
from stickgen.story.reader.phrases import NounPhrase

_GENERIC = {
    "man": "male", "guy": "male", "boy": "male", "woman": "female", "girl": "female",
    "lady": "female", "person": "", "kid": "", "child": "", "figure": "", "animal": "",
}  # fmt: skip
"""Nouns that take up people who came in with another one → their gender."""
_SAME_ROLE = frozenset(
    """policeman mother father grandmother grandfather child man woman boy girl baby thief
    doctor teacher firefighter clown ghost santa""".split()
)
"""Roles of which all nouns mean the same person: "the policeman … the cop"."""


def antecedent(people: People, phrase: NounPhrase) -> list[int]:
    """Those who were mentioned before and whom a noun phrase means; nobody: it is about others."""
    if phrase.det in ("a", "an", "another", "some") or phrase.name:
        return []
    definite = phrase.det in ("the", "both", "all", "these", "those", "his", "her")
    if phrase.count and not definite:
        return []
    same = [i for i, draft in enumerate(people.drafts) if _fits(draft, phrase)]
    if not same:
        return _generic(people, phrase)
    if phrase.ordinal in g.ORDINALS:
        index = g.ORDINALS[phrase.ordinal]
        return grown(people, same, index)[index:][:1]
    if phrase.ordinal:  # "the other guard"
        rest = [i for i in same if i not in people.last_subject] or same
        return rest if phrase.plural else rest[:1]
    if phrase.plural or phrase.det in ("both", "all") or phrase.head in g.COLLECTIVES:
        return same[: phrase.count or len(same)] if len(same) >= 2 or not phrase.count else []
    return _of_color(people, phrase, same) or _latest(people, same)


def _latest(people: People, same: list[int]) -> list[int]:
    """Of several the one who was mentioned alone last, else the first."""
    alone = [m[0] for m in reversed(people.mentions) if len(m) == 1 and m[0] in same]
    return alone[:1] or same[:1]


def _of_color(people: People, phrase: NounPhrase, same: list[int]) -> list[int]:
    """ "the red robot": the first of the colour; nobody: no colour tells them apart."""
    colors = {g.COLORS[a] for a in phrase.adjectives if a in g.COLORS}
    return [i for i in same if people.drafts[i].color in colors][:1]


def _fits(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether the noun is the draft's, its last word ("the assistant"), or another for its role."""
    if draft.head == phrase.head or draft.head.endswith(f" {phrase.head}"):
        return True
    entry = meaning(phrase.head, "person")
    if entry is None or not entry.exact or not draft.role or not draft.exact:
        return False
    return draft.role == entry.name and draft.role in _SAME_ROLE


def _generic(people: People, phrase: NounPhrase) -> list[int]:
    """ "the man", "this kid": the only one who can be meant by a general noun."""
    if phrase.det not in ("the", "this", "that") or phrase.head not in _GENERIC or phrase.plural:
        return []
    drafts = list(enumerate(people.drafts))
    if phrase.head == "animal":
        fits = [i for i, d in drafts if d.kind in BODIES]
    else:
        gender = _GENERIC[phrase.head]
        fits = [i for i, d in drafts if d.kind == "human" and (not gender or d.gender == gender)]
        if len(fits) > 1 and phrase.head != "person":
            young = phrase.head in CHILDREN
            fits = [i for i in fits if young == (age_of(people.drafts[i]) in ("child", "baby"))]
    return fits if len(fits) == 1 else []
