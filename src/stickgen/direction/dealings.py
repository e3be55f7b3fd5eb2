"""Who deals with whom, and when: what the Script says about beats and about things in hands."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.handing import handovers
from stickgen.script import Character, StageProp

_AROUND = 0.6  # seconds before and after a thing changes hands in which the two are together

Dealings = NDArray[np.bool_]
"""``[N, N, T]`` whether the first character acts upon the second one."""


def find_dealings(
    characters: Sequence[Character], props: Sequence[StageProp], fps: float, frames: int
) -> Dealings:
    """Frames in which somebody does something to somebody, or hands over a thing.

    Args:
        characters: of the Script; ``to`` of their beats counts.
        props: of the Script; those that change hands count.
        fps: frames a second.
        frames: of the film.
    """
    names = [character.name for character in characters]
    found = np.zeros((len(names), len(names), frames), dtype=bool)
    for i, character in enumerate(characters):
        for beat in character.beats:
            for name in beat.to:
                found[i, names.index(name), round(beat.start * fps) : round(beat.end * fps)] = True
    reach = round(_AROUND * fps)
    for prop in props:
        for giver, taker, frame in handovers(prop, fps, frames):
            around = slice(max(frame - reach, 0), frame + reach)
            found[names.index(giver.name), names.index(taker.name), around] = True
    return found


def partner_of(i: int, dealings: Dealings) -> int | None:
    """The index of the one with whom a character deals longest; None: with nobody."""
    together = (dealings[i] | dealings[:, i]).sum(axis=-1)
    return int(together.argmax()) if together.any() else None
