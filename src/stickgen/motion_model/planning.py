"""Planning: sentences to plan tokens, patch by patch.

The planner writes ``plans`` candidates of a sentence side by side, in even parts of at most
``CHOICE`` patches. After each part the ranker scores how well each candidate fits the sentence.
The best one with plausible pelvis heights (``heights``) is kept; all candidates continue from it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.motion_model.config import PlannerConfig, SamplingConfig
from stickgen.motion_model.decoding import Decoder, Opening
from stickgen.motion_model.goals import FREE, Goals, Progress, missed, plan_controls
from stickgen.motion_model.heights import LONGEST_HOVER, excess, hovering
from stickgen.motion_model.normalization import Normalization, NormalizationStats
from stickgen.motion_model.plan import CODES, LEVELS, PLAN, PLAN_DIM

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

HISTORY = 2
"""Last patches of the plan from which a new sentence continues: with more, the earlier motion
outweighs the new sentence (docs/experiments.md)."""
_NEAR = 0.03
"""Metres a joint by which a first pose may be farther from the last one than the nearest is."""
CHOICE = 10
"""Most patches, 2 s, that are planned before one of the plans is chosen (docs/experiments.md)."""

_HOVER = 0.3
"""What a second counts in the choice for which a body hovers: only a little, because finishing puts
it on the floor (``flight``), and a fall that hovers is more of a fall than no fall at all."""
_MISS = 0.3
"""What a metre or a radian away from a goal counts in the choice; cosines of good and bad plans of
a sentence differ by about 0.2."""


@dataclass(frozen=True)
class PromptSegment:
    """A sentence, for how many patches it holds, and what is asked of it beside the words.

    Attributes:
        seed: of its own random numbers (``takes``); None: it has those of the take.
        fresh: whether its plan begins without that of the sentence before it, from its last pose.
        goals: None: what the sentence itself states (``stated_goals``).
    """

    text: str
    patches: int
    seed: int | None = None
    fresh: bool = False
    goals: Goals | None = None


@dataclass(frozen=True)
class EncodedSegment:
    """A segment as the networks read it.

    Attributes:
        text: ``[L, W]`` token states of the sentence.
        patches: for how many it holds.
        fresh: as of ``PromptSegment``.
        aloft: whether something other than the floor may bear the body (``heights.aloft``).
        goals: what a planner that reads goals is told.
    """

    text: NDArray[np.float32]
    patches: int
    fresh: bool = False
    aloft: bool = False
    goals: Goals = FREE


@dataclass(frozen=True)
class PlannedPatch:
    """A patch of the plan.

    Attributes:
        token: ``[71]`` normalised plan vector.
        action: index of its likeliest action.
        text: ``[L, W]`` token states of the sentence that holds.
        codes: ``[LEVELS]`` of which the token is made.
        aloft: as of its segment.
    """

    token: NDArray[np.float32]
    action: int
    text: NDArray[np.float32]
    codes: NDArray[np.uint8]
    aloft: bool = False


@dataclass(frozen=True)
class Take:
    """What a plan is written for.

    Attributes:
        segments: in order; each is read when its time comes, so there need be no end.
        rng: its random numbers.
        history: ``[H, 71]`` end of the plan that it continues.
    """

    segments: Iterable[EncodedSegment]
    rng: np.random.Generator
    history: NDArray[np.float32] = field(
        default_factory=lambda: np.zeros((0, PLAN_DIM), dtype=np.float32)
    )


class _Draft:
    """The plans of a take while they are written.

    Args:
        take: for which.
        number: of the take.
        plans: how many.
        context: patches that the planner attends to.
    """

    def __init__(self, take: Take, number: int, plans: int, context: int) -> None:
        self.rng, self.number = take.rng, number
        self._segments = iter(take.segments)
        self._context = context
        self._most = min(CHOICE, context - 1) if plans > 1 else 1
        self._past = np.repeat(take.history[None], plans, 0)  # ends of the plans
        self._written = self._past[:, :0]  # of this segment, and chosen
        self._sizes: Iterator[int] = iter(())  # of the segment's parts
        self._size = 0  # of the part that is written
        self._actions: list[NDArray[np.intp]] = []  # of the part
        self._codes: list[NDArray[np.uint8]] = []  # of the part
        self._cached = 0  # patches that the planner has read, its start token included
        self._progress = Progress.start(plans)

    def goes_on(self) -> bool:
        """Whether there is a patch to write; opens the next part when its time comes."""
        while not self._size:
            self._size = next(self._sizes, 0)
            self._opens = self._past.shape[1] == 0
            if not self._size:
                segment = next(self._segments, None)
                if segment is None:
                    return False
                self._text, self._written, self._cached = segment.text, self._past[:, :0], 0
                self._fresh, self._aloft = segment.fresh, segment.aloft
                self._sizes = _blocks(segment.patches, self._most)
                self._goals, self._patches = segment.goals, segment.patches
                self._progress = Progress.start(len(self._past))
        return True

    def controls(self) -> NDArray[np.float32]:
        """What each plan is told of its next patch, ``[N, CONTROL_DIM]``."""
        return plan_controls(self._goals, self._progress, self._patches)

    def opening(self) -> Opening | None:
        """From where the planner is to begin anew; None: it goes on."""
        if 0 < self._cached < self._context:
            return None
        history = self._past[:, -(self._context // 2 if self._cached else HISTORY) :]
        if self._fresh and not self._cached:
            history = history[:, :0]
        self._cached = 1 + history.shape[1]
        own = len(self._actions)
        # Never one alone: products with a single row are rounded otherwise.
        return Opening(self._text, history, min(max(own, 2), history.shape[1]) if own else 0)

    def add(
        self,
        tokens: NDArray[np.float32],
        actions: NDArray[np.intp],
        codes: NDArray[np.int64],
        statistics: NormalizationStats,
    ) -> bool:
        """Append a patch ``[N, 71]`` with its actions ``[N]`` and codes ``[N, LEVELS]``; whether
        it is time to choose."""
        self._progress.add(statistics.denormalize_plan(tokens))
        self._past = np.concatenate([self._past, tokens[:, None]], axis=1)[:, -self._context :]
        self._actions.append(actions)
        self._codes.append(codes.astype(np.uint8))
        self._cached += 1
        return len(self._actions) == self._size

    def choose(self, writer: PlanWriter) -> tuple[int, list[PlannedPatch]]:
        """End the part: index of the best plan, from which all go on, and the part's patches."""
        size, plans = self._size, len(self._past)
        written = np.concatenate([self._written, self._past[:, -size:]], axis=1)
        written, recent = written[:, -self._context :], self._past[:, -size - 1 :]
        seam = self._fresh and not self._written.shape[1]
        best = writer.best(
            written,
            self._text,
            recent,
            opening=self._opens,
            seam=seam,
            aloft=self._aloft,
            missed=missed(self._goals, self._progress, self._patches),
        )
        self._progress.keep(best)
        self._past, self._written = (
            np.repeat(x[best : best + 1], plans, 0) for x in (self._past, written)
        )
        # Copies: a patch that is kept must not hold on to all plans.
        patches = [
            PlannedPatch(token, int(actions[best]), self._text, codes[best].copy(), self._aloft)
            for token, actions, codes in zip(
                self._past[0, -size:].copy(), self._actions, self._codes, strict=True
            )
        ]
        self._size, self._actions, self._codes = 0, [], []
        return best, patches


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

    def write(self, takes: Sequence[Take]) -> Iterator[tuple[int, PlannedPatch]]:
        """The next patch of a take's plan, and the take's number, as far as plans are chosen.

        The takes are written side by side, patch by patch. A new segment starts from the last
        ``HISTORY`` patches; a segment longer than the planner's context continues from the later
        half of it.
        """
        plans = self.sampling.plans if self.ranker else 1
        drafts = [_Draft(take, n, plans, self.config.context) for n, take in enumerate(takes)]
        decoder = Decoder(self.planner, self.config, self.sampling, len(takes), plans)
        while going := [row for row, draft in enumerate(drafts) if draft.goes_on()]:
            if len(going) < len(drafts):
                decoder.select(going)
                drafts = [drafts[row] for row in going]
            due = self._extend(decoder, drafts, plans)
            for row in due:
                best, patches = drafts[row].choose(self)
                decoder.keep(row, best)
                for patch in patches:
                    yield drafts[row].number, patch

    def _extend(self, decoder: Decoder, drafts: Sequence[_Draft], plans: int) -> list[int]:
        """Write a patch more of every plan; which drafts are due for a choice."""
        begun = {row: draft.opening() for row, draft in enumerate(drafts)}
        openings = {row: opening for row, opening in begun.items() if opening}
        gumbel = np.empty((len(drafts), plans, LEVELS, CODES), dtype=np.float32)
        for noise, draft in zip(gumbel, drafts, strict=True):
            noise[:] = draft.rng.gumbel(size=noise.shape)
        told = np.stack([draft.controls() for draft in drafts]) if self.config.controls else None
        codes, actions = decoder.next(gumbel, openings, told)
        tokens = self.normalization.codebook.decode(codes)
        decoder.add(tokens)
        statistics = self.normalization.statistics
        return [
            row
            for row, draft in enumerate(drafts)
            if draft.add(tokens[row], actions[row], codes[row], statistics)
        ]

    def best(
        self,
        plans: NDArray[np.float32],
        text: NDArray[np.float32],
        recent: NDArray[np.float32],
        *,
        opening: bool,
        seam: bool = False,
        aloft: bool = False,
        missed: FloatArray | float = 0.0,
    ) -> int:
        """Index of the plan of ``plans [N, P, 71]`` that fits the sentence best.

        Args:
            recent: ``[N, R, 71]`` patches written since the last choice, and the one before them.
            opening: whether the plans begin a take.
            seam: whether they begin anew after the first patch of ``recent``; only those whose
                first pose is near it are compared.
            aloft: whether something other than the floor may bear the body.
            missed: ``[N]`` by how much each plan misses its goals (``goals.missed``).

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
        out = over > 0
        if seam and recent.shape[1] > 1:
            apart = _apart(heights[:, 0], heights[:, 1])
            out |= apart > apart[~out].min() + _NEAR  # the nearest one is always left
        (fit,) = self.ranker.run(["fit"], {"plan": plans, "text": text})
        hovers = 0.0 if aloft else np.maximum(hovering(heights) - LONGEST_HOVER, 0.0)
        fit = fit - _MISS * missed - _HOVER * hovers
        return int(np.argmax(np.where(out, -np.inf, fit)))


def _apart(a: NDArray[np.floating], b: NDArray[np.floating]) -> NDArray[np.floating]:
    """Mean distance ``[N]`` of the joints of two key poses ``[N, 71]``, metres."""
    pose = (a - b)[:, PLAN["pose"]].reshape(len(a), -1, 3)
    return np.asarray(np.linalg.norm(pose, axis=-1).mean(-1))


def _blocks(patches: int, most: int) -> Iterator[int]:
    """Parts of at most ``most`` patches, as even as can be."""
    count = ceil(patches / most)
    return (patches * (i + 1) // count - patches * i // count for i in range(count))
