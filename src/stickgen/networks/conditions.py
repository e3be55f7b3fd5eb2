"""What a network is conditioned on, as one value.

Text token states today. Other conditions (a picture, a partner, a control signal) are more tokens
of the same width, appended along ``L``.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor


@dataclass(frozen=True)
class Conditions:
    """Tokens and which of them are there.

    Attributes:
        tokens: states ``[B, L, D]``.
        mask: bool ``[B, L]``, True for a token and False for padding.
    """

    tokens: Tensor
    mask: Tensor

    def to(self, device: torch.device) -> Conditions:
        """The same on a device."""
        return Conditions(self.tokens.to(device), self.mask.to(device))

    def drop(self, null: Tensor, rows: Tensor) -> Conditions:
        """Condition dropout: classifier-free guidance needs the unconditional prediction too.

        Args:
            null: the learned token ``[D]`` that stands for "no condition".
            rows: bool ``[B]``, True where ``null`` replaces all tokens.
        """
        only_first = torch.zeros_like(self.tokens)
        only_first[:, 0] = 1.0
        first_mask = torch.zeros_like(self.mask)
        first_mask[:, 0] = True
        return Conditions(
            torch.where(rows[:, None, None], only_first * null, self.tokens),
            torch.where(rows[:, None], first_mask, self.mask),
        )

    def hide_tokens(self, share: float, generator: torch.Generator) -> Conditions:
        """Mask a ``share`` of the tokens at random, but never the first."""
        keep = torch.rand(self.mask.shape, generator=generator).to(self.mask.device) >= share
        keep[:, 0] = True
        return Conditions(self.tokens, self.mask & keep)
