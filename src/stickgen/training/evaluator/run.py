"""A whole run: several evaluator networks on one corpus, one after the other."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from stickgen.corpus.store.captioned_spans import CaptionedSpan, captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.errors import StickGenError
from stickgen.networks.evaluator import Architecture, EvaluatorNetwork, motion_features
from stickgen.networks.evaluator_export import export_network, write_config
from stickgen.text.encoders import BUILT_IN, Encoder, open_encoder
from stickgen.text.sides import swap_sides
from stickgen.training.config import Phase
from stickgen.training.evaluator.batches import (
    Corruption,
    EvaluatorSource,
    make_batch,
    training_batches,
    validation_batches,
)
from stickgen.training.evaluator.losses import evaluator_step
from stickgen.training.loop import Run, load_checkpoint, pick_device, train_phase

NETWORKS: Mapping[str, tuple[Architecture, int]] = {
    "transformer-1": ("transformer", 1),
    "transformer-2": ("transformer", 2),
    "transformer-3": ("transformer", 3),
    "convolution-1": ("convolution", 1),
}
"""Name → architecture and seed."""
PHASE = Phase(
    batch_size=64,
    epochs=6,
    learning_rate=1e-3,
    warmup_steps=60,
    weight_decay=0.05,
    ema=0.99,
)
EPOCH = 100
"""Steps that count as an epoch."""
VALIDATION = (32, 11)
"""Rows and number of the batches that are watched."""
_SCALE_FLOOR = 1e-2


def train_evaluators(
    corpus_path: Path,
    output: Path,
    corruptions: Mapping[str, Corruption],
    *,
    names: Sequence[str] = tuple(NETWORKS),
    max_minutes: float | None = None,
) -> Path:
    """Train networks one after the other and export them to ``output/evaluator``.

    A run that was stopped goes on where it was when it is started again.

    Args:
        corpus_path: its train split is learnt from, its val split watched.
        corruptions: what spoils a motion, as hard negatives.
        names: of ``NETWORKS``.
        max_minutes: for each network, earlier sessions included.

    Raises:
        StickGenError: the corpus has too few described stretches, or a checkpoint does not fit.
    """
    output.mkdir(parents=True, exist_ok=True)
    encoder = open_encoder(BUILT_IN)
    source, watched = _sources(corpus_path, encoder, corruptions)
    folder = output / "evaluator"
    for name in names:
        architecture, seed = NETWORKS[name]
        torch.manual_seed(seed)
        model = EvaluatorNetwork(architecture)
        _fit_scale(model, source)
        run = _start(name, output, model)
        train_phase(
            run,
            evaluator_step,
            training_batches(source, PHASE.batch_size, seed + 1000 * run.global_step),
            validation_batches(watched, *VALIDATION),
            PHASE,
            steps_per_epoch=EPOCH,
            max_minutes=max_minutes,
            validate_minutes=3.0,
            seed=seed,
            device=pick_device("cpu"),
            bfloat16=True,
        )
        export_network(load_network(name, output), folder / name)
    write_config(folder, names, encoder.sha256)
    return folder


def load_network(name: str, output: Path) -> EvaluatorNetwork:
    """The averaged weights of a network in a run's folder.

    Raises:
        StickGenError: it has no checkpoint.
    """
    model = EvaluatorNetwork(NETWORKS[name][0])
    model.load_state_dict(load_checkpoint(output / f"{name}.pt")["ema_state_dict"])
    return model.eval()


def _sources(
    path: Path, encoder: Encoder, corruptions: Mapping[str, Corruption]
) -> tuple[EvaluatorSource, EvaluatorSource]:
    corpus = Corpus.open(path)
    train, val = captioned_spans(corpus, "train"), captioned_spans(corpus, "val")
    if len(train) < 8 or not val:
        raise StickGenError(
            f"{path} has {len(train)} described stretches to learn from and {len(val)} to watch: "
            "build a larger corpus with `stick-gen data build`"
        )
    plain = {caption for d in (*train, *val) for caption in d.captions}
    texts = embed(path, plain | {swap_sides(c) for c in plain}, encoder)
    return (
        EvaluatorSource(corpus, train, texts, corruptions),
        EvaluatorSource(corpus, _windows(val), texts, corruptions),
    )


def _windows(found: Sequence[CaptionedSpan]) -> list[CaptionedSpan]:
    """Stretches of 2 to 8 s, as the benchmark has them; all where there is none."""
    return [d for d in found if 2.0 <= d.seconds <= 8.0] or list(found)


def _fit_scale(model: EvaluatorNetwork, source: EvaluatorSource) -> None:
    """Mean and scale of the features of 1,000 stretches and mirror images."""
    rng = np.random.default_rng(0)
    chosen = rng.permutation(len(source.found))[:1000]
    rows = []
    for part in np.array_split(chosen, 1 + len(chosen) // 50):
        batch = make_batch(source, part, rng)
        features = motion_features(batch.joints)
        frames = torch.arange(features.shape[1])[None] < 5 * batch.length[:, None]
        rows.append(features[frames])
    every = torch.cat(rows)
    model.motion.mean.copy_(every.mean(0))
    model.motion.scale.copy_(every.std(0).clamp(min=_SCALE_FLOOR))


def _start(name: str, output: Path, model: EvaluatorNetwork) -> Run:
    optimizer = torch.optim.AdamW(
        model.parameters(), PHASE.learning_rate, weight_decay=PHASE.weight_decay, fused=True
    )
    run = Run(name, output, model, copy.deepcopy(model).requires_grad_(False), optimizer)
    if run.checkpoint.exists():
        run.restore(run.checkpoint)
    return run
