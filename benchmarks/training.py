"""How fast training is: clips a second of the planner and the refiner on one thread.

    python benchmarks/training.py CORPUS [--config configs/small.yaml] [--batch 16] [--steps 6]

CPU time is counted, not wall time, so that other work on the machine matters less. The original's
loop took 5.0 clips/s on one thread with the small model and batches of 16. Exit code 0 when both
networks are ten times as fast, else 1.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

import torch

from stickgen.text.encoders import open_encoder
from stickgen.training.batches import training_batches
from stickgen.training.config import load_config
from stickgen.training.losses.step import MotionTensors
from stickgen.training.prepare import prepare
from stickgen.training.sizes import count_parameters
from stickgen.training.stages import STAGES

ORIGINAL = 5.0
"""Clips a second of the loop that this one replaces."""
BAR = 10.0


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--config", type=Path, default=Path("configs/small.yaml"))
    parser.add_argument("--batch", type=int, default=16)
    parser.add_argument("--steps", type=int, default=6)
    options = parser.parse_args()
    torch.set_num_threads(1)
    config = load_config(options.config)
    sizes = {stage: sum(parts.values()) for stage, parts in count_parameters(config).items()}
    with tempfile.TemporaryDirectory() as folder:
        source, _ = prepare(
            options.corpus, open_encoder(config.model.text_encoder), Path(folder), config
        )
    tensors = MotionTensors.of(
        source.statistics, source.codebook, torch.ones(71), torch.device("cpu")
    )
    print("| network | clips/s | steps/s | 6 N FLOP a token, G/s | times the original |")
    print("|---|---|---|---|---|")
    holds = True
    for stage in ("planner", "refiner"):
        network = STAGES[stage].build(config).train()
        optimizer = torch.optim.AdamW(network.parameters(), fused=True)
        step = STAGES[stage].make_step(tensors, config.training.stages[stage], config.loss_weights)
        batches = training_batches(source, options.batch, 1, STAGES[stage].make_batch)
        generator = torch.Generator().manual_seed(0)
        taken, tokens = 0.0, 0
        for number in range(options.steps + 1):
            begin = time.process_time()
            batch = next(batches)
            with torch.autocast("cpu", torch.bfloat16, enabled=config.device.bfloat16):
                loss = step(network, batch, generator)["total"]
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            optimizer.step()
            if number:  # the first warms up
                taken += time.process_time() - begin
                tokens += int(batch.valid.sum())
        clips = options.steps * options.batch / taken
        flop = 6 * sizes[stage] * tokens / taken / 1e9
        holds &= clips >= BAR * ORIGINAL
        print(
            f"| {stage} | {clips:.1f} | {options.steps / taken:.2f} | {flop:.1f} "
            f"| {clips / ORIGINAL:.1f} |"
        )
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
