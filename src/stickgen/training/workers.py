"""The processes that train together: one, or several that torchrun or accelerate started.

Several share the gradients of one network (DDP) by accelerate. One process needs neither.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import torch
from torch import nn

from stickgen.errors import StickGenError
from stickgen.training.losses.step import Losses, StepFunction

RANK_STEP = 1_000_003
"""Between the seeds of two ranks, so that no two share random numbers."""


class Objective(nn.Module):
    """A network and its losses as one module, so that DDP sees every call of the network."""

    def __init__(self, network: nn.Module, step: StepFunction[Any]) -> None:
        super().__init__()
        self.network = network
        self._step = step

    def forward(self, batch: Any, generator: torch.Generator) -> Losses:
        """Losses of a batch by name."""
        return self._step(self.network, batch, generator)


class Workers:
    """This process among those that train together.

    Attributes:
        rank: its number; 0 writes files and validates.
        count: how many there are.
        device: of this one.
    """

    def __init__(self, device: torch.device) -> None:
        self.rank, self.count, self.device = 0, 1, device
        self._accelerator: Any = None
        if int(os.environ.get("WORLD_SIZE", "1")) > 1:
            self._accelerator = _accelerator(device)
            self.rank = self._accelerator.process_index
            self.count = self._accelerator.num_processes
            self.device = self._accelerator.device

    @property
    def is_main(self) -> bool:
        """Whether this process writes files."""
        return self.rank == 0

    @property
    def seed_offset(self) -> int:
        """Added to a seed, so that every process has random numbers of its own."""
        return RANK_STEP * self.rank

    def prepare(self, objective: Objective) -> nn.Module:
        """The objective whose backward pass averages the gradients of all processes."""
        if self._accelerator is None:
            return objective
        prepared: nn.Module = self._accelerator.prepare_model(objective)
        return prepared

    def gathering(self, objective: nn.Module, last: bool) -> AbstractContextManager[None]:
        """Around a forward and a backward pass; gradients are averaged only after the ``last``."""
        if self._accelerator is None or last:
            return nullcontext()
        unshared: AbstractContextManager[None] = self._accelerator.no_sync(objective)
        return unshared

    def shared(self, value: float) -> float:
        """The number that the main process gives."""
        if self._accelerator is None:
            return value
        from accelerate.utils import broadcast

        tensor = torch.tensor([value], dtype=torch.float32, device=self.device)
        return float(broadcast(tensor)[0])

    def wait(self) -> None:
        """Wait until every process is here."""
        if self._accelerator is not None:
            self._accelerator.wait_for_everyone()

    @contextmanager
    def main_first(self) -> Iterator[None]:
        """The main process runs the block, and then the others, who find its files."""
        if not self.is_main:
            self.wait()
        yield
        if self.is_main:
            self.wait()


def _accelerator(device: torch.device) -> Any:
    if os.environ.get("ACCELERATE_USE_FSDP", "false").lower() in ("true", "1"):
        raise StickGenError(
            "sharded weights (FSDP) are not supported: the largest network needs less than a "
            "gigabyte, so use accelerate launch --multi_gpu or torchrun, which train by DDP"
        )
    try:
        from accelerate import Accelerator
    except ImportError:
        raise StickGenError(
            "several processes need accelerate: in the checkout run "
            "pip install -c constraints.txt -e '.[train]'"
        ) from None
    return Accelerator(cpu=device.type == "cpu")
