"""Numbers, amounts, groups and their members."""

from __future__ import annotations

from types import MappingProxyType

NUMBERS = MappingProxyType(
    dict(
        zip(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen
            fourteen fifteen sixteen seventeen eighteen nineteen twenty""".split(),
            range(21),
            strict=True,
        )
    )
)
"""Number word → its value."""
TENS = MappingProxyType(
    {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90, "hundred": 100}
)
ORDINALS = MappingProxyType(
    {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5, "last": -1}
)
COUNTS = MappingProxyType({"once": 1, "twice": 2, "thrice": 3})
AMOUNTS = MappingProxyType(
    {
        "several": 4, "many": 5, "few": 3, "some": 3, "couple": 2, "pair": 2, "dozen": 12,
        "group": 4, "crowd": 5, "bunch": 4, "gang": 4, "lot": 5, "lots": 5,
        "team": 3, "band": 3, "family": 4, "class": 5, "trio": 3, "duo": 2, "quartet": 4,
        "hundreds": 6, "dozens": 6, "thousands": 6, "army": 5, "horde": 6, "mob": 5, "herd": 4,
        "troupe": 4, "choir": 5, "squad": 4, "row": 4, "line": 4, "circle": 5, "swarm": 5,
    }
)  # fmt: skip
"""Word of an amount or of a group → how many people stand for it."""
COLLECTIVES = MappingProxyType(
    {
        "crowd": "spectator", "audience": "spectator", "team": "player", "band": "musician",
        "family": "", "class": "student", "people": "person", "public": "spectator",
        "orchestra": "musician", "choir": "singer", "police": "police officer", "army": "soldier",
        "staff": "worker", "crew": "crew member", "jury": "juror", "gang": "gangster",
        "mob": "person", "couple": "person", "trio": "person", "duo": "person",
        "group": "person", "bunch": "person", "opposition": "player", "fans": "fan",
        "cast": "actor", "congregation": "guest",
    }
)  # fmt: skip
"""Noun of a group → role word of its members."""
AMOUNT_PHRASES = MappingProxyType({"half a dozen": 6, "a lot of": 5, "lots of": 5})
"""Number words of several words → their value."""
GROUPS = frozenset("group bunch gang horde quartet pair dozen squad troupe".split())
"""Amounts that are people unless something else follows: "a pair walks in"."""
