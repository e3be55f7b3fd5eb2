"""From a Corpus to the sources of batches: features, statistics, codebook, token states."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import Embeddings, embed
from stickgen.errors import StickGenError
from stickgen.motion_model.normalization import (
    Normalization,
    NormalizationStats,
    fit_statistics,
)
from stickgen.motion_model.plan import PATCH, Codebook, to_plan
from stickgen.terminal import progress as live_bars
from stickgen.text.encoders import Encoder
from stickgen.training.codebook import fit_codebook
from stickgen.training.config import TrainConfig
from stickgen.training.durations import fit_durations
from stickgen.training.examples import Example, all_sentences, read_examples, sampling_weights
from stickgen.training.feature_store import feature_file
from stickgen.training.features import mirror_features
from stickgen.training.rest import Stands
from stickgen.training.windows import Source

log = logging.getLogger(__name__)

CODEBOOK_PATCHES = 150_000
"""Most patches that the codebook is fitted to."""


def prepare(
    corpus_path: Path, encoder: Encoder, run: Path, config: TrainConfig
) -> tuple[Source, Source]:
    """Training and validation sources.

    Statistics, codebook and duration weights are kept in the run's folder: a resumed run and all
    stages must use the same numbers, whatever corpus they were fitted to. Without a val split the
    train split is used for validation, and the log warns. Sentences without stored token states
    are encoded and stored beside the corpus.

    Raises:
        StickGenError: no clip of the train split has a caption.
    """
    corpus = Corpus.open(corpus_path)
    training = config.training
    train, val = _splits(corpus, corpus_path, training.seed)
    features = feature_file(corpus)
    texts = _embed(corpus_path, all_sentences([*train, *val]), encoder)
    weights = sampling_weights(
        train, training.action_power, training.synthetic_share, training.synthetic_fill
    )
    val_weights = sampling_weights(val, synthetic_fill=training.synthetic_fill)
    if Normalization.exists(run):
        log.info("statistics, codebook and durations are those in %s, not fitted anew", run)
        fitted = Normalization.load(run)
    else:
        fitted = Normalization(
            *fit_normalization(features, train, weights, training.seed), fit_durations(train, texts)
        )
        fitted.save(run)
    shared = (texts, fitted.statistics, fitted.codebook, config.model.refiner.context)
    actions = _action_of_frames(corpus)
    controlled = config.model.planner is not None and config.model.planner.controls > 0
    return (
        Source(
            features, train, weights, *shared, actions, config.augmentation,
            Stands.of(features, train) if training.rest else None, training.rest, controlled,
        ),
        Source(features, val, val_weights, *shared, actions, controlled=controlled),
    )  # fmt: skip


def _action_of_frames(corpus: Corpus) -> NDArray[np.int16]:
    """Index of the action of every frame of the corpus, ``[N]``, as its features lie."""
    out = np.zeros(sum(clip.frames for clip in corpus.rows), np.int16)
    for clip in corpus.rows:
        out[clip.offset : clip.offset + clip.frames] = corpus.actions(clip)
    return out


def _splits(corpus: Corpus, path: Path, seed: int) -> tuple[list[Example], list[Example]]:
    """Training and validation examples."""
    train, val = (read_examples(corpus, split, seed) for split in ("train", "val"))
    if not train:
        raise StickGenError(
            f"{path} has no captioned clip of {4 * PATCH} frames in its train split: "
            "build a larger corpus with `stick-gen data build`"
        )
    if not val:
        log.warning(
            "%s has no captioned clip in its val split: validation uses training data", path
        )
        val = train[:64]
    return train, val


def _embed(corpus_path: Path, sentences: Sequence[str], encoder: Encoder) -> Embeddings:
    """Token states of all sentences, with a progress bar."""
    with live_bars(transient=True) as bars:
        bar = bars.add_task("encoding sentences", total=1.0)
        return embed(
            corpus_path, sentences, encoder, lambda share: bars.update(bar, completed=share)
        )


def fit_normalization(
    features: NDArray[np.float32],
    examples: Sequence[Example],
    weights: NDArray[np.float64],
    seed: int,
) -> tuple[NormalizationStats, Codebook]:
    """Statistics and codebook of the training examples and their mirror images.

    Args:
        features: of the whole corpus, ``[N, 71]``.
        weights: probability of each example in training; the codebook is fitted to patches
            sampled the same way.
    """
    used = np.zeros(len(features), dtype=bool)
    plans, shares = [], []
    for e, weight in zip(examples, weights, strict=True):
        used[e.start : e.stop] = True
        plan = to_plan(features[e.start : e.stop])
        plans += [plan, to_plan(mirror_features(features[e.start : e.stop]))]
        shares.append(np.full(2 * len(plan), weight / (2 * len(plan))))
    rows, plan = features[used], np.concatenate(plans)
    statistics = fit_statistics(np.concatenate([rows, mirror_features(rows)]), plan)
    sample = np.random.default_rng(seed).choice(
        len(plan), min(CODEBOOK_PATCHES, len(plan)), p=np.concatenate(shares)
    )
    return statistics, fit_codebook(statistics.normalize_plan(plan[sample]))
