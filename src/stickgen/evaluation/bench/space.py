"""The cases as an evaluator sees them."""

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

PROTOTYPES = 50
"""Training captions that an action's prototype is the mean of, at most."""


@dataclass(frozen=True)
class Space:
    """The cases as one evaluator sees them; rows of ``[N, D]`` have length 1.

    Attributes:
        texts, real: embeddings of the captions and of the real motions.
        actions: action of each case; None where it is unknown or no training caption shows it.
        prototypes: embedding of every action.
    """

    texts: FloatArray
    real: FloatArray
    actions: tuple[str | None, ...]
    prototypes: Mapping[str, FloatArray]


def space(evaluator: Evaluator, cases: Sequence[Case], train: Sequence[CaptionedSpan]) -> Space:
    """Embed the cases, and what people wrote of each action in the training split."""
    by_action: dict[str, list[str]] = defaultdict(list)
    for one in train:
        if name := action_name(one.action):
            by_action[name].append(one.captions[0])
    picked = {name: _spread(said, PROTOTYPES) for name, said in by_action.items()}
    said = [caption for some in picked.values() for caption in some]
    shown = [name for name, some in picked.items() for _ in some]
    named = (action_name(case.action) for case in cases)
    return Space(
        texts=evaluator.texts([case.caption for case in cases]),
        real=evaluator.motions([case.joints for case in cases]),
        actions=tuple(name if name in picked else None for name in named),
        prototypes=prototypes(evaluator.texts(said), shown),
    )


def _spread(items: Sequence[str], most: int) -> list[str]:
    """So many of the items, evenly picked."""
    return [items[i] for i in np.linspace(0, len(items) - 1, min(most, len(items))).astype(int)]
