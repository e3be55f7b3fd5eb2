"""One training step of each phase: what the network is shown and how it is marked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from stickgen.motion_model.features import FRAME
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import LEVELS, PATCH, Codebook
from stickgen.networks.planner import Planner, planner_loss
from stickgen.networks.ranker import Ranker
from stickgen.networks.refiner import T_MIN, Refiner
from stickgen.skeleton import CONTACT_JOINTS, FPS, J
from stickgen.training.batches import Batch
from stickgen.training.config import LossWeights, Phase
from stickgen.training.contrast import RUINED, alike, both_ways, contrast, hide_words, own

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Losses = dict[str, Tensor]
B = TypeVar("B", bound="DataclassInstance")
StepFunction = Callable[[nn.Module, B, torch.Generator], Losses]
"""Losses of a network on a batch; ``total`` is minimised."""


def drop_text(null: Tensor, text: Tensor, valid: Tensor, drop: Tensor) -> tuple[Tensor, Tensor]:
    """Replace the sentence by the null token where ``drop [B]``, for guidance later."""
    nothing = torch.zeros_like(text)
    nothing[:, 0] = 1.0
    only_first = torch.zeros_like(valid)
    only_first[:, 0] = True
    chosen = drop[:, None, None]
    return (
        torch.where(chosen, nothing * null, text),
        torch.where(drop[:, None], only_first, valid),
    )


@dataclass(frozen=True)
class Scales:
    """NormalizationStats and codebook as tensors on the training device."""

    tables: Tensor  # [LEVELS, CODES, 71]
    mean: Tensor
    scale: Tensor
    change: Tensor  # [71] typical normalised change from frame to frame

    @classmethod
    def of(
        cls,
        statistics: NormalizationStats,
        codebook: Codebook,
        change: Tensor,
        device: torch.device,
    ) -> Scales:
        arrays = (codebook.tables, statistics.mean, statistics.scale)
        tables, mean, scale = (torch.from_numpy(a).to(device) for a in arrays)
        return cls(tables, mean, scale, change.to(device))

    def vectors(self, codes: Tensor) -> Tensor:
        """What each level adds, ``[..., LEVELS, 71]``."""
        return self.tables[torch.arange(LEVELS, device=codes.device), codes]


def planner_step(scales: Scales, phase: Phase, weights: LossWeights) -> StepFunction[Batch]:
    """Teacher-forced codes with noise on the history, against exposure bias."""

    def step(model: nn.Module, batch: Batch, generator: torch.Generator) -> Losses:
        assert isinstance(model, Planner)
        rows = len(batch.codes)
        vectors = scales.vectors(batch.codes)
        history = vectors.sum(-2)
        drop = torch.zeros(rows, dtype=torch.bool)
        if model.training:
            size = torch.rand(rows, 1, 1, generator=generator) * 2 * phase.plan_noise
            noise = torch.randn(history.shape, generator=generator)
            history = history + (size * noise).to(history.device)
            drop = torch.rand(rows, generator=generator) < phase.condition_dropout
        text, valid = drop_text(
            model.null_text, batch.text, batch.text_valid, drop.to(batch.text.device)
        )
        output = model(text, valid, history, vectors.cumsum(-2) - vectors)
        return planner_loss(output, batch.codes, batch.targets, batch.weight, weights.model_dump())

    return step


def ranker_step(scales: Scales, phase: Phase, weights: LossWeights) -> StepFunction[Batch]:
    """InfoNCE of sentences and plans both ways.

    To a sentence its plan with the patches in reverse order, and to a plan its sentence with the
    sides exchanged, is one more thing that does not belong to it.
    """

    def step(model: nn.Module, batch: Batch, generator: torch.Generator) -> Losses:
        assert isinstance(model, Ranker)
        rows = len(batch.codes)
        said = batch.weight > 0
        plan, heard = scales.vectors(batch.codes).sum(-2), batch.text_valid
        if model.training:
            size = torch.rand(rows, 1, 1, generator=generator) * 2 * phase.plan_noise
            plan = plan + (size * torch.randn(plan.shape, generator=generator)).to(plan.device)
            heard = hide_words(heard, generator)
        ruined_of = torch.randperm(rows, generator=generator)[: round(RUINED * rows)]
        ruined_of = ruined_of.to(plan.device)
        ruined = _backwards(plan[ruined_of], said[ruined_of])
        plans = model.plan(torch.cat([plan, ruined]), torch.cat([said, said[ruined_of]]))
        plans, ruined = plans[:rows], plans[rows:]
        texts = model.text(batch.text, heard)
        logits = contrast(texts, plans, alike(batch.text, batch.text_valid))
        ruin = own(ruined_of, (texts[ruined_of] * ruined).sum(-1), rows)
        swapped = model.text(batch.swapped, batch.swapped_valid)
        swap = own(batch.swapped_of, (plans[batch.swapped_of] * swapped).sum(-1), rows)
        total = both_ways(logits, ruin, swap)
        right = (logits.argmax(1) == torch.arange(rows, device=logits.device)).float().mean()
        return {"total": total, "r1": right}

    return step


def _backwards(plan: Tensor, said: Tensor) -> Tensor:
    """Plans ``[B, P, 71]`` with the patches of ``said [B, P]``, one run each, in reverse order."""
    place = torch.arange(plan.shape[1], device=plan.device).expand(len(plan), -1)
    first, count = said.int().argmax(1, keepdim=True), said.sum(1, keepdim=True)
    order = torch.where(said, 2 * first + count - 1 - place, place)
    return plan.gather(1, order[..., None].expand_as(plan))


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


def refiner_step(scales: Scales, phase: Phase, weights: LossWeights) -> StepFunction[Batch]:
    """Flow matching towards the clean motion; planted feet must not move.

    Some windows show a past that is known; some show no plan.
    """

    def step(model: nn.Module, batch: Batch, generator: torch.Generator) -> Losses:
        assert isinstance(model, Refiner)
        clean, (rows, patches) = batch.features, batch.valid.shape
        device = clean.device
        t = torch.sigmoid(torch.randn(rows, generator=generator) + 0.3)
        known = _known_past(batch.valid.sum(1).cpu(), patches, phase.known_past, generator)
        levels = (t[:, None] * ~known).to(device)
        noise = torch.randn(clean.shape, generator=generator).to(device)
        drop = torch.zeros(rows, dtype=torch.bool)
        planned = torch.rand(rows, generator=generator) >= phase.plan_dropout
        plan = scales.vectors(batch.codes).sum(-2)
        if model.training:
            size = torch.rand(rows, 1, 1, generator=generator) * 2 * phase.plan_noise
            plan = plan + (size * torch.randn(plan.shape, generator=generator)).to(device)
            drop = torch.rand(rows, generator=generator) < phase.condition_dropout
        text, text_valid = drop_text(model.null_text, batch.text, batch.text_valid, drop.to(device))
        level = levels.repeat_interleave(PATCH, 1)[..., None]
        noisy = (1 - level) * clean + level * noise
        guess = model(
            noisy, levels, plan, planned.to(device), batch.valid, text, text_valid
        ).float()
        asked = (batch.valid & ~known.to(device)).float()
        return _refiner_loss(guess, batch, t.to(device), asked, scales, weights)

    return step


def _known_past(valid: Tensor, patches: int, share: float, generator: torch.Generator) -> Tensor:
    """Which patches ``[B, P]`` are given as they are: in a ``share`` of the windows the first
    few, never more than half of the ``valid [B]`` ones."""
    rows = len(valid)
    count = (torch.rand(rows, generator=generator) * (valid / 2)).ceil()
    count = count * (torch.rand(rows, generator=generator) < share)
    return torch.arange(patches)[None] < count[:, None]


def _refiner_loss(
    guess: Tensor,  # [B, T, 71]
    batch: Batch,
    t: Tensor,  # [B] noise level of the patches that are asked for
    asked: Tensor,  # [B, P] 1 where a patch is inside and not known
    scales: Scales,
    weights: LossWeights,
) -> Losses:
    clean = batch.features
    mask = asked.repeat_interleave(PATCH, 1)[..., None]  # [B, T, 1]
    # The step out of the known past counts as well: there a seam would show.
    pair = mask[:, 1:]
    # The velocity's error is that of the clean motion divided by the noise level.
    emphasis = (1.0 / t.clamp(min=T_MIN) ** 2).clamp(max=10.0)[:, None, None]

    def mean(x: Tensor, m: Tensor) -> Tensor:
        return (x * m).sum() / (m.sum() * x.shape[-1]).clamp(min=1.0)

    pose = mean((guess - clean).square() * emphasis, mask)
    change = (guess.diff(dim=1) - clean.diff(dim=1)) / scales.change
    temporal = mean(change.square(), pair)
    raw, raw_guess = clean * scales.scale + scales.mean, guess * scales.scale + scales.mean
    contact = raw[:, 1:, FRAME["contact"]] * raw[:, :-1, FRAME["contact"]]
    speed = F.smooth_l1_loss(foot_velocity(raw_guess), foot_velocity(raw), reduction="none").sum(-1)
    physics = mean(speed * contact, pair)
    total = weights.pose * pose + weights.temporal * temporal + weights.physics * physics
    return {"pose": pose, "temporal": temporal, "physics": physics, "total": total}
