"""Which action is played when: the words of a Script before the guess of a model."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.script import Beat
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION


def told_actions(
    actions: NDArray[np.int16], beats: Sequence[Beat], fps: float
) -> NDArray[np.int16]:
    """Action of every frame, ``[T]``, as the sentences say.

    A model may take a talk for a catch, and faces and things follow the action. Where a beat's
    sentence names actions, only those are played in it: a frame that was guessed to be another
    takes that of the nearest frame that was not, and where none was guessed right they share the
    beat in their order. A beat whose sentence names none keeps the guesses.

    Args:
        actions: ``[T]`` the guesses.
        beats: of one character.
        fps: frames a second.
    """
    told = actions.copy()
    for beat in beats:
        span = slice(round(beat.start * fps), round(beat.end * fps))
        guessed = told[span]
        named = np.array([ACTION[name] for name in named_actions(beat.text)], dtype=np.int16)
        if not len(named) or not len(guessed):
            continue
        right = np.flatnonzero(np.isin(guessed, named))
        frames = np.arange(len(guessed))
        if len(right):
            nearest = right[np.abs(frames[:, None] - right).argmin(axis=1)]
            told[span] = guessed[nearest]
        else:
            told[span] = named[frames * len(named) // len(guessed)]
    return told
