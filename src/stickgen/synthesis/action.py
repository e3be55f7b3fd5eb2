"""Action: how a body performs it, and the phrases that describe it.

Functions of actions call a ``Variation`` ``v``, ``Controls`` ``c`` and the times of the frames
``t [T]`` seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from stickgen.synthesis.controls import Controls
from stickgen.synthesis.variation import Variation

Bodies = Controls | tuple[Controls, Controls]
"""One body, or two in one world frame."""


@dataclass(frozen=True)
class Action:
    """An entry of the table of actions.

    Attributes:
        perform: makes the controls of a variation.
        phrases: kind → verb phrases for ``captions.sentences``: every verb has an asterisk and its
            plain form (``"*raise the {side} hand and *wave"``); ``{side}`` and ``{other}`` stand
            for left and right. An action of one kind has the key "".
        stances: what the rest of the body may do, see ``stance.stance_controls``; "" where
            ``perform`` sets the whole body.
        seconds: shortest and longest clip.
        moods: keys of ``MOODS`` that suit it; all when empty.
        paced: whether captions may say "quickly" and "slowly".
        over_real: whether only arms and head act, so that it may be laid over recorded motion.
        pair_phrases: what two people do together, verbs plain (``"shake hands"``); empty for one.
    """

    perform: Callable[[Variation], Bodies]
    phrases: Mapping[str, tuple[str, ...]]
    stances: tuple[str, ...] = ("",)
    seconds: tuple[float, float] = (3.0, 6.0)
    moods: tuple[str, ...] = ()
    paced: bool = True
    over_real: bool = False
    pair_phrases: tuple[str, ...] = ()

    @property
    def people(self) -> int:
        """Number of people in the action."""
        return 2 if self.pair_phrases else 1
