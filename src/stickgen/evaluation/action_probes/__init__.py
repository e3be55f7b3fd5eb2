"""One probe for each of the 64 actions: a rule on the joints that says whether it is done.

The rules use the joints alone, never a caption. They hold for either hand and foot, and do not
change when a motion is turned about the vertical or moved over the floor. The thresholds are our
own, tuned on captioned motion capture; ``action_report`` measures how reliable they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stickgen.errors import StickGenError
from stickgen.evaluation.action_probes import (
    ball_games,
    burdens_and_tools,
    courtesies_and_falls,
    fighting,
    hands,
    locomotion,
    pairs,
    postures,
    speech_and_emotion,
)
from stickgen.evaluation.action_probes.probe import ActionProbe, PairProbe
from stickgen.evaluation.rules import Figures, read_rules
from stickgen.geometry import FloatArray
from stickgen.vocabulary import ACTIONS

_RULES = read_rules(
    "actions",
    locomotion.CONDITIONS
    | postures.CONDITIONS
    | speech_and_emotion.CONDITIONS
    | ball_games.CONDITIONS
    | fighting.CONDITIONS,
)
_MEASURES = (
    locomotion.MEASURES
    | postures.MEASURES
    | hands.MEASURES
    | speech_and_emotion.MEASURES
    | ball_games.MEASURES
    | fighting.MEASURES
    | courtesies_and_falls.MEASURES
    | burdens_and_tools.MEASURES
)
ACTION_PROBES: Mapping[str, ActionProbe | PairProbe] = MappingProxyType(
    {
        action: PairProbe(action, pairs.MEASURES[action], _RULES[action])
        if action in pairs.MEASURES
        else ActionProbe(action, _MEASURES[action], _RULES[action])
        for action in ACTIONS
    }
)
"""Action → its probe, in the order of ``vocabulary.ACTIONS``."""
SHORTEST = 10
"""Frames that a motion must have."""


def measure(
    action: str, joints: FloatArray, fps: float, partner: FloatArray | None = None
) -> Figures:
    """The figures by which an action is recognised.

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
            f"an action is recognised on {SHORTEST} frames or more, this motion has {len(joints)}; "
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
    return ACTION_PROBES[action].rule.holds(figures)
