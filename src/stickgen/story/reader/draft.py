"""A person while a text is read: what nouns and adjectives say about them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from stickgen.catalog.roles import ROLES
from stickgen.manners.words import manner_of
from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.phrases import NounPhrase

_GENDERED = frozenset(
    """father mother dad mom mum daddy mommy mummy son daughter brother sister uncle aunt
    nephew niece grandfather grandmother grandpa grandma granny granddad husband wife boyfriend
    girlfriend bride groom king queen prince princess lord lady sir duke knight monk nun priest
    witch wizard boy girl man woman guy dude lad lass gentleman bloke chap santa hero heroine
    emperor empress widow widower grandson granddaughter ballerina maid butler cowboy cowgirl
    santa_claus mermaid businessman businesswoman housewife nanny stepmother stepfather
    godfather""".split()
)
"""Nouns that tell whether "he" or "she" is meant."""
CHILDREN = ("boy", "girl", "kid", "child")


@dataclass
class Draft:
    """A person while the text is read; ``story.Person`` describes the fields of the same name.

    Attributes:
        head: the noun, singular: "player", "crowd".
        proper: whether the name is a proper name.
        exact: whether the noun means the role, or the role is only the nearest to it.
        doing: participles before the noun: "her crying son".
        near: noun of the member of a group that is told of as one: "spectator" for "crowd".
        dress: role that they turn out to have, whose clothes they wear: "He was a fisherman".
        denied: whether the text says that they do not do something.
        armed: whether they leave away what their role usually holds.
        bearing: how they move: "drunkenly".
    """

    head: str
    name: str = ""
    role: str = ""
    kind: str = "human"
    gender: str = ""
    age: str = ""
    team: str = ""
    color: str = ""
    hat: str = ""
    tie: str = ""
    hair: str = ""
    height: float = 1.0
    build: float = 1.0
    mood: str = ""
    props: list[str] = field(default_factory=list)
    why: str = ""
    proper: bool = False
    exact: bool = True
    doing: list[str] = field(default_factory=list)
    near: str = ""
    dress: str = ""
    denied: bool = False
    armed: bool = False
    bearing: str = ""


def take_role(draft: Draft, noun: str) -> None:
    """Give a draft the role that a singular noun means, if it means one."""
    entry = meaning(noun, "person")
    if entry is None:
        return
    record = ROLES[entry.name]
    draft.role, draft.exact, draft.kind = entry.name, entry.exact, record.kind
    if draft.head in _GENDERED or draft.head.endswith(("man", "woman", "ess", "boy", "girl")):
        draft.gender = draft.gender or record.gender


def describe(draft: Draft, phrase: NounPhrase) -> None:
    """Take what adjectives say: age, size, colour, mood, hair, and what is being done."""
    bear(draft, (*phrase.adjectives, draft.head))
    for word in phrase.adjectives:
        if word.endswith("ing") and word not in draft.doing:
            draft.doing.append(word)
        if word in g.FEELINGS:
            draft.mood = draft.mood or g.FEELINGS[word]
        if word in g.AGES and not _is_size(word, draft):
            draft.age = g.AGES[word]
        elif word in g.SIZES and not (word == "young" and draft.kind == "human"):
            draft.height *= g.SIZES[word]
        if word in g.BUILDS:
            draft.build *= g.BUILDS[word]
        if word in g.COLORS and not draft.color:
            draft.color = g.COLORS[word]
        if word == "bald":
            draft.hair = "-"


def bear(draft: Draft, words: Iterable[str]) -> None:
    """Take from what people are called how they move: "drunk", "zombie"."""
    for word in words:
        manner = manner_of(word)
        if manner is not None:
            draft.bearing = manner.adverb


def _is_size(word: str, draft: Draft) -> bool:
    """Whether an adjective of youth makes no child: "a young man", "a little dragon"."""
    grown_up = word == "young" and draft.head not in CHILDREN
    return grown_up or (word in ("little", "young") and draft.kind != "human")


def age_of(draft: Draft) -> str:
    """The age that is told, else that of the role."""
    return draft.age or (ROLES[draft.role].age if draft.role else "adult")
