"""The ranker as an ONNX graph: plans and one sentence in, cosines out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from stickgen.motion_model.plan import PLAN_DIM, Codebook
from stickgen.networks.conditions import Conditions
from stickgen.networks.export import Graph
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


def ranker_graph(ranker: Ranker, _: Codebook) -> Graph:
    """The ranker as it is exported."""
    width = ranker.config.text_dim
    return Graph(
        RankerStep(ranker),
        lambda size: {
            "plan": torch.randn(3 * size, 4 * size, PLAN_DIM),
            "text": torch.randn(5 * size, width),
        },
        ["fit"],
        {"plan": {0: "plans", 1: "patches"}, "text": {0: "words"}, "fit": {0: "plans"}},
    )
