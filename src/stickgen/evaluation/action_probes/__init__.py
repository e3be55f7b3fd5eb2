"""One probe for each of the 46 actions: a rule on the joints that says whether it is done.

The rules look at the joints alone, never at a caption. They hold for either hand and foot, and
do not change when a motion is turned about the vertical or moved over the floor. Thresholds
are ours, tuned on captioned motion capture; ``report`` measures them.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stickgen.errors import StickGenError
from stickgen.evaluation.action_probes import (
    ball_games,
    getting_about,
    hands,
    pairs,
    postures,
    strikes,
    voices,
)
from stickgen.evaluation.action_probes.probe import ActionProbe, PairProbe
from stickgen.evaluation.probes import Figures
from stickgen.geometry import FloatArray
from stickgen.vocabulary import ACTIONS

_ALL: tuple[ActionProbe | PairProbe, ...] = (
    *getting_about.PROBES,
    *postures.PROBES,
    *hands.PROBES,
    *voices.PROBES,
    *ball_games.PROBES,
    *strikes.PROBES,
    *pairs.PROBES,
)
ACTION_PROBES: Mapping[str, ActionProbe | PairProbe] = MappingProxyType(
    {action: next(p for p in _ALL if p.action == action) for action in ACTIONS}
)
"""Action → its probe, in the order of ``vocabulary.ACTIONS``."""
SHORTEST = 10
"""Frames that a motion must have to be judged."""


def measure(
    action: str, joints: FloatArray, fps: float, partner: FloatArray | None = None
) -> Figures:
    """The figures by which an action is judged.

    Args:
        action: name of ``vocabulary.ACTIONS``.
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0.
        fps: frames a second.
        partner: joints of the other person, in the same world and time; needed by handshake,
            hug and high_five, ignored by the rest.

    Raises:
        StickGenError: the action has no probe, the motion is too short, or a partner is missing.
    """
    probe = ACTION_PROBES.get(action)
    if probe is None:
        raise StickGenError(f"no probe for the action {action!r}; use one of: {', '.join(ACTIONS)}")
    if len(joints) < SHORTEST:
        raise StickGenError(
            f"an action is judged on {SHORTEST} frames or more, this motion has {len(joints)}; "
            "give a longer one"
        )
    if isinstance(probe, ActionProbe):
        return probe.measure(joints, fps)
    if partner is None:
        raise StickGenError(f"{action} takes two people; give the partner's joints as well")
    return probe.measure(joints, partner, fps)


def recognise(
    action: str, joints: FloatArray, fps: float, partner: FloatArray | None = None
) -> bool:
    """Whether a motion shows an action; arguments and errors as in ``measure``."""
    figures = measure(action, joints, fps, partner)
    return ACTION_PROBES[action].holds(figures)
