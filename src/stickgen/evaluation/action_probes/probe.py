"""What an action probe is: figures of a motion, and a rule over them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stickgen.evaluation.rules import Figures, Rule
from stickgen.geometry import FloatArray


@dataclass(frozen=True)
class ActionProbe:
    """Recognises one action of one body.

    Attributes:
        action: name of ``vocabulary.ACTIONS``.
        measure: ``joints [T, 22, 3], fps`` → figures.
        rule: over those figures.
    """

    action: str
    measure: Callable[[FloatArray, float], Figures]
    rule: Rule


@dataclass(frozen=True)
class PairProbe:
    """Recognises one action between two bodies in one world frame.

    Attributes:
        action, rule: as of an ``ActionProbe``.
        measure: ``joints [T, 22, 3], partner [T, 22, 3], fps`` → figures; the same if the two are
            exchanged.
    """

    action: str
    measure: Callable[[FloatArray, FloatArray, float], Figures]
    rule: Rule
