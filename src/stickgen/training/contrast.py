"""Words and motion held against each other in a batch: InfoNCE (van den Oord et al. 2018).

Shared by the ranker, which chooses among plans, and the evaluators, which judge motion.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

TEMPERATURE = 0.1
"""TMR's value (Petrovich, Black & Varol, ICCV 2023)."""
ALIKE = 0.8
"""Cosine of mean token states from which two sentences are not held against each other."""
RUINED = 0.4
"""Share of a batch's motions that are also shown spoilt."""
WORDS_HIDDEN = 0.1
"""Share of tokens that a sentence loses in training."""


def alike(text: Tensor, valid: Tensor) -> Tensor:
    """Which two of the sentences ``text [B, L, W]`` may mean the same, ``[B, B]``."""
    mean = F.normalize((text * valid[..., None]).sum(1), dim=-1)
    return mean @ mean.T > ALIKE


def hide_words(valid: Tensor, generator: torch.Generator) -> Tensor:
    """``valid [B, L]`` without some of the words, never without the first token."""
    kept = torch.rand(valid.shape, generator=generator).to(valid.device) >= WORDS_HIDDEN
    kept[:, 0] = True
    return valid & kept


def contrast(texts: Tensor, motions: Tensor, may_match: Tensor) -> Tensor:
    """Logits ``[B, B]``, text by motion; pairs of others that may mean the same are left out."""
    logits = texts @ motions.T / TEMPERATURE
    other = ~torch.eye(len(texts), dtype=torch.bool, device=texts.device)
    return logits.masked_fill(may_match & other, -torch.inf)


def own(chosen: Tensor, pairs: Tensor, rows: int) -> Tensor:
    """One more logit a row ``[B, 1]`` from the cosines ``pairs [K]`` of rows ``chosen [K]``."""
    column = torch.full((rows,), -torch.inf, device=pairs.device)
    return column.index_copy(0, chosen, pairs.float() / TEMPERATURE)[:, None]


def both_ways(logits: Tensor, ruined: Tensor, swapped: Tensor) -> Tensor:
    """InfoNCE of logits ``[B, B]`` from text to motion and back.

    Args:
        ruined: ``[B, 1]`` one more wrong motion of each text, −∞ where there is none.
        swapped: ``[B, 1]`` one more wrong text of each motion.
    """
    target = torch.arange(len(logits), device=logits.device)
    to_motion = F.cross_entropy(torch.cat([logits, ruined], 1), target)
    to_text = F.cross_entropy(torch.cat([logits.T, swapped], 1), target)
    return 0.5 * (to_motion + to_text)
