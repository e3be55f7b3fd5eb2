"""From a Corpus to what batches are cut from: features, statistics, codebook, sentences."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from rich.progress import Progress

from stickgen.corpus.embed import embed
from stickgen.corpus.store import Corpus
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.motion_model.normalization import Statistics, measure
from stickgen.motion_model.plan import PATCH, Codebook, to_plan
from stickgen.text.encoders import Encoder
from stickgen.training.batches import Source, corpus_features, mirror_features, sentences
from stickgen.training.codebook import fit_codebook
from stickgen.training.examples import Example, examples, waving

WAVING = 600.0
"""Seconds of walking and standing over which a wave is laid."""


def _used(features: NDArray[np.float32], found: list[Example]) -> NDArray[np.float32]:
    """Rows that some example shows."""
    mask = np.zeros(len(features), dtype=bool)
    for e in found:
        mask[e.start : e.stop] = True
    return features[mask]


def fit_scales(features: NDArray[np.float32], found: list[Example]) -> tuple[Statistics, Codebook]:
    """Statistics and codebook of the training stretches and their mirror images."""
    rows = _used(features, found)
    plans = []
    for e in found:
        plans.append(to_plan(features[e.start : e.stop]))
        plans.append(to_plan(mirror_features(features[e.start : e.stop])))
    plan = np.concatenate(plans)
    statistics = measure(np.concatenate([rows, mirror_features(rows)]), plan)
    return statistics, fit_codebook(statistics.normalize_plan(plan))


def prepare(
    corpus_path: Path, encoder: Encoder, run: Path, context: int, seed: int
) -> tuple[Source, Source]:
    """Training and validation sources.

    Statistics and codebook are kept in ``run/scales.npz``: a resumed run and both phases
    must read the same numbers. Sentences that the corpus has no states of are encoded, and
    kept beside it.

    Raises:
        StickGenError: the corpus has no described stretch to learn from.
    """
    corpus = Corpus.open(corpus_path)
    train, val = (examples(corpus, split, seed) for split in ("train", "val"))
    if not train:
        raise StickGenError(
            f"{corpus_path} has no captioned clip of {4 * PATCH} frames in its train split: "
            "build a larger corpus with `stick-gen data build`"
        )
    val = val or train[:64]
    features = corpus_features(corpus)
    captured = train
    train = [*train, *waving(train, features, WAVING, seed)]
    with Progress(transient=True) as bars:
        bar = bars.add_task("encoding sentences", total=1.0)
        wanted = sentences([*train, *val])
        texts = embed(corpus_path, wanted, encoder, lambda share: bars.update(bar, completed=share))
    scales = run / "scales.npz"
    if scales.exists():
        statistics, codebook = load_scales(scales)
    else:
        statistics, codebook = fit_scales(features, captured)
        save_scales(scales, statistics, codebook)
    return (
        Source(features, train, texts, statistics, codebook, context),
        Source(features, val, texts, statistics, codebook, context),
    )


def save_scales(path: Path, statistics: Statistics, codebook: Codebook) -> None:
    """Write statistics and codebook as one ``.npz``."""
    with atomic_path(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, tables=codebook.tables, **vars(statistics))


def load_scales(path: Path) -> tuple[Statistics, Codebook]:
    """Read what ``save_scales`` wrote."""
    with np.load(path, allow_pickle=False) as saved:
        names = ("mean", "scale", "plan_mean", "plan_scale")
        return Statistics(**{n: saved[n] for n in names}), Codebook(saved["tables"])
