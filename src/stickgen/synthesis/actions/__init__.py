"""What can be done: one function an action, grouped by kind, and the table of all."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.synthesis.action import Action
from stickgen.synthesis.actions import (
    balls,
    baseball,
    combat,
    daily,
    feelings,
    gestures,
    going,
    moving,
    pairs,
    postures,
    speech,
    throws,
)

_GROUPS = (
    going,
    moving,
    postures,
    gestures,
    speech,
    daily,
    feelings,
    combat,
    balls,
    throws,
    baseball,
    pairs,
)
ACTIONS: MappingProxyType[str, Action] = MappingProxyType(
    {name: action for group in _GROUPS for name, action in group.ACTIONS.items()}
)
"""Name of ``vocabulary.ACTIONS`` → how it is done."""
