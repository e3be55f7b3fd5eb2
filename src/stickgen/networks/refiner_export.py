"""The refiner as an ONNX graph: one evaluation of the network."""

from __future__ import annotations

import torch
from torch import Tensor

from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.plan import PATCH, PLAN_DIM, Codebook
from stickgen.networks.conditions import Conditions
from stickgen.networks.export import Graph
from stickgen.networks.refiner import Refiner


class RefinerGraph(Refiner):
    """A copy of a refiner that takes tensors only, as a graph does.

    The noise levels of its rows are the same, as in all sampling: the modulation is computed of
    the first row alone, which otherwise takes a seventh of a call. A subclass and not a wrapper, so
    that the weights keep their names in the exported file.
    """

    def __init__(self, refiner: Refiner) -> None:
        super().__init__(refiner.config)
        self.load_state_dict(refiner.state_dict())

    def time_modulation(self, t: Tensor) -> Tensor:
        return super().time_modulation(t[:1])

    def forward(  # type: ignore[override]
        self,
        noisy: Tensor,
        t: Tensor,
        plan: Tensor,
        planned: Tensor,
        valid: Tensor,
        text: Tensor,
        text_valid: Tensor,
    ) -> Tensor:
        return super().forward(noisy, t, plan, planned, valid, Conditions(text, text_valid))


def refiner_graph(refiner: Refiner, _: Codebook) -> Graph:
    """The refiner's network as it is exported."""
    axes = {
        "noisy": {0: "rows", 1: "frames"},
        "t": {0: "rows", 1: "patches"},
        "plan": {0: "rows", 1: "patches"},
        "planned": {0: "rows"},
        "valid": {0: "rows", 1: "patches"},
        "text": {0: "rows", 1: "words"},
        "text_valid": {0: "rows", 1: "words"},
        "clean": {0: "rows", 1: "frames"},
    }
    width = refiner.config.text_dim
    return Graph(RefinerGraph(refiner), lambda size: _examples(width, size), ["clean"], axes)


def _examples(width: int, size: int) -> dict[str, Tensor]:
    rows, patches, length = 2 * size, 6 * size, 3 * size
    return {
        "noisy": torch.randn(rows, patches * PATCH, FRAME_DIM),
        "t": torch.rand(patches).expand(rows, -1),  # the graph reads the first row alone
        "plan": torch.randn(rows, patches, PLAN_DIM),
        "planned": torch.ones(rows, dtype=torch.bool),
        "valid": torch.ones(rows, patches, dtype=torch.bool),
        "text": torch.randn(rows, length, width),
        "text_valid": torch.ones(rows, length, dtype=torch.bool),
    }
