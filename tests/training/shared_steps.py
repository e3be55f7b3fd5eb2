"""Trains a tiny planner for a few steps, alone or as one of several processes: see test_workers.

python tests/training/shared_steps.py FOLDER BATCH ACCUMULATION
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch

from stickgen.motion_model.config import PlannerConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM, Codebook
from stickgen.networks.conditions import Conditions
from stickgen.networks.planner import Planner
from stickgen.training.batches import Batch
from stickgen.training.checkpoints import Run
from stickgen.training.config import LossWeights, StageConfig
from stickgen.training.features import head_targets
from stickgen.training.loop import LoopSettings, train_stage
from stickgen.training.losses.planner import planner_step
from stickgen.training.losses.step import MotionTensors
from stickgen.training.workers import Workers

STEPS, ROWS, PATCHES = 6, 8, 4


def batch(seed: int, rows: slice) -> Batch:
    """Some rows of a batch of random windows without padding."""
    rng = np.random.default_rng(seed)
    features = rng.normal(size=(ROWS, 5 * PATCHES, FRAME_DIM)).astype(np.float32)
    targets = {name: torch.from_numpy(v[rows]) for name, v in head_targets(features).items()}
    codes = rng.integers(CODES, size=(ROWS, PATCHES, LEVELS))[rows]
    count = len(codes)
    targets["action"] = torch.from_numpy(rng.integers(9, size=(ROWS, PATCHES))[rows])
    targets["environment"] = torch.zeros(count, PATCHES, 32)
    words = torch.from_numpy(rng.normal(size=(ROWS, 3, 384)).astype(np.float32)[rows])
    text = Conditions(words, torch.ones(count, 3, dtype=torch.bool))
    return Batch(
        features=torch.from_numpy(features[rows]),
        plan=torch.zeros(count, PATCHES, PLAN_DIM),
        codes=torch.from_numpy(codes),
        valid=torch.ones(count, PATCHES, dtype=torch.bool),
        weight=torch.ones(count, PATCHES),
        conditions=text,
        swapped=text,
        swapped_rows=torch.zeros(0, dtype=torch.long),
        targets=targets,
    )


def batches(workers: Workers, size: int) -> Iterator[Batch]:
    """This process's share of one global batch a step, cut into batches of ``size`` rows."""
    for seed in range(1, 1000):
        own = range(workers.rank, ROWS, workers.count)
        for first in range(0, len(own), size):
            part = own[first : first + size]
            yield batch(seed, slice(part.start, part.stop, part.step))


def main(folder: Path, size: int, accumulation: int) -> None:
    """Train and leave ``number.pt`` and ``number.jsonl`` in the folder."""
    torch.set_num_threads(1)
    workers = Workers(torch.device("cpu"))
    torch.manual_seed(0)
    stage = StageConfig(
        batch_size=size, accumulation=accumulation, epochs=1, warmup_steps=1, learning_rate=5e-3,
        condition_dropout=0.0, plan_noise=0.0, ema=0.5,
    )  # fmt: skip
    model = Planner(PlannerConfig(dim=32, layers=2, heads=2, context=8, dropout=0.0))
    tables = np.random.default_rng(0).normal(size=(LEVELS, CODES, PLAN_DIM)).astype(np.float32)
    ones = torch.ones(FRAME_DIM)
    tensors = MotionTensors(torch.from_numpy(Codebook(tables).tables), ones, ones, ones, ones)
    settings = LoopSettings(
        stage=stage, steps_per_epoch=STEPS, max_minutes=None, validate_minutes=60.0, seed=0,
        device=workers.device, bfloat16=False, validate_first=True, workers=workers,
    )  # fmt: skip
    run = Run.start("number", folder, model, stage)
    step = planner_step(tensors, stage, LossWeights())
    train_stage(run, step, batches(workers, size), [batch(0, slice(None))], settings)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
