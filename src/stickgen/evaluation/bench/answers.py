"""What each system answers to the cases: one row of the table each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.captioned_spans import CaptionedSpan
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.evaluation.bench.cases import LONGEST, Case
from stickgen.evaluation.nearest_caption import nearest, sentence_vectors
from stickgen.geometry import canonicalize
from stickgen.motion_model.features import FRAME, from_features, to_features
from stickgen.skeleton import FPS
from stickgen.text.encoders import BUILT_IN, open_encoder

Joints = NDArray[np.float32]
REAL = "real motion"
RETRIEVAL = "nearest caption of the training set"
RANDOM, MEAN_POSE, SHUFFLED = "random training clip", "mean pose", "shuffled captions"
SIMPLE = (RETRIEVAL, RANDOM, MEAN_POSE)
_POSES = 500
"""Training stretches whose poses are averaged."""


@dataclass(frozen=True)
class Answers:
    """The motions of one system.

    Attributes:
        motions: ``[T, 22, 3]`` metres at 25 fps for each case, in order.
        samples: motions of other seeds for some of the cases, equally many each; empty for
            systems that always answer the same, and where nobody asked.
        cost: seconds of one core for a second of motion; None where nothing is made.
    """

    motions: tuple[Joints, ...]
    samples: tuple[tuple[Joints, ...], ...] = ()
    cost: float | None = None


def simple_answers(
    corpus: Corpus, cases: Sequence[Case], train: Sequence[CaptionedSpan], seed: int = 0
) -> dict[str, Answers]:
    """The rows that no model makes: real motion, and what any model should beat.

    Motion of the training set is given as long as it is, up to ``LONGEST``; the mean pose is
    held as long as the real motion.

    Args:
        train: training stretches; their captions are embedded beside the corpus when they are
            not yet.

    Raises:
        StickGenError: the embeddings cannot be read or written.
    """
    rng = np.random.default_rng(seed)
    pose = _mean_pose(corpus, [train[int(i)] for i in rng.integers(len(train), size=_POSES)])
    found = {
        RETRIEVAL: _nearest(corpus, cases, train),
        RANDOM: [train[int(i)] for i in rng.integers(len(train), size=len(cases))],
    }
    return {
        REAL: Answers(tuple(case.joints for case in cases)),
        **{
            name: Answers(tuple(_beginning(corpus, one) for one in stretches))
            for name, stretches in found.items()
        },
        MEAN_POSE: Answers(tuple(np.repeat(pose, len(case.joints), axis=0) for case in cases)),
    }


def shuffled(answers: Answers, seed: int = 0) -> Answers:
    """The same motions, each given to another case: what is good without reading the words."""
    ring = np.random.default_rng(seed).permutation(len(answers.motions))
    moved = np.empty_like(ring)
    moved[ring] = np.roll(ring, 1)  # along one ring nobody keeps their own
    return Answers(tuple(answers.motions[i] for i in moved))


def _nearest(
    corpus: Corpus, cases: Sequence[Case], train: Sequence[CaptionedSpan]
) -> list[CaptionedSpan]:
    owner: Mapping[str, CaptionedSpan] = {c: one for one in reversed(train) for c in one.captions}
    asked = [case.caption for case in cases]
    states = embed(corpus.path, [*owner, *asked], open_encoder(BUILT_IN))
    known = list(owner)
    best = nearest(sentence_vectors(states, asked), sentence_vectors(states, known))
    return [owner[known[i]] for i in best]


def _beginning(corpus: Corpus, one: CaptionedSpan) -> Joints:
    stop = min(one.stop, one.start + round(LONGEST * FPS))
    return canonicalize(corpus.joints(one.clip, one.start, stop)).astype(np.float32)


def _mean_pose(corpus: Corpus, stretches: Sequence[CaptionedSpan]) -> Joints:
    """Bones cannot be averaged: the mean of the joints, then bones of their own length."""
    mean = np.mean([to_features(_beginning(corpus, one)).mean(0) for one in stretches], axis=0)
    mean[FRAME["step"]] = mean[FRAME["turn"]] = 0.0
    return from_features(mean[None])
