"""Batches of windows: motion, plan, codes and sentence, sampled from examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.goals import CONTROL_DIM
from stickgen.motion_model.plan import LEVELS, PATCH, PLAN_DIM, to_plan
from stickgen.networks.conditions import Conditions
from stickgen.text.padding import pad_states
from stickgen.text.sides import swap_sides
from stickgen.training.examples import Example, surroundings
from stickgen.training.features import head_targets
from stickgen.training.goals import window_controls
from stickgen.training.windows import Cut, Source, read_window


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


MakeBatch = Callable[[Source, Sequence[Example], np.random.Generator, bool], Batch]


def make_batch(
    source: Source, chosen: Sequence[Example], rng: np.random.Generator, augment: bool = True
) -> Batch:
    """Cut one window out of every chosen example; ``augment`` varies them as the source says."""
    cuts = [read_window(source, e, rng, augment, source.controlled) for e in chosen]
    raw, captions = _padded(cuts), [cut.caption for cut in cuts]
    b, patches = len(chosen), raw.shape[1] // PATCH
    plan = to_plan(raw.reshape(-1, FRAME_DIM)).reshape(b, patches, PLAN_DIM)
    controls = _controls(cuts, raw, plan) if source.controlled else None
    plan = source.statistics.normalize_plan(plan)
    codes = source.codebook.encode(plan.reshape(-1, PLAN_DIM)).reshape(b, patches, LEVELS)
    patch = np.arange(patches)[None]
    valid = patch < np.array([[len(cut.motion) // PATCH] for cut in cuts])
    described = valid & (patch >= np.array([[cut.acting.history] for cut in cuts]))
    sided = [i for i, caption in enumerate(captions) if swap_sides(caption) != caption]
    return Batch(
        features=torch.from_numpy(source.statistics.normalize(raw)),
        plan=torch.from_numpy(plan),
        codes=torch.from_numpy(codes.astype(np.int64)),
        valid=torch.from_numpy(valid),
        weight=torch.from_numpy(described.astype(np.float32)),
        conditions=replace(text_conditions(source.texts, captions), controls=controls),
        swapped=text_conditions(source.texts, [swap_sides(captions[i]) for i in sided]),
        swapped_rows=torch.tensor(sided, dtype=torch.long),
        targets=_targets(raw, chosen, captions),
    )


def _padded(cuts: Sequence[Cut]) -> NDArray[np.float32]:
    """Raw features ``[B, P·5, 71]``, the last frame repeated as padding."""
    frames = max(len(cut.motion) for cut in cuts)
    raw = np.empty((len(cuts), frames, FRAME_DIM), dtype=np.float32)
    for row, cut in zip(raw, cuts, strict=True):
        row[: len(cut.motion)], row[len(cut.motion) :] = cut.motion, cut.motion[-1]
    return raw


def _controls(cuts: Sequence[Cut], raw: NDArray[np.float32], plan: NDArray[np.float32]) -> Tensor:
    """What the planner can be told of each window, ``[B, P, CONTROL_DIM]``."""
    out = np.zeros((*plan.shape[:2], CONTROL_DIM), np.float32)
    for row, cut, frames, of_row in zip(out, cuts, raw, plan, strict=True):
        patches = len(cut.actions)
        row[:patches] = window_controls(
            frames[: patches * PATCH], of_row[:patches], cut.acting, cut.caption, cut.actions
        )
    return torch.from_numpy(out)


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
