"""From a Corpus to what batches are cut from: features, statistics, codebook, sentences."""

from __future__ import annotations

import logging
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress

from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.motion_model.normalization import NormalizationStats, fit_statistics
from stickgen.motion_model.plan import PATCH, Codebook, to_plan
from stickgen.text.encoders import Encoder
from stickgen.training.batches import Source, corpus_features, mirror_features, sentences
from stickgen.training.codebook import fit_codebook
from stickgen.training.config import Training
from stickgen.training.examples import Example, examples, sampling_weights
from stickgen.training.lengths import fit_lengths

log = logging.getLogger(__name__)

CODEBOOK_PATCHES = 150_000
"""Most patches drawn to fit the codebook."""


def _used(features: NDArray[np.float32], found: list[Example]) -> NDArray[np.float32]:
    """Rows that some example shows."""
    mask = np.zeros(len(features), dtype=bool)
    for e in found:
        mask[e.start : e.stop] = True
    return features[mask]


def fit_scales(
    features: NDArray[np.float32],
    found: list[Example],
    chance: NDArray[np.float64],
    seed: int,
) -> tuple[NormalizationStats, Codebook]:
    """NormalizationStats and codebook of the training stretches and their mirror images.

    Args:
        features: of the whole corpus, ``[N, 71]``.
        chance: of each example to be shown in training; the codebook serves what is shown.
    """
    rows = _used(features, found)
    plans, weights = [], []
    for e, share in zip(found, chance, strict=True):
        plan = to_plan(features[e.start : e.stop])
        plans += [plan, to_plan(mirror_features(features[e.start : e.stop]))]
        weights.append(np.full(2 * len(plan), share / (2 * len(plan))))
    plan = np.concatenate(plans)
    statistics = fit_statistics(np.concatenate([rows, mirror_features(rows)]), plan)
    drawn = np.random.default_rng(seed).choice(
        len(plan), min(CODEBOOK_PATCHES, len(plan)), p=np.concatenate(weights)
    )
    return statistics, fit_codebook(statistics.normalize_plan(plan[drawn]))


def prepare(
    corpus_path: Path, encoder: Encoder, run: Path, context: int, training: Training
) -> tuple[Source, Source]:
    """Training and validation sources.

    Statistics, codebook and lengths are kept in ``run/scales.npz``: a resumed run and all phases
    must read the same numbers, whatever corpus they were fitted to. Without a val split, stretches
    of the train split are watched, and the log warns. Sentences that the corpus has no states of
    are encoded, and kept beside it.

    Raises:
        StickGenError: the corpus has no described stretch to learn from.
    """
    corpus = Corpus.open(corpus_path)
    train, val = (examples(corpus, split, training.seed) for split in ("train", "val"))
    if not train:
        raise StickGenError(
            f"{corpus_path} has no captioned clip of {4 * PATCH} frames in its train split: "
            "build a larger corpus with `stick-gen data build`"
        )
    if not val:
        log.warning(
            "%s has no captioned clip in its val split: validation shows training data", corpus_path
        )
        val = train[:64]
    features = corpus_features(corpus)
    with Progress(transient=True) as bars:
        bar = bars.add_task("encoding sentences", total=1.0)
        wanted = sentences([*train, *val])
        texts = embed(corpus_path, wanted, encoder, lambda share: bars.update(bar, completed=share))
    scales = run / "scales.npz"
    if scales.exists():
        log.info("statistics, codes and lengths are those of %s, not fitted anew", scales)
        statistics, codebook, _ = load_scales(scales)
    else:
        statistics, codebook = fit_scales(
            features,
            train,
            sampling_weights(
                train, training.action_power, training.synthetic_share, training.synthetic_fill
            ),
            training.seed,
        )
        save_scales(scales, statistics, codebook, fit_lengths(train, texts))
    return (
        Source(features, train, texts, statistics, codebook, context),
        Source(features, val, texts, statistics, codebook, context),
    )


def save_scales(
    path: Path, statistics: NormalizationStats, codebook: Codebook, length: NDArray[np.float32]
) -> None:
    """Write statistics, codebook and the weights of the lengths as one ``.npz``."""
    with atomic_path(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, tables=codebook.tables, length=length, **vars(statistics))


def load_scales(path: Path) -> tuple[NormalizationStats, Codebook, NDArray[np.float32]]:
    """Read what ``save_scales`` wrote."""
    with np.load(path, allow_pickle=False) as saved:
        statistics = NormalizationStats(
            **{n: saved[n] for n in ("mean", "scale", "plan_mean", "plan_scale")}
        )
        return statistics, Codebook(saved["tables"]), saved["length"]
