"""Does a motion show its action? The nearest prototype, one for each action."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize


def prototypes(texts: FloatArray, actions: Sequence[str]) -> dict[str, FloatArray]:
    """One unit vector ``[D]`` an action: the mean of the embeddings of its captions.

    The mean of a class as its prototype: Snell et al., "Prototypical networks" (NeurIPS 2017).

    Args:
        texts: ``[N, D]`` unit embeddings of captions, those of the training clips.
        actions: ``[N]`` main action of each.
    """
    rows: dict[str, list[int]] = defaultdict(list)
    for row, action in enumerate(actions):
        rows[action].append(row)
    return {action: normalize(texts[rows[action]].mean(axis=0)) for action in sorted(rows)}


def action_accuracy(
    motions: FloatArray, actions: Sequence[str], known: Mapping[str, FloatArray]
) -> float:
    """Share of motions whose nearest prototype is that of their action, 0–1.

    Args:
        motions: ``[N, D]`` unit embeddings.
        actions: ``[N]`` action that each motion should show.
        known: ``prototypes``.

    Raises:
        StickGenError: an action has no prototype.
    """
    names = list(known)
    if unknown := sorted(set(actions) - set(names)):
        raise StickGenError(
            f"no training caption shows {', '.join(unknown)}; leave those motions out"
        )
    nearest = np.argmax(motions @ np.stack([known[name] for name in names]).T, axis=1)
    return float(
        np.mean([names[best] == action for best, action in zip(nearest, actions, strict=True)])
    )
