"""Planner: a causal transformer that predicts a motion's plan one patch at a time.

Notable choices: pre-norm RMSNorm, RoPE, SwiGLU, biases in attention, the conditions as a
prefix of tokens; a plan token is a sum of residual codes that a small depth network predicts
level by level (as RQ-Transformer, Lee et al., CVPR 2022), so sampling is a softmax over codes.
Five more heads read the same state. What a patch is told beside the words is added to its token.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import PLAN_START, PlannerConfig
from stickgen.motion_model.goals import CONTROL_DIM
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM
from stickgen.networks.conditions import Conditions
from stickgen.networks.layers import RMSNorm, SwiGLU, TransformerBlock, rope_angles

HEAD_SIZES = {"position": 2, "velocity": 2, "action": 64, "physics": 6, "environment": 32}
"""Output sizes of the heads beside the pose head, which predicts the codes."""


GAIN = 2.0
"""Factor on what a patch is told: it is learnt so many times as fast as the trained rest."""
_WIDEN = 4.0
"""Factor that brings what is told into the curved part of the activation."""


class CodeHead(nn.Module):
    """Logits of all levels, each conditioned on the codes of the levels before it."""

    def __init__(self, dim: int, hidden: int) -> None:
        super().__init__()
        self.chosen = nn.Linear(PLAN_DIM, dim)
        self.level = nn.Parameter(torch.zeros(LEVELS, dim))
        self.norm1, self.norm2 = RMSNorm(dim), RMSNorm(dim)
        self.feed_forward = SwiGLU(dim, hidden)
        self.logits = nn.Parameter(torch.randn(LEVELS, dim, CODES) * dim**-0.5)

    def level_logits(self, state: Tensor, chosen: Tensor, level: int) -> Tensor:
        """Logits ``[..., CODES]`` of one level, from the state ``[..., D]`` and the sum
        ``[..., 71]`` of the code vectors of the levels before it."""
        x = state + self.chosen(chosen) + self.level[level]
        return self.norm2(x + self.feed_forward(self.norm1(x))) @ self.logits[level]

    def forward(self, state: Tensor, chosen: Tensor) -> Tensor:
        """All levels at once, teacher-forced: ``chosen [..., LEVELS, 71]`` →
        ``[..., LEVELS, CODES]``."""
        x = self.chosen(chosen)  # the largest tensor of training: the others follow its precision
        x = x + state[..., None, :].to(x.dtype) + self.level.to(x.dtype)
        x = self.norm2(x + self.feed_forward(self.norm1(x)))
        return torch.einsum("...ld,ldc->...lc", x, self.logits)


class ControlReader(nn.Module):
    """What a patch is told, added to its token and to its state; nothing told adds nothing.

    Under teacher forcing the past tells most of it already, so it would be learnt slowly through
    all layers; the addition to the state, which the heads read, is learnt at once. The last layer
    starts at zero, so that trained weights go on as they are.
    """

    def __init__(self, hidden: int, dim: int) -> None:
        super().__init__()
        self.hidden = nn.Linear(CONTROL_DIM, hidden, bias=False)
        self.out = nn.Linear(hidden, 2 * dim, bias=False)
        nn.init.zeros_(self.out.weight)

    def forward(self, controls: Tensor) -> tuple[Tensor, Tensor]:
        """``[..., CONTROL_DIM]`` → two of ``[..., D]``."""
        told = self.out(F.silu(_WIDEN * self.hidden(controls)))
        token, state = (GAIN * told).chunk(2, -1)
        return token, state


@dataclass
class PlannerOutput:
    """Teacher-forced predictions for every patch.

    ``codes [B, P, LEVELS, CODES]`` logits, or ``[N, LEVELS, CODES]`` of the wanted patches alone;
    ``heads`` name → ``[B, P, size]``.
    """

    codes: Tensor
    heads: dict[str, Tensor]


class Planner(nn.Module):
    """See the module's docstring."""

    def __init__(self, config: PlannerConfig) -> None:
        super().__init__()
        self.config = config
        d = config.dim
        self.text = nn.Linear(config.text_dim, d)
        self.null_text = nn.Parameter(torch.randn(config.text_dim) * 0.02)
        self.plan = nn.Linear(PLAN_DIM, d)
        self.start = nn.Parameter(torch.zeros(d))
        self.blocks = nn.ModuleList(
            TransformerBlock(d, config.heads, config.hidden, config.dropout)
            for _ in range(config.layers)
        )
        self.controls = ControlReader(config.controls, d) if config.controls else None
        self.norm = RMSNorm(d)
        self.code_head = CodeHead(d, config.depth_hidden or d)
        self.heads = nn.ModuleDict({n: nn.Linear(d, size) for n, size in HEAD_SIZES.items()})

    def run(
        self,
        x: Tensor,  # [B, T, D]
        positions: Tensor,  # [B, T]
        mask: Tensor,
    ) -> Tensor:
        """Run the transformer: states ``[B, T, D]``.

        ``mask`` broadcasts to ``[B, H, T, T]`` and is added to the scores.
        """
        rope = rope_angles(positions, self.config.dim // self.config.heads)
        for block in self.blocks:
            x = block(x, mask, rope)
        return self.norm(x)

    def forward(
        self,
        conditions: Conditions,
        plan: Tensor,  # [B, P, 71]; each patch attends to those before it
        chosen: Tensor,  # [B, P, LEVELS, 71]: sum of the levels before each level
        wanted: Tensor | None = None,  # [B, P] bool: patches whose codes are predicted; None: all
    ) -> PlannerOutput:
        batch, patches = plan.shape[:2]
        length = conditions.tokens.shape[1]
        start = self.start.expand(batch, 1, -1)
        tokens = torch.cat([start, self.plan(plan[:, :-1])], dim=1)
        told = None
        if self.controls is not None and conditions.controls is not None:
            of_token, told = self.controls(conditions.controls)
            tokens = tokens + of_token
        x = torch.cat([self.text(conditions.tokens), tokens], dim=1)
        positions = (
            torch.cat([torch.arange(length), PLAN_START + torch.arange(patches)])
            .to(x.device)
            .expand(batch, -1)
        )
        mask = _prefix_mask(conditions.mask, patches)
        state = self.run(x, positions, mask)[:, length:]
        if told is not None:
            state = state + told
        every = wanted is None
        return PlannerOutput(
            codes=self.code_head(*((state, chosen) if every else (state[wanted], chosen[wanted]))),
            heads={name: head(state) for name, head in self.heads.items()},
        )


def _prefix_mask(valid: Tensor, patches: int) -> Tensor:
    """Additive mask ``[B, 1, S, S]`` over ``S = L + patches`` positions: bidirectional over the
    conditions ``valid [B, L]``, causal over the patches."""
    batch, length = valid.shape
    every = torch.cat([valid, valid.new_ones(batch, patches)], dim=1)
    size = length + patches
    causal = torch.ones(size, size, dtype=torch.bool, device=valid.device).tril()
    causal[:length, :length] = True
    hidden = ~(causal & every[:, None])[:, None]
    return torch.zeros_like(hidden, dtype=torch.float32).masked_fill(hidden, -1e9)
