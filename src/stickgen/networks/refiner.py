"""Refiner: flow matching over the whole clip, from plan to motion at 25 fps.

Notable choices: a DiT (Peebles & Xie, ICCV 2023) whose tokens are the planner's patches of
five frames, so that plan and motion line up one to one; the network predicts the clean
motion, since a patch has more numbers than the model is wide and noise would not pass
(Li & He, "Back to basics", 2025); the loss is that of the velocity; every patch has its own
noise level, so that a past that is known can be given as it is (diffusion forcing, Chen et
al., NeurIPS 2024); the plan may be missing, and then the sentence alone decides; a
convolution over frames closes the seams between patches; one modulation for all blocks
(PixArt-α, 2023).
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.config import RefinerConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.plan import PATCH, PLAN_DIM
from stickgen.networks.layers import Attention, RMSNorm, SwiGLU, padding_mask, rope_angles

SEAM_IN, SEAM_OUT = 3, 2
"""Frames that each convolution over the seams looks to either side."""
T_MIN = 0.05
"""Noise level below which the weight of the loss stops growing."""


class Block(nn.Module):
    """Self-attention, attention to the sentence, feed-forward; shifted, scaled, gated by t."""

    def __init__(self, dim: int, heads: int, text_dim: int) -> None:
        super().__init__()
        self.norm1, self.norm2, self.norm3 = RMSNorm(dim), RMSNorm(dim), RMSNorm(dim)
        self.attention = Attention(dim, heads)
        self.text_attention = Attention(dim, heads, context_dim=text_dim)
        self.feed_forward = SwiGLU(dim, 3 * dim)
        self.modulation = nn.Parameter(torch.randn(6, dim) * 0.02)

    def forward(
        self,
        x: Tensor,
        time: Tensor,  # [B, P, 6, D]
        rope: tuple[Tensor, Tensor],
        mask: Tensor,
        text: Tensor,
        text_mask: Tensor,
    ) -> Tensor:
        shift1, scale1, gate1, shift2, scale2, gate2 = (time + self.modulation).unbind(2)
        y = self.attention(self.norm1(x) * (1 + scale1) + shift1, mask, rope)[0]
        x = x + gate1 * y
        x = x + self.text_attention(self.norm2(x), text_mask, context=text)[0]
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
        self.blocks = nn.ModuleList(
            Block(d, config.heads, config.text_dim) for _ in range(config.layers)
        )
        self.norm = RMSNorm(d)
        self.clean = nn.Linear(d, PATCH * FRAME_DIM)
        self.seam_in = nn.Conv1d(FRAME_DIM, 128, 2 * SEAM_IN + 1)
        self.seam_out = nn.Conv1d(128, FRAME_DIM, 2 * SEAM_OUT + 1)
        nn.init.zeros_(self.seam_out.weight)

    def forward(
        self,
        noisy: Tensor,  # [B, P * PATCH, 71]
        t: Tensor,  # [B, P] noise level of each patch, 1 = noise, 0 = known
        plan: Tensor,  # [B, P, 71]
        planned: Tensor,  # [B] bool: False where the plan is not to be read
        valid: Tensor,  # [B, P] bool
        text: Tensor,  # [B, L, text_dim]
        text_valid: Tensor,  # [B, L] bool
    ) -> Tensor:
        """The clean motion ``[B, P * PATCH, 71]`` (normalised features)."""
        d = self.config.dim
        rate = torch.exp(torch.arange(d // 2, device=t.device) * (-9.21 / (d // 2)))
        angle = 1000.0 * t.float()[..., None] * rate
        time = self.time(torch.cat([angle.cos(), angle.sin()], -1)).unflatten(-1, (6, d))
        asked = torch.where(planned[:, None, None], self.plan(plan), self.no_plan)
        x = self.noisy(noisy.unflatten(1, (-1, PATCH)).flatten(2)) + asked
        positions = torch.arange(plan.shape[1], device=plan.device)[None]
        rope = rope_angles(positions, d // self.config.heads)
        mask, text_mask = padding_mask(valid), padding_mask(text_valid)
        for block in self.blocks:
            x = block(x, time, rope, mask, text, text_mask)
        frames = self.clean(self.norm(x)).unflatten(-1, (PATCH, FRAME_DIM)).flatten(1, 2)
        known = _frames_of(t <= 0.0)
        frames = torch.where(known, noisy, frames)
        return torch.where(known, noisy, frames + self._seams(frames, valid))

    def _seams(self, frames: Tensor, valid: Tensor) -> Tensor:
        """What the convolutions add; beyond either end of the motion its last frame stands."""
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
