"""Takes of several actors, made with a memory: what did not change is not made again.

Rows of the networks do not depend on each other, so a take is the same, to the bit, whatever is
remembered and whatever is made beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.motion_model.finishing import finish_take
from stickgen.motion_model.memory import Memory
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan_part import PlanPart, TakeOrder
from stickgen.motion_model.plans import Growing, Plans
from stickgen.options import GenerationOptions
from stickgen.progress import Progress

FIRST_PIECE = 10
"""Patches, 2 s, after which takes that are being planned are shown for the first time."""
_GROWN = 3
"""They are shown again whenever they have grown to this many times the length: planning is faster
than playing, and what is shown costs as much as what is planned meanwhile."""
_WORTH = 40
"""Patches of all takes that must be missing, so that showing a beginning is worth its time."""
_LONGEST_PIECE = 300
"""Patches, a minute, of the longest beginning that is shown: after it, the rest is in time."""
_MOST = 200_000
"""Frames of finished motion that are remembered: two hours, 60 MB."""
Piece = Callable[[list[Motion]], bool]
"""Called with the beginnings of all takes, of one length; whether they could be shown."""


@dataclass(frozen=True)
class MadeTake:
    """A take that was made.

    Attributes:
        motion: canonical, 5 frames a patch.
        plan: of it; None: the model has no planner.
    """

    motion: Motion
    plan: PlanPart | None = None


class Takes:
    """Makes the takes of a model, and remembers them.

    Args:
        model: that plans and refines them.
    """

    def __init__(self, model: MotionModel) -> None:
        self.model = model
        self._plans = Plans(model)
        self._motions: Memory[Motion] = Memory(_MOST)

    def make(
        self,
        orders: Sequence[TakeOrder],
        options: GenerationOptions,
        *,
        progress: Progress | None = None,
        piece: Piece | None = None,
    ) -> list[MadeTake]:
        """The takes, in order; without changes they are those of ``generate_together``.

        Args:
            options: its ``model``, ``device`` and ``lora`` are those of the model.
            progress: called with the name of the step and the share of it that is done.
            piece: called while the takes are planned (``FIRST_PIECE``).

        Raises:
            StickGenError: a beat has a seed or a kept plan, and the model has no planner.
        """
        if not self.model.config.planner:
            return [MadeTake(motion) for motion in self._unplanned(orders, options, progress)]
        follow = _Follower(sum(map(len, orders)), progress)
        if piece is not None:
            told = piece
            follow.show = lambda begun, ready, step: told(
                self._beginnings(begun, ready, step, options)
            )
        plans = self._plans.make(orders, options, follow)
        motions = self._finished(orders, plans, options, progress)
        return [MadeTake(*made) for made in zip(motions, plans, strict=True)]

    def plan(self, orders: Sequence[TakeOrder], options: GenerationOptions) -> None:
        """Plan the takes side by side, so that ``make`` finds their plans."""
        if self.model.config.planner:
            self._plans.make(orders, options)

    def _unplanned(
        self, orders: Sequence[TakeOrder], options: GenerationOptions, progress: Progress | None
    ) -> list[Motion]:
        """The motions of a model without a planner."""
        if any(order.changes for order in orders):
            raise StickGenError(
                f"{self.model.folder} has no planner, so single beats cannot be made again: "
                "remove their seeds and takes, or use another model"
            )
        segments, actors = [order.segments for order in orders], [order.actor for order in orders]
        return self.model.generate_together(segments, options, actors=actors, progress=progress)

    def _finished(
        self,
        orders: Sequence[TakeOrder],
        plans: Sequence[PlanPart],
        options: GenerationOptions,
        progress: Progress | None,
    ) -> list[Motion]:
        """The motions of whole plans, as far as they are not remembered."""
        keys = [_key(*pair, options) for pair in zip(orders, plans, strict=True)]
        known = {key: self._motions.get(key) for key in keys}
        found = {key: motion for key, motion in known.items() if motion}
        new = {key: number for number, key in enumerate(keys) if key not in found}
        for some in self.model.side_by_side(list(new), options):
            numbers = [new[key] for key in some]
            of_some = [orders[n] for n in numbers], [plans[n] for n in numbers]
            for key, motion in zip(some, self._refined(*of_some, options, progress), strict=True):
                found[key] = motion
                self._motions.put(key, motion, len(motion))
        return [found[key] for key in keys]

    def _refined(
        self,
        orders: Sequence[TakeOrder],
        plans: Sequence[PlanPart],
        options: GenerationOptions,
        progress: Progress | None = None,
    ) -> list[Motion]:
        """The motions of plans, which may be the beginnings of those of the orders."""
        features = self.model.refine(
            [self.model.encode(o.first(len(p))) for o, p in zip(orders, plans, strict=True)],
            [plan.tokens for plan in plans],
            options,
            [self._plans.random(order, options, len(order)) for order in orders],
            progress,
        )
        return [finish_take(f, plan.actions) for f, plan in zip(features, plans, strict=True)]

    def _beginnings(
        self,
        growing: Sequence[Growing],
        ready: int,
        progress: Progress | None,
        options: GenerationOptions,
    ) -> list[Motion]:
        """The first motions of plans that are being written."""
        plans = []
        for one in growing:
            plan = one.plan.first(ready)
            for kept in one.order.kept:
                if kept.start < ready:
                    plan = self._plans.with_kept(plan, kept)
            plans.append(plan)
        return self._refined([one.order for one in growing], plans, options, progress)


@dataclass
class _Follower:
    """Tells how far plans have grown, and shows their beginnings.

    Attributes:
        total: patches of all plans.
        show: gets the plans, how many patches of all are there, and a callback of progress.
        due: patches at which they are shown next.
    """

    total: int
    progress: Progress | None
    show: Callable[[Sequence[Growing], int, Progress | None], bool] | None = None
    due: int = FIRST_PIECE

    def __call__(self, growing: Sequence[Growing]) -> None:
        done = sum(map(len, growing))
        if self.progress and (done % 5 == 0 or done == self.total):
            self.progress("planning", done / self.total)
        ready = min(map(len, growing))
        missing = self.total - done
        if self.show and self.due <= ready <= _LONGEST_PIECE and missing >= _WORTH:
            shown = self.show(growing, ready, self._same(done / self.total))
            self.due = _GROWN * ready if shown else ready + FIRST_PIECE

    def _same(self, share: float) -> Progress | None:
        """A callback of steps in between: it tells that planning is as far as before."""
        progress = self.progress
        return (lambda *_: progress("planning", share)) if progress else None


def _key(order: TakeOrder, plan: PlanPart, options: GenerationOptions) -> Any:
    """What the motion of a plan depends on."""
    random = order.actor, options.seed, options.plans
    return random, options.steps, options.guidance, order.plain, plan.tokens.tobytes()
