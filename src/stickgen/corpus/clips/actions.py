"""Action labels from captions: by the words that name an action, else by text similarity."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import normalize
from stickgen.model_folder import model_folder
from stickgen.text.actions import action_words, named_actions
from stickgen.text.encoder import TextEncoder
from stickgen.vocabulary import ACTION, ACTIONS

_COMMON = frozenset({"idle", "stand", "walk", "run", "jump"})
_COMMON_VOTE = 0.7
"""Weight of actions that often only prepare the main one: "runs up and kicks" is a kick."""
_LATER = 0.8
"""Factor on the weight of each further action that a sentence names."""
_MIN_VOTES = 0.5
"""Share of the highest vote that an action needs to be a candidate for the main one."""
_MIN_COSINE = 0.8
"""Least mean cosine between a prototype and captions whose words name no action; below it the
action is unknown. Of the collection's captions without such words, 81 in 100 that are as near as
this have the prototype's action, and at 0.5 only 52."""


def label(captions: Sequence[str]) -> tuple[str, ...]:
    """Actions that the captions of one motion describe, the main one first.

    Captions vote with the words that name an action (``text/actions.yaml``). A single candidate
    is the main action; between several the nearest prototype sentence decides. Where no word
    names an action there is none, unless the captions nearly repeat a prototype. The constants
    were tuned on one half of the collection's clips.

    Returns:
        Names of ``vocabulary.ACTIONS``; empty when no prototype is near enough.

    Raises:
        StickGenError: the shipped text encoder is missing.
    """
    votes = _votes(captions)
    most = max(votes.values(), default=0.0)
    ranked = sorted(votes, key=lambda action: -votes[action])
    named = [action for action in ranked if votes[action] >= _MIN_VOTES * most]
    if len(named) == 1 or not captions:
        return tuple(named)
    near = similarity(captions)
    if named:
        main = max(named, key=lambda action: near[ACTION[action]])
        return (main, *(a for a in named if a != main))
    nearest = int(near.argmax())
    return (ACTIONS[nearest],) if near[nearest] >= _MIN_COSINE else ()


def _votes(captions: Sequence[str]) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for caption in captions:
        for place, action in enumerate(named_actions(caption)):
            votes[action] += _LATER**place * (_COMMON_VOTE if action in _COMMON else 1.0)
    return votes


def similarity(captions: Sequence[str]) -> NDArray[np.floating]:
    """Mean over the captions of the cosine to the nearest prototype, one for each action."""
    encoder, prototypes, actions = _prototypes()
    cosine = _embed(encoder, captions) @ prototypes.T
    nearest = np.full((len(captions), len(ACTIONS)), -1.0)
    for k, action in enumerate(actions):
        nearest[:, action] = np.maximum(nearest[:, action], cosine[:, k])
    return nearest.mean(0)


@cache
def _prototypes() -> tuple[TextEncoder, NDArray[np.floating], tuple[int, ...]]:
    """The encoder, unit embeddings of all prototypes ``[N, width]``, the action index of each."""
    encoder = TextEncoder(model_folder(), cache=False)
    pairs = [(ACTION[e.action], s) for e in action_words() for s in e.sentences]
    return encoder, _embed(encoder, [s for _, s in pairs]), tuple(a for a, _ in pairs)


def _embed(encoder: TextEncoder, sentences: Sequence[str]) -> NDArray[np.floating]:
    """Unit embeddings ``[N, width]``: the mean of each sentence's token states."""
    return normalize(np.stack([states.mean(0) for states in encoder.encode(sentences)]))
