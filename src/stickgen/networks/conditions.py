"""What a network is conditioned on, as one value.

Token states of the sentence, and beside them the numbers that a planner can be told of each patch
(``motion_model.goals``). Other conditions (a picture, a partner) are more tokens of the same width,
appended along ``L``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import torch
from torch import Tensor

from stickgen.motion_model.goals import group_columns


@dataclass(frozen=True)
class Conditions:
    """Tokens and which of them are there.

    Attributes:
        tokens: states ``[B, L, D]``.
        mask: bool ``[B, L]``, True for a token and False for padding.
        controls: ``[B, P, CONTROL_DIM]`` of each patch, zero where nothing is told; None: of none.
    """

    tokens: Tensor
    mask: Tensor
    controls: Tensor | None = None

    def to(self, device: torch.device) -> Conditions:
        """The same on a device."""
        controls = None if self.controls is None else self.controls.to(device)
        return Conditions(self.tokens.to(device), self.mask.to(device), controls)

    def drop(self, null: Tensor, rows: Tensor) -> Conditions:
        """Condition dropout: classifier-free guidance needs the unconditional prediction too.

        Args:
            null: the learned token ``[D]`` that stands for "no condition".
            rows: bool ``[B]``, True where ``null`` replaces all tokens and nothing is told.
        """
        only_first = torch.zeros_like(self.tokens)
        only_first[:, 0] = 1.0
        first_mask = torch.zeros_like(self.mask)
        first_mask[:, 0] = True
        controls = self.controls
        if controls is not None:
            controls = controls.masked_fill(rows[:, None, None], 0.0)
        return Conditions(
            torch.where(rows[:, None, None], only_first * null, self.tokens),
            torch.where(rows[:, None], first_mask, self.mask),
            controls,
        )

    def tell(self, share: float, silent: float, generator: torch.Generator) -> Conditions:
        """Leave controls free at random, so that any of them may be missing later.

        Args:
            share: of the kinds of controls that a row keeps.
            silent: share of the rows that keep none.
        """
        if self.controls is None:
            return self
        columns = torch.from_numpy(group_columns())
        rows = len(self.controls)
        kept = torch.rand(rows, len(columns), generator=generator) < share
        kept &= torch.rand(rows, 1, generator=generator) >= silent
        mask = (kept.float() @ columns)[:, None].to(self.controls.device)
        return replace(self, controls=self.controls * mask)

    def hide_tokens(self, share: float, generator: torch.Generator) -> Conditions:
        """Mask a ``share`` of the tokens at random, but never the first."""
        keep = torch.rand(self.mask.shape, generator=generator).to(self.mask.device) >= share
        keep[:, 0] = True
        return replace(self, mask=self.mask & keep)
