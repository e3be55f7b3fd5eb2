"""MotionModel: sentences in, a canonical Motion out. numpy and ONNX Runtime, no torch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.model_folder import THREADS, model_folder
from stickgen.motion import Motion
from stickgen.motion_model.adapters import Adapter, find_adapters
from stickgen.motion_model.config import SamplingConfig
from stickgen.motion_model.features import FRAME_DIM
from stickgen.motion_model.finishing import finish_take, frame_features
from stickgen.motion_model.goals import stated_goals
from stickgen.motion_model.heights import aloft
from stickgen.motion_model.loading import ModelFolder, Networks
from stickgen.motion_model.normalization import Normalization
from stickgen.motion_model.plan import PATCH, PLAN_DIM
from stickgen.motion_model.planning import EncodedSegment, PlanWriter, PromptSegment, Take
from stickgen.motion_model.sampling import Denoiser, Windows, refine_windows
from stickgen.options import GenerationOptions
from stickgen.progress import Progress
from stickgen.random_streams import random_stream
from stickgen.text.durations import predicted_seconds
from stickgen.text.encoders import Encoder

_Item = TypeVar("_Item")
_MOST_PLANS = 48
"""Most plans that are written side by side, which bounds memory: of six actors, eight each."""


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
def _load(folder: Path, device: str, adapters: tuple[Adapter, ...]) -> MotionModel:
    model = MotionModel(folder, device=device, adapters=adapters)
    model.open_networks()
    return model


def forget_models() -> None:
    """Give back the memory of the models that are loaded; whoever asks for one loads it again."""
    _load.cache_clear()


_LOADING = Lock()  # so that a second thread waits for the model and does not load another


def load_model(options: GenerationOptions) -> MotionModel:
    """The model that the options name, with their adapters; loaded once. Its networks are being
    opened.

    Raises:
        StickGenError: there is no such model or adapter, or a file of it is broken.
    """
    folder, adapters = model_folder(options.model), find_adapters(options.lora)
    with _LOADING:
        return _load(folder, options.device, adapters)


def _patches(segments: Sequence[EncodedSegment]) -> int:
    return sum(segment.patches for segment in segments)


class MotionModel:
    """Planner, ranker, refiner and text encoder of a model folder, loaded at first use.

    A model whose ``config.json`` has no planner is a plain diffusion transformer: its
    actions are idle throughout.

    Args:
        folder: model folder (``config.json``, ``normalization.npz``, ``planner/``, ``ranker/``,
            ``refiner/``, ``text_encoder/``, ``tokenizer/``).
        threads: of each network.
        device: one of ``options.DEVICES``.
        adapters: added to the weights of the networks; see ``find_adapters``.
        text: text encoder; None: the folder's own, or the one that its configuration names.

    Raises:
        StickGenError: the folder is not a model folder, or a file of it is broken.
    """

    def __init__(
        self,
        folder: Path,
        threads: int = THREADS,
        device: str = "cpu",
        adapters: Sequence[Adapter] = (),
        text: Encoder | None = None,
    ) -> None:
        loaded = ModelFolder.load(folder, text)
        self.folder = folder
        self.config = loaded.config
        self.normalization: Normalization = loaded.normalization
        self.text = loaded.text
        self._networks = Networks(folder, loaded.config, threads, device, adapters)

    def open_networks(self) -> None:
        """Begin to open the networks, in threads; one that cannot be opened says so when it is
        needed."""
        self._networks.begin()

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
        return self.generate_together([segments], options, actors=[actor], progress=progress)[0]

    def generate_together(
        self,
        takes: Sequence[Sequence[PromptSegment]],
        options: GenerationOptions | None = None,
        *,
        actors: Sequence[int],
        progress: Progress | None = None,
    ) -> list[Motion]:
        """The Motion of each take, as ``generate`` gives it but for rounding, in far less time.

        Takes are planned and refined side by side, ``_MOST_PLANS`` plans at once at most.

        Args:
            takes: the segments of each.
            actors: number of the actor of each take; two with one number draw the same numbers.
            options, progress: as ``generate``.
        """
        options = options or GenerationOptions()
        encoded = self._encode_takes(takes)
        rngs = [random_stream(options.seed, actor) for actor in actors]
        motions = []
        for some in self.side_by_side(range(len(takes)), options):
            part = [encoded[n] for n in some], [rngs[n] for n in some]
            motions += self._generate(*part, options, progress)
        return motions

    def side_by_side(
        self, takes: Sequence[_Item], options: GenerationOptions
    ) -> Iterator[Sequence[_Item]]:
        """Takes in groups that may be planned at once (``_MOST_PLANS``)."""
        most = max(1, _MOST_PLANS // self._sampling(options).plans)
        return (takes[first : first + most] for first in range(0, len(takes), most))

    def _generate(
        self,
        takes: Sequence[Sequence[EncodedSegment]],
        rngs: Sequence[np.random.Generator],
        options: GenerationOptions,
        progress: Progress | None,
    ) -> list[Motion]:
        if not self.config.planner:
            features = self.refine(takes, None, options, rngs, progress)
            return [finish_take(f, np.zeros(len(f) // PATCH, np.int16)) for f in features]
        plans = self.plan(takes, options, rngs, progress)
        features = self.refine(takes, [plan.tokens for plan in plans], options, rngs, progress)
        return [finish_take(f, plan.actions) for f, plan in zip(features, plans, strict=True)]

    def encode(self, segments: Sequence[PromptSegment]) -> list[EncodedSegment]:
        """The token states of each sentence."""
        return self._encode_takes([segments])[0]

    def _encode_takes(self, takes: Sequence[Sequence[PromptSegment]]) -> list[list[EncodedSegment]]:
        sentences = list(dict.fromkeys(segment.text for take in takes for segment in take))
        states = dict(zip(sentences, self.text.encode(sentences), strict=True))
        return [
            [
                EncodedSegment(
                    states[s.text],
                    s.patches,
                    s.fresh,
                    aloft(s.text),
                    stated_goals(s.text) if s.goals is None else s.goals,
                )
                for s in take
            ]
            for take in takes
        ]

    def predict_seconds(self, sentence: str) -> float:
        """Seconds that the action of a sentence usually takes, as learnt from the corpus."""
        return predicted_seconds(
            self.text.encode([sentence])[0], self.normalization.duration_weights
        )

    def plan(
        self,
        takes: Sequence[Sequence[EncodedSegment]],
        options: GenerationOptions,
        rngs: Sequence[np.random.Generator],
        progress: Progress | None = None,
    ) -> list[Plan]:
        """Choose the plan tokens of each take one by one, with a KV cache; see ``planning``.

        Args:
            takes: the segments of each.
            rngs: random numbers of each.
        """
        lengths = [_patches(segments) for segments in takes]
        tokens = [np.zeros((length, PLAN_DIM), np.float32) for length in lengths]
        actions = [np.zeros(length, np.int16) for length in lengths]
        filled, total = [0] * len(takes), sum(lengths)
        writer = self.plan_writer(options)
        written = writer.write([Take(*take) for take in zip(takes, rngs, strict=True)])
        for done, (take, patch) in enumerate(written, 1):
            tokens[take][filled[take]] = patch.token
            actions[take][filled[take]] = patch.action
            filled[take] += 1
            if progress and (done % 5 == 0 or done == total):
                progress("planning", done / total)
        return [Plan(*plan) for plan in zip(tokens, actions, strict=True)]

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
        takes: Sequence[Sequence[EncodedSegment]],
        tokens: Sequence[NDArray[np.float32]] | None,
        options: GenerationOptions,
        rngs: Sequence[np.random.Generator],
        progress: Progress | None = None,
    ) -> list[NDArray[np.float32]]:
        """Frame features ``[P·5, 71]`` of each take, in metres and radians.

        Takes of one length are refined together.

        Args:
            takes: the segments of each.
            tokens: ``[P, 71]`` normalised plan of each; None: the sentences alone decide.
            rngs: random numbers of each.
        """
        lengths = [_patches(segments) for segments in takes]
        features = [np.zeros((0, FRAME_DIM), np.float32)] * len(takes)
        denoiser = self.denoiser(options, has_plan=tokens is not None)
        steps = self._sampling(options).steps
        for total in sorted(set(lengths)):
            alike = [take for take, length in enumerate(lengths) if length == total]
            plans = [tokens[take] for take in alike] if tokens is not None else None
            windows = Windows.over(total, self.config.refiner.context)
            conditions = windows.conditions([takes[i] for i in alike], plans, self.text.width)
            shape = (total * PATCH, FRAME_DIM)
            noise = np.stack([rngs[i].standard_normal(shape).astype(np.float32) for i in alike])
            normalized = refine_windows(noise, steps, windows, conditions, denoiser, progress)
            for row, take in enumerate(alike):
                plan = plans[row] if plans is not None else None
                up = np.repeat([s.aloft for s in takes[take]], [s.patches for s in takes[take]])
                features[take] = frame_features(
                    normalized[row], plan, self.normalization.statistics, up
                )
        return features

    def denoiser(self, options: GenerationOptions, *, has_plan: bool) -> Denoiser:
        """The refiner, with the guidance for motion with a plan or without one."""
        sampling = self._sampling(options)
        guidance = sampling.refiner_guidance if has_plan else sampling.guidance
        null_text = self.normalization.null_text
        assert null_text is not None
        return Denoiser(self._networks.refiner, null_text, guidance)

    def plans(self, options: GenerationOptions) -> int:
        """Plans that are written of a sentence."""
        return self._sampling(options).plans

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
