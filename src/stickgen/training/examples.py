"""What a model learns from: stretches of clips, each with the sentences that fit it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.captioned_spans import captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.motion_model.plan import PATCH
from stickgen.skeleton import FPS
from stickgen.vocabulary import SURROUNDINGS

SHORTEST = 4 * PATCH
"""Frames of the shortest stretch worth learning from."""


@dataclass(frozen=True)
class Example:
    """A stretch of one clip, frames counted in the corpus.

    Attributes:
        first: earliest frame that may be shown before it (same clip, no bad frame between).
        start, stop: the frames that the sentences describe.
        captions: at least one.
        action: index of the main action, ``UNKNOWN_ACTION`` when nobody has named one.
        synthetic: made by rule, not recorded.
    """

    first: int
    start: int
    stop: int
    captions: tuple[str, ...]
    action: int
    synthetic: bool = False


def surroundings(sentence: str) -> NDArray[np.float32]:
    """Which of the 32 surroundings a sentence speaks of, ``[32]`` of 0 and 1."""
    text = f" {re.sub(r'[^a-z]+', ' ', sentence.lower())} "
    return np.array(
        [any(f" {word} " in text for word in words) for words in SURROUNDINGS.values()],
        dtype=np.float32,
    )


def examples(corpus: Corpus, split: str, seed: int = 0) -> list[Example]:
    """Every stretch of a split that has a sentence and enough good frames in a row."""
    return [
        Example(
            d.clip.offset + d.first,
            d.clip.offset + d.start,
            d.clip.offset + d.stop,
            d.captions,
            d.action,
            d.clip.synthetic,
        )
        for d in captioned_spans(corpus, split, seed, SHORTEST)
    ]


def sampling_weights(
    found: Sequence[Example],
    power: float = 0.5,
    synthetic_share: float = 1.0,
    synthetic_fill: float = math.inf,
) -> NDArray[np.float64]:
    """Chance of each example: its seconds, tempered so that rare actions are seen more.

    Weighing actions by the inverse of their share would starve walking; a square root of it
    (power 0.5) is the middle. Synthetic motion only fills an action's recordings up: where there
    is both, a plain sentence would call for the synthetic kind.

    Args:
        power: 0 takes the seconds as they are, 1 shows every action equally often.
        synthetic_share: synthetic examples are made rarer until they have no more than this
            share of the whole, unless there are no others.
        synthetic_fill: seconds (> 0) of recorded motion from which on an action needs no
            synthetic motion; one with less is filled up to that.
    """
    seconds = np.array([min(e.stop - e.start, 10 * FPS) / FPS for e in found])
    synthetic = np.array([e.synthetic for e in found])
    _, kind = np.unique([e.action for e in found], return_inverse=True)
    recorded = np.bincount(kind, weights=seconds * ~synthetic)
    made = np.bincount(kind, weights=seconds * synthetic)
    wanted = np.clip((synthetic_fill - recorded) / np.maximum(made, 1.0), 0.0, 1.0)
    seconds = np.where(synthetic, seconds * wanted[kind], seconds)
    weight = seconds * np.bincount(kind, weights=seconds)[kind] ** -power
    real, unreal = weight[~synthetic].sum(), weight[synthetic].sum()
    if real > 0 and unreal > synthetic_share * (real + unreal):
        weight[synthetic] *= real / unreal * synthetic_share / (1 - synthetic_share)
    return np.asarray(weight / weight.sum())
