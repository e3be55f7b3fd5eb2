"""Batches of windows: motion, plan, codes and sentence, sampled from examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import LEVELS, PATCH, PLAN_DIM, Codebook, to_plan
from stickgen.networks.conditions import Conditions
from stickgen.text.padding import pad_states
from stickgen.text.sides import swap_sides
from stickgen.training.augmentation import (
    change_scale,
    change_speed,
    sample_scale,
    sample_speed,
)
from stickgen.training.config import Augmentation
from stickgen.training.examples import Example, surroundings
from stickgen.training.features import head_targets, mirror_features

HISTORY = 10
"""Most patches of context before the frames that a sentence describes."""


@dataclass(frozen=True)
class Batch:
    """Padded windows of motion; normalised unless noted.

    Attributes:
        features: ``[B, P·5, 71]``.
        plan: ``[B, P, 71]``.
        codes: ``[B, P, LEVELS]`` of the plan.
        valid: bool ``[B, P]``, False where a patch is padding.
        weight: ``[B, P]``, 1 where the sentence describes the patch.
        conditions: the sentences' token states.
        swapped: the sentences of ``swapped_rows [S]``, those that name a side, with left and
            right exchanged.
        targets: of the planner's heads, by name.
    """

    features: Tensor
    plan: Tensor
    codes: Tensor
    valid: Tensor
    weight: Tensor
    conditions: Conditions
    swapped: Conditions
    swapped_rows: Tensor
    targets: dict[str, Tensor]


@dataclass(frozen=True)
class Source:
    """The source of batches.

    Attributes:
        features: raw frame features of the whole corpus, ``[N, 71]``.
        examples: windows are cut from these.
        weights: probability of each example to be sampled.
        context: patches of the longest window.
        augmentation: how windows are varied in training.
    """

    features: NDArray[np.float32]
    examples: Sequence[Example]
    weights: NDArray[np.float64]
    texts: Embeddings
    statistics: NormalizationStats
    codebook: Codebook
    context: int
    augmentation: Augmentation = field(default_factory=Augmentation)


MakeBatch = Callable[[Source, Sequence[Example], np.random.Generator, bool], Batch]


@dataclass(frozen=True)
class _Window:
    """``start`` is a frame of the corpus; the first ``history`` of ``patches`` are context."""

    start: int
    history: int
    patches: int


def _sample_window(source: Source, e: Example, rng: np.random.Generator) -> _Window:
    available = (e.start - e.first) // PATCH
    # Half of the windows have no history: generation also starts in the middle of an action.
    history = min(available, int(rng.integers(0, HISTORY + 1))) if rng.random() < 0.5 else 0
    length = (e.stop - e.start) // PATCH
    limit = source.context - history
    skip = 0
    if length > limit:
        skip = int(rng.integers(0, length - limit + 1)) * PATCH
        length = limit
    # Windows start at any frame, not only at multiples of a patch.
    slack = (e.stop - e.start - skip) - length * PATCH
    start = e.start + skip + int(rng.integers(0, min(slack, PATCH - 1) + 1))
    return _Window(start - history * PATCH, history, history + length)


def _read_windows(
    source: Source,
    chosen: Sequence[Example],
    windows: Sequence[_Window],
    rng: np.random.Generator,
    augment: bool,
) -> tuple[NDArray[np.float32], list[str]]:
    """Raw features ``[B, P·5, 71]``, the last frame repeated as padding, and one caption each."""
    kinds = source.augmentation
    frames = max(w.patches for w in windows) * PATCH
    raw = np.zeros((len(chosen), frames, FRAME_DIM), dtype=np.float32)
    captions = []
    for row, e, w in zip(raw, chosen, windows, strict=True):
        motion = _motion(source, e, w, rng, augment)
        caption = e.captions[rng.integers(len(e.captions))]
        if augment and kinds.mirror and rng.random() < 0.5:
            motion, caption = mirror_features(motion), swap_sides(caption)
        row[: len(motion)], row[len(motion) :] = motion, motion[-1]
        captions.append(caption)
    return raw, captions


def _motion(
    source: Source, e: Example, w: _Window, rng: np.random.Generator, augment: bool
) -> NDArray[np.float32]:
    """Features of a window ``[P·5, 71]``, perhaps at another speed and of another size."""
    frames, kinds = w.patches * PATCH, source.augmentation
    if augment and kinds.speed:
        motion = change_speed(source.features[w.start : e.stop], sample_speed(kinds, rng), frames)
    else:
        motion = source.features[w.start : w.start + frames]
    if augment and kinds.scale:
        motion = change_scale(motion, sample_scale(kinds, rng))
    return motion


def make_batch(
    source: Source, chosen: Sequence[Example], rng: np.random.Generator, augment: bool = True
) -> Batch:
    """Cut one window out of every chosen example; ``augment`` varies them as the source says."""
    windows = [_sample_window(source, e, rng) for e in chosen]
    raw, captions = _read_windows(source, chosen, windows, rng, augment)
    b, patches = len(chosen), raw.shape[1] // PATCH
    plan = to_plan(raw.reshape(-1, FRAME_DIM)).reshape(b, patches, PLAN_DIM)
    plan = source.statistics.normalize_plan(plan)
    codes = source.codebook.encode(plan.reshape(-1, PLAN_DIM)).reshape(b, patches, LEVELS)
    patch = np.arange(patches)[None]
    valid = patch < np.array([[w.patches] for w in windows])
    described = valid & (patch >= np.array([[w.history] for w in windows]))
    sided = [i for i, caption in enumerate(captions) if swap_sides(caption) != caption]
    return Batch(
        features=torch.from_numpy(source.statistics.normalize(raw)),
        plan=torch.from_numpy(plan),
        codes=torch.from_numpy(codes.astype(np.int64)),
        valid=torch.from_numpy(valid),
        weight=torch.from_numpy(described.astype(np.float32)),
        conditions=text_conditions(source.texts, captions),
        swapped=text_conditions(source.texts, [swap_sides(captions[i]) for i in sided]),
        swapped_rows=torch.tensor(sided, dtype=torch.long),
        targets=_targets(raw, chosen, captions),
    )


def _targets(
    raw: NDArray[np.float32], chosen: Sequence[Example], captions: Sequence[str]
) -> dict[str, Tensor]:
    """Targets of the planner's heads, ``[B, P, size]``; ``action [B, P]`` is an index."""
    patches = raw.shape[1] // PATCH
    arrays = {name: v.astype(np.float32) for name, v in head_targets(raw).items()}
    places = np.stack([surroundings(caption) for caption in captions])
    arrays["environment"] = places[:, None].repeat(patches, 1)
    targets = {name: torch.from_numpy(array) for name, array in arrays.items()}
    actions = torch.tensor([e.action for e in chosen], dtype=torch.long)
    return {**targets, "action": actions[:, None].repeat(1, patches)}


def text_conditions(texts: Embeddings, sentences: Sequence[str]) -> Conditions:
    """Token states of sentences, padded to the longest."""
    states, mask = pad_states([texts.tokens(sentence) for sentence in sentences], texts.width)
    return Conditions(torch.from_numpy(states), torch.from_numpy(mask))


def training_batches(
    source: Source,
    size: int,
    seed: int,
    make: MakeBatch = make_batch,
    shard: tuple[int, int] = (0, 1),
) -> Iterator[Batch]:
    """Endless batches of ``size`` examples, sampled by their weights.

    Four batches are sampled at a time and sorted by length, to pad less.

    Args:
        shard: rank and number of the processes that train together. All sample the same batches
            of ``count · size`` examples, and each takes its share of them.
    """
    rank, count = shard
    rng = np.random.default_rng(seed)
    own = rng if count == 1 else np.random.default_rng([seed, rank])
    examples = source.examples
    length = np.array([e.stop - e.start for e in examples])
    while True:
        indices = rng.choice(len(examples), 4 * size * count, p=source.weights)
        indices = indices[np.argsort(length[indices], kind="stable")].reshape(4, size * count)
        for row in rng.permutation(indices):
            yield make(source, [examples[i] for i in row[rank::count]], own, True)


def validation_batches(
    source: Source, size: int, count: int, make: MakeBatch = make_batch
) -> list[Batch]:
    """The same ``count`` batches at every call."""
    rng = np.random.default_rng(0)
    examples = source.examples
    batches = []
    for _ in range(count):
        indices = rng.choice(len(examples), size, p=source.weights)
        batches.append(make(source, [examples[i] for i in indices], rng, False))
    return batches
