"""Options that trade time for memory, or compilation for speed, in a network's blocks."""

from __future__ import annotations

from functools import partial

from torch import nn
from torch.utils.checkpoint import checkpoint

from stickgen.networks.layers import TransformerBlock
from stickgen.networks.refiner import DiTBlock
from stickgen.training.config import Optimization


def apply_options(network: nn.Module, options: Optimization) -> None:
    """Change how the blocks of a network run; its weights and their names stay.

    With ``checkpointing`` activations inside a block are computed again in the backward pass.
    """
    blocks = [m for m in network.modules() if isinstance(m, TransformerBlock | DiTBlock)]
    for block in blocks:
        if options.compile:
            block.compile()
        if options.checkpointing:
            run = partial(checkpoint, block.forward, use_reentrant=False)
            block.forward = run  # type: ignore[method-assign]
