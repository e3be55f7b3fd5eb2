"""MotionModel: sentences in, a canonical Motion out. numpy and ONNX Runtime, no torch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.model_folder import THREADS, model_folder
from stickgen.motion import Motion
from stickgen.motion_model.config import SamplingConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.finishing import finish_take, frame_features
from stickgen.motion_model.loading import ModelFolder, Networks
from stickgen.motion_model.normalization import Normalization
from stickgen.motion_model.plan import PATCH, PLAN_DIM
from stickgen.motion_model.planning import EncodedSegment, PlanWriter, PromptSegment
from stickgen.motion_model.sampling import Denoiser, Windows, refine_windows
from stickgen.options import GenerationOptions
from stickgen.progress import Progress
from stickgen.random_streams import random_stream
from stickgen.text.durations import predicted_seconds


@dataclass(frozen=True)
class Plan:
    """The output of the planner.

    Attributes:
        tokens: ``[P, 71]`` normalised plan vectors.
        actions: ``[P]`` likeliest action of each patch.
    """

    tokens: NDArray[np.float32]
    actions: NDArray[np.int16]


@lru_cache(maxsize=2)
def _load(folder: Path, device: str) -> MotionModel:
    return MotionModel(folder, device=device)


def load_model(options: GenerationOptions) -> MotionModel:
    """The model that the options name; loaded once.

    Raises:
        StickGenError: there is no such model, or a file of it is broken.
    """
    return _load(model_folder(options.model), options.device)


class MotionModel:
    """Planner, ranker, refiner and text encoder of a model folder, loaded at first use.

    A model whose ``config.json`` has no planner is a plain diffusion transformer: its
    actions are idle throughout.

    Args:
        folder: model folder (``config.json``, ``normalization.npz``, ``planner/``, ``ranker/``,
            ``refiner/``, ``text_encoder/``, ``tokenizer/``).
        threads: of each network.
        device: one of ``options.DEVICES``.

    Raises:
        StickGenError: the folder is not a model folder, or a file of it is broken.
    """

    def __init__(self, folder: Path, threads: int = THREADS, device: str = "cpu") -> None:
        loaded = ModelFolder.load(folder)
        self.folder = folder
        self.config = loaded.config
        self.normalization: Normalization = loaded.normalization
        self.text = loaded.text
        self._networks = Networks(folder, loaded.config, threads, device)

    def generate(
        self,
        segments: Sequence[PromptSegment],
        options: GenerationOptions | None = None,
        *,
        actor: int = 0,
        progress: Progress | None = None,
    ) -> Motion:
        """A canonical Motion of 5 frames a patch at 25 fps.

        Args:
            segments: sentences in order; a take may be of any length.
            options: its ``model`` and ``device`` are those of this model.
            actor: number of the actor, whose random numbers are used.
            progress: called with the name of the step and the share of it that is done.
        """
        options = options or GenerationOptions()
        rng = random_stream(options.seed, actor)
        encoded = self.encode(segments)
        plan = self.plan(encoded, options, rng, progress) if self.config.planner else None
        tokens = plan.tokens if plan else None
        features = self.refine(encoded, tokens, options, rng, progress)
        patches = len(features) // PATCH
        return finish_take(features, plan.actions if plan else np.zeros(patches, np.int16))

    def encode(self, segments: Sequence[PromptSegment]) -> list[EncodedSegment]:
        """The token states of each sentence."""
        states = self.text.encode([segment.text for segment in segments])
        return [
            EncodedSegment(text, segment.patches)
            for text, segment in zip(states, segments, strict=True)
        ]

    def predict_seconds(self, sentence: str) -> float:
        """Seconds that the action of a sentence usually takes, as learnt from the corpus."""
        return predicted_seconds(
            self.text.encode([sentence])[0], self.normalization.duration_weights
        )

    def plan(
        self,
        segments: Sequence[EncodedSegment],
        options: GenerationOptions,
        rng: np.random.Generator,
        progress: Progress | None = None,
    ) -> Plan:
        """Choose plan tokens one by one, with a KV cache; see ``planning``."""
        total = sum(segment.patches for segment in segments)
        tokens = np.zeros((total, PLAN_DIM), dtype=np.float32)
        actions = np.zeros(total, dtype=np.int16)
        for index, patch in enumerate(self.plan_writer(options).write(segments, rng)):
            tokens[index], actions[index] = patch.token, patch.action
            if progress and (index % 5 == 4 or index + 1 == total):
                progress("planning", (index + 1) / total)
        return Plan(tokens, actions)

    def plan_writer(self, options: GenerationOptions) -> PlanWriter:
        """Planner and ranker, with the model's own settings where the options have none.

        Raises:
            StickGenError: more than one plan is asked for and the model has no ranker.
        """
        assert self.config.planner is not None
        sampling = self._sampling(options)
        if sampling.plans > 1 and self.config.ranker is None:
            raise StickGenError(
                f"{self.folder} has no ranker to choose among {sampling.plans} plans: ask for one"
            )
        return PlanWriter(
            self._networks.planner,
            self._networks.ranker if sampling.plans > 1 else None,
            self.config.planner,
            sampling,
            self.normalization,
        )

    def refine(
        self,
        segments: Sequence[EncodedSegment],
        tokens: NDArray[np.float32] | None,
        options: GenerationOptions,
        rng: np.random.Generator,
        progress: Progress | None = None,
    ) -> NDArray[np.float32]:
        """Frame features ``[P·5, 71]`` in metres and radians.

        Args:
            tokens: ``[P, 71]`` normalised plan; None: the sentences alone decide.
        """
        total = sum(segment.patches for segment in segments)
        windows = Windows.over(total, self.config.refiner.context)
        conditions = windows.conditions(segments, tokens, self.text.width)
        noise = rng.standard_normal((total * PATCH, FRAME_DIM)).astype(np.float32)
        denoiser = self.denoiser(options, has_plan=tokens is not None)
        steps = self._sampling(options).steps
        normalized = refine_windows(noise, steps, windows, conditions, denoiser, progress)
        return frame_features(normalized, tokens, self.normalization.statistics)

    def denoiser(self, options: GenerationOptions, *, has_plan: bool) -> Denoiser:
        """The refiner, with the guidance for motion with a plan or without one."""
        sampling = self._sampling(options)
        guidance = sampling.refiner_guidance if has_plan else sampling.guidance
        null_text = self.normalization.null_text
        assert null_text is not None
        return Denoiser(self._networks.refiner, null_text, guidance)

    def steps(self, options: GenerationOptions) -> int:
        """Euler steps of the refiner."""
        return self._sampling(options).steps

    def _sampling(self, options: GenerationOptions) -> SamplingConfig:
        overrides = {
            "guidance": options.guidance,
            "plans": options.plans,
            "steps": options.steps,
        }
        update = {name: value for name, value in overrides.items() if value is not None}
        return self.config.sampling.model_copy(update=update)
