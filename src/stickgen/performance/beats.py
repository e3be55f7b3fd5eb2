"""What is played when: the beats of a Script over the whole film, and their actions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.script import Beat, Character
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION, CONTACT_ACTIONS

_WAITING = "a person stands"
_PAUSE = 1.0
"""Seconds: a shorter pause between beats is not worth standing still for; the next begins in it."""


def fill_beats(beats: Sequence[Beat], duration: float) -> tuple[Beat, ...]:
    """Beats that fill a film: who has nothing to do stands.

    Args:
        beats: of one character, one after the other.
        duration: of the film, seconds; what is later is cut off.
    """
    filled: list[Beat] = []
    at = 0.0
    for beat in beats:
        if beat.start - at >= _PAUSE:
            filled.append(Beat(text=_WAITING, start=at, end=beat.start))
            at = beat.start
        end = min(beat.end, duration)
        filled.append(beat.model_copy(update={"start": at, "end": end}))
        at = end
    if duration - at >= _PAUSE:
        return (*filled, Beat(text=_WAITING, start=at, end=duration))
    return (*filled[:-1], filled[-1].model_copy(update={"end": duration}))


def shared_streams(characters: Sequence[Character]) -> list[int]:
    """Whose chances each character shares: an earlier one's whom they greet, or their own.

    Hands meet only if both are raised at the same moment. Two whose beats begin together and
    name the same contact (a handshake, a hug, a high five) are therefore given the same chances.
    """
    greetings = [
        {
            (b.start, name)
            for b in one.beats
            for name in named_actions(b.text)
            if name in CONTACT_ACTIONS
        }
        for one in characters
    ]
    return [
        next((i for i in range(number) if greetings[i] & mine), number)
        for number, mine in enumerate(greetings)
    ]


def annotate_actions(
    actions: NDArray[np.int16], beats: Sequence[Beat], fps: float
) -> NDArray[np.int16]:
    """Action of every frame, ``[T]``, as the sentences say.

    A model may take a talk for a catch, and faces and things follow the action. Where a beat's
    sentence names actions, only those are played in it. If all of them were guessed, a frame that
    was guessed to be another takes that of the nearest frame that was not; else they share the
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
        if np.isin(named, guessed).all():
            edges = (right[:-1] + right[1:]) / 2
            told[span] = guessed[right[np.searchsorted(edges, frames)]]
        else:
            told[span] = named[frames * len(named) // len(guessed)]
    return told
