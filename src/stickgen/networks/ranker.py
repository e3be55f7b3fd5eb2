"""Ranker: how well a plan fits its sentence.

Plan and sentence are embedded as unit vectors, and their cosine is the score. Both encoders are
small transformers, trained contrastively (InfoNCE, van den Oord et al. 2018) on the quantised
plans of real motion, so that a plan can be scored before it is refined. Several plans of one
sentence are sampled and the one with the highest score is kept, as Ramesh et al. (DALL·E, ICML
2021) choose among images.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import RankerConfig
from stickgen.motion_model.plan import PLAN_DIM
from stickgen.networks.conditions import Conditions
from stickgen.networks.layers import RMSNorm, TransformerBlock, padding_mask, rope_angles

EMBEDDING = 128
"""Width of an embedding."""


class Side(nn.Module):
    """Encode a sequence as one unit vector, from the mean and maximum over time of its states."""

    def __init__(self, inputs: int, layers: int, config: RankerConfig) -> None:
        super().__init__()
        self.head_dim = config.dim // config.heads
        self.inputs = nn.Linear(inputs, config.dim)
        self.blocks = nn.ModuleList(
            TransformerBlock(config.dim, config.heads, config.hidden, config.dropout)
            for _ in range(layers)
        )
        self.norm = RMSNorm(config.dim)
        self.out = nn.Linear(2 * config.dim, EMBEDDING)

    def forward(self, tokens: Tensor, valid: Tensor) -> Tensor:
        """``[B, EMBEDDING]`` of ``tokens [B, T, inputs]``; ``valid [B, T]`` False is padding."""
        x = self.inputs(tokens)
        rope = rope_angles(torch.arange(x.shape[1], device=x.device)[None], self.head_dim)
        mask = padding_mask(valid)
        for block in self.blocks:
            x = block(x, mask, rope)
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

    def embed_plan(self, plan: Tensor, valid: Tensor) -> Tensor:
        """Unit vectors ``[B, EMBEDDING]`` of ``plan [B, P, 71]``, ``valid [B, P]`` bool."""
        return self.plan(plan, valid)

    def embed_text(self, conditions: Conditions) -> Tensor:
        """Unit vectors ``[B, EMBEDDING]`` of sentences ``[B, L, text_dim]``."""
        return self.text(conditions.tokens, conditions.mask)
