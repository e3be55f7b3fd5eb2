"""A whole training run: prepare, planner, ranker, refiner, model folder."""

from __future__ import annotations

import copy
import logging
import os
from collections.abc import Callable, Sequence
from math import inf
from pathlib import Path

import numpy as np
import torch
from torch import nn

from stickgen.errors import StickGenError
from stickgen.motion_model.config import ModelConfig
from stickgen.motion_model.plan import PATCH
from stickgen.networks.export import copy_encoder, export_model
from stickgen.networks.planner import Planner
from stickgen.networks.ranker import Ranker
from stickgen.networks.refiner import Refiner
from stickgen.text.encoders import BUILT_IN, Encoder, open_encoder
from stickgen.training.batches import Source, training_batches, validation_batches
from stickgen.training.config import Phase, TrainConfig
from stickgen.training.loop import Run, load_checkpoint, pick_device, resume_paths, train_phase
from stickgen.training.losses import Scales, planner_step, ranker_step, refiner_step
from stickgen.training.prepare import prepare

log = logging.getLogger(__name__)

STEPS = {"planner": planner_step, "ranker": ranker_step, "refiner": refiner_step}
"""Stages in the order in which they are trained."""


def stages_of(config: TrainConfig) -> tuple[str, ...]:
    """The stages that a run has: a plain diffusion transformer has no planner and no ranker."""
    return tuple(stage for stage in STEPS if getattr(config.model, stage) is not None)


def _known(config: TrainConfig, stages: Sequence[str] | None) -> Sequence[str]:
    """The stages asked for, all when none are named."""
    if unknown := set(stages or ()) - set(stages_of(config)):
        raise StickGenError(
            f"the configuration has no stage {', '.join(sorted(unknown))}: "
            f"use {' or '.join(stages_of(config))}"
        )
    return stages or stages_of(config)


def _build(config: TrainConfig, stage: str) -> nn.Module:
    classes: dict[str, Callable[..., nn.Module]] = {
        "planner": Planner,
        "ranker": Ranker,
        "refiner": Refiner,
    }
    return classes[stage](getattr(config.model, stage))


def _typical_change(source: Source) -> torch.Tensor:
    """Root-mean-square change of normalised features from frame to frame, ``[71]``."""
    rows = source.statistics.normalize(source.features)
    steps = [np.diff(rows[e.start : e.stop], axis=0) for e in source.found[::5]]
    change = np.sqrt((np.concatenate(steps) ** 2).mean(0))
    return torch.from_numpy(np.maximum(change, 1e-3).astype(np.float32))


def _start(config: TrainConfig, stage: str, folder: Path, resume: Path | None) -> Run:
    """A fresh run of a stage, or one that goes on from a checkpoint."""
    phase: Phase = getattr(config.training, stage)
    torch.manual_seed(config.training.seed)
    device = pick_device(config.device.name)
    model = _build(config, stage).to(device)
    ema = copy.deepcopy(model).requires_grad_(False)
    optimizer = torch.optim.AdamW(
        model.parameters(),
        phase.learning_rate,
        weight_decay=phase.weight_decay,
        betas=(0.9, 0.98),
        fused=True,
    )
    run = Run(stage, folder, model, ema, optimizer)
    if resume is not None:
        run.restore(resume)
    return run


def _check_width(config: TrainConfig, encoder: Encoder) -> None:
    for stage in stages_of(config):
        width = getattr(config.model, stage).text_dim
        if width != encoder.width:
            raise StickGenError(
                f"the text encoder {encoder.name} gives {encoder.width} numbers a token: set "
                f"model.{stage}.text_dim to that, not to {width}"
            )


def _train_stage(
    config: TrainConfig, run: Run, source: Source, val: Source, limit: float | None
) -> None:
    """Train one stage until its minutes are over."""
    training = config.training
    phase: Phase = getattr(training, run.stage)
    device = pick_device(config.device.name)
    scales = Scales.of(source.statistics, source.codebook, _typical_change(source), device)
    shown = sum(e.stop - e.start for e in source.found) / PATCH
    train_phase(
        run,
        STEPS[run.stage](scales, phase, config.loss_weights),
        training_batches(
            source,
            phase.batch_size,
            training.seed + 1 + run.global_step,
            training.action_power,
            training.synthetic_share,
            training.synthetic_fill,
        ),
        validation_batches(val, phase.batch_size, 8, training.synthetic_fill),
        phase,
        steps_per_epoch=max(1, round(shown / (phase.batch_size * source.context))),
        max_minutes=limit,
        validate_minutes=training.validate_minutes,
        seed=training.seed,
        device=device,
        bfloat16=config.device.bfloat16,
    )


def train(
    config: TrainConfig,
    output: Path,
    *,
    stages: Sequence[str] | None = None,
    max_minutes: float | None = None,
    resume_from: str | None = None,
) -> Path | None:
    """Train the stages of a run, and export the model once every stage has a checkpoint.

    Args:
        config: the run.
        output: folder of the run: checkpoints, curves, and ``model/`` at the end.
        stages: which of ``planner``, ``ranker`` and ``refiner``; None: all that the run has.
        max_minutes: for all stages together, counting earlier sessions of the same run: equal
            parts, but no stage gets more than its own ``max_minutes``.
        resume_from: checkpoint file, or run folder with one of some stage; others start anew.

    Returns:
        the model folder; None while a stage has no checkpoint, and the log says which.

    Raises:
        StickGenError: no corpus, nothing to learn from, or a checkpoint that does not fit.
    """
    output.mkdir(parents=True, exist_ok=True)
    if config.device.threads:
        torch.set_num_threads(config.device.threads)
    corpus = Path(os.environ.get("TRAIN_DATA_PATH") or config.data.path)
    stages = _known(config, stages)
    resume = resume_paths(resume_from, config.training.resume_from, stages_of(config), output)
    encoder = open_encoder(config.model.text_encoder)
    _check_width(config, encoder)
    source, val = prepare(corpus, encoder, output, config.model.refiner.context, config.training)
    limits = share_minutes(config, stages, max_minutes)
    for stage in stages:
        run = _start(config, stage, output, resume[stage])
        _train_stage(config, run, source, val, limits[stage])
    if missing := untrained(config, output):
        log.warning(
            "no model folder yet: train %s too (%s)",
            " and ".join(missing),
            " ".join(f"--stage {stage}" for stage in missing),
        )
        return None
    return export_run(config, output)


def share_minutes(
    config: TrainConfig, stages: Sequence[str], minutes: float | None
) -> dict[str, float | None]:
    """Minutes of each stage; what one cannot use goes to the others."""
    own = {stage: getattr(config.training, stage).max_minutes for stage in stages}
    if minutes is None:
        return own
    shares: dict[str, float | None] = {}
    for stage in sorted(stages, key=lambda stage: own[stage] or inf):
        part = min(own[stage] or inf, minutes / (len(stages) - len(shares)))
        shares[stage] = part
        minutes -= part
    return shares


def untrained(config: TrainConfig, output: Path) -> list[str]:
    """Stages of a run that have no checkpoint."""
    return [stage for stage in stages_of(config) if not (output / f"{stage}.pt").exists()]


def export_run(config: TrainConfig, output: Path) -> Path:
    """Write ``output/model`` from the checkpoints of a run.

    Raises:
        StickGenError: a stage has no checkpoint.
    """
    from stickgen.training.prepare import load_scales

    modules = {}
    for stage in stages_of(config):
        modules[stage] = _build(config, stage)
        state = load_checkpoint(output / f"{stage}.pt")
        modules[stage].load_state_dict(state["ema_state_dict"])
    text = Path(config.model.text_encoder)
    built_in = config.model.text_encoder == BUILT_IN  # stays where it is
    model_config = ModelConfig(
        name=config.metadata.name,
        text_encoder=BUILT_IN if built_in else open_encoder(config.model.text_encoder).name,
        planner=config.model.planner,
        ranker=config.model.ranker,
        refiner=config.model.refiner,
        sampling=config.model.sampling,
    )
    statistics, codebook, length = load_scales(output / "scales.npz")
    folder = output / "model"
    export_model(folder, model_config, modules, statistics, codebook, length)
    if (text / "text_encoder").is_dir():
        copy_encoder(text, folder)
    return folder
