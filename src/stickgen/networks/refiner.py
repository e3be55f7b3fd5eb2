"""Refiner: flow matching over the whole clip, from plan to motion at 25 fps.

Notable choices: a DiT (Peebles & Xie, ICCV 2023) whose tokens are the planner's patches of
five frames, so that plan and motion line up one to one; the network predicts the clean
motion, since a patch has more numbers than the model is wide and the noise would not fit
through it (Li & He, "Back to basics", 2025); the loss is that of the velocity; every patch
has its own noise level, so that a known past is given without noise (diffusion forcing, Chen
et al., NeurIPS 2024); without a plan the motion depends on the sentence alone; convolutions
over frames smooth the seams between patches; one time modulation shared by all blocks
(PixArt-α, 2023).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import RefinerConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.plan import PATCH, PLAN_DIM
from stickgen.networks.conditions import Conditions
from stickgen.networks.layers import Attention, RMSNorm, SwiGLU, padding_mask, rope_angles

SEAM_IN, SEAM_OUT = 3, 2
"""Frames to either side in the receptive field of the two seam convolutions."""
SEAM_CHANNELS = 128
T_MIN = 0.05
"""Noise level below which the weight of the loss stops growing."""


class DiTBlock(nn.Module):
    """Self-attention, cross-attention to the conditions, feed-forward; modulated by the time."""

    def __init__(self, config: RefinerConfig) -> None:
        super().__init__()
        dim, heads = config.dim, config.heads
        self.norm1, self.norm2, self.norm3 = RMSNorm(dim), RMSNorm(dim), RMSNorm(dim)
        self.attention = Attention(dim, heads)
        self.text_attention = Attention(dim, heads, context_dim=config.text_dim)
        self.feed_forward = SwiGLU(dim, config.hidden)
        self.modulation = nn.Parameter(torch.randn(6, dim) * 0.02)

    def forward(
        self,
        x: Tensor,  # [B, P, D]
        time: Tensor,  # [B, P, 6, D]; of one row where all have the same noise levels
        rope: tuple[Tensor, Tensor],
        mask: Tensor,  # [B, 1, 1, P], added to the scores
        text: Tensor,  # [B, L, text_dim]
        text_mask: Tensor,  # [B, 1, 1, L], added to the scores
    ) -> Tensor:
        shift1, scale1, gate1, shift2, scale2, gate2 = (time + self.modulation).unbind(2)
        y = self.attention(self.norm1(x) * (1 + scale1) + shift1, mask, rope)
        x = x + gate1 * y
        x = x + self.text_attention(self.norm2(x), text_mask, context=text)
        return x + gate2 * self.feed_forward(self.norm3(x) * (1 + scale2) + shift2)


class Refiner(nn.Module):
    """See the module's docstring."""

    def __init__(self, config: RefinerConfig) -> None:
        super().__init__()
        self.config = config
        d = config.dim
        self.noisy = nn.Linear(PATCH * FRAME_DIM, d)
        self.plan = nn.Linear(PLAN_DIM, d)
        self.no_plan = nn.Parameter(torch.zeros(d))
        self.null_text = nn.Parameter(torch.randn(config.text_dim) * 0.02)
        self.time = nn.Sequential(nn.Linear(d, d), nn.SiLU(), nn.Linear(d, 6 * d))
        self.blocks = nn.ModuleList(DiTBlock(config) for _ in range(config.layers))
        self.norm = RMSNorm(d)
        self.clean = nn.Linear(d, PATCH * FRAME_DIM)
        self.seam_in = nn.Conv1d(FRAME_DIM, SEAM_CHANNELS, 2 * SEAM_IN + 1)
        self.seam_out = nn.Conv1d(SEAM_CHANNELS, FRAME_DIM, 2 * SEAM_OUT + 1)
        nn.init.zeros_(self.seam_out.weight)

    def forward(
        self,
        noisy: Tensor,  # [B, P * PATCH, 71]
        t: Tensor,  # [B, P] noise level of each patch, 1 = noise, 0 = known
        plan: Tensor,  # [B, P, 71]
        planned: Tensor,  # [B] bool: False where the plan is ignored
        valid: Tensor,  # [B, P] bool: False where a patch is padding
        conditions: Conditions,
    ) -> Tensor:
        """Predict the clean motion ``[B, P * PATCH, 71]`` (normalised features)."""
        d = self.config.dim
        time = self.time_modulation(t)
        plan_tokens = torch.where(planned[:, None, None], self.plan(plan), self.no_plan)
        x = self.noisy(noisy.unflatten(1, (-1, PATCH)).flatten(2)) + plan_tokens
        positions = torch.arange(plan.shape[1], device=plan.device)[None]
        rope = rope_angles(positions, d // self.config.heads)
        mask, text_mask = padding_mask(valid), padding_mask(conditions.mask)
        for block in self.blocks:
            x = block(x, time, rope, mask, conditions.tokens, text_mask)
        frames = self.clean(self.norm(x)).unflatten(-1, (PATCH, FRAME_DIM)).flatten(1, 2)
        known = _frames_of(t <= 0.0)
        frames = torch.where(known, noisy, frames)
        return torch.where(known, noisy, frames + self._seams(frames, valid))

    def time_modulation(self, t: Tensor) -> Tensor:
        """Shifts, scales and gates ``[B, P, 6, D]`` of noise levels ``[B, P]``."""
        d = self.config.dim
        rate = torch.exp(torch.arange(d // 2, device=t.device) * (-9.21 / (d // 2)))
        angle = 1000.0 * t.float()[..., None] * rate
        return self.time(torch.cat([angle.cos(), angle.sin()], -1)).unflatten(-1, (6, d))

    def _seams(self, frames: Tensor, valid: Tensor) -> Tensor:
        """Correction by the convolutions; beyond either end the first or last frame is repeated."""
        margin = SEAM_IN + SEAM_OUT
        end = (valid.sum(1) * PATCH - 1)[:, None, None].expand(-1, -1, FRAME_DIM)
        last = frames.gather(1, end)
        inside = torch.where(_frames_of(valid), frames, last)
        first = frames[:, :1].expand(-1, margin, -1)
        padded = torch.cat([first, inside, last.expand(-1, margin, -1)], 1)
        return self.seam_out(F.silu(self.seam_in(padded.transpose(1, 2)))).transpose(1, 2)


def _frames_of(patches: Tensor) -> Tensor:
    """Flags ``[B, P]`` of patches as flags ``[B, P * PATCH, 1]`` of their frames."""
    return patches[..., None].expand(-1, -1, PATCH).flatten(1)[..., None]
