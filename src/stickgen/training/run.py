"""A whole training run: prepare, train the stages, export the model folder."""

from __future__ import annotations

import logging
import os
from collections.abc import Sequence
from contextlib import closing
from math import inf
from pathlib import Path

import numpy as np
import torch

from stickgen.corpus.store.remote import local_corpus
from stickgen.errors import StickGenError
from stickgen.motion_model.plan import PATCH
from stickgen.text.encoders import Encoder, open_encoder
from stickgen.training.batches import training_batches, validation_batches
from stickgen.training.checkpoints import Run
from stickgen.training.config import TrainConfig
from stickgen.training.export import export_adapter, export_run, untrained
from stickgen.training.initial import copy_normalization
from stickgen.training.loop import LoopSettings, pick_device, train_stage
from stickgen.training.losses.step import MotionTensors
from stickgen.training.prepare import prepare
from stickgen.training.preview import Previews
from stickgen.training.stages import STAGES
from stickgen.training.start import Origin, start_run
from stickgen.training.text.run import TEXT, adapt_text_encoder
from stickgen.training.watching import Watcher
from stickgen.training.windows import Source
from stickgen.training.workers import Workers

log = logging.getLogger(__name__)

VALIDATION_BATCHES = 8


def train(
    config: TrainConfig,
    output: Path,
    *,
    stages: Sequence[str] | None = None,
    max_minutes: float | None = None,
    resume_from: str | None = None,
    init_from: str | None = None,
) -> Path | None:
    """Train the stages of a run, and export the model once every network has a checkpoint.

    With a ``lora`` section the run trains adapters, and exports each as soon as it is trained.

    Args:
        config: the run.
        output: folder of the run: checkpoints, curves, and ``model/`` at the end.
        stages: which of ``text``, ``planner``, ``ranker`` and ``refiner``; None: all networks
            that the model has, with the text encoder as it is.
        max_minutes: for all stages together, counting earlier sessions of the same run: equal
            parts, but no stage gets more than its own ``max_minutes``.
        resume_from: checkpoint file, or run folder with one of some stage; others start anew.

        init_from: checkpoint, run folder or model folder whose weights, statistics and codebook the
            stages start from; a stage with a checkpoint to resume from does not.

    Returns:
        the model folder, or the adapter's; None if only the text encoder was adapted or a network
        has no checkpoint yet, which the log then names.

    Raises:
        StickGenError: no corpus, no usable example, a checkpoint that does not fit, or an adapter
            without weights to adapt.
    """
    output.mkdir(parents=True, exist_ok=True)
    if config.device.threads:
        torch.set_num_threads(config.device.threads)
    stages = _requested(config, stages)
    limits = share_minutes(config, stages, max_minutes)
    text, seed = config.training.text, config.training.seed
    if TEXT in stages and text:
        folder = adapt_text_encoder(text, seed, output / TEXT, limits[TEXT])
        log.info("text encoder: %s (set model.text_encoder to use it)", folder)
    networks = [stage for stage in stages if stage != TEXT]
    if not networks:
        return None
    workers = Workers(pick_device(config.device.name))
    origin = Origin.find(config, output, networks, resume_from, init_from)
    workers.wait()  # nobody writes checkpoints before everybody has looked for them
    _train_networks(config, output, {stage: limits[stage] for stage in networks}, origin, workers)
    if not workers.is_main:
        return None
    if config.lora:
        return export_adapter(config, output, origin.initial)
    if missing := untrained(config, output):
        log.warning(
            "no model folder yet: train %s too (%s)",
            " and ".join(missing),
            " ".join(f"--stage {stage}" for stage in missing),
        )
        return None
    return export_run(config, output)


def _requested(config: TrainConfig, stages: Sequence[str] | None) -> Sequence[str]:
    """The named stages; without names those of all networks, not the text encoder's."""
    networks = list(config.model.networks)
    known = [TEXT, *networks] if config.training.text else networks
    if unknown := set(stages or ()) - set(known):
        raise StickGenError(
            f"the configuration has no stage {', '.join(sorted(unknown))}: use {' or '.join(known)}"
        )
    return stages or networks


def share_minutes(
    config: TrainConfig, stages: Sequence[str], minutes: float | None
) -> dict[str, float | None]:
    """Minutes of each stage; what one cannot use goes to the others."""
    limits = {stage: config.training.limits[stage] for stage in stages}
    if minutes is None:
        return limits
    shares: dict[str, float | None] = {}
    for stage in sorted(stages, key=lambda stage: limits[stage] or inf):
        part = min(limits[stage] or inf, minutes / (len(stages) - len(shares)))
        shares[stage] = part
        minutes -= part
    return shares


def _train_networks(
    config: TrainConfig,
    output: Path,
    limits: dict[str, float | None],
    origin: Origin,
    workers: Workers,
) -> None:
    """Train stages for the minutes of ``limits``, in its order."""
    location = os.environ.get("TRAIN_DATA_PATH") or config.data.path
    encoder = open_encoder(config.model.text_encoder)
    _check_width(config, encoder)
    with workers.main_first():
        corpus = local_corpus(location)
        if origin.initial:
            copy_normalization(origin.initial, output)
        source, val = prepare(corpus, encoder, output, config)
    previews = Previews(config, output, encoder) if config.logging.sheets else None
    with closing(Watcher(config, output, previews, workers)) as watcher:
        for stage, minutes in limits.items():
            run = start_run(config, stage, output, origin, workers)
            _train_network(config, run, source, val, minutes, watcher, workers)


def _check_width(config: TrainConfig, encoder: Encoder) -> None:
    for stage, network in config.model.networks.items():
        if network.text_dim != encoder.width:
            raise StickGenError(
                f"the text encoder {encoder.name} gives {encoder.width} numbers a token: set "
                f"model.{stage}.text_dim to that, not to {network.text_dim}"
            )


def _train_network(
    config: TrainConfig,
    run: Run,
    source: Source,
    val: Source,
    minutes: float | None,
    watcher: Watcher,
    workers: Workers,
) -> None:
    """Train one stage until its epochs or minutes are over."""
    training, stage = config.training, STAGES[run.stage]
    settings = training.stages[run.stage]
    tensors = MotionTensors.of(
        source.statistics, source.codebook, _typical_change(source), workers.device
    )
    patches = sum(e.stop - e.start for e in source.examples) / PATCH
    size = settings.batch_size
    together = size * settings.accumulation * workers.count
    steps_per_epoch = max(1, round(patches / (together * source.context)))
    warmup = {"warmup_steps": settings.warmup(steps_per_epoch)}
    train_stage(
        run,
        stage.make_step(tensors, settings, config.loss_weights),
        training_batches(
            source,
            size,
            training.seed + 1 + run.global_step,
            stage.make_batch,
            (workers.rank, workers.count),
        ),
        validation_batches(val, size, VALIDATION_BATCHES, stage.make_batch),
        LoopSettings(
            stage=settings.model_copy(update=warmup),
            steps_per_epoch=steps_per_epoch,
            max_minutes=minutes,
            validate_minutes=training.validate_minutes,
            seed=training.seed,
            device=workers.device,
            bfloat16=config.device.bfloat16,
            validate_first=True,
            watch=watcher.validated,
            workers=workers,
        ),
    )


def _typical_change(source: Source) -> torch.Tensor:
    """Root-mean-square change of normalised features from frame to frame, ``[71]``."""
    rows = source.statistics.normalize(source.features)
    steps = [np.diff(rows[e.start : e.stop], axis=0) for e in source.examples[::5]]
    change = np.sqrt((np.concatenate(steps) ** 2).mean(0))
    return torch.from_numpy(np.maximum(change, 1e-3).astype(np.float32))
