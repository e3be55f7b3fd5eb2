"""Action: how a thing is done and what people call it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stickgen.synthesis.body import Controls
from stickgen.synthesis.variation import Variation

Done = Controls | tuple[Controls, Controls]
"""One body, or two in one world frame."""


@dataclass(frozen=True)
class Action:
    """An entry of the table of actions.

    Attributes:
        perform: makes the motion.
        phrases: kind → what is done, as verb phrases for ``captions.sentences``: every verb is
            marked and in its plain form (``"*raise the {side} hand and *wave"``); ``{side}`` and
            ``{other}`` stand for left and right. An action of one kind has the key "".
        stances: what the rest of the body may do, see ``stance.begin``; "" where the action says
            all there is.
        seconds: shortest and longest clip.
        moods: keys of ``MOODS`` that suit it; none for all.
        paced: whether "quickly" and "slowly" can be said of it.
        over_real: whether only arms and head act, so that it may be laid over a real stance.
        both: what two people do together, verbs plain (``"shake hands"``); of pairs only.
    """

    perform: Callable[[Variation], Done]
    phrases: Mapping[str, tuple[str, ...]]
    stances: tuple[str, ...] = ("",)
    seconds: tuple[float, float] = (3.0, 6.0)
    moods: tuple[str, ...] = ()
    paced: bool = True
    over_real: bool = False
    both: tuple[str, ...] = ()
