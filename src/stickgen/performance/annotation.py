"""The action of every frame, in agreement with the sentences."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.script import Beat
from stickgen.text.actions import named_actions
from stickgen.vocabulary import ACTION


def annotate_actions(
    predicted: NDArray[np.int16], beats: Sequence[Beat], fps: float
) -> NDArray[np.int16]:
    """Action of every frame ``[T]``: the model's predictions, corrected by the sentences.

    A model may predict a catch for a talk, and faces and props depend on the action. Where the
    sentence of a beat names actions, only those occur in the beat. If the model predicts all of
    them somewhere in it, every other frame takes the action of the nearest frame that has one of
    them; else they share the beat in their order. A beat whose sentence names no action keeps the
    predictions.

    Args:
        predicted: ``[T]`` the model's actions.
        beats: of one character.
        fps: frames a second.
    """
    actions = predicted.copy()
    for beat in beats:
        span = slice(round(beat.start * fps), round(beat.end * fps))
        in_beat = actions[span]
        named = np.array([ACTION[name] for name in named_actions(beat.text)], dtype=np.int16)
        if not len(named) or not len(in_beat):
            continue
        right = np.flatnonzero(np.isin(in_beat, named))
        frames = np.arange(len(in_beat))
        if np.isin(named, in_beat).all():
            edges = (right[:-1] + right[1:]) / 2
            actions[span] = in_beat[right[np.searchsorted(edges, frames)]]
        else:
            actions[span] = named[frames * len(named) // len(in_beat)]
    return actions
