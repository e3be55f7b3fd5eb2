"""A model folder at work: sentences in, a Motion out. numpy and ONNX Runtime."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError

from stickgen.errors import StickGenError
from stickgen.model_folder import open_session
from stickgen.motion import Motion
from stickgen.motion_model.config import PLAN_START, ModelConfig
from stickgen.motion_model.features import FRAME, FRAME_DIM, from_features, smooth
from stickgen.motion_model.footing import plant_feet
from stickgen.motion_model.normalization import Statistics
from stickgen.motion_model.plan import CODES, LEVELS, PATCH, PLAN_DIM, Codebook
from stickgen.text.encoder import TextEncoder
from stickgen.text.encoders import Encoder, open_encoder
from stickgen.vocabulary import ACTIONS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

Progress = Callable[[str, float], None]
PLANTED = 0.35
"""Share of certainty from which a foot is held still."""
HISTORY = 10
"""Patches of the plan so far that a new sentence goes on from."""


@dataclass(frozen=True)
class Line:
    """A sentence and for how many patches it holds."""

    text: str
    patches: int


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
    """Planner, refiner and text encoder of a model folder, each loaded at first use.

    Args:
        folder: model folder (``config.json``, ``scales.npz``, ``planner/``, ``refiner/``,
            ``text_encoder/``, ``tokenizer/``).

    Raises:
        StickGenError: the folder is not a model folder, or a file of it is broken.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        try:
            self.config = ModelConfig.model_validate_json((folder / "config.json").read_text())
            with np.load(folder / "scales.npz", allow_pickle=False) as saved:
                names = ("mean", "scale", "plan_mean", "plan_scale")
                self.statistics = Statistics(**{n: saved[n] for n in names})
                self.codebook = Codebook(saved["tables"])
                self._null_text = saved["null_text"]
        except (OSError, ValidationError, ValueError, KeyError) as error:
            raise StickGenError(
                f"{folder} is not a model folder of this version "
                f"({str(error).splitlines()[0]}): pass --model with one that has config.json"
            ) from error
        own = (folder / "text_encoder").is_dir()
        self.text: Encoder = TextEncoder(folder) if own else open_encoder(self.config.text_encoder)

    @cached_property
    def _planner(self) -> InferenceSession:
        return open_session(self.folder / "planner" / "model.onnx")

    @cached_property
    def _refiner(self) -> InferenceSession:
        return open_session(self.folder / "refiner" / "model.onnx")

    def generate(
        self,
        lines: Sequence[Line],
        *,
        seed: int = 0,
        guidance: float | None = None,
        steps: int | None = None,
        progress: Progress | None = None,
    ) -> Motion:
        """A canonical Motion of 5 frames a patch at 25 fps.

        Args:
            lines: sentences in order; a take may be of any length.
            seed: same seed, same machine: same motion.
            guidance: how strongly the planner follows the words, 1 = not beyond its training.
            steps: of the refiner.
            progress: called with what is done and the share of it.
        """
        rng = np.random.default_rng(seed)
        # One patch more than asked for: the refiner's last patch has no future to lean on.
        *others, last = lines
        lines = [*others, Line(last.text, last.patches + 1)]
        states = self.text.encode([line.text for line in lines])
        plan = self.plan(lines, states, rng, guidance, progress)
        features = self.refine(plan, lines, states, rng, steps, progress)[:-PATCH]
        contacts = features[:, FRAME["contact"]] > PLANTED
        joints = plant_feet(from_features(smooth(features)), contacts)
        return Motion(joints, np.repeat(plan.actions[:-1], PATCH), contacts)

    def plan(
        self,
        lines: Sequence[Line],
        states: Sequence[NDArray[np.float32]],
        rng: np.random.Generator,
        guidance: float | None = None,
        progress: Progress | None = None,
    ) -> Plan:
        """Choose tokens one by one, with a KV cache.

        A new line starts from the last ``HISTORY`` patches; a line longer than the planner's
        context goes on from the later half of it.
        """
        total = sum(line.patches for line in lines)
        tokens = np.zeros((total, PLAN_DIM), dtype=np.float32)
        actions = np.zeros(total, dtype=np.int16)
        context = self.config.planner.context
        done = 0
        for line, text in zip(lines, states, strict=True):
            reader = None
            for left in range(line.patches, 0, -1):
                if reader is None or reader.patches >= context:
                    keep = HISTORY if reader is None else context // 2
                    reader = _Reader(self, text, tokens[max(0, done - keep) : done], guidance)
                codes, action = reader.next(rng)
                tokens[done] = self.codebook.decode(codes)
                actions[done] = int(np.argmax(action[: len(ACTIONS)]))
                reader.add(tokens[done])
                done += 1
                if progress and (left % 5 == 1 or done == total):
                    progress("planning", done / total)
        return Plan(tokens, actions)

    def refine(
        self,
        plan: Plan,
        lines: Sequence[Line],
        states: Sequence[NDArray[np.float32]],
        rng: np.random.Generator,
        steps: int | None = None,
        progress: Progress | None = None,
    ) -> NDArray[np.float32]:
        """Frame features ``[P·5, 71]`` from a plan, by Euler steps of the flow from noise.

        A take longer than the refiner's context is covered by overlapping windows whose
        answers are averaged at every step, so that no seam can form.
        """
        steps = steps or self.config.sampling.steps
        total = len(plan.tokens)
        starts, size = _windows(total, self.config.refiner.context)
        text, text_valid = self._window_text(starts, size, lines, states)
        guidance = self.config.sampling.refiner_guidance
        frames = starts[:, None] * PATCH + np.arange(size * PATCH)
        share = _taper(size)
        weight = np.zeros((total * PATCH, 1), dtype=np.float32)
        for window in frames:
            weight[window] += share
        inputs = {
            "plan": plan.tokens[starts[:, None] + np.arange(size)],
            "valid": np.ones((len(starts), size), dtype=bool),
            "text": text,
            "text_valid": text_valid,
        }
        x = rng.standard_normal((total * PATCH, FRAME_DIM)).astype(np.float32)
        levels = np.linspace(1.0, 0.0, steps + 1)
        for i, (t, t_next) in enumerate(pairwise(levels)):
            guess = self._clean(x[frames], t, inputs, guidance)
            clean = np.zeros_like(x)
            for window, answer in zip(frames, guess, strict=True):
                clean[window] += answer * share
            clean /= weight
            x = (clean + (x - clean) * (t_next / t)).astype(np.float32)
            if progress:
                progress("refining", (i + 1) / steps)
        return self.statistics.denormalize(x)

    def _clean(
        self, noisy: NDArray[np.float32], t: float, inputs: dict[str, NDArray[Any]], guidance: float
    ) -> NDArray[np.float32]:
        rows = len(noisy)
        level = np.full(rows, t, dtype=np.float32)
        feed = {**inputs, "noisy": noisy, "t": level}
        clean = np.asarray(self._refiner.run(["clean"], feed)[0])
        if guidance == 1.0:
            return clean
        nothing = {
            "text": np.broadcast_to(self._null_text, (rows, 1, len(self._null_text))).copy(),
            "text_valid": np.ones((rows, 1), dtype=bool),
        }
        plain = np.asarray(self._refiner.run(["clean"], {**feed, **nothing})[0])
        return plain + guidance * (clean - plain)

    def _window_text(
        self,
        starts: NDArray[np.intp],
        size: int,
        lines: Sequence[Line],
        states: Sequence[NDArray[np.float32]],
    ) -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
        """Each window reads the sentence that holds in its middle."""
        ends = np.cumsum([line.patches for line in lines])
        chosen = [states[int(np.searchsorted(ends, s + size // 2, side="right"))] for s in starts]
        longest = max(len(s) for s in chosen)
        text = np.zeros((len(chosen), longest, self.text.width), dtype=np.float32)
        valid = np.zeros((len(chosen), longest), dtype=bool)
        for i, s in enumerate(chosen):
            text[i, : len(s)], valid[i, : len(s)] = s, True
        return text, valid


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


class _Reader:
    """The planner's state while one line is read: the KV cache and what it has not read yet."""

    def __init__(
        self,
        model: MotionModel,
        text: NDArray[np.float32],
        history: NDArray[np.float32],
        guidance: float | None,
    ) -> None:
        c, s = model.config.planner, model.config.sampling
        self._run = model._planner.run
        self._cache = np.zeros((c.layers, 2, 2, c.heads, 0, c.dim // c.heads), dtype=np.float32)
        self._text = text
        self._tokens = np.concatenate([np.zeros((1, PLAN_DIM), np.float32), history])
        self._start = np.zeros((len(self._tokens), 1), dtype=np.float32)
        self._start[0] = 1.0
        self._position = PLAN_START
        # The row without guidance sees one null word in place of the sentence.
        self._hidden = np.zeros(len(text), dtype=np.float32)
        self._hidden[1:] = 1.0
        self._knobs = {
            "guidance": np.array(s.guidance if guidance is None else guidance, np.float32),
            "temperature": np.array(s.temperature, np.float32),
            "log_min_p": np.array(np.log(max(s.min_p, 1e-9)), np.float32),
        }

    @property
    def patches(self) -> int:
        """Tokens read or waiting, the opening mark included."""
        return self._position - PLAN_START + len(self._tokens)

    def add(self, token: NDArray[np.float32]) -> None:
        """Hand over the token that was chosen."""
        self._tokens = token[None]
        self._start = np.zeros((1, 1), dtype=np.float32)

    def next(self, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Codes ``[6]`` of the next token and logits of its action ``[64]``."""
        count = len(self._tokens)
        self._hidden = np.concatenate([self._hidden, np.zeros(count, dtype=np.float32)])
        feed = {
            "text": self._text,
            "plan": self._tokens,
            "start": self._start,
            "position": np.array(self._position, np.int64),
            "cache": self._cache,
            "hidden": self._hidden,
            "gumbel": rng.gumbel(size=(LEVELS, CODES)).astype(np.float32),
            **self._knobs,
        }
        codes, action, self._cache = self._run(["codes", "action", "new_cache"], feed)
        self._text = self._text[:0]
        self._position += count
        return np.asarray(codes), np.asarray(action)
