"""What can be done: one function an action, grouped by kind, and the table of all."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.corpus.synth.action import Action
from stickgen.corpus.synth.actions import daily, gestures, speech, throws

_DONE = {**gestures.ACTIONS, **speech.ACTIONS, **daily.ACTIONS, **throws.ACTIONS}
ACTIONS: MappingProxyType[str, Action] = MappingProxyType(_DONE)
"""Name of ``vocabulary.ACTIONS`` → how it is done."""
