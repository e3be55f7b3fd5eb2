"""How many parameters the networks of a configuration have, beside the sizes of the family."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import torch
from torch import nn

from stickgen.training.config import TrainConfig
from stickgen.training.stages import STAGES

PLANNER_TARGETS: Mapping[tuple[int, int, int], tuple[str, float]] = MappingProxyType(
    {
        (256, 6, 8): ("small", 7.2e6),
        (384, 8, 12): ("medium", 20.6e6),
        (512, 10, 16): ("large", 44.6e6),
    }
)
"""Width, layers and heads of a planner → the size's name, and its parameters without conditions
beside the words."""
TOLERANCE = 0.02
"""Share by which a planner may differ from its target."""


def count_parameters(config: TrainConfig) -> dict[str, dict[str, int]]:
    """Parameters of every network of a configuration, by the network's parts.

    Nothing is allocated. Parameters that belong to no part stand under ``other``.
    """
    with torch.device("meta"):
        networks = {stage: STAGES[stage].build(config) for stage in config.model.networks}
    return {stage: _parts(network) for stage, network in networks.items()}


def planner_size(counts: Mapping[str, int]) -> int:
    """Parameters of a planner's parts that its target counts: without the reader of goals."""
    return sum(counts.values()) - counts.get("controls", 0)


def _parts(network: nn.Module) -> dict[str, int]:
    counts = {name: _count(part) for name, part in network.named_children()}
    return {**counts, "other": _count(network) - sum(counts.values())}


def _count(module: nn.Module) -> int:
    return sum(parameter.numel() for parameter in module.parameters())


def planner_target(config: TrainConfig) -> tuple[str, float] | None:
    """Name and target of the family's size that a configuration's planner has, if any."""
    planner = config.model.planner
    if planner is None:
        return None
    return PLANNER_TARGETS.get((planner.dim, planner.layers, planner.heads))
