"""Ranker: InfoNCE between sentences and plans, with hard negatives."""

from __future__ import annotations

import torch

from stickgen.networks.ranker import Ranker
from stickgen.training.batches import Batch
from stickgen.training.config import LossWeights, StageConfig
from stickgen.training.losses.contrast import (
    CORRUPTED_SHARE,
    TOKEN_DROPOUT,
    contrastive_logits,
    hard_negatives,
    may_match,
    retrieval_accuracy,
    symmetric_info_nce,
)
from stickgen.training.losses.spoiling import spoil
from stickgen.training.losses.step import Losses, MotionTensors, StepFunction, noisy_plan


def ranker_step(tensors: MotionTensors, stage: StageConfig, _: LossWeights) -> StepFunction[Batch]:
    """Symmetric InfoNCE; ``r1`` is the share of sentences whose plan scores highest.

    Hard negatives: for a sentence its plan spoilt (``spoil``), for a plan its sentence with left
    and right exchanged.
    """

    def step(model: Ranker, batch: Batch, generator: torch.Generator) -> Losses:
        described = batch.weight > 0
        plan, text = tensors.vectors(batch.codes).sum(-2), batch.conditions
        if model.training:
            plan = noisy_plan(plan, stage.plan_noise, generator)
            text = text.hide_tokens(TOKEN_DROPOUT, generator)
        count = len(plan)
        rows = torch.randperm(count, generator=generator)[: round(CORRUPTED_SHARE * count)]
        rows = rows.to(plan.device)
        sided = torch.zeros(count, dtype=torch.bool, device=plan.device)
        sided[batch.swapped_rows] = True
        corrupted = spoil(plan[rows], described[rows], sided[rows], tensors.still, generator)
        plans = model.embed_plan(
            torch.cat([plan, corrupted]), torch.cat([described, described[rows]])
        )
        plans, corrupted = plans[:count], plans[count:]
        texts = model.embed_text(text)
        logits = contrastive_logits(texts, plans, may_match(batch.conditions))
        reversed_ = hard_negatives(rows, (texts[rows] * corrupted).sum(-1), count)
        swapped = model.embed_text(batch.swapped)
        cosines = (plans[batch.swapped_rows] * swapped).sum(-1)
        sides = hard_negatives(batch.swapped_rows, cosines, count)
        total = symmetric_info_nce(logits, reversed_, sides)
        return {"total": total, "r1": retrieval_accuracy(logits, 1)}

    return step
