"""Train several evaluator networks on one corpus, one after the other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch

from stickgen.corpus.store.captioned_spans import CaptionedSpan, captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import embed
from stickgen.errors import StickGenError
from stickgen.networks.evaluator import (
    PATCH,
    TEXT_WIDTH,
    Architecture,
    EvaluatorNetwork,
    motion_features,
)
from stickgen.networks.evaluator_export import export_network, write_config
from stickgen.text.encoders import BUILT_IN, Encoder, open_encoder
from stickgen.text.sides import swap_sides
from stickgen.training.checkpoints import Run, load_checkpoint
from stickgen.training.config import StageConfig
from stickgen.training.evaluator.batches import (
    Corruption,
    EvaluatorSource,
    make_batch,
    training_batches,
    validation_batches,
)
from stickgen.training.evaluator.losses import evaluator_step
from stickgen.training.loop import LoopSettings, pick_device, train_stage

NETWORKS: Mapping[str, tuple[Architecture, int]] = {
    "transformer-1": ("transformer", 1),
    "transformer-2": ("transformer", 2),
    "transformer-3": ("transformer", 3),
    "convolution-1": ("convolution", 1),
}
"""Name → architecture and random seed."""
STAGE = StageConfig(
    batch_size=64,
    epochs=6,
    learning_rate=1e-3,
    warmup_steps=60,
    weight_decay=0.05,
    ema=0.99,
)
STEPS_PER_EPOCH = 100
VALIDATION = (32, 11)
"""Size and number of the validation batches."""
_SCALE_FLOOR = 1e-2
"""Smallest scale of a feature, so that nearly constant ones are not amplified."""
_SCALE_EXAMPLES = 1000


def train_evaluators(
    corpus_path: Path,
    output: Path,
    corruptions: Mapping[str, Corruption],
    *,
    names: Sequence[str] = tuple(NETWORKS),
    text_encoder: str = BUILT_IN,
    max_minutes: float | None = None,
) -> Path:
    """Train networks one after the other and export them to ``output/evaluator``.

    A run that was stopped resumes when it is started again.

    Args:
        corpus_path: its train split is for training, its val split for validation.
        corruptions: defects of motion by name, for hard negatives.
        names: of ``NETWORKS``.
        text_encoder: see ``open_encoder``; the networks read token states of its width.
        max_minutes: for each network, earlier sessions included.

    Raises:
        StickGenError: the corpus has too few captioned clips, or a checkpoint does not fit.
    """
    output.mkdir(parents=True, exist_ok=True)
    encoder = open_encoder(text_encoder)
    source, val = _sources(corpus_path, encoder, corruptions)
    folder = output / "evaluator"
    for name in names:
        architecture, seed = NETWORKS[name]
        torch.manual_seed(seed)
        model = EvaluatorNetwork(architecture, encoder.width)
        _fit_scale(model, source)
        run = Run.start(name, output, model, STAGE)
        if run.checkpoint.exists():
            run.restore(run.checkpoint)
        train_stage(
            run,
            evaluator_step,
            training_batches(source, STAGE.batch_size, seed + 1000 * run.global_step),
            validation_batches(val, *VALIDATION),
            LoopSettings(
                stage=STAGE,
                steps_per_epoch=STEPS_PER_EPOCH,
                max_minutes=max_minutes,
                validate_minutes=3.0,
                seed=seed,
                device=pick_device("cpu"),
                bfloat16=True,
            ),
        )
        export_network(load_network(name, output, encoder.width), folder / name)
    write_config(folder, names, text_encoder, encoder.sha256)
    return folder


def load_network(name: str, output: Path, text_width: int = TEXT_WIDTH) -> EvaluatorNetwork:
    """Network with the EMA weights of a run's checkpoint; ``text_width`` is of its text encoder.

    Raises:
        StickGenError: it has no checkpoint.
    """
    model = EvaluatorNetwork(NETWORKS[name][0], text_width)
    model.load_state_dict(load_checkpoint(output / f"{name}.pt")["ema_state_dict"])
    return model.eval()


def _sources(
    path: Path, encoder: Encoder, corruptions: Mapping[str, Corruption]
) -> tuple[EvaluatorSource, EvaluatorSource]:
    corpus = Corpus.open(path)
    train, val = captioned_spans(corpus, "train"), captioned_spans(corpus, "val")
    if len(train) < 8 or not val:
        raise StickGenError(
            f"{path} has {len(train)} captioned parts of clips for training and {len(val)} for "
            "validation, at least 8 and 1 are needed: "
            "build a larger corpus with `stick-gen data build`"
        )
    plain = {caption for d in (*train, *val) for caption in d.captions}
    texts = embed(path, plain | {swap_sides(c) for c in plain}, encoder)
    return (
        EvaluatorSource(corpus, train, texts, corruptions),
        EvaluatorSource(corpus, _windows(val), texts, corruptions),
    )


def _windows(examples: Sequence[CaptionedSpan]) -> list[CaptionedSpan]:
    """Examples of 2 to 8 s, the range of the benchmark; all if there is none."""
    return [d for d in examples if 2.0 <= d.seconds <= 8.0] or list(examples)


def _fit_scale(model: EvaluatorNetwork, source: EvaluatorSource) -> None:
    """Set mean and scale of the features from 1,000 examples, half of them mirrored."""
    rng = np.random.default_rng(0)
    chosen = rng.permutation(len(source.examples))[:_SCALE_EXAMPLES]
    rows = []
    for part in np.array_split(chosen, 1 + len(chosen) // 50):
        batch = make_batch(source, part, rng)
        features = motion_features(batch.joints)
        frames = torch.arange(features.shape[1])[None] < PATCH * batch.length[:, None]
        rows.append(features[frames])
    features = torch.cat(rows)
    model.motion.mean.copy_(features.mean(0))
    model.motion.scale.copy_(features.std(0).clamp(min=_SCALE_FLOOR))
