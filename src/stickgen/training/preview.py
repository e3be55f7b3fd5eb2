"""Previews: what the networks of a run make of four fixed prompts, as a picture."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import nn

from stickgen.direction.alone import person_alone
from stickgen.motion import Motion
from stickgen.motion_model.config import ModelConfig
from stickgen.motion_model.finishing import finish_take
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.normalization import Normalization
from stickgen.motion_model.plan import to_frames
from stickgen.motion_model.planning import PromptSegment
from stickgen.networks.export import export_half
from stickgen.options import GenerationOptions
from stickgen.random_streams import random_stream
from stickgen.render.strips import CELL, Strip, write_strips
from stickgen.text.encoders import Encoder
from stickgen.training.adapters import merged_weights
from stickgen.training.checkpoints import Run
from stickgen.training.config import TrainConfig
from stickgen.training.stages import STAGES

PROMPTS = (
    "A person walks forward.",
    "A person waves with the right hand.",
    "A person jumps.",
    "A person sits down.",
)
PATCHES = 20
"""Length of each motion, 4 s."""
MOVING = ("planner", "refiner")
"""Networks whose work can be seen: without a planner the refiner reads the sentences alone, and
without a refiner the plan's key poses are joined by straight lines."""


class Previews:
    """Draws the motion of a run's networks, as far as they have been trained.

    Args:
        folder: of the run; gets ``preview/``, a model folder, and ``sheets/``.
        encoder: of the run.
    """

    def __init__(self, config: TrainConfig, folder: Path, encoder: Encoder) -> None:
        self._config = config
        self._folder = folder
        self._encoder = encoder
        self._trained: set[str] = set()

    def draw(self, run: Run) -> Path | None:
        """Write ``sheets/<stage>-<step>.webp``; None for a network that moves nothing.

        Raises:
            StickGenError: skia cannot load, or the disk refuses.
        """
        if run.stage not in MOVING:
            return None
        model = self._folder / "preview"
        self._export(run, model)
        rows = [
            Strip(f"“{prompt}”", person_alone(motion.joints, CELL[0] / CELL[1]), heading=True)
            for prompt, motion in zip(PROMPTS, self._motions(model), strict=True)
        ]
        path = self._folder / "sheets" / f"{run.stage}-{run.global_step:06d}.webp"
        path.parent.mkdir(exist_ok=True)
        write_strips(rows, path)
        return path

    def _export(self, run: Run, model: Path) -> None:
        """Bring the preview's model folder up to date with a network of a run."""
        normalization = Normalization.load(self._folder)
        network = self._plain_network(run)
        graph = STAGES[run.stage].graph(network, normalization.codebook)
        export_half(graph, model / run.stage)
        self._trained.add(run.stage)
        null_text = np.zeros(self._encoder.width, np.float32)
        if run.stage == "refiner":
            null_text = network.get_parameter("null_text").detach().numpy()
        replace(normalization, null_text=null_text).save(model)
        sizes = self._config.model
        config = ModelConfig(
            name="preview",
            text_encoder=sizes.text_encoder,
            planner=sizes.planner if "planner" in self._trained else None,
            refiner=sizes.refiner,
            sampling=sizes.sampling.model_copy(update={"plans": 1}),
        )
        (model / "config.json").write_text(config.model_dump_json(), "utf-8")

    def _plain_network(self, run: Run) -> nn.Module:
        """The EMA of a run on the CPU, with its adapter merged."""
        network = STAGES[run.stage].build(self._config)
        network.load_state_dict(merged_weights(copy.deepcopy(run.ema).cpu()))
        return network

    def _motions(self, folder: Path) -> list[Motion]:
        model = MotionModel(folder, text=self._encoder)
        takes = [[PromptSegment(prompt, PATCHES)] for prompt in PROMPTS]
        actors = list(range(len(takes)))
        if "refiner" in self._trained:
            return model.generate_together(takes, actors=actors)
        encoded = [model.encode(take) for take in takes]
        rngs = [random_stream(0, actor) for actor in actors]
        plans = model.plan(encoded, GenerationOptions(), rngs)
        return [finish_take(self._frames(model, plan.tokens), plan.actions) for plan in plans]

    def _frames(self, model: MotionModel, tokens: NDArray[np.float32]) -> NDArray[np.float32]:
        return to_frames(model.normalization.statistics.denormalize_plan(tokens))
