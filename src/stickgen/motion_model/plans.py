"""Plans made with a memory: what did not change is not planned again.

A plan is written sentence by sentence, and a sentence goes on from the end of the one before: its
plan depends on the sentences up to it and on the random numbers, and is remembered under them.
Parts of the finished plan may be replaced: by one of other random numbers, which goes on from what
is before it, or by one that is kept. The rest of the plan stays as it is without them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

import numpy as np

from stickgen.motion_model.joins import eased
from stickgen.motion_model.kept_plan import KeptPlan
from stickgen.motion_model.memory import Memory
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import CODES, LEVELS
from stickgen.motion_model.plan_part import PlanPart, Run, TakeOrder
from stickgen.motion_model.planning import HISTORY, PlannedPatch, PromptSegment, Take
from stickgen.options import GenerationOptions
from stickgen.random_streams import Purpose, random_stream

_MOST = 200_000
"""Patches that are remembered: eleven hours of one actor, 70 MB."""
_NOTHING = np.zeros((0, LEVELS), np.uint8)
Follow = Callable[[Sequence["Growing"]], None]
"""Called with all plans after each patch that is written."""


@dataclass
class Growing:
    """The plan of an order while it is written.

    Attributes:
        parts: finished segments.
        patches: of the segment that is being written.
    """

    order: TakeOrder
    parts: list[PlanPart] = field(default_factory=list)
    patches: list[PlannedPatch] = field(default_factory=list)

    def __len__(self) -> int:
        return sum(map(len, self.parts)) + len(self.patches)

    @property
    def rest(self) -> tuple[PromptSegment, ...]:
        """Segments that are not finished."""
        return self.order.plain[len(self.parts) :]

    @property
    def plan(self) -> PlanPart:
        """What there is so far."""
        if not self.patches:
            return PlanPart.joined(self.parts)
        last = self.parts[-1].codes if self.parts else _NOTHING
        return PlanPart.joined([*self.parts, PlanPart.of(self.patches, last)])


class Plans:
    """Plans the takes of a model, and remembers the plans.

    Args:
        model: with a planner.
    """

    def __init__(self, model: MotionModel) -> None:
        self._model = model
        self._memory: Memory[PlanPart] = Memory(_MOST)

    def make(
        self,
        orders: Sequence[TakeOrder],
        options: GenerationOptions,
        follow: Follow | None = None,
    ) -> list[PlanPart]:
        """The plan of each order; where parts were replaced, the joins are eased."""
        growing = [self._recalled(order, options) for order in orders]
        todo = [one for one in growing if one.rest]
        for some in self._model.side_by_side(todo, options):
            takes = [self._rest(one, options) for one in some]
            for number, patch in self._model.plan_writer(options).write(takes):
                self._add(some[number], patch, options)
                if follow:
                    follow(growing)
        plans = self._changed(orders, [one.plan for one in growing], options)
        return [eased(plan, self._model.normalization.codebook) for plan in plans]

    def random(
        self, order: TakeOrder, options: GenerationOptions, patches: int
    ) -> np.random.Generator:
        """The random numbers of an order, after those that plan its first patches."""
        rng = random_stream(options.seed, order.actor)
        used = patches * self._model.plans(options) * LEVELS * CODES
        # Gumbel noise takes one number each; drawing it would take a second for ten minutes.
        cast("np.random.PCG64", rng.bit_generator).advance(used)
        return rng

    def with_kept(self, plan: PlanPart, kept: KeptPlan) -> PlanPart:
        """A plan with a part that is given."""
        tokens = self._model.normalization.codebook.decode(kept.codes)
        known = np.zeros(len(kept), bool)
        part = PlanPart(tokens[1:], kept.codes[1:], kept.codes[:-1], kept.actions, known)
        return plan.with_part(kept.start, part)

    # Sentence by sentence

    def _recalled(self, order: TakeOrder, options: GenerationOptions) -> Growing:
        """What is remembered of an order's plan."""
        growing = Growing(order)
        for end in range(1, len(order.segments) + 1):
            part = self._memory.get(_key(order, end, options))
            if part is None:
                break
            growing.parts.append(part.remembered())
        return growing

    def _rest(self, one: Growing, options: GenerationOptions) -> Take:
        """What is to be planned of an order."""
        segments = self._model.encode(one.rest)
        rng = self.random(one.order, options, len(one))
        return Take(segments, rng, one.plan.tokens[-HISTORY:]) if one.parts else Take(segments, rng)

    def _add(self, one: Growing, patch: PlannedPatch, options: GenerationOptions) -> None:
        one.patches.append(patch)
        if len(one.patches) == one.rest[0].patches:
            part = PlanPart.of(one.patches, one.parts[-1].codes if one.parts else _NOTHING)
            one.parts.append(part)
            one.patches.clear()
            self._memory.put(_key(one.order, len(one.parts), options), part, len(part))

    # Parts that are replaced

    def _changed(
        self, orders: Sequence[TakeOrder], plans: list[PlanPart], options: GenerationOptions
    ) -> list[PlanPart]:
        """The plans with their changes; runs of several orders are planned side by side."""
        waiting = [order.changes for order in orders]
        while any(waiting):
            due: dict[int, Run] = {}
            for number, changes in enumerate(waiting):
                while changes and number not in due:
                    change = changes.pop(0)
                    if isinstance(change, Run):
                        due[number] = change
                    else:
                        plans[number] = self.with_kept(plans[number], change)
            wanted = [(run, orders[n].actor, plans[n].first(run.start)) for n, run in due.items()]
            for (n, run), part in zip(due.items(), self._runs(wanted, options), strict=True):
                plans[n] = plans[n].with_part(run.start, part)
        return plans

    def _runs(
        self, runs: Sequence[tuple[Run, int, PlanPart]], options: GenerationOptions
    ) -> list[PlanPart]:
        """The plans of runs, each with the number of its actor and the plan before it."""
        histories = [before.tokens[-HISTORY:] for _, _, before in runs]
        keys = [
            (run, actor, history.tobytes(), options.plans, options.guidance)
            for (run, actor, _), history in zip(runs, histories, strict=True)
        ]
        known = {key: self._memory.get(key) for key in keys}
        found = {key: part.remembered() for key, part in known.items() if part}
        new = {
            key: Take(
                self._model.encode(run.segments),
                random_stream(run.seed, actor, Purpose.BEAT),
                history,
            )
            for key, (run, actor, _), history in zip(keys, runs, histories, strict=True)
            if key not in found
        }
        codes = {key: before.codes for key, (_, _, before) in zip(keys, runs, strict=True)}
        for some in self._model.side_by_side(list(new), options):
            written: list[list[PlannedPatch]] = [[] for _ in some]
            writer = self._model.plan_writer(options)
            for number, patch in writer.write([new[key] for key in some]):
                written[number].append(patch)
            for key, patches in zip(some, written, strict=True):
                found[key] = PlanPart.of(patches, codes[key])
                self._memory.put(key, found[key], len(patches))
        return [found[key] for key in keys]


def _key(order: TakeOrder, end: int, options: GenerationOptions) -> Any:
    """What the plan of the first segments depends on."""
    return order.actor, options.seed, options.plans, options.guidance, order.plain[:end]
