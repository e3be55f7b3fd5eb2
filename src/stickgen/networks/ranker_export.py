"""The ranker as an ONNX graph: plans and one sentence in, cosines out."""

from __future__ import annotations

from pathlib import Path

import torch
from torch import Tensor, nn

from stickgen.motion_model.plan import PLAN_DIM, Codebook
from stickgen.networks.conditions import Conditions
from stickgen.networks.export import export_half
from stickgen.networks.ranker import Ranker


class RankerStep(nn.Module):
    """Cosines ``[N]`` of plans ``[N, P, 71]`` with one sentence ``text [L, text_dim]``."""

    def __init__(self, ranker: Ranker) -> None:
        super().__init__()
        self.ranker = ranker

    def forward(self, plan: Tensor, text: Tensor) -> Tensor:
        every = torch.ones(plan.shape[:2], dtype=torch.bool)
        words = torch.ones(text.shape[:1], dtype=torch.bool)
        sentence = self.ranker.embed_text(Conditions(text[None], words[None]))
        return (self.ranker.embed_plan(plan, every) * sentence).sum(-1)


def export_ranker(ranker: Ranker, _: Codebook, folder: Path) -> None:
    """Write the ranker as ``folder/model.onnx`` + ``model.safetensors``."""
    inputs = {"plan": torch.randn(3, 4, PLAN_DIM), "text": torch.randn(5, ranker.config.text_dim)}
    axes = {"plan": {0: "plans", 1: "patches"}, "text": {0: "words"}, "fit": {0: "plans"}}
    export_half(RankerStep(ranker), inputs, ["fit"], axes, folder)
