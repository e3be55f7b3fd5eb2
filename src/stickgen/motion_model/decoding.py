"""Decoding: the planner's state while it writes plan tokens for one sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.config import PLAN_START, PlannerConfig, SamplingConfig
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


class Decoder:
    """The KV cache of one sentence and the tokens that the planner has not read yet.

    Args:
        planner: the network.
        config: of the planner.
        sampling: how codes are sampled.
        text: ``[L, W]`` token states of the sentence.
        history: ``[N, H, 71]`` end of each plan so far.
    """

    def __init__(
        self,
        planner: InferenceSession,
        config: PlannerConfig,
        sampling: SamplingConfig,
        text: NDArray[np.float32],
        history: NDArray[np.float32],
    ) -> None:
        self._run = planner.run
        count = len(history)
        # An array each: stacked, every call would copy all of them twice.
        self._names, self._outputs = config.cache_names
        heads = config.heads
        empty = np.zeros((2 * count, heads, 0, config.dim // heads), dtype=np.float32)
        self._cache = [empty] * len(self._names)
        self._text = text
        opening = np.zeros((count, 1, PLAN_DIM), np.float32)
        self._tokens = np.concatenate([opening, history], axis=1)
        self._start = np.zeros((self._tokens.shape[1], 1), dtype=np.float32)
        self._start[0] = 1.0
        self._position = PLAN_START
        # Rows without guidance attend to one null token in place of the sentence.
        self._hidden = np.zeros(len(text), dtype=np.float32)
        self._hidden[1:] = 1.0
        self._settings = {
            "guidance": np.array(sampling.guidance, np.float32),
            "temperature": np.array(sampling.temperature, np.float32),
            "log_min_p": np.array(np.log(max(sampling.min_p, 1e-9)), np.float32),
        }

    @property
    def patches(self) -> int:
        """Tokens of a plan read or waiting, the start token included."""
        return self._position - PLAN_START + self._tokens.shape[1]

    def add(self, tokens: NDArray[np.float32]) -> None:
        """Append the tokens that were chosen, ``[N, 1, 71]``."""
        self._tokens = tokens
        self._start = np.zeros((1, 1), dtype=np.float32)

    def keep(self, best: int) -> None:
        """Let all plans continue from one of them."""
        count = len(self._tokens)
        if count == 1:
            return
        self._tokens = np.repeat(self._tokens[best : best + 1], count, axis=0)
        rows = np.repeat([best, count + best], count)
        self._cache = [np.take(values, rows, axis=0) for values in self._cache]

    def next(self, rng: np.random.Generator) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
        """Codes ``[N, LEVELS]`` of each plan's next token and logits of its action ``[N, 64]``."""
        count, new = self._tokens.shape[:2]
        self._hidden = np.concatenate([self._hidden, np.zeros(new, dtype=np.float32)])
        feed = {
            "text": self._text,
            "plan": self._tokens,
            "start": self._start,
            "position": np.array(self._position, np.int64),
            "hidden": self._hidden,
            "gumbel": rng.gumbel(size=(count, LEVELS, CODES)).astype(np.float32),
            **self._settings,
            **dict(zip(self._names, self._cache, strict=True)),
        }
        if self.patches == 1:
            # The opening of a take is not guided: guidance would make rare openings the rule.
            feed["guidance"] = np.array(1.0, np.float32)
        codes, action, *self._cache = self._run(["codes", "action", *self._outputs], feed)
        self._text = self._text[:0]
        self._position += new
        return np.asarray(codes), np.asarray(action)
