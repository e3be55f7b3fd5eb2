"""What the evaluator is marked on: its own words nearest, and the motion kept in mind."""

from __future__ import annotations

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.networks.evaluator import EvaluatorNetwork
from stickgen.training.contrast import both_ways, contrast, hide_words, own
from stickgen.training.evaluator.batches import EvaluatorBatch
from stickgen.training.losses import Losses

RECONSTRUCTION = 0.5
"""Weight of the reconstruction beside the contrast."""


def evaluator_step(model: nn.Module, batch: EvaluatorBatch, generator: torch.Generator) -> Losses:
    """InfoNCE both ways with hard negatives of one's own, and reconstruction.

    To a sentence its motion corrupted, and to a motion its sentence with the sides exchanged, is
    one more thing that does not belong to it.
    """
    assert isinstance(model, EvaluatorNetwork)
    rows = len(batch.joints)
    motions = model.motion(
        torch.cat([batch.joints, batch.ruined]),
        torch.cat([batch.length, batch.length[batch.ruined_of]]),
    )
    motions, ruined = motions[:rows], motions[rows:]
    seen = hide_words(batch.text_valid, generator) if model.training else batch.text_valid
    texts = model.text(batch.text, seen)
    swapped = model.text(batch.swapped, batch.swapped_valid)
    logits = contrast(texts, motions, batch.alike)
    ruin = own(batch.ruined_of, (texts[batch.ruined_of] * ruined).sum(-1), rows)
    swap = own(batch.swapped_of, (motions[batch.swapped_of] * swapped).sum(-1), rows)
    total = both_ways(logits, ruin, swap)
    kept = _reconstruction(model, batch, motions, texts, generator)
    right = (logits.argmax(0) == torch.arange(rows, device=logits.device)).float().mean()
    return {
        "total": total + RECONSTRUCTION * kept,
        "contrast": total,
        "reconstruction": kept,
        "r1": right,
        "ruined": (torch.diagonal(logits)[batch.ruined_of] > ruin[batch.ruined_of, 0])
        .float()
        .mean(),
    }


def _reconstruction(
    model: EvaluatorNetwork,
    batch: EvaluatorBatch,
    motions: Tensor,
    texts: Tensor,
    generator: torch.Generator,
) -> Tensor:
    """Error of motions decoded from their own embedding or from their words', for half the rows.

    One half of those is decoded from the motion and the other from the words.
    """
    rows = torch.randperm(len(texts), generator=generator)[: len(texts) // 2].to(texts.device)
    of_motion, of_text = rows.chunk(2)
    target = model.motion.patches(batch.joints[rows])
    valid = torch.arange(target.shape[1], device=rows.device)[None] < batch.length[rows][:, None]
    guess = model.decoder(torch.cat([motions[of_motion], texts[of_text]]), valid)
    error = F.smooth_l1_loss(guess.float(), target, reduction="none").mean(-1)
    return (error * valid).sum() / valid.sum()
