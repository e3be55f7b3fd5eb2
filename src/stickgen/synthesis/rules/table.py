"""The table of all rules, and the kinds by which they are asked for."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.synthesis.rules import (
    counted,
    falls,
    holds,
    manners,
    pairs,
    sequences,
    timing,
    travel,
    ways,
)
from stickgen.synthesis.rules.rule import Rule

KINDS: MappingProxyType[str, MappingProxyType[str, Rule]] = MappingProxyType(
    {
        "manner": manners.RULES,
        "count": counted.RULES,
        "travel": MappingProxyType({**travel.RULES, **ways.RULES}),
        "timing": timing.RULES,
        "hold": holds.RULES,
        "fall": falls.RULES,
        "sequence": sequences.RULES,
        "pair": pairs.RULES,
    }
)
"""Kind → its rules."""
RULES: MappingProxyType[str, Rule] = MappingProxyType(
    {name: rule for rules in KINDS.values() for name, rule in rules.items()}
)
"""Name → rule."""
