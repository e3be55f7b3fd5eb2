"""Loss of the evaluator: contrast between sentences and motions, and reconstruction."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.networks.evaluator import EvaluatorNetwork
from stickgen.training.evaluator.batches import EvaluatorBatch
from stickgen.training.losses.contrast import (
    TOKEN_DROPOUT,
    contrastive_logits,
    hard_negatives,
    retrieval_accuracy,
    symmetric_info_nce,
)
from stickgen.training.losses.step import Losses

RECONSTRUCTION = 0.5
"""Weight of the reconstruction loss; that of the contrastive loss is 1."""


def evaluator_step(
    model: EvaluatorNetwork, batch: EvaluatorBatch, generator: torch.Generator
) -> Losses:
    """Symmetric InfoNCE with hard negatives, and reconstruction.

    Hard negatives: for a sentence its motion corrupted, for a motion its sentence with left and
    right exchanged. Measured besides: ``r1``, the share of motions whose sentence scores highest,
    and ``ruined``, the share of corrupted motions that score lower than the original.
    """
    count, rows = len(batch.joints), batch.corrupted_rows
    motions, corrupted = _embed_motions(model, batch)
    text = batch.text.hide_tokens(TOKEN_DROPOUT, generator) if model.training else batch.text
    texts = model.text(text.tokens, text.mask)
    swapped = model.text(batch.swapped.tokens, batch.swapped.mask)
    logits = contrastive_logits(texts, motions, batch.may_match)
    corruption = hard_negatives(rows, (texts[rows] * corrupted).sum(-1), count)
    cosines = (motions[batch.swapped_rows] * swapped).sum(-1)
    sides = hard_negatives(batch.swapped_rows, cosines, count)
    contrast = symmetric_info_nce(logits, corruption, sides)
    reconstruction = _reconstruction(model, batch, motions, texts, generator)
    return {
        "total": contrast + RECONSTRUCTION * reconstruction,
        "contrast": contrast,
        "reconstruction": reconstruction,
        "r1": retrieval_accuracy(logits, 0),
        "ruined": (torch.diagonal(logits)[rows] > corruption[rows, 0]).float().mean(),
    }


def _embed_motions(model: EvaluatorNetwork, batch: EvaluatorBatch) -> tuple[Tensor, Tensor]:
    """Unit vectors of the motions ``[B, D]`` and of the corrupted ones ``[K, D]``."""
    count = len(batch.joints)
    vectors = model.motion(
        torch.cat([batch.joints, batch.corrupted]),
        torch.cat([batch.length, batch.length[batch.corrupted_rows]]),
    )
    return vectors[:count], vectors[count:]


def _reconstruction(
    model: EvaluatorNetwork,
    batch: EvaluatorBatch,
    motions: Tensor,
    texts: Tensor,
    generator: torch.Generator,
) -> Tensor:
    """Smooth L1 error of motions decoded from embeddings, for a random half of the rows.

    Half of those are decoded from the motion's embedding, the others from the sentence's.
    """
    rows = torch.randperm(len(texts), generator=generator)[: len(texts) // 2].to(texts.device)
    of_motion, of_text = rows.chunk(2)
    target = model.motion.patches(batch.joints[rows])
    valid = torch.arange(target.shape[1], device=rows.device)[None] < batch.length[rows][:, None]
    decoded = model.decoder(torch.cat([motions[of_motion], texts[of_text]]), valid)
    error = F.smooth_l1_loss(decoded.float(), target, reduction="none").mean(-1)
    return (error * valid).sum() / valid.sum()
