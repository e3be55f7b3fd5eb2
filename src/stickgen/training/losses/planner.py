"""Planner: teacher-forced cross-entropy of the codes, and the losses of the other heads."""

from __future__ import annotations

from dataclasses import replace

import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.networks.conditions import Conditions
from stickgen.networks.planner import Planner, PlannerOutput
from stickgen.training.batches import Batch
from stickgen.training.config import LossWeights, StageConfig
from stickgen.training.losses.step import Losses, MotionTensors, StepFunction, noisy_plan
from stickgen.vocabulary import UNKNOWN_ACTION


def planner_step(
    tensors: MotionTensors, stage: StageConfig, weights: LossWeights
) -> StepFunction[Batch]:
    """Teacher forcing with noise on the history, against exposure bias."""

    def step(model: Planner, batch: Batch, generator: torch.Generator) -> Losses:
        vectors = tensors.vectors(batch.codes)
        history = vectors.sum(-2)
        conditions = batch.conditions
        if model.training:
            history = noisy_plan(history, stage.plan_noise, generator)
            drop = torch.rand(len(history), generator=generator) < stage.condition_dropout
            conditions = conditions.tell(stage.control_share, stage.control_silence, generator)
            conditions = conditions.drop(model.null_text, drop.to(history.device))

        # The head of the codes takes half of a step: it need not see every patch each time.
        share = stage.code_share if model.training else 1.0
        wanted = torch.rand(batch.weight.shape, generator=generator) < share
        wanted = wanted.to(history.device) & (batch.weight > 0)
        chosen, codes = vectors.cumsum(-2) - vectors, batch.codes[wanted]

        def losses(conditions: Conditions) -> Losses:
            output = model(conditions, history, chosen, wanted)
            return planner_loss(output, codes, batch.targets, batch.weight, weights.model_dump())

        if model.training or conditions.controls is None:
            return losses(conditions)
        # A model is judged by the words alone, so that its curve goes on from an earlier model's.
        told = losses(conditions)["pose"]
        return {**losses(replace(conditions, controls=None)), "told": told}

    return step


def planner_loss(
    output: PlannerOutput,
    codes: Tensor,  # [N, LEVELS] of the patches whose logits ``output`` has
    targets: dict[str, Tensor],
    weight: Tensor,  # [B, P] 1 where the sentence describes the patch
    loss_weights: dict[str, float],
) -> Losses:
    """Losses by name: ``pose`` (codes), ``physics`` (position, velocity, acceleration, momentum),
    ``action``, ``environment``; and ``total``, their weighted sum."""
    # An empty sum, of a batch without such a patch, is 0 and not NaN.
    pose = F.cross_entropy(output.codes.float().flatten(0, -2), codes.flatten(), reduction="sum")
    action = F.cross_entropy(
        output.heads["action"].float().flatten(0, 1),
        targets["action"].flatten(),
        ignore_index=UNKNOWN_ACTION,
        reduction="none",
    ).unflatten(0, weight.shape)
    environment = F.binary_cross_entropy_with_logits(
        output.heads["environment"].float(), targets["environment"], reduction="none"
    )
    losses = {
        "pose": pose / max(codes.numel(), 1),
        "physics": _mean(_motion_error(output.heads, targets), weight),
        "action": _mean(action, weight * (targets["action"] != UNKNOWN_ACTION)),
        "environment": _mean(environment.mean(-1), weight),
    }
    losses["total"] = torch.stack([loss_weights[n] * v for n, v in losses.items()]).sum()
    return losses


def _mean(per_patch: Tensor, weight: Tensor) -> Tensor:
    """Mean of ``[B, P]`` over the patches with a weight; 0 where there is none."""
    return (per_patch * weight).sum() / weight.sum().clamp(min=1.0)


def _motion_error(heads: dict[str, Tensor], targets: dict[str, Tensor]) -> Tensor:
    """Smooth L1 error of the position, velocity and physics heads, summed, ``[B, P]``."""
    errors = [
        F.smooth_l1_loss(heads[name].float(), targets[name], reduction="none").mean(-1)
        for name in ("position", "velocity", "physics")
    ]
    return torch.stack(errors).sum(0)
