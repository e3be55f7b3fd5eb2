"""The rows that no model generates: real motion, and what any model should surpass."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.captioned_spans import CaptionedSpan
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.evaluation.bench.cases import LONGEST, Case
from stickgen.evaluation.metrics.matching import other_rows
from stickgen.evaluation.nearest_caption import nearest, sentence_vectors
from stickgen.geometry import canonicalize
from stickgen.motion_model.features import FRAME, from_features, to_features
from stickgen.skeleton import FPS
from stickgen.text.encoders import BUILT_IN, open_encoder

Joints = NDArray[np.float32]
REAL = "real motion"
RETRIEVAL = "nearest caption of the training set"
RANDOM, MEAN_POSE, SHUFFLED = "random training clip", "mean pose", "shuffled captions"
BASELINES = (RETRIEVAL, RANDOM, MEAN_POSE)
_POSES = 500
"""Training excerpts whose poses are averaged."""


@dataclass(frozen=True)
class SystemMotions:
    """The motions of one system.

    Attributes:
        motions: ``[T, 22, 3]`` metres at 25 fps for each case, in order.
        samples: motions with other seeds for some of the cases, the same number for each; empty
            for systems whose result is always the same, and where they are not needed.
        cost: seconds of one core for a second of motion; None where nothing is generated.
    """

    motions: tuple[Joints, ...]
    samples: tuple[tuple[Joints, ...], ...] = ()
    cost: float | None = None


def baseline_motions(
    corpus: Corpus, cases: Sequence[Case], train: Sequence[CaptionedSpan], seed: int = 0
) -> dict[str, SystemMotions]:
    """The motions of ``REAL`` and of every baseline.

    Excerpts of the training set keep their length, up to ``LONGEST``; the mean pose is held as
    long as the real motion.

    Args:
        train: training excerpts; captions without embeddings are embedded, and these are kept
            beside the corpus.

    Raises:
        StickGenError: the embeddings cannot be read or written.
    """
    rng = np.random.default_rng(seed)
    pose = _mean_pose(corpus, [train[int(i)] for i in rng.integers(len(train), size=_POSES)])
    excerpts = {
        RETRIEVAL: _nearest(corpus, cases, train),
        RANDOM: [train[int(i)] for i in rng.integers(len(train), size=len(cases))],
    }
    return {
        REAL: SystemMotions(tuple(case.joints for case in cases)),
        **{
            name: SystemMotions(tuple(_beginning(corpus, excerpt) for excerpt in some))
            for name, some in excerpts.items()
        },
        MEAN_POSE: SystemMotions(
            tuple(np.repeat(pose, len(case.joints), axis=0) for case in cases)
        ),
    }


def shuffled(system: SystemMotions, seed: int = 0) -> SystemMotions:
    """The same motions, each assigned to another case: motion that ignores its caption."""
    return SystemMotions(tuple(system.motions[i] for i in other_rows(len(system.motions), seed)))


def _nearest(
    corpus: Corpus, cases: Sequence[Case], train: Sequence[CaptionedSpan]
) -> list[CaptionedSpan]:
    """The training excerpt of the nearest caption for every case."""
    by_caption: Mapping[str, CaptionedSpan] = {
        caption: excerpt for excerpt in reversed(train) for caption in excerpt.captions
    }
    queries, keys = [case.caption for case in cases], list(by_caption)
    states = embed(corpus.path, [*keys, *queries], open_encoder(BUILT_IN))
    best = nearest(sentence_vectors(states, queries), sentence_vectors(states, keys))
    return [by_caption[keys[i]] for i in best]


def _beginning(corpus: Corpus, excerpt: CaptionedSpan) -> Joints:
    stop = min(excerpt.stop, excerpt.start + round(LONGEST * FPS))
    return canonicalize(corpus.joints(excerpt.clip, excerpt.start, stop)).astype(np.float32)


def _mean_pose(corpus: Corpus, excerpts: Sequence[CaptionedSpan]) -> Joints:
    """The mean of the excerpts' features as a pose; the skeleton keeps its bone lengths."""
    mean = np.mean([to_features(_beginning(corpus, e)).mean(0) for e in excerpts], axis=0)
    mean[FRAME["step"]] = mean[FRAME["turn"]] = 0.0
    return from_features(mean[None])
