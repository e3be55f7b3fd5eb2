"""Batches for the evaluator: motions, their sentences, and what must not be taken for them."""

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
from stickgen.networks.evaluator import LONGEST, PATCH
from stickgen.skeleton import FPS, N_JOINTS, apply_bone_lengths, mirror
from stickgen.text.sides import swap_sides
from stickgen.training.batches import padded_texts
from stickgen.training.contrast import RUINED, alike

Corruption = Callable[[NDArray[np.float32], np.random.Generator], NDArray[np.float32]]

REAL_SHARE = 0.6
"""Share of a batch that was recorded, where the corpus also holds motion made by rule."""
SPEEDS = (0.9, 1.1)
"""Least and most by which a motion is quickened in training."""
SIDES = "sides swapped"
"""The corruption that is one only where the sentence names a side."""


@dataclass(frozen=True)
class EvaluatorBatch:
    """``joints [B, P·5, 22, 3]``, ``length [B]`` patches, ``text [B, L, width]``, ``text_valid
    [B, L]``, ``alike [B, B]`` pairs that may mean the same, ``ruined [K, P·5, 22, 3]`` corrupted
    motions of the rows ``ruined_of [K]``, ``swapped [S, L, width]`` sentences with left and right
    exchanged of the rows ``swapped_of [S]``, and ``swapped_valid [S, L]``.
    """

    joints: Tensor
    length: Tensor
    text: Tensor
    text_valid: Tensor
    alike: Tensor
    ruined: Tensor
    ruined_of: Tensor
    swapped: Tensor
    swapped_valid: Tensor
    swapped_of: Tensor


@dataclass(frozen=True)
class EvaluatorSource:
    """Everything a batch is cut from."""

    corpus: Corpus
    found: Sequence[CaptionedSpan]
    texts: Embeddings
    corruptions: Mapping[str, Corruption]


def chances(found: Sequence[CaptionedSpan]) -> NDArray[np.float64]:
    """Chance of each stretch: rare actions more often, recorded motion ``REAL_SHARE`` of all."""
    made = np.array([d.clip.synthetic for d in found])
    _, kind = np.unique([d.action for d in found], return_inverse=True)
    chance = np.zeros(len(found))
    for group, share in ((~made, REAL_SHARE), (made, 1.0 - REAL_SHARE)):
        if group.any():
            weight = np.bincount(kind[group], minlength=kind.max() + 1)[kind[group]] ** -0.5
            chance[group] = share * weight / weight.sum()
    return chance / chance.sum()


def _cut(corpus: Corpus, d: CaptionedSpan, rng: np.random.Generator | None) -> NDArray[np.float32]:
    """Whole patches of a stretch ``[T, 22, 3]``, moved in time and quickened where there is chance.

    Bone lengths are left for the whole batch at once.
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
    """Motions ``[B, longest, 22, 3]`` that hold their last frame."""
    out = np.empty((len(motions), longest, N_JOINTS, 3), dtype=np.float32)
    for row, motion in zip(out, motions, strict=True):
        row[: len(motion)], row[len(motion) :] = motion, motion[-1]
    return out


def _ruin(
    corruptions: Mapping[str, Corruption],
    motion: NDArray[np.float32],
    sided: bool,
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """A motion spoilt in one of the ways that its sentence contradicts."""
    names = [name for name in corruptions if sided or name != SIDES]
    return corruptions[names[rng.integers(len(names))]](motion, rng).astype(np.float32)


def make_batch(
    source: EvaluatorSource, chosen: NDArray[np.intp], rng: np.random.Generator, vary: bool = True
) -> EvaluatorBatch:
    """A batch of some stretches.

    Args:
        vary: mirror half of them, swapping left and right in the words; move and quicken them.
    """
    motions, sentences = [], []
    for i in chosen:
        d = source.found[i]
        motion = _cut(source.corpus, d, rng if vary else None)
        sentence = d.captions[rng.integers(len(d.captions))]
        if vary and rng.random() < 0.5:
            motion, sentence = mirror(motion), swap_sides(sentence)
        motions.append(motion)
        sentences.append(sentence)
    length = [len(motion) for motion in motions]
    joints = apply_bone_lengths(_stack(motions, max(length)))
    sided = [i for i, s in enumerate(sentences) if swap_sides(s) != s]
    ruined_of = rng.choice(len(chosen), round(RUINED * len(chosen)), replace=False).tolist()
    ruined = [_ruin(source.corruptions, joints[i, : length[i]], i in sided, rng) for i in ruined_of]
    text, text_valid = padded_texts(source.texts, sentences)
    swapped, swapped_valid = padded_texts(source.texts, [swap_sides(sentences[i]) for i in sided])
    return EvaluatorBatch(
        joints=torch.from_numpy(joints),
        length=torch.tensor(length) // PATCH,
        text=text,
        text_valid=text_valid,
        alike=alike(text, text_valid),
        ruined=torch.from_numpy(_stack(ruined, max(length))),
        ruined_of=torch.tensor(ruined_of, dtype=torch.long),
        swapped=swapped,
        swapped_valid=swapped_valid,
        swapped_of=torch.tensor(sided, dtype=torch.long),
    )


def training_batches(source: EvaluatorSource, size: int, seed: int) -> Iterator[EvaluatorBatch]:
    """Batches without end. Four at a time are drawn and sorted by length: less padding, and
    motions of one length are harder to tell apart."""
    rng = np.random.default_rng(seed)
    chance = chances(source.found)
    length = np.array([min(d.stop - d.start, LONGEST) for d in source.found])
    size = min(size, len(source.found) // 4)
    while True:
        drawn = rng.choice(len(source.found), 4 * size, replace=False, p=chance)
        drawn = drawn[np.argsort(length[drawn], kind="stable")].reshape(4, size)
        for row in rng.permutation(drawn):
            yield make_batch(source, row, rng)


def validation_batches(
    source: EvaluatorSource, size: int, count: int, seed: int = 0
) -> list[EvaluatorBatch]:
    """The same ``count`` batches every time, recorded motion before any made by rule."""
    rng = np.random.default_rng(seed)
    made = np.array([d.clip.synthetic for d in source.found])
    order = np.lexsort((rng.random(len(made)), made))
    rows = [order[k : k + size] for k in range(0, len(order), size)][:count]
    return [make_batch(source, row, rng, vary=False) for row in rows]
