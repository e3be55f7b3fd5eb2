"""Sentences to a plan, patch by patch: several plans at once, of which the best is gone on with.

The planner writes ``plans`` of a sentence side by side, in even parts of at most ``CHOICE``
patches. After each the ranker says which does best what the sentence says, of those that a body
can do (``heights``); that one is kept, and all go on from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.config import PLAN_START, PlannerConfig, SamplingConfig
from stickgen.motion_model.heights import excess
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import CODES, LEVELS, PLAN_DIM, Codebook
from stickgen.vocabulary import ACTIONS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HISTORY = 2
"""Patches of the plan so far that a new sentence goes on from: with more, what was done before
outweighs what is said now (docs/experiments.md)."""
CHOICE = 10
"""Most patches, 2 s, that are planned before one of the plans is chosen (docs/experiments.md)."""


@dataclass(frozen=True)
class PromptSegment:
    """A sentence and for how many patches it holds."""

    text: str
    patches: int


@dataclass(frozen=True)
class Planned:
    """A patch of the plan.

    Attributes:
        token: ``[71]`` normalised plan vector.
        action: index of its likeliest action.
        text: ``[L, W]`` states of the sentence that holds.
    """

    token: NDArray[np.float32]
    action: int
    text: NDArray[np.float32]


@dataclass(frozen=True)
class PlanWriter:
    """Planner and ranker at work.

    Attributes:
        planner, ranker: networks; without a ranker one plan is written.
        config: of the planner.
        sampling: with which it chooses codes, and how many plans.
        codebook, statistics: of the plans.
    """

    planner: InferenceSession
    ranker: InferenceSession | None
    config: PlannerConfig
    sampling: SamplingConfig
    codebook: Codebook
    statistics: NormalizationStats

    def write(
        self, told: Iterable[tuple[PromptSegment, NDArray[np.float32]]], rng: np.random.Generator
    ) -> Iterator[Planned]:
        """The plan, as far as it is chosen.

        A new segment starts from the last ``HISTORY`` patches; a segment longer than the planner's
        context goes on from the later half of it.

        Args:
            told: segments in order, each with the states of its text ``[L, W]``. Each is read when
                its time comes.
        """
        plans = self.sampling.plans if self.ranker else 1
        context = self.config.context
        past = np.zeros((plans, 0, PLAN_DIM), dtype=np.float32)
        for segment, text in told:
            reader: Reader | None = None
            said = past[:, :0]
            for size in _blocks(segment.patches, min(CHOICE, context - 1) if plans > 1 else 1):
                opening = past.shape[1] == 0
                reader, past, actions = self._go_on(reader, text, past, size, rng)
                said = np.concatenate([said, past[:, -size:]], axis=1)[:, -context:]
                best = self.best(said, text, past[:, -size - 1 :], opening=opening)
                reader.keep(best)
                past, said = (np.repeat(x[best : best + 1], plans, 0) for x in (past, said))
                # Copies: a patch that is kept must not hold on to all plans.
                for token, action in zip(past[0, -size:].copy(), actions[best], strict=True):
                    yield Planned(token, int(action), text)

    def _go_on(
        self,
        reader: Reader | None,
        text: NDArray[np.float32],
        past: NDArray[np.float32],
        size: int,
        rng: np.random.Generator,
    ) -> tuple[Reader, NDArray[np.float32], NDArray[np.intp]]:
        """So many patches more of every plan.

        Args:
            reader: of the segment; None where it begins.
            past: ``[N, P, 71]`` end of each plan, at most as long as the context.

        Returns:
            the reader, the plans' ends, and the likeliest actions ``[N, size]``.
        """
        context = self.config.context
        actions = np.zeros((len(past), size), dtype=np.intp)
        for k in range(size):
            if reader is None or reader.patches >= context:
                keep = HISTORY if reader is None else context // 2
                reader = Reader(self, text, past[:, -keep:])
            codes, action = reader.next(rng)
            tokens = self.codebook.decode(codes)[:, None]
            reader.add(tokens)
            past = np.concatenate([past, tokens], axis=1)[:, -context:]
            actions[:, k] = action[:, : len(ACTIONS)].argmax(-1)
        assert reader is not None
        return reader, past, actions

    def best(
        self,
        plans: NDArray[np.float32],
        text: NDArray[np.float32],
        recent: NDArray[np.float32],
        *,
        opening: bool,
    ) -> int:
        """Which of the plans ``[N, P, 71]`` does best what the sentence says.

        Args:
            recent: ``[N, R, 71]`` what was written since the last choice, and the patch before.
            opening: nothing was written before.

        Returns:
            a plan with heights that bodies have; where none has, the one least beyond them.
        """
        if self.ranker is None or len(plans) == 1:
            return 0
        over = excess(self.statistics.denormalize_plan(recent), opening=opening)
        if over.min() > 0:
            return int(np.argmin(over))
        (fit,) = self.ranker.run(["fit"], {"plan": plans, "text": text})
        return int(np.argmax(np.where(over > 0, -np.inf, fit)))


def _blocks(patches: int, most: int) -> Iterator[int]:
    """Parts of at most ``most`` patches, as even as can be."""
    count = ceil(patches / most)
    return (patches * (i + 1) // count - patches * i // count for i in range(count))


class Reader:
    """The planner's state while one segment is read: the KV cache and what it has not read yet.

    Args:
        text: ``[L, W]`` states of the sentence.
        history: ``[N, H, 71]`` end of each plan so far.
    """

    def __init__(
        self, writer: PlanWriter, text: NDArray[np.float32], history: NDArray[np.float32]
    ) -> None:
        c, s = writer.config, writer.sampling
        self._run = writer.planner.run
        count = len(history)
        # An array each: stacked, every call would copy all of them twice.
        self._names, self._outputs = c.cache_names
        empty = np.zeros((2 * count, c.heads, 0, c.dim // c.heads), dtype=np.float32)
        self._cache = [empty] * len(self._names)
        self._text = text
        opening = np.zeros((count, 1, PLAN_DIM), np.float32)
        self._tokens = np.concatenate([opening, history], axis=1)
        self._start = np.zeros((self._tokens.shape[1], 1), dtype=np.float32)
        self._start[0] = 1.0
        self._position = PLAN_START
        # Rows without guidance see one null word in place of the sentence.
        self._hidden = np.zeros(len(text), dtype=np.float32)
        self._hidden[1:] = 1.0
        self._knobs = {
            "guidance": np.array(s.guidance, np.float32),
            "temperature": np.array(s.temperature, np.float32),
            "log_min_p": np.array(np.log(max(s.min_p, 1e-9)), np.float32),
        }

    @property
    def patches(self) -> int:
        """Tokens of a plan read or waiting, the opening mark included."""
        return self._position - PLAN_START + self._tokens.shape[1]

    def add(self, tokens: NDArray[np.float32]) -> None:
        """Hand over the tokens that were chosen, ``[N, 1, 71]``."""
        self._tokens = tokens
        self._start = np.zeros((1, 1), dtype=np.float32)

    def keep(self, best: int) -> None:
        """All plans go on from one of them."""
        count = len(self._tokens)
        if count == 1:
            return
        self._tokens = np.repeat(self._tokens[best : best + 1], count, axis=0)
        rows = np.repeat([best, count + best], count)
        self._cache = [np.take(one, rows, axis=0) for one in self._cache]

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
            **self._knobs,
            **dict(zip(self._names, self._cache, strict=True)),
        }
        if self.patches == 1:  # nothing was done before: how a body begins is as learnt
            feed["guidance"] = np.array(1.0, np.float32)
        codes, action, *self._cache = self._run(["codes", "action", *self._outputs], feed)
        self._text = self._text[:0]
        self._position += new
        return np.asarray(codes), np.asarray(action)
