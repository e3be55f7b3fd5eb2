"""What the losses of the planner and the ranker count."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="needs the extra train")

from stickgen.motion_model.config import RankerConfig  # noqa: E402
from stickgen.networks.planner import PlannerOutput  # noqa: E402
from stickgen.networks.ranker import Ranker  # noqa: E402
from stickgen.text.encoders import open_encoder  # noqa: E402
from stickgen.training.batches import make_batch  # noqa: E402
from stickgen.training.config import StageConfig, TrainConfig  # noqa: E402
from stickgen.training.losses.planner import planner_loss  # noqa: E402
from stickgen.training.losses.ranker import ranker_step  # noqa: E402
from stickgen.training.losses.spoiling import reverse_described, spoil  # noqa: E402
from stickgen.training.losses.step import MotionTensors  # noqa: E402
from stickgen.training.prepare import prepare  # noqa: E402
from stickgen.vocabulary import UNKNOWN_ACTION  # noqa: E402


def action_loss(action: list[int], logits: torch.Tensor) -> torch.Tensor:
    """Loss of the action head on three patches of one clip."""
    sizes = {"position": 2, "velocity": 2, "physics": 6, "environment": 32}
    zeros = {name: torch.zeros(1, 3, size) for name, size in sizes.items()}
    codes = torch.zeros(1, 3, 6, dtype=torch.long)
    output = PlannerOutput(torch.zeros(1, 3, 6, 8), {**zeros, "action": logits})
    targets = {**zeros, "action": torch.tensor([action])}
    names = ("pose", "physics", "action", "environment")
    return planner_loss(output, codes, targets, torch.ones(1, 3), dict.fromkeys(names, 1.0))[
        "action"
    ]


def test_the_loss_ignores_unknown_actions() -> None:
    logits = torch.randn(1, 3, 64, generator=torch.Generator().manual_seed(0))
    logits.requires_grad_()
    known = action_loss([5, 7, UNKNOWN_ACTION], logits)
    (gradient,) = torch.autograd.grad(known, logits)
    assert gradient[0, :2].abs().sum() > 0
    assert gradient[0, 2].abs().sum() == 0
    each = [action_loss([5, UNKNOWN_ACTION, UNKNOWN_ACTION], logits).item()]
    each.append(action_loss([UNKNOWN_ACTION, 7, UNKNOWN_ACTION], logits).item())
    assert known.item() == pytest.approx(np.mean(each))
    assert action_loss([UNKNOWN_ACTION] * 3, logits).item() == 0.0


def test_the_ranker_learns_which_sentence_fits_a_plan(
    tiny_config: TrainConfig, fitted: Path
) -> None:
    """It overfits one batch of walks and jumps."""
    encoder = open_encoder(tiny_config.model.text_encoder)
    source, _ = prepare(Path(tiny_config.data.path), encoder, fitted, tiny_config)
    segments = [e for e in source.examples if len(e.captions) == 1]
    batch = make_batch(source, segments[:16], np.random.default_rng(0))
    torch.manual_seed(0)
    ranker = Ranker(RankerConfig(dim=32, layers=1, heads=2, dropout=0.0))
    tensors = MotionTensors.of(
        source.statistics, source.codebook, torch.ones(71), torch.device("cpu")
    )
    step = ranker_step(tensors, StageConfig(plan_noise=0.0), tiny_config.loss_weights)
    optimizer = torch.optim.AdamW(ranker.parameters(), 3e-3)
    generator = torch.Generator().manual_seed(0)
    losses = []
    for _ in range(60):
        optimizer.zero_grad()
        loss = step(ranker, batch, generator)["total"]
        loss.backward()
        optimizer.step()
        losses.append(float(loss.detach()))
    assert np.mean(losses[-5:]) < 0.5 * np.mean(losses[:5])


def test_only_described_patches_are_reversed() -> None:
    plan = torch.arange(6.0)[None, :, None].expand(2, -1, 71)
    described = torch.tensor([[0, 0, 1, 1, 1, 0], [1, 1, 1, 1, 1, 1]], dtype=torch.bool)
    reversed_ = reverse_described(plan, described)[..., 0].tolist()
    assert reversed_ == [[0, 1, 4, 3, 2, 5], [5, 4, 3, 2, 1, 0]]


def test_wrong_answers_differ_where_the_sentence_holds_and_nowhere_else() -> None:
    generator = torch.Generator().manual_seed(0)
    plan = torch.randn(400, 9, 71, generator=generator)
    described = torch.zeros(400, 9, dtype=torch.bool)
    described[:, 2:8] = True
    sided = torch.arange(400) % 2 == 0
    spoilt = spoil(plan, described, sided, torch.zeros(71), generator)
    changed = (spoilt != plan).any(-1)
    assert not changed[~described].any()
    assert changed[described].float().mean() > 0.9
    halved = torch.isclose(spoilt[:, 2:8, 0], 0.5 * plan[:, 2:8, 0]).all(1)
    mirrored = torch.isclose(spoilt[:, 2:8, 0], -plan[:, 2:8, 0]).all(1)
    assert 40 < halved.sum() < 160
    assert 60 < mirrored.sum() < 140 and not mirrored[~sided].any()
