"""Transformer parts shared by the networks: RMSNorm, RoPE, SwiGLU."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn


class RMSNorm(nn.Module):
    """Root-mean-square norm (Zhang & Sennrich, NeurIPS 2019), written out so that it exports."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(dim))

    def forward(self, x: Tensor) -> Tensor:  # [..., D]
        scale = torch.rsqrt(x.float().pow(2).mean(-1, keepdim=True) + 1e-6)
        return x * scale.to(x.dtype) * self.weight.to(x.dtype)


def rope_angles(positions: Tensor, head_dim: int) -> tuple[Tensor, Tensor]:
    """Cosines and sines ``[B, 1, T, head_dim / 2]`` of positions ``[B, T]`` (Su et al. 2021)."""
    half = head_dim // 2
    rate = 10_000.0 ** (-torch.arange(half, device=positions.device) / half)
    angle = (positions.float()[..., None] * rate)[:, None]
    return angle.cos(), angle.sin()


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn pairs of channels of ``[B, H, T, head_dim]`` by position."""
    a, b = x.chunk(2, dim=-1)
    cos, sin = cos.to(x.dtype), sin.to(x.dtype)
    return torch.cat([a * cos - b * sin, a * sin + b * cos], dim=-1)


class SwiGLU(nn.Module):
    """Gated feed-forward layer (Shazeer 2020)."""

    def __init__(self, dim: int, hidden: int) -> None:
        super().__init__()
        self.gate_up = nn.Linear(dim, 2 * hidden, bias=False)
        self.down = nn.Linear(hidden, dim, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        gate, up = self.gate_up(x).chunk(2, dim=-1)
        return self.down(F.silu(gate) * up)


class Attention(nn.Module):
    """Multi-head attention with biases; over itself, or over ``context`` when it is given."""

    def __init__(self, dim: int, heads: int, context_dim: int | None = None) -> None:
        super().__init__()
        self.heads = heads
        self.q = nn.Linear(dim, dim)
        self.kv = nn.Linear(context_dim or dim, 2 * dim)
        self.out = nn.Linear(dim, dim)

    def split(self, x: Tensor) -> Tensor:  # [B, T, D] -> [B, H, T, D/H]
        return x.unflatten(-1, (self.heads, -1)).transpose(1, 2)

    def forward(
        self,
        x: Tensor,  # [B, T, D]
        mask: Tensor | None,  # broadcasts to [B, H, T, S], added to the scores
        rope: tuple[Tensor, Tensor] | None = None,
        context: Tensor | None = None,  # [B, S, C]
    ) -> Tensor:
        q = self.split(self.q(x))
        k, v = (self.split(t) for t in self.kv(x if context is None else context).chunk(2, -1))
        if rope is not None:
            q, k = rotate(q, *rope), rotate(k, *rope)
        # Written out: torch's fused attention is 6 to 20 times slower in bfloat16 on a CPU
        # at the few dozen tokens of a motion.
        score = q @ k.transpose(-1, -2) * q.shape[-1] ** -0.5
        if mask is not None:
            score = score + mask.to(q.dtype)
        y = score.softmax(-1).to(v.dtype) @ v
        return self.out(y.transpose(1, 2).flatten(-2))


class TransformerBlock(nn.Module):
    """Pre-norm self-attention and feed-forward.

    ``hidden`` is the width of the feed-forward layer.
    """

    def __init__(self, dim: int, heads: int, hidden: int, dropout: float) -> None:
        super().__init__()
        self.norm1, self.norm2 = RMSNorm(dim), RMSNorm(dim)
        self.attention = Attention(dim, heads)
        self.feed_forward = SwiGLU(dim, hidden)
        self.dropout = nn.Dropout(dropout)

    def forward(
        self,
        x: Tensor,
        mask: Tensor,
        rope: tuple[Tensor, Tensor],
    ) -> Tensor:
        x = x + self.dropout(self.attention(self.norm1(x), mask, rope))
        return x + self.dropout(self.feed_forward(self.norm2(x)))


def padding_mask(valid: Tensor) -> Tensor:
    """Additive mask ``[B, 1, 1, S]`` that hides positions where ``valid [B, S]`` is False."""
    return torch.zeros_like(valid, dtype=torch.float32).masked_fill(~valid, -1e9)[:, None, None]
