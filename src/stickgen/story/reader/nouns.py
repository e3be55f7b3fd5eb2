"""The nouns of the catalogue: people, things and places, and which record each word means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, NamedTuple, Protocol

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES

Kind = Literal["person", "thing", "place"]


class _Record(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
    @property
    def near(self) -> tuple[str, ...]: ...


class Noun(NamedTuple):
    """A record that a word means.

    Attributes:
        kind: the table of the record.
        name: of the record.
        exact: whether the word means just this; else the record is the nearest there is.
    """

    kind: Kind
    name: str
    exact: bool


_IRREGULAR = MappingProxyType(
    {
        "men": "man", "women": "woman", "children": "child", "people": "person", "feet": "foot",
        "mice": "mouse", "geese": "goose", "teeth": "tooth", "wolves": "wolf", "elves": "elf",
        "thieves": "thief", "knives": "knife", "wives": "wife", "leaves": "leaf",
        "shelves": "shelf", "loaves": "loaf", "policemen": "policeman", "oxen": "ox",
        "dwarves": "dwarf", "scarves": "scarf", "lives": "life", "halves": "half",
        "kids": "kid", "guys": "guy", "folks": "person", "persons": "person", "calves": "calf",
        "grandchildren": "grandchild", "heroes": "hero", "potatoes": "potato",
        "tomatoes": "tomato", "skis": "ski", "zombies": "zombie", "cookies": "cookie",
        "movies": "movie", "selfies": "selfie", "genies": "genie", "pixies": "pixie",
        "rookies": "rookie", "cities": "city", "shoes": "shoe", "buses": "bus", "gases": "gas",
    }
)  # fmt: skip
_SINGULAR_S = frozenset(
    """glass bus boss dress grass class guess bass cross princess waitress actress hostess goddess
    witness gas lens circus chess kiss bliss mess moss tennis virus octopus walrus abbess countess
    duchess empress mistress heiress stewardess address fitness business christmas santa_claus
    wilderness happiness darkness loss mass ass pass toss brass canvas atlas cactus campus bonus
    focus news series mars venus its this his always perhaps gymnastics mathematics physics
    athletics aerobics fans""".split()
)
"""Words with -s that are singular."""


def singular(word: str) -> str:
    """The singular of a lower-case noun; a word that is singular stays."""
    head, _, last = word.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("men") and len(last) > 4:
        last = last[:-3] + "man"
    elif last in _SINGULAR_S or not last.endswith("s") or last.endswith("ss") or len(last) < 4:
        pass
    elif last.endswith("ies") and len(last) > 4:
        last = last[:-3] + "y"
    elif last.endswith(("shes", "ches", "xes", "zes", "sses")):
        last = last[:-2]
    else:
        last = last[:-1]
    return f"{head} {last}".strip()


def is_plural(word: str) -> bool:
    """Whether a lower-case noun is a plural."""
    return singular(word) != word


_RECORDS: tuple[tuple[Kind, Mapping[str, _Record]], ...] = (
    ("person", ROLES), ("thing", PROPS), ("place", PLACES),
)  # fmt: skip


@cache
def nouns() -> dict[str, tuple[Noun, ...]]:
    """Lower-case singular noun or noun phrase → what it means, exact meanings first."""
    table: dict[str, list[Noun]] = {}
    for kind, records_of in _RECORDS:
        for record in records_of.values():
            own = (record.name.replace("_", " "), *record.words)
            for exact, words in ((True, own), (False, record.near)):
                for word in words:
                    table.setdefault(word, []).append(Noun(kind, record.name, exact))
    return {word: tuple(sorted(found, key=lambda n: not n.exact)) for word, found in table.items()}


@cache
def first_words() -> frozenset[str]:
    """The first word of every noun phrase of several words."""
    return frozenset(phrase.partition(" ")[0] for phrase in nouns() if " " in phrase)


def meaning(noun: str, *kinds: Kind) -> Noun | None:
    """What a singular noun means, of the first of the kinds that has it; any kind if none given.

    A compound that is unknown means what its last word means: "fire truck" a truck.
    """
    for word in (noun, noun.rpartition(" ")[2]):
        found = nouns().get(word, ())
        for kind in kinds or ("person", "thing", "place"):
            for entry in found:
                if entry.kind == kind:
                    return entry
    return None
