"""Batches for the evaluator: motions, their sentences, and hard negatives of both."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from stickgen.corpus.store.captioned_spans import CaptionedSpan
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import Embeddings
from stickgen.geometry import resample
from stickgen.networks.conditions import Conditions
from stickgen.networks.evaluator import LONGEST, PATCH
from stickgen.skeleton import FPS, N_JOINTS, apply_bone_lengths, mirror
from stickgen.text.sides import swap_sides
from stickgen.training.batches import text_conditions
from stickgen.training.losses.contrast import CORRUPTED_SHARE, may_match

Corruption = Callable[[NDArray[np.float32], np.random.Generator], NDArray[np.float32]]
"""A motion ``[T, 22, 3]`` → the same motion with a defect."""

REAL_SHARE = 0.6
"""Share of recorded motion in a batch, where the corpus also has synthetic motion."""
SPEEDS = (0.9, 1.1)
"""Range of the random change of speed in training."""
SIDES = "sides swapped"
"""This corruption contradicts only sentences that name a side."""


@dataclass(frozen=True)
class EvaluatorBatch:
    """Motions and sentences, padded.

    Attributes:
        joints: ``[B, P·5, 22, 3]`` metres.
        length: patches of each motion, ``[B]``.
        text: token states of the sentences.
        may_match: bool ``[B, B]``, pairs of sentences that may describe the same motion.
        corrupted: corrupted motions of the rows ``corrupted_rows [K]``, ``[K, P·5, 22, 3]``.
        swapped: sentences of ``swapped_rows [S]`` with left and right exchanged.
    """

    joints: Tensor
    length: Tensor
    text: Conditions
    may_match: Tensor
    corrupted: Tensor
    corrupted_rows: Tensor
    swapped: Conditions
    swapped_rows: Tensor


@dataclass(frozen=True)
class EvaluatorSource:
    """The source of batches."""

    corpus: Corpus
    examples: Sequence[CaptionedSpan]
    texts: Embeddings
    corruptions: Mapping[str, Corruption]


def sampling_weights(examples: Sequence[CaptionedSpan]) -> NDArray[np.float64]:
    """Probability of each example: rare actions more often, recorded motion ``REAL_SHARE``."""
    synthetic = np.array([d.clip.synthetic for d in examples])
    _, kind = np.unique([d.action for d in examples], return_inverse=True)
    weights = np.zeros(len(examples))
    for group, share in ((~synthetic, REAL_SHARE), (synthetic, 1.0 - REAL_SHARE)):
        if group.any():
            weight = np.bincount(kind[group], minlength=kind.max() + 1)[kind[group]] ** -0.5
            weights[group] = share * weight / weight.sum()
    return weights / weights.sum()


def _cut(corpus: Corpus, d: CaptionedSpan, rng: np.random.Generator | None) -> NDArray[np.float32]:
    """Whole patches of an example, ``[T, 22, 3]``; with ``rng`` at a random offset and speed.

    ``make_batch`` restores the bone lengths that resampling changes.
    """
    tracks = corpus.tracks(d.clip, d.start, d.stop)
    joints = tracks.joints.astype(np.float32) + tracks.root[:, None]
    if rng is not None:
        joints = joints[rng.integers(min(PATCH, len(joints) - 3 * PATCH)) :]
        joints = resample(joints, FPS * rng.uniform(*SPEEDS), FPS)
    frames = min(len(joints), LONGEST) // PATCH * PATCH
    start = 0 if rng is None else int(rng.integers(len(joints) - frames + 1))
    return np.asarray(joints[start : start + frames], dtype=np.float32)


def _stack(motions: Sequence[NDArray[np.float32]], longest: int) -> NDArray[np.float32]:
    """Motions as ``[B, longest, 22, 3]``, the last frame repeated as padding."""
    out = np.empty((len(motions), longest, N_JOINTS, 3), dtype=np.float32)
    for row, motion in zip(out, motions, strict=True):
        row[: len(motion)], row[len(motion) :] = motion, motion[-1]
    return out


def _corrupt(
    corruptions: Mapping[str, Corruption],
    motion: NDArray[np.float32],
    sided: bool,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """Apply a random corruption, one that contradicts the sentence."""
    names = [name for name in corruptions if sided or name != SIDES]
    return corruptions[names[rng.integers(len(names))]](motion, rng).astype(np.float32)


def make_batch(
    source: EvaluatorSource, rows: NDArray[np.intp], rng: np.random.Generator, augment: bool = True
) -> EvaluatorBatch:
    """A batch of the examples ``rows``.

    Args:
        augment: mirror half of them, with left and right exchanged in the sentence; vary offset
            and speed.
    """
    motions, sentences = [], []
    for i in rows:
        d = source.examples[i]
        motion = _cut(source.corpus, d, rng if augment else None)
        sentence = d.captions[rng.integers(len(d.captions))]
        if augment and rng.random() < 0.5:
            motion, sentence = mirror(motion), swap_sides(sentence)
        motions.append(motion)
        sentences.append(sentence)
    length = [len(motion) for motion in motions]
    joints = apply_bone_lengths(_stack(motions, max(length)))
    sided = [i for i, s in enumerate(sentences) if swap_sides(s) != s]
    hard = rng.choice(len(rows), round(CORRUPTED_SHARE * len(rows)), replace=False).tolist()
    corrupted = [
        _corrupt(source.corruptions, joints[i, : length[i]], i in sided, rng) for i in hard
    ]
    text = text_conditions(source.texts, sentences)
    return EvaluatorBatch(
        joints=torch.from_numpy(joints),
        length=torch.tensor(length) // PATCH,
        text=text,
        may_match=may_match(text),
        corrupted=torch.from_numpy(_stack(corrupted, max(length))),
        corrupted_rows=torch.tensor(hard, dtype=torch.long),
        swapped=text_conditions(source.texts, [swap_sides(sentences[i]) for i in sided]),
        swapped_rows=torch.tensor(sided, dtype=torch.long),
    )


def training_batches(source: EvaluatorSource, size: int, seed: int) -> Iterator[EvaluatorBatch]:
    """Endless batches.

    Four are sampled at a time and sorted by length: there is less padding, and motions of equal
    length are harder to distinguish.
    """
    rng = np.random.default_rng(seed)
    weights = sampling_weights(source.examples)
    length = np.array([min(d.stop - d.start, LONGEST) for d in source.examples])
    size = min(size, len(source.examples) // 4)
    while True:
        sample = rng.choice(len(source.examples), 4 * size, replace=False, p=weights)
        sample = sample[np.argsort(length[sample], kind="stable")].reshape(4, size)
        for rows in rng.permutation(sample):
            yield make_batch(source, rows, rng)


def validation_batches(source: EvaluatorSource, size: int, count: int) -> list[EvaluatorBatch]:
    """The same ``count`` batches at every call, recorded motion before synthetic."""
    rng = np.random.default_rng(0)
    synthetic = np.array([d.clip.synthetic for d in source.examples])
    order = np.lexsort((rng.random(len(synthetic)), synthetic))
    batches = [order[k : k + size] for k in range(0, len(order), size)][:count]
    return [make_batch(source, rows, rng, augment=False) for rows in batches]
