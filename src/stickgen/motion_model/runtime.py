"""A model folder at work: sentences in, a Motion out. numpy and ONNX Runtime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from stickgen.errors import StickGenError
from stickgen.model_folder import THREADS, open_session
from stickgen.motion import Motion
from stickgen.motion_model.config import MOST_PLANS, ModelConfig
from stickgen.motion_model.features import FRAME, FRAME_DIM, from_features, smooth
from stickgen.motion_model.foot_contact import plant_feet
from stickgen.motion_model.keys import draw_to_keys
from stickgen.motion_model.length import predicted_seconds
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import PATCH, PLAN_DIM, Codebook, to_frames
from stickgen.motion_model.planning import PlanWriter, PromptSegment
from stickgen.text.encoder import TextEncoder
from stickgen.text.encoders import Encoder, open_encoder
from stickgen.text.padding import pad_states

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Progress = Callable[[str, float], None]
Phases = Literal["both", "planner", "refiner"]
PLANTED = 0.35
"""Share of certainty from which a foot is held still."""


@dataclass(frozen=True)
class Plan:
    """What the planner decided.

    Attributes:
        tokens: ``[P, 71]`` normalised plan vectors.
        actions: ``[P]`` likeliest action of each patch.
    """

    tokens: NDArray[np.float32]
    actions: NDArray[np.int16]


class MotionModel:
    """Planner, ranker, refiner and text encoder of a model folder, loaded at first use.

    A model whose ``config.json`` has no planner is a plain diffusion transformer: its
    actions are idle throughout.

    Args:
        folder: model folder (``config.json``, ``scales.npz``, ``planner/``, ``ranker/``,
            ``refiner/``, ``text_encoder/``, ``tokenizer/``).
        threads: of each network.

    Raises:
        StickGenError: the folder is not a model folder, or a file of it is broken.
    """

    def __init__(self, folder: Path, threads: int = THREADS) -> None:
        self.folder = folder
        self._threads = threads
        try:
            self.config = ModelConfig.model_validate_json((folder / "config.json").read_text())
            with np.load(folder / "scales.npz", allow_pickle=False) as saved:
                names = ("mean", "scale", "plan_mean", "plan_scale")
                self.statistics = NormalizationStats(**{n: saved[n] for n in names})
                self.codebook = Codebook(saved["tables"])
                self._null_text = saved["null_text"]
                self._length = saved["length"]
        except (OSError, ValueError, KeyError) as error:
            wrong = error.errors()[0]["msg"] if isinstance(error, ValidationError) else error
            raise StickGenError(
                f"{folder} is not a model folder of this version "
                f"({str(wrong).splitlines()[0]}): pass --model with one that has config.json"
            ) from error
        own = (folder / "text_encoder").is_dir()
        self.text: Encoder = TextEncoder(folder) if own else open_encoder(self.config.text_encoder)

    @cached_property
    def _coming(self) -> dict[str, Future[InferenceSession]]:
        """The networks by the names of their folders, all of them as soon as one is needed.

        Two are opened at a time, each on a core: the planner, and what is needed after it.
        """
        c = self.config
        parts = {"planner": c.planner, "ranker": c.ranker, "refiner": c.refiner}
        pool = ThreadPoolExecutor(2)
        coming = {
            name: pool.submit(open_session, self.folder / name / "model.onnx", self._threads)
            for name, config in parts.items()
            if config is not None
        }
        pool.shutdown(wait=False)
        return coming

    def _network(self, name: str) -> InferenceSession:
        try:
            return self._coming[name].result()
        except StickGenError:
            del self._coming  # so that a folder that was mended meanwhile is read again
            raise

    @cached_property
    def _planner(self) -> InferenceSession:
        session = self._network("planner")
        assert self.config.planner is not None
        past, _ = self.config.planner.cache_names
        names = {one.name for one in session.get_inputs()}
        if {name for name in names if name.startswith("past_key_values.")} != set(past):
            raise StickGenError(
                f"{self.folder / 'planner' / 'model.onnx'} is of a version before this one, or of "
                "another depth than config.json says: export the model again (stick-gen train on "
                "its run's folder)"
            )
        return session

    @property
    def _ranker(self) -> InferenceSession:
        return self._network("ranker")

    @property
    def _refiner(self) -> InferenceSession:
        return self._network("refiner")

    def generate(
        self,
        segments: Sequence[PromptSegment],
        *,
        seed: int = 0,
        guidance: float | None = None,
        steps: int | None = None,
        plans: int | None = None,
        phases: Phases = "both",
        tokens: NDArray[np.float32] | None = None,
        progress: Progress | None = None,
    ) -> Motion:
        """A canonical Motion of 5 frames a patch at 25 fps.

        Args:
            segments: sentences in order; a take may be of any length.
            seed: same seed, same machine: same motion.
            guidance: how strongly the motion follows the words, 1 = not beyond the training. How
                a take begins (its first patch) is never guided.
            steps: of the refiner.
            plans: how many plans of a sentence the ranker chooses from, 1–32; 1 takes the first.
                Where no plan is made it says nothing.
            phases: ``planner`` joins the plan's key poses and refines nothing; ``refiner`` makes
                no plan. For comparisons: neither is as good as both.
            tokens: a plan ``[P, 71]``, normalised, to carry out in place of the planner's own.
            progress: called with what is done and the share of it.
        """
        rng = np.random.default_rng(seed)
        states = self.text.encode([segment.text for segment in segments])
        plan = None if tokens is None else Plan(tokens, np.zeros(len(tokens), np.int16))
        if self.config.planner and plan is None and phases != "refiner":
            plan = self.plan(segments, states, rng, guidance, plans, progress)
        if plan and phases == "planner":
            features = to_frames(self.statistics.denormalize_plan(plan.tokens))
        else:
            tokens = plan.tokens if plan else None
            features = self.refine(tokens, segments, states, rng, guidance, steps, progress)
        contacts = features[:, FRAME["contact"]] > PLANTED
        joints = plant_feet(from_features(smooth(features)), contacts)
        actions = plan.actions if plan else np.zeros(len(joints) // PATCH, np.int16)
        return Motion(joints, np.repeat(actions, PATCH), contacts)

    def seconds(self, sentence: str) -> float:
        """How long people take for what a sentence says, as learnt from the corpus."""
        return predicted_seconds(self.text.encode([sentence])[0], self._length)

    def plan(
        self,
        segments: Sequence[PromptSegment],
        states: Sequence[NDArray[np.float32]],
        rng: np.random.Generator,
        guidance: float | None = None,
        plans: int | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """Choose tokens one by one, with a KV cache; see ``planning``."""
        total = sum(segment.patches for segment in segments)
        tokens = np.zeros((total, PLAN_DIM), dtype=np.float32)
        actions = np.zeros(total, dtype=np.int16)
        chosen = self.plan_writer(guidance, plans).write(zip(segments, states, strict=True), rng)
        for done, patch in enumerate(chosen):
            tokens[done], actions[done] = patch.token, patch.action
            if progress and (done % 5 == 4 or done + 1 == total):
                progress("planning", (done + 1) / total)
        return Plan(tokens, actions)

    def plan_writer(self, guidance: float | None = None, plans: int | None = None) -> PlanWriter:
        """Planner and ranker, with the model's own settings where none are given.

        Raises:
            StickGenError: ``plans`` is out of range, or more than one and the model has no ranker.
        """
        assert self.config.planner is not None
        wanted = {"guidance": guidance, "plans": plans}
        given = {name: value for name, value in wanted.items() if value is not None}
        if plans is not None and not 1 <= plans <= MOST_PLANS:
            raise StickGenError(f"plans is {plans}: give a whole number from 1 to {MOST_PLANS}")
        sampling = self.config.sampling.model_copy(update=given)
        if sampling.plans > 1 and self.config.ranker is None:
            raise StickGenError(
                f"{self.folder} has no ranker to choose among {sampling.plans} plans: ask for one"
            )
        ranker = self._ranker if sampling.plans > 1 else None
        return PlanWriter(
            self._planner, ranker, self.config.planner, sampling, self.codebook, self.statistics
        )

    def refine(
        self,
        tokens: NDArray[np.float32] | None,
        segments: Sequence[PromptSegment],
        states: Sequence[NDArray[np.float32]],
        rng: np.random.Generator,
        guidance: float | None = None,
        steps: int | None = None,
        progress: Progress | None = None,
    ) -> NDArray[np.float32]:
        """Frame features ``[P·5, 71]`` by Euler steps of the flow from noise, drawn to the plan.

        Args:
            tokens: of the plan, ``[P, 71]``; None: the sentences alone decide, and ``guidance``
                says how strongly.

        A take longer than the refiner's context is covered by overlapping windows whose
        answers are averaged at every step, so that no seam can form.
        """
        sampling = self.config.sampling
        steps = steps or sampling.steps
        total = sum(segment.patches for segment in segments)
        starts, size = _windows(total, self.config.refiner.context)
        text, text_valid = self._window_text(starts, size, segments, states)
        if tokens is not None:
            guidance = sampling.refiner_guidance
        elif guidance is None:
            guidance = sampling.guidance
        plan = np.zeros((total, PLAN_DIM), np.float32) if tokens is None else tokens
        frames = starts[:, None] * PATCH + np.arange(size * PATCH)
        share = _taper(size)
        weight = np.zeros((total * PATCH, 1), dtype=np.float32)
        for window in frames:
            weight[window] += share
        inputs = {
            "plan": plan[starts[:, None] + np.arange(size)],
            "planned": np.full(len(starts), tokens is not None),
            "valid": np.ones((len(starts), size), dtype=bool),
            "text": text,
            "text_valid": text_valid,
        }

        def clean(x: NDArray[np.float32], t: float) -> NDArray[np.float32]:
            level = np.full(inputs["valid"].shape, t, dtype=np.float32)
            mean = np.zeros_like(x)
            guess = self.clean(x[frames], level, inputs, guidance)
            for window, answer in zip(frames, guess, strict=True):
                mean[window] += answer * share
            if progress:
                progress("refining", 1.0 - t + 1.0 / steps)
            return mean / weight

        noise = rng.standard_normal((total * PATCH, FRAME_DIM)).astype(np.float32)
        features = self.statistics.denormalize(euler_sample(noise, steps, clean))
        if tokens is None:
            return features
        return draw_to_keys(features, self.statistics.denormalize_plan(tokens))

    def clean(
        self,
        noisy: NDArray[np.float32],
        level: NDArray[np.float32],
        inputs: dict[str, NDArray[Any]],
        guidance: float,
    ) -> NDArray[np.float32]:
        """What the refiner takes noisy motion for.

        Args:
            noisy: ``[rows, P·5, 71]`` normalised features.
            level: ``[rows, P]`` how noisy each patch is: 1 all, 0 not at all.
            inputs: of the network: ``plan``, ``planned``, ``valid``, ``text``, ``text_valid``.
            guidance: how strongly the sentence is followed.
        """
        rows = len(noisy)
        feed = {**inputs, "noisy": noisy, "t": level}
        if guidance == 1.0:
            return np.asarray(self._refiner.run(["clean"], feed)[0])
        feed = {name: np.concatenate([part, part]) for name, part in feed.items()}
        feed["text"][rows:, 0] = self._null_text
        feed["text_valid"][rows:] = np.arange(feed["text"].shape[1]) == 0
        both = np.asarray(self._refiner.run(["clean"], feed)[0])
        clean, plain = both[:rows], both[rows:]
        return plain + guidance * (clean - plain)

    def _window_text(
        self,
        starts: NDArray[np.intp],
        size: int,
        segments: Sequence[PromptSegment],
        states: Sequence[NDArray[np.float32]],
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Each window reads the sentence that holds in its middle."""
        ends = np.cumsum([segment.patches for segment in segments])
        chosen = [states[int(np.searchsorted(ends, s + size // 2, side="right"))] for s in starts]
        return pad_states(chosen, self.text.width)


def euler_sample(
    noise: NDArray[np.float32],
    steps: int,
    clean: Callable[[NDArray[np.float32], float], NDArray[np.float32]],
) -> NDArray[np.float32]:
    """From noise to what ``clean(x, t)`` sees in it, in Euler steps from t = 1 to 0."""
    x = noise
    for t, t_next in pairwise(np.linspace(1.0, 0.0, steps + 1)):
        seen = clean(x, t)
        x = (seen + (x - seen) * (t_next / t)).astype(np.float32)
    return x


def _windows(total: int, context: int) -> tuple[NDArray[np.intp], int]:
    """Starts and size of equal windows that cover ``total`` patches, a quarter shared."""
    if total <= context:
        return np.array([0]), total
    count = 1 + int(np.ceil((total - context) / (context * 3 / 4)))
    return np.rint(np.linspace(0, total - context, count)).astype(np.intp), context


def _taper(size: int) -> NDArray[np.float32]:
    """Weight of each frame of a window ``[size·5, 1]``: full in the middle, little at its ends.

    A window's last patch hardly counts where another window knows what comes after it.
    """
    n = size * PATCH
    distance = np.minimum(np.arange(n), np.arange(n)[::-1]) + 1.0
    weight = np.minimum(distance / (n / 4), 1.0)
    weight[-PATCH:] = 1e-3
    return weight[:, None].astype(np.float32)
