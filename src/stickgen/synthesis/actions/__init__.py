"""The actions: one function each, grouped by kind, and the table of all."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.synthesis.action import Action
from stickgen.synthesis.actions import (
    balls,
    baseball,
    burdens,
    climb_crawl,
    combat,
    courtesies,
    daily,
    dance,
    falls,
    feelings,
    gestures,
    locomotion,
    lying,
    pairs,
    postures,
    speech,
    swim_fly,
    throws,
    tools,
)

_GROUPS = (
    locomotion,
    climb_crawl,
    swim_fly,
    postures,
    lying,
    gestures,
    speech,
    daily,
    feelings,
    dance,
    combat,
    balls,
    throws,
    baseball,
    pairs,
    courtesies,
    falls,
    burdens,
    tools,
)
ACTIONS: MappingProxyType[str, Action] = MappingProxyType(
    {name: action for group in _GROUPS for name, action in group.ACTIONS.items()}
)
"""Name → action: those of ``vocabulary.ACTIONS`` and ``raise_arms``, in the order of production."""
