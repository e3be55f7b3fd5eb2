"""Contrastive loss between sentences and motions: InfoNCE (van den Oord et al. 2018).

Shared by the ranker, which scores plans, and the evaluators, which score motion.
"""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.networks.conditions import Conditions

TEMPERATURE = 0.1
"""TMR's value (Petrovich, Black & Varol, ICCV 2023)."""
MATCH_COSINE = 0.8
"""Two sentences whose mean token states have a larger cosine are not negatives of each other."""
CORRUPTED_SHARE = 0.4
"""Share of a batch's motions that also give a corrupted motion as a hard negative."""
TOKEN_DROPOUT = 0.1
"""Share of a sentence's tokens that are masked in training."""


def may_match(text: Conditions) -> Tensor:
    """Bool ``[B, B]``: which pairs of sentences may describe the same motion."""
    mean = F.normalize((text.tokens * text.mask[..., None]).sum(1), dim=-1)
    return mean @ mean.T > MATCH_COSINE


def contrastive_logits(texts: Tensor, motions: Tensor, matches: Tensor) -> Tensor:
    """Logits ``[B, B]``, text by motion, of unit vectors ``[B, D]``.

    Pairs of different rows in ``matches [B, B]`` get −∞: they are neither positives nor negatives.
    """
    logits = texts @ motions.T / TEMPERATURE
    other = ~torch.eye(len(texts), dtype=torch.bool, device=texts.device)
    return logits.masked_fill(matches & other, -torch.inf)


def hard_negatives(rows: Tensor, cosines: Tensor, batch: int) -> Tensor:
    """One more logit for every row of a batch, ``[batch, 1]``.

    Args:
        rows: ``[K]`` the rows that have a hard negative; the others get −∞.
        cosines: ``[K]`` between each of those rows and its negative.
    """
    column = torch.full((batch,), -torch.inf, device=cosines.device)
    return column.index_copy(0, rows, cosines.float() / TEMPERATURE)[:, None]


def symmetric_info_nce(logits: Tensor, corrupted: Tensor, swapped: Tensor) -> Tensor:
    """InfoNCE of logits ``[B, B]``, the mean of text to motion and motion to text.

    Args:
        corrupted: ``[B, 1]`` logit of each text with its corrupted motion, −∞ without one.
        swapped: ``[B, 1]`` logit of each motion with its side-swapped text, −∞ without one.
    """
    target = torch.arange(len(logits), device=logits.device)
    to_motion = F.cross_entropy(torch.cat([logits, corrupted], 1), target)
    to_text = F.cross_entropy(torch.cat([logits.T, swapped], 1), target)
    return 0.5 * (to_motion + to_text)


def retrieval_accuracy(logits: Tensor, dim: int) -> Tensor:
    """Share of rows (``dim`` 1) or columns (0) whose largest logit is on the diagonal."""
    target = torch.arange(len(logits), device=logits.device)
    return (logits.argmax(dim) == target).float().mean()
