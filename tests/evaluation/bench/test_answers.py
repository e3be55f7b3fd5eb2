"""Answers without a model: retrieval, chance, a pose, other people's captions."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.bench.answers import (
    MEAN_POSE,
    RANDOM,
    REAL,
    RETRIEVAL,
    Answers,
    shuffled,
    simple_answers,
)
from stickgen.evaluation.bench.cases import Case, stretches
from stickgen.geometry import canonicalize
from stickgen.skeleton import BONE_LENGTHS, PARENTS


def test_simple_answers(corpus: Corpus) -> None:
    train = stretches(corpus, "train")
    asked = [
        Case(f"somebody sways like {one.clip.id}", one.action, one.joints(corpus)[:50])
        for one in train
    ]
    found = simple_answers(corpus, asked, train)
    assert list(found) == [REAL, RETRIEVAL, RANDOM, MEAN_POSE]
    for answers in found.values():
        assert len(answers.motions) == len(asked)
        assert (answers.samples, answers.cost) == ((), None)
    for one, motion in zip(train, found[RETRIEVAL].motions, strict=True):
        assert motion == pytest.approx(canonicalize(one.joints(corpus)), abs=1e-5)
    known = [canonicalize(one.joints(corpus)) for one in train]
    for motion in found[RANDOM].motions:
        assert any(np.allclose(motion, other, atol=1e-5) for other in known)
    (pose, *_) = found[MEAN_POSE].motions
    assert np.ptp(pose, axis=0).max() == 0.0
    bones = np.linalg.norm(pose[0, 1:] - pose[0, list(PARENTS[1:])], axis=-1)
    assert bones == pytest.approx(BONE_LENGTHS[1:], abs=1e-4)


def test_shuffled_captions_are_nobodys_own() -> None:
    motions = tuple(np.full((5, 22, 3), k, dtype=np.float32) for k in range(33))
    moved = shuffled(Answers(motions, cost=1.0))
    given = [int(m[0, 0, 0]) for m in moved.motions]
    assert sorted(given) == list(range(33))
    assert all(k != own for own, k in enumerate(given))
    assert moved.cost is None
