"""How a stage begins: from random weights, from given weights, or where an earlier run stopped."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch

from stickgen.training.adapters import add_adapter, trainable_share
from stickgen.training.checkpoints import Run, resume_paths
from stickgen.training.config import TrainConfig
from stickgen.training.initial import check_adapted, initial_path, load_initial
from stickgen.training.memory import apply_options
from stickgen.training.stages import STAGES
from stickgen.training.workers import Workers

log = logging.getLogger(__name__)

BETAS = (0.9, 0.98)
"""Of AdamW."""


@dataclass(frozen=True)
class Origin:
    """Where the stages of a run come from.

    Attributes:
        resumed: checkpoint that each stage resumes from, with everything; None: it starts.
        initial: whose weights the others start from; None: random ones.
    """

    resumed: Mapping[str, Path | None]
    initial: Path | None

    @classmethod
    def find(
        cls,
        config: TrainConfig,
        output: Path,
        stages: Sequence[str],
        resume_from: str | None,
        init_from: str | None,
    ) -> Origin:
        """By the flags, the environment and the configuration, in this order.

        Raises:
            StickGenError: a file is missing, or there is nothing to adapt.
        """
        training = config.training
        every = list(config.model.networks)
        resumed = resume_paths(resume_from, training.resume_from, every, output)
        initial = initial_path(init_from, training.init_from)
        if config.lora:
            check_adapted(initial, [resumed[stage] for stage in stages])
        return cls(resumed, initial)


def start_run(
    config: TrainConfig, stage: str, folder: Path, origin: Origin, workers: Workers
) -> Run:
    """The run of a stage, at its first step or where it stopped.

    Raises:
        StickGenError: weights do not fit.
    """
    torch.manual_seed(config.training.seed)
    model = STAGES[stage].build(config)
    resume = origin.resumed[stage]
    if resume is None and origin.initial is not None:
        load_initial(model, stage, origin.initial)
    if config.lora:
        add_adapter(model, config.lora, str(origin.initial or resume))
        log.info("%s: %.2f %% of its parameters are trained", stage, 100 * trainable_share(model))
    model.to(workers.device)
    run = Run.start(stage, folder, model, config.training.stages[stage], BETAS, config.lora)
    if resume is not None:
        run.restore(resume)
    apply_options(run.model, config.optimization)
    torch.manual_seed(config.training.seed + workers.seed_offset)  # of dropout
    return run
