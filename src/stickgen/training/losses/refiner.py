"""Refiner: flow matching, with terms for the change between frames, planted feet and
forces."""

from __future__ import annotations

from collections.abc import Callable

import torch
import torch.nn.functional as F
from torch import Tensor

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import PATCH
from stickgen.networks.refiner import T_MIN, Refiner
from stickgen.skeleton import CONTACT_JOINTS, FPS, J
from stickgen.training.batches import Batch
from stickgen.training.config import LossWeights, StageConfig
from stickgen.training.losses.balance import balance_loss
from stickgen.training.losses.fidelity import detail_loss, flight_loss, strike_loss
from stickgen.training.losses.step import Losses, MotionTensors, StepFunction, noisy_plan


def refiner_step(
    tensors: MotionTensors, stage: StageConfig, weights: LossWeights
) -> StepFunction[Batch]:
    """Flow matching towards the clean motion.

    A ``known_past`` share of the windows begins with patches without noise; a ``plan_dropout``
    share has no plan.
    """

    def step(model: Refiner, batch: Batch, generator: torch.Generator) -> Losses:
        clean, (rows, patches) = batch.features, batch.valid.shape
        device = clean.device
        t = torch.sigmoid(torch.randn(rows, generator=generator) + 0.3)
        known = _known_past(batch.valid.sum(1).cpu(), patches, stage.known_past, generator)
        levels = (t[:, None] * ~known).to(device)
        noise = torch.randn(clean.shape, generator=generator).to(device)
        drop = torch.zeros(rows, dtype=torch.bool)
        planned = torch.rand(rows, generator=generator) >= stage.plan_dropout
        plan = tensors.vectors(batch.codes).sum(-2)
        if model.training:
            plan = noisy_plan(plan, stage.plan_noise, generator)
            drop = torch.rand(rows, generator=generator) < stage.condition_dropout
        conditions = batch.conditions.drop(model.null_text, drop.to(device))
        level = levels.repeat_interleave(PATCH, 1)[..., None]
        noisy = (1 - level) * clean + level * noise
        predicted = model(noisy, levels, plan, planned.to(device), batch.valid, conditions)
        counted = (batch.valid & ~known.to(device)).float()
        return _refiner_loss(predicted.float(), clean, t.to(device), counted, tensors, weights)

    return step


def _known_past(valid: Tensor, patches: int, share: float, generator: torch.Generator) -> Tensor:
    """Which patches ``[B, P]`` get no noise: in a ``share`` of the windows the first few, never
    more than half of the ``valid [B]`` ones."""
    rows = len(valid)
    count = (torch.rand(rows, generator=generator) * (valid / 2)).ceil()
    count = count * (torch.rand(rows, generator=generator) < share)
    return torch.arange(patches)[None] < count[:, None]


def _refiner_loss(
    predicted: Tensor,  # [B, T, 71] normalised features
    clean: Tensor,  # [B, T, 71]
    t: Tensor,  # [B] noise level of the patches that are not known
    counted: Tensor,  # [B, P] 1 where a patch is neither padding nor known
    tensors: MotionTensors,
    weights: LossWeights,
) -> Losses:
    """``pose``, ``temporal``, ``physics`` and those of ``losses.fidelity`` and ``losses.balance``
    that have a weight; ``total``, their weighted sum."""
    mask = counted.repeat_interleave(PATCH, 1)[..., None]  # [B, T, 1]
    # The step out of the known past counts too: a seam would show there.
    pair = mask[:, 1:]
    # The velocity's error is that of the clean motion divided by the noise level.
    emphasis = (1.0 / t.clamp(min=T_MIN) ** 2).clamp(max=10.0)[:, None, None]
    pose = _mean((predicted - clean).square() * emphasis, mask)
    change = (predicted.diff(dim=1) - clean.diff(dim=1)) / tensors.change
    temporal = _mean(change.square(), pair)
    raw, raw_predicted = (x * tensors.scale + tensors.mean for x in (clean, predicted))
    contact = raw[:, 1:, FRAME["contact"]] * raw[:, :-1, FRAME["contact"]]
    error = F.smooth_l1_loss(foot_velocity(raw_predicted), foot_velocity(raw), reduction="none")
    physics = _mean(error.sum(-1) * contact, pair)
    total = weights.pose * pose + weights.temporal * temporal + weights.physics * physics
    losses = {"pose": pose, "temporal": temporal, "physics": physics}
    contact, frames = raw[..., FRAME["contact"]], mask[..., 0]
    sure = (1.0 - t)[:, None]  # what is still noise has no detail to compare
    extra: dict[str, Callable[[], Tensor]] = {
        "balance": lambda: balance_loss(raw_predicted, contact, frames),
        "flight": lambda: flight_loss(raw_predicted, raw, frames * sure),
        "strikes": lambda: strike_loss(raw_predicted, raw, frames * sure),
        "detail": lambda: detail_loss(raw_predicted, raw, frames * sure),
    }
    for name, loss in extra.items():
        if weight := getattr(weights, name):
            losses[name] = loss()
            total = total + weight * losses[name]
    return {**losses, "total": total}


def _mean(x: Tensor, mask: Tensor) -> Tensor:
    """Mean of ``x [B, T, D]`` where ``mask [B, T, 1]`` is 1."""
    return (x * mask).sum() / (mask.sum() * x.shape[-1]).clamp(min=1.0)


def foot_velocity(features: Tensor) -> Tensor:
    """Velocity of the four contact joints, ``[B, T - 1, 4, 3]`` m/s, from raw features
    ``[B, T, 71]``: in the facing of the earlier frame."""
    pose = features[..., FRAME["pose"]].unflatten(-1, (-1, 3))
    feet = pose[..., [J[name] - 1 for name in CONTACT_JOINTS], :]
    turn = features[..., FRAME["turn"]][:, 1:]
    c, s = turn.cos(), turn.sin()  # [B, T - 1, 1]
    x, y, z = feet[:, 1:].unbind(-1)
    step = features[:, 1:, FRAME["step"]]
    height = features[..., FRAME["height"]]
    now = torch.stack(
        [
            c * x + s * z + step[..., :1],
            y + height[:, 1:] - height[:, :-1],
            c * z - s * x + step[..., 1:],
        ],
        dim=-1,
    )
    return (now - feet[:, :-1]) * FPS
