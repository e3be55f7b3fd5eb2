"""Actions read off captions: by the words that name them, else by nearness to prototypes."""

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
"""Vote of what people do on the way to something else: who runs up and kicks, kicks."""
_LATER = 0.8
"""What a sentence names after something else counts that much of it."""
_NAMED = 0.5
"""An action with this share of the leader's votes is named too, and may be the main one."""
_NEAR = 0.5
"""Least mean cosine between captions and prototypes; below it the action is unknown."""


def label(captions: Sequence[str]) -> tuple[str, ...]:
    """Actions that sentences about one motion tell, the main one first.

    Sentences vote with the words that name an action (``text/actions.yaml``). Where one action
    leads clearly it is the main one; between several, and where no word names any, the nearest
    prototype sentence decides. The numbers were chosen on one half of the collection's clips.

    Returns:
        Names of ``vocabulary.ACTIONS``; empty when nothing is near enough.

    Raises:
        StickGenError: the shipped text encoder is missing.
    """
    votes = _votes(captions)
    lead = max(votes.values(), default=0.0)
    ranked = sorted(votes, key=lambda action: -votes[action])
    named = [action for action in ranked if votes[action] >= _NAMED * lead]
    if len(named) == 1 or not captions:
        return tuple(named)
    near = _nearness(captions)
    if named:
        main = max(named, key=lambda action: near[ACTION[action]])
        return (main, *(a for a in named if a != main))
    nearest = int(near.argmax())
    return (ACTIONS[nearest],) if near[nearest] >= _NEAR else ()


def _votes(captions: Sequence[str]) -> dict[str, float]:
    votes: defaultdict[str, float] = defaultdict(float)
    for caption in captions:
        for place, action in enumerate(named_actions(caption)):
            votes[action] += _LATER**place * (_COMMON_VOTE if action in _COMMON else 1.0)
    return votes


def _nearness(captions: Sequence[str]) -> NDArray[np.floating]:
    """Cosine between captions and the nearest prototype of every action, averaged, ``[46]``."""
    encoder, prototypes, owner = _prototypes()
    cosine = _embed(encoder, captions) @ prototypes.T
    nearest = np.full((len(captions), len(ACTIONS)), -1.0)
    for k, action in enumerate(owner):
        nearest[:, action] = np.maximum(nearest[:, action], cosine[:, k])
    return nearest.mean(0)


@cache
def _prototypes() -> tuple[TextEncoder, NDArray[np.floating], tuple[int, ...]]:
    """The encoder, unit embeddings of all prototypes ``[N, width]``, the action of each."""
    encoder = TextEncoder(model_folder(), cache=False)
    pairs = [(ACTION[e.action], s) for e in action_words() for s in e.sentences]
    return encoder, _embed(encoder, [s for _, s in pairs]), tuple(a for a, _ in pairs)


def _embed(encoder: TextEncoder, sentences: Sequence[str]) -> NDArray[np.floating]:
    """Unit embeddings ``[N, width]``: the mean of each sentence's token states."""
    return normalize(np.stack([states.mean(0) for states in encoder.encode(sentences)]))
