"""The stages of training: one network each, in the order in which they are trained."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from torch import nn

from stickgen.motion_model.plan import Codebook
from stickgen.networks.export import Graph
from stickgen.networks.planner import Planner
from stickgen.networks.planner_export import planner_graph
from stickgen.networks.ranker import Ranker
from stickgen.networks.ranker_export import ranker_graph
from stickgen.networks.refiner import Refiner
from stickgen.networks.refiner_export import refiner_graph
from stickgen.training.batches import Batch, MakeBatch, make_batch
from stickgen.training.config import LossWeights, StageConfig, TrainConfig
from stickgen.training.losses.planner import planner_step
from stickgen.training.losses.ranker import ranker_step
from stickgen.training.losses.refiner import refiner_step
from stickgen.training.losses.step import MotionTensors, StepFunction


@dataclass(frozen=True)
class Stage:
    """A network of the motion model and everything that its training needs.

    Attributes:
        name: of its section in the configuration, its checkpoint and its folder of the model.
        network: builds it from its section of ``model``.
        make_batch: cuts examples into a batch.
        make_step: the losses of a batch, from the section of ``training``.
        graph: the trained network as it is exported.
    """

    name: str
    network: Callable[[Any], nn.Module]
    make_batch: MakeBatch
    make_step: Callable[[MotionTensors, StageConfig, LossWeights], StepFunction[Batch]]
    graph: Callable[[Any, Codebook], Graph]

    def build(self, config: TrainConfig) -> nn.Module:
        """The network of a run, with random weights."""
        return self.network(config.model.networks[self.name])


STAGES: Mapping[str, Stage] = MappingProxyType(
    {
        stage.name: stage
        for stage in (
            Stage("planner", Planner, make_batch, planner_step, planner_graph),
            Stage("ranker", Ranker, make_batch, ranker_step, ranker_graph),
            Stage("refiner", Refiner, make_batch, refiner_step, refiner_graph),
        )
    }
)
