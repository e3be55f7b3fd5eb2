"""Closed classes: pronouns, determiners, prepositions, conjunctions, question words."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.story.reader.grammar.tables import table

PRONOUNS = table(
    """he: he him himself hed; she: she her herself; it: it itself; they: they them themselves;
    i: i me we us myself ourselves you yourself; each_other: each_other one_another;
    all: everyone everybody all; none: nobody no_one none neither; both: both; each: each;
    someone: someone somebody anyone anybody; other: another"""
)
"""Pronoun → what it refers to. Before a noun "her" is a determiner."""
POSSESSIVES = table("he: his; she: her; it: its; they: their; i: my our your")
"""Determiner → whose."""
REFLEXIVES = frozenset("himself herself itself themselves".split())
ARTICLES = frozenset("a an the this that these those some any every no".split())
QUANTIFIERS = frozenset("both all each neither another every some any half".split())
"""Words that may stand before, or instead of, an article: "all the guards", "both"."""
CONJUNCTIONS = frozenset("and or & plus nor versus".split())
QUESTION_WORDS = frozenset("who which that whom whose what how why where".split())
RELATIVE_PRONOUNS = frozenset("who which that whose".split())
"""Those that may be the subject of a relative clause."""
NEGATIONS = frozenset(("not", "never", "no longer", "without"))
PREPOSITIONS = frozenset(
    """about above across after against along alongside amid among around at atop before behind
    below beneath beside besides between beyond by down during for from in inside into near next
    of off on onto opposite out outside over past round through throughout to toward towards
    under underneath until up upon via with within without like except""".split()
)
COMPOUND_PREPOSITIONS = MappingProxyType(
    {
        "in front of": "before", "on top of": "on", "next to": "beside", "close to": "near",
        "out of": "from", "away from": "from", "because of": "because_of", "instead of": "not",
        "in the middle of": "in", "in the midst of": "in", "at the top of": "on",
        "at the edge of": "at", "on the edge of": "at", "at the foot of": "at",
        "all over": "over", "up to": "to", "up and down": "along", "back and forth": "along",
        "along with": "with", "together with": "with", "as well as": "and", "such as": "like",
        "in the direction of": "to", "in the hands of": "with", "on behalf of": "for",
        "with the help of": "with", "by means of": "with", "except for": "except",
        "apart from": "except", "ahead of": "before", "off of": "off", "inside of": "in",
        "outside of": "outside", "on board": "in", "at the end of": "at", "right behind": "behind",
    }
)  # fmt: skip
"""Prepositions of several words → the one that they mean."""
