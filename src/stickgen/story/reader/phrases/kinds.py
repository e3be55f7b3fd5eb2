"""Whether a noun means a person, a thing, a place or an action."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.catalog.animals import BODIES
from stickgen.catalog.roles import ROLES
from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import meaning, singular
from stickgen.story.reader.token import Token


def kind_of(noun: str, heads: Sequence[Token], named: bool) -> str:
    """The kind of a noun phrase, see ``NounPhrase.kind``.

    Args:
        noun: singular of the head nouns; empty if there are none.
        named: whether a proper name belongs to them.
    """
    if named and not heads:
        return "person"
    last = noun.rpartition(" ")[2]
    if last in g.BODY or noun in g.TIME_NOUNS or noun in g.WEATHER_NOUNS:
        return "other"
    if heads[-1].word in g.COLLECTIVES or noun in g.COLLECTIVES or noun in g.GROUPS:
        return "person"
    if noun in g.AMOUNTS:
        return "other"  # "in a line"
    if kind := _catalog_kind(noun):
        return kind
    acts = verbs.action_noun(noun) or (meaning(noun) is None and verbs.action_noun(last))
    return "action" if acts else "person" if named else "other"


def _catalog_kind(noun: str) -> str:
    """The kind of the record that a noun means; empty if an action of this name comes first."""
    if noun in g.TOYS and (toy := meaning(noun, "thing")) is not None:
        return toy.kind
    found = meaning(noun)
    if found is None or (not found.exact and verbs.action_noun(noun) is not None):
        return ""
    pet = noun.rpartition(" ")[2] in g.PETS  # "guard dog"
    if found.kind == "person" and ROLES[found.name].kind in BODIES and not pet:
        thing = meaning(noun, "thing")
        return "thing" if thing is not None and thing.exact else "person"
    return found.kind


def is_person(heads: Sequence[Token]) -> bool:
    """Whether head nouns mean people."""
    if heads[-1].lemma in g.COLLECTIVES:
        return True
    return meaning(singular(" ".join(t.word for t in heads)), "person") is not None
