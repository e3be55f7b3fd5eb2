"""The cases as an evaluator embeds them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.corpus.store.captioned_spans import CaptionedSpan
from stickgen.evaluation.bench.cases import Case, action_name
from stickgen.evaluation.evaluator.runtime import Evaluator
from stickgen.evaluation.metrics.actions import prototypes
from stickgen.geometry import FloatArray

PROTOTYPE_CAPTIONS = 50
"""Training captions that the prototype of an action is the mean of, at most."""


@dataclass(frozen=True)
class CaseEmbeddings:
    """The cases embedded by one evaluator; rows of ``[N, D]`` have length 1.

    Attributes:
        texts, real: embeddings of the captions and of the real motions.
        actions: action of each case; None if it is unknown or no training caption shows it.
        prototypes: embedding of every action.
    """

    texts: FloatArray
    real: FloatArray
    actions: tuple[str | None, ...]
    prototypes: Mapping[str, FloatArray]


def embed_cases(
    evaluator: Evaluator, cases: Sequence[Case], train: Sequence[CaptionedSpan]
) -> CaseEmbeddings:
    """Embed the cases, and the captions of each action in the training split."""
    by_action: dict[str, list[str]] = defaultdict(list)
    for clip in train:
        if name := action_name(clip.action):
            by_action[name].append(clip.captions[0])
    picked = {name: _spread(some, PROTOTYPE_CAPTIONS) for name, some in by_action.items()}
    captions = [caption for some in picked.values() for caption in some]
    labels = [name for name, some in picked.items() for _ in some]
    actions = (action_name(case.action) for case in cases)
    return CaseEmbeddings(
        texts=evaluator.texts([case.caption for case in cases]),
        real=evaluator.motions([case.joints for case in cases]),
        actions=tuple(name if name in picked else None for name in actions),
        prototypes=prototypes(evaluator.texts(captions), labels),
    )


def _spread(items: Sequence[str], most: int) -> list[str]:
    """At most ``most`` of the items, evenly spaced."""
    return [items[i] for i in np.linspace(0, len(items) - 1, min(most, len(items))).astype(int)]
