"""Ranker: does this plan do what the sentence says?

A plan and a sentence become unit vectors, and their cosine says how well they fit. Both sides
are small transformers, trained contrastively (InfoNCE, van den Oord et al. 2018) on the plans of
real motion as the codebook has them, so that a plan can be judged before it is refined. Several
plans of one sentence are drawn and the one that fits best is kept, as Ramesh et al. (DALL·E, ICML
2021) choose among images.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import RankerConfig
from stickgen.motion_model.plan import PLAN_DIM
from stickgen.networks.layers import Block, RMSNorm, padding_mask, rope_angles

EMBEDDING = 128


class Side(nn.Module):
    """Tokens to one unit vector: mean and largest value of every channel of their states."""

    def __init__(self, inputs: int, layers: int, config: RankerConfig) -> None:
        super().__init__()
        self.head_dim = config.dim // config.heads
        self.inputs = nn.Linear(inputs, config.dim)
        self.blocks = nn.ModuleList(
            Block(config.dim, config.heads, 2 * config.dim, config.dropout) for _ in range(layers)
        )
        self.norm = RMSNorm(config.dim)
        self.out = nn.Linear(2 * config.dim, EMBEDDING)

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        """``[B, EMBEDDING]`` of ``tokens [B, T, inputs]``, ``valid [B, T]``."""
        x = self.inputs(tokens)
        rope = rope_angles(torch.arange(x.shape[1], device=x.device)[None], self.head_dim)
        mask = padding_mask(valid)
        for block in self.blocks:
            x, _ = block(x, mask, rope)
        x = self.norm(x)
        share = valid.to(x.dtype)[..., None]
        mean = (x * share).sum(1) / share.sum(1)
        largest = x.masked_fill(~valid[..., None], -1e4).amax(1)
        return F.normalize(self.out(torch.cat([mean, largest], -1)).float(), dim=-1)


class Ranker(nn.Module):
    """See the module's docstring."""

    def __init__(self, config: RankerConfig) -> None:
        super().__init__()
        self.config = config
        self.plan = Side(PLAN_DIM, config.layers, config)
        self.text = Side(config.text_dim, 1, config)
