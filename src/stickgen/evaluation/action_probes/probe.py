"""What an action probe is: a claim in words, figures of a motion, and whether they bear it out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray


@dataclass(frozen=True)
class ActionProbe:
    """How to see one action in one body.

    Attributes:
        action: name of ``vocabulary.ACTIONS``.
        rule: the claim in words, with its thresholds.
        measure: ``joints [T, 22, 3], fps`` → figures.
        holds: the claim, over those figures.
    """

    action: str
    rule: str
    measure: Callable[[FloatArray, float], Figures]
    holds: Callable[[Figures], bool]


@dataclass(frozen=True)
class PairProbe:
    """How to see one action between two bodies of one world frame.

    Attributes:
        action, rule, holds: as of an ``ActionProbe``.
        measure: ``joints [T, 22, 3], partner [T, 22, 3], fps`` → figures; the same when the
            two change places.
    """

    action: str
    rule: str
    measure: Callable[[FloatArray, FloatArray, float], Figures]
    holds: Callable[[Figures], bool]
