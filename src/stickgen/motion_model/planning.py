"""Planning: sentences to plan tokens, patch by patch.

The planner writes ``plans`` candidates of a sentence side by side, in even parts of at most
``CHOICE`` patches. After each part the ranker scores how well each candidate fits the sentence.
The best one with plausible pelvis heights (``heights``) is kept; all candidates continue from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.config import PlannerConfig, SamplingConfig
from stickgen.motion_model.decoding import Decoder
from stickgen.motion_model.heights import excess
from stickgen.motion_model.normalization import Normalization
from stickgen.motion_model.plan import PLAN_DIM
from stickgen.vocabulary import ACTIONS

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HISTORY = 2
"""Last patches of the plan from which a new sentence continues: with more, the earlier motion
outweighs the new sentence (docs/experiments.md)."""
CHOICE = 10
"""Most patches, 2 s, that are planned before one of the plans is chosen (docs/experiments.md)."""


@dataclass(frozen=True)
class PromptSegment:
    """A sentence and for how many patches it holds."""

    text: str
    patches: int


@dataclass(frozen=True)
class EncodedSegment:
    """A segment as the networks read it.

    Attributes:
        text: ``[L, W]`` token states of the sentence.
        patches: for how many it holds.
    """

    text: NDArray[np.float32]
    patches: int


@dataclass(frozen=True)
class PlannedPatch:
    """A patch of the plan.

    Attributes:
        token: ``[71]`` normalised plan vector.
        action: index of its likeliest action.
        text: ``[L, W]`` token states of the sentence that holds.
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
        sampling: how codes are sampled, and how many plans.
        normalization: of the plans, with their codebook.
    """

    planner: InferenceSession
    ranker: InferenceSession | None
    config: PlannerConfig
    sampling: SamplingConfig
    normalization: Normalization

    def write(
        self, segments: Iterable[EncodedSegment], rng: np.random.Generator
    ) -> Iterator[PlannedPatch]:
        """The plan, as far as it is chosen.

        A new segment starts from the last ``HISTORY`` patches; a segment longer than the
        planner's context continues from the later half of it.

        Args:
            segments: in order; each is read when its time comes, so there need be no end.
        """
        plans = self.sampling.plans if self.ranker else 1
        context = self.config.context
        past = np.zeros((plans, 0, PLAN_DIM), dtype=np.float32)
        for segment in segments:
            text = segment.text
            decoder: Decoder | None = None
            written = past[:, :0]  # of this segment
            for size in _blocks(segment.patches, min(CHOICE, context - 1) if plans > 1 else 1):
                opening = past.shape[1] == 0
                decoder, past, actions = self._extend(decoder, text, past, size, rng)
                written = np.concatenate([written, past[:, -size:]], axis=1)[:, -context:]
                best = self.best(written, text, past[:, -size - 1 :], opening=opening)
                decoder.keep(best)
                past, written = (np.repeat(x[best : best + 1], plans, 0) for x in (past, written))
                # Copies: a patch that is kept must not hold on to all plans.
                for token, action in zip(past[0, -size:].copy(), actions[best], strict=True):
                    yield PlannedPatch(token, int(action), text)

    def _extend(
        self,
        decoder: Decoder | None,
        text: NDArray[np.float32],
        past: NDArray[np.float32],
        size: int,
        rng: np.random.Generator,
    ) -> tuple[Decoder, NDArray[np.float32], NDArray[np.intp]]:
        """Write ``size`` more patches of every plan.

        Args:
            decoder: of the segment; None where it begins.
            past: ``[N, P, 71]`` end of each plan, at most as long as the context.

        Returns:
            the decoder, the plans' ends, and the likeliest actions ``[N, size]``.
        """
        context = self.config.context
        actions = np.zeros((len(past), size), dtype=np.intp)
        for k in range(size):
            if decoder is None or decoder.patches >= context:
                keep = HISTORY if decoder is None else context // 2
                decoder = Decoder(self.planner, self.config, self.sampling, text, past[:, -keep:])
            codes, action = decoder.next(rng)
            tokens = self.normalization.codebook.decode(codes)[:, None]
            decoder.add(tokens)
            past = np.concatenate([past, tokens], axis=1)[:, -context:]
            actions[:, k] = action[:, : len(ACTIONS)].argmax(-1)
        assert decoder is not None
        return decoder, past, actions

    def best(
        self,
        plans: NDArray[np.float32],
        text: NDArray[np.float32],
        recent: NDArray[np.float32],
        *,
        opening: bool,
    ) -> int:
        """Index of the plan of ``plans [N, P, 71]`` that fits the sentence best.

        Args:
            recent: ``[N, R, 71]`` patches written since the last choice, and the one before them.
            opening: whether the plans begin a take.

        Returns:
            the best plan within the limits of ``heights``; without one, the plan that exceeds
            them least.
        """
        if self.ranker is None or len(plans) == 1:
            return 0
        heights = self.normalization.statistics.denormalize_plan(recent)
        over = excess(heights, opening=opening)
        if over.min() > 0:
            return int(np.argmin(over))
        (fit,) = self.ranker.run(["fit"], {"plan": plans, "text": text})
        return int(np.argmax(np.where(over > 0, -np.inf, fit)))


def _blocks(patches: int, most: int) -> Iterator[int]:
    """Parts of at most ``most`` patches, as even as can be."""
    count = ceil(patches / most)
    return (patches * (i + 1) // count - patches * i // count for i in range(count))
