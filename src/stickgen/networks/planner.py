"""Planner: a causal transformer that plans a motion one patch at a time.

Notable choices: pre-norm RMSNorm, RoPE, SwiGLU, biases in attention, the sentence as a
prefix of token states; the plan token is chosen in discrete levels by a small depth
network after the transformer (as RQ-Transformer, Lee et al., CVPR 2022), so the sampler is
a plain softmax and two seeds give two plans. Five more heads read the same state.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import PLAN_START, PlannerConfig
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM
from stickgen.networks.layers import Block, RMSNorm, SwiGLU, rope_angles
from stickgen.vocabulary import UNKNOWN_ACTION

HEAD_SIZES = {"position": 2, "velocity": 2, "action": 64, "physics": 6, "environment": 32}
"""Heads beside the pose head (the levels of codes)."""


class CodeHead(nn.Module):
    """Logits of all levels, each seeing the levels chosen before it."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.chosen = nn.Linear(PLAN_DIM, dim)
        self.level = nn.Parameter(torch.zeros(LEVELS, dim))
        self.norm1, self.norm2 = RMSNorm(dim), RMSNorm(dim)
        self.feed_forward = SwiGLU(dim, dim)
        self.logits = nn.Parameter(torch.randn(LEVELS, dim, CODES) * dim**-0.5)

    def one(self, state: Tensor, chosen: Tensor, level: int) -> Tensor:
        """Logits ``[..., CODES]`` of a level, from the state ``[..., D]`` and the sum of the
        vectors chosen so far ``[..., 71]``."""
        x = state + self.chosen(chosen) + self.level[level]
        return self.norm2(x + self.feed_forward(self.norm1(x))) @ self.logits[level]

    def forward(self, state: Tensor, chosen: Tensor) -> Tensor:
        """All levels at once, teacher-forced: ``chosen [..., LEVELS, 71]`` →
        ``[..., LEVELS, CODES]``."""
        x = state[..., None, :] + self.chosen(chosen) + self.level
        x = self.norm2(x + self.feed_forward(self.norm1(x)))
        return torch.einsum("...ld,ldc->...lc", x, self.logits)


@dataclass
class PlannerOutput:
    """Teacher-forced predictions for every patch.

    ``codes [B, P, LEVELS, CODES]`` logits; ``heads`` name → ``[B, P, size]``.
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
            Block(d, config.heads, 4 * d, config.dropout) for _ in range(config.layers)
        )
        self.norm = RMSNorm(d)
        self.code_head = CodeHead(d)
        self.heads = nn.ModuleDict({n: nn.Linear(d, size) for n, size in HEAD_SIZES.items()})

    def run(
        self,
        x: Tensor,  # [B, T, D]
        positions: Tensor,  # [B, T]
        mask: Tensor,
        past: list[tuple[Tensor, Tensor]] | None = None,
    ) -> tuple[Tensor, list[tuple[Tensor, Tensor]]]:
        """The transformer; returns the states and the keys and values of every block."""
        rope = rope_angles(positions, self.config.dim // self.config.heads)
        cache = []
        for i, block in enumerate(self.blocks):
            x, kv = block(x, mask, rope, past[i] if past else None)
            cache.append(kv)
        return self.norm(x), cache

    def forward(
        self,
        text: Tensor,  # [B, L, text_dim]
        text_valid: Tensor,  # [B, L] bool
        plan: Tensor,  # [B, P, 71]; each patch sees those before it
        chosen: Tensor,  # [B, P, LEVELS, 71]: levels before each level
    ) -> PlannerOutput:
        batch, patches = plan.shape[:2]
        length = text.shape[1]
        start = self.start.expand(batch, 1, -1)
        x = torch.cat([self.text(text), start, self.plan(plan[:, :-1])], dim=1)
        positions = (
            torch.cat([torch.arange(length), PLAN_START + torch.arange(patches)])
            .to(x.device)
            .expand(batch, -1)
        )
        valid = torch.cat([text_valid, text_valid.new_ones(batch, patches)], dim=1)
        size = length + patches
        causal = torch.ones(size, size, dtype=torch.bool, device=x.device).tril()
        causal[:length, :length] = True  # the sentence is known in full
        hidden = ~(causal & valid[:, None])[:, None]
        mask = torch.zeros_like(hidden, dtype=torch.float32).masked_fill(hidden, -1e9)
        state = self.run(x, positions, mask)[0][:, length:]
        return PlannerOutput(
            codes=self.code_head(state, chosen),
            heads={name: head(state) for name, head in self.heads.items()},
        )


def planner_loss(
    output: PlannerOutput,
    codes: Tensor,  # [B, P, LEVELS]
    targets: dict[str, Tensor],
    weight: Tensor,  # [B, P] 1 where the patch counts
    loss_weights: dict[str, float],
) -> dict[str, Tensor]:
    """Losses by name: ``pose`` (codes), ``action``, ``physics`` (position, velocity,
    acceleration, momentum), ``environment``; and ``total``, weighted."""

    def mean(per_patch: Tensor, weight: Tensor = weight) -> Tensor:
        return (per_patch * weight).sum() / weight.sum().clamp(min=1.0)

    ce = F.cross_entropy(output.codes.float().flatten(0, 2), codes.flatten(), reduction="none")
    named = ("position", "velocity", "physics")
    motion = torch.stack(
        [
            F.smooth_l1_loss(output.heads[n].float(), targets[n], reduction="none").mean(-1)
            for n in named
        ]
    ).sum(0)
    action = F.cross_entropy(
        output.heads["action"].float().flatten(0, 1),
        targets["action"].flatten(),
        ignore_index=UNKNOWN_ACTION,
        reduction="none",
    )
    known = targets["action"] != UNKNOWN_ACTION
    environment = F.binary_cross_entropy_with_logits(
        output.heads["environment"].float(), targets["environment"], reduction="none"
    )
    losses = {
        "pose": mean(ce.unflatten(0, codes.shape).mean(-1)),
        "physics": mean(motion),
        "action": mean(action.unflatten(0, codes.shape[:2]), weight * known),
        "environment": mean(environment.mean(-1)),
    }
    losses["total"] = torch.stack([loss_weights[n] * v for n, v in losses.items()]).sum()
    return losses
