"""Plans as arrays, and what is wanted of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.kept_plan import KeptPlan
from stickgen.motion_model.planning import PlannedPatch, PromptSegment


@dataclass(frozen=True)
class PlanPart:
    """Some patches of a plan.

    Attributes:
        tokens: ``[P, 71]`` normalised.
        codes: ``[P, LEVELS]`` of which they are made.
        before: ``[P, LEVELS]`` codes of the token that each of them was planned to follow.
        actions: ``[P]``.
        fresh: ``[P]`` whether a patch was planned just now.
    """

    tokens: NDArray[np.float32]
    codes: NDArray[np.uint8]
    before: NDArray[np.uint8]
    actions: NDArray[np.int16]
    fresh: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.actions)

    @classmethod
    def of(cls, patches: Sequence[PlannedPatch], history: NDArray[np.uint8]) -> PlanPart:
        """Patches that go on from others, whose codes ``[H, LEVELS]`` may be none."""
        codes = np.stack([patch.codes for patch in patches])
        return cls(
            np.stack([patch.token for patch in patches]),
            codes,
            np.concatenate([history[-1:] if len(history) else codes[:1], codes[:-1]]),
            np.array([patch.action for patch in patches], np.int16),
            np.ones(len(patches), bool),
        )

    @classmethod
    def joined(cls, parts: Sequence[PlanPart]) -> PlanPart:
        columns = zip(*(vars(part).values() for part in parts), strict=True)
        return cls(*(np.concatenate(column) for column in columns))

    def remembered(self) -> PlanPart:
        """The same part, which was planned earlier."""
        return replace(self, fresh=np.zeros(len(self), bool))

    def first(self, patches: int) -> PlanPart:
        """The first patches."""
        return PlanPart(*(values[:patches] for values in vars(self).values()))

    def with_part(self, start: int, part: PlanPart) -> PlanPart:
        """With another part from patch ``start`` on."""
        changed = [values.copy() for values in vars(self).values()]
        for values, new in zip(changed, vars(part).values(), strict=True):
            values[start : start + len(new)] = new[: max(len(values) - start, 0)]
        return PlanPart(*changed)


@dataclass(frozen=True)
class Run:
    """Sentences that have a seed of their own.

    Attributes:
        start: number of their first patch in the take.
        segments: without the seed.
    """

    start: int
    segments: tuple[PromptSegment, ...]
    seed: int


@dataclass(frozen=True)
class TakeOrder:
    """A take that is wanted.

    Attributes:
        segments: sentences in order; those with a seed have random numbers of their own.
        actor: number of the actor whose random numbers are used.
        kept: parts of the plan that are given.
    """

    segments: tuple[PromptSegment, ...]
    actor: int
    kept: tuple[KeptPlan, ...] = ()

    def __len__(self) -> int:
        return sum(segment.patches for segment in self.segments)

    @property
    def plain(self) -> tuple[PromptSegment, ...]:
        """The sentences without seeds of their own."""
        return _plain(self.segments)

    @property
    def changes(self) -> list[Run | KeptPlan]:
        """What replaces parts of the plan, in order of time; kept parts win."""
        changes: list[Run | KeptPlan] = []
        at = 0
        for seed, group in groupby(self.segments, lambda segment: segment.seed):
            segments = tuple(group)
            if seed is not None:
                changes.append(Run(at, _plain(segments), seed))
            at += sum(segment.patches for segment in segments)
        changes += [part for part in self.kept if part.start < at]
        return sorted(changes, key=lambda change: (change.start, isinstance(change, KeptPlan)))

    def first(self, patches: int) -> list[PromptSegment]:
        """The sentences of the first patches."""
        cut = []
        for segment in self.segments:
            if patches > 0:
                cut.append(replace(segment, patches=min(segment.patches, patches)))
            patches -= segment.patches
        return cut


def _plain(segments: Sequence[PromptSegment]) -> tuple[PromptSegment, ...]:
    return tuple(replace(segment, seed=None) for segment in segments)
