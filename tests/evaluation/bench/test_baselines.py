"""Baselines: retrieval, a random clip, a mean pose, shuffled captions."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.bench.baselines import (
    MEAN_POSE,
    RANDOM,
    REAL,
    RETRIEVAL,
    SystemMotions,
    baseline_motions,
    shuffled,
)
from stickgen.evaluation.bench.cases import Case, captioned_excerpts
from stickgen.geometry import canonicalize
from stickgen.skeleton import BONE_LENGTHS, PARENTS


def test_baselines(corpus: Corpus) -> None:
    train = captioned_excerpts(corpus, "train")
    cases = [
        Case(f"somebody sways like {e.clip.id}", e.action, e.joints(corpus)[:50]) for e in train
    ]
    rows = baseline_motions(corpus, cases, train)
    assert list(rows) == [REAL, RETRIEVAL, RANDOM, MEAN_POSE]
    for row in rows.values():
        assert len(row.motions) == len(cases)
        assert (row.samples, row.cost) == ((), None)
    for excerpt, motion in zip(train, rows[RETRIEVAL].motions, strict=True):
        assert motion == pytest.approx(canonicalize(excerpt.joints(corpus)), abs=1e-5)
    known = [canonicalize(excerpt.joints(corpus)) for excerpt in train]
    for motion in rows[RANDOM].motions:
        assert any(np.allclose(motion, other, atol=1e-5) for other in known)
    (pose, *_) = rows[MEAN_POSE].motions
    assert np.ptp(pose, axis=0).max() == 0.0
    bones = np.linalg.norm(pose[0, 1:] - pose[0, list(PARENTS[1:])], axis=-1)
    assert bones == pytest.approx(BONE_LENGTHS[1:], abs=1e-4)


def test_shuffling_gives_every_case_another_motion() -> None:
    motions = tuple(np.full((5, 22, 3), k, dtype=np.float32) for k in range(33))
    moved = shuffled(SystemMotions(motions, cost=1.0))
    order = [int(m[0, 0, 0]) for m in moved.motions]
    assert sorted(order) == list(range(33))
    assert all(k != own for own, k in enumerate(order))
    assert moved.cost is None
