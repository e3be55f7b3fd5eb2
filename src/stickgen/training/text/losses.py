"""Losses of the text encoder's adaptation, and the heads that they need."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn.functional import binary_cross_entropy_with_logits, cosine_similarity

from stickgen.networks.bert import Bert
from stickgen.training.text.batches import CaptionBatch

LABEL_WEIGHT, MATCH_WEIGHT, ANCHOR_WEIGHT = 10.0, 0.3, 2.0
TEMPERATURE = 0.07
MATCH_DIM = 128
"""Width of the vectors that are matched."""


class Heads(nn.Module):
    """An attention pool and a linear read-out for each label, and a projection for matching."""

    def __init__(self, width: int, labels: int) -> None:
        super().__init__()
        self.queries = nn.Parameter(torch.zeros(labels, width))
        self.readers = nn.Parameter(torch.zeros(labels, width))
        self.bias = nn.Parameter(torch.full((labels,), -2.0))
        self.project = nn.Linear(width, MATCH_DIM)
        nn.init.normal_(self.queries, std=0.02)
        nn.init.normal_(self.readers, std=0.02)

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Label logits ``[B, K]`` and unit vectors ``[B, 128]`` of states ``[B, L, D]``."""
        scores = (states @ self.queries.T).masked_fill(mask[..., None] == 0, -1e4)  # [B, L, K]
        logits = (scores.softmax(1) * (states @ self.readers.T)).sum(1) + self.bias
        mean = (states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True)
        return logits, nn.functional.normalize(self.project(mean), dim=-1)


def caption_loss(
    encoder: Bert, heads: Heads, batch: CaptionBatch, ids: Tensor, mask: Tensor
) -> Tensor:
    """Weighted sum of the label and the matching loss; ``ids`` and ``mask [B, L]``."""
    logits, vectors = heads(encoder(ids, mask), mask)
    labels = binary_cross_entropy_with_logits(logits, batch.labels)
    return LABEL_WEIGHT * labels + MATCH_WEIGHT * matching_loss(vectors, batch)


def matching_loss(vectors: Tensor, batch: CaptionBatch) -> Tensor:
    """InfoNCE over the batch: sentences of one group are positives, others negatives.

    A sentence of another group with the same labels may describe the same motion; it is neither.
    """
    same_group = batch.group[:, None] == batch.group
    same_labels = torch.cdist(batch.labels, batch.labels, p=1) == 0
    diagonal = torch.eye(len(vectors), dtype=torch.bool)
    scores = vectors @ vectors.T / TEMPERATURE
    scores = scores.masked_fill(diagonal | (same_labels & ~same_group), -1e4)
    positive = (same_group & ~diagonal).float()
    return -(scores.log_softmax(1) * positive).sum(1).div(positive.sum(1)).mean()


def drift(encoder: Bert, start: Bert, ids: Tensor, mask: Tensor) -> Tensor:
    """One minus the cosine between adapted and original states, averaged over tokens."""
    with torch.no_grad():
        before = start(ids, mask)
    return (1 - cosine_similarity(encoder(ids, mask), before, dim=-1))[mask == 1].mean()
