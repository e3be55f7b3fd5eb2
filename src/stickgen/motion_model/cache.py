"""The planner's KV cache: what it has read of several takes, side by side.

What all plans of a take share lies there once: their copies would take most of the time of a call.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.config import PLAN_START, PlannerConfig

Array = NDArray[np.float32]


@dataclass(frozen=True)
class Slots:
    """Keys and values of N plans in each of T takes; all end at the same slot.

    Attributes:
        layers: of each layer ``[2, T, N, H, S, D/H]``, with and without guidance. An array each:
            stacked, every call would copy all of them twice.
        hidden: ``[2, T, S]`` 1 where the rows of a take must not attend.
    """

    layers: Sequence[Array]
    hidden: Array

    @classmethod
    def empty(cls, config: PlannerConfig, takes: int, plans: int) -> Slots:
        shape = (2, takes, plans, config.heads, 0, config.dim // config.heads)
        layers = [np.zeros(shape, np.float32)] * (2 * config.layers)
        return cls(layers, np.zeros((2, takes, 0), np.float32))

    def repeated(self, plans: int) -> Slots:
        """Every plan ``plans`` times."""
        return replace(self, layers=[np.repeat(layer, plans, 2) for layer in self.layers])

    def of(self, takes: Sequence[int], plan: int | None = None) -> Slots:
        """Of some takes alone; of all their plans or one."""
        plans = slice(None) if plan is None else slice(plan, plan + 1)
        return Slots([layer[:, takes, plans] for layer in self.layers], self.hidden[:, takes])

    def followed_by(self, other: Slots) -> Slots:
        """These slots, then those of another."""
        pairs = zip(self.layers, other.layers, strict=True)
        layers = [np.concatenate(pair, axis=-2) for pair in pairs]
        return Slots(layers, np.concatenate([self.hidden, other.hidden], axis=-1))

    def with_takes(self, takes: Sequence[int], other: Slots) -> Slots:
        """With some takes replaced, in place where their size allows it.

        Slots at the beginning that no row sees are left out.
        """
        hidden = self.hidden.copy()
        hidden[:, takes] = 1.0
        new = _seen(other.hidden)
        size = max(new, _seen(hidden))
        layers = [_sized(layer, size, -2, 0.0) for layer in self.layers]
        for layer, part in zip(layers, other.layers, strict=True):
            layer[:, takes, :, :, size - new :] = part[..., part.shape[-2] - new :, :]
        hidden = _sized(hidden, size, -1, 1.0)
        hidden[:, takes, size - new :] = other.hidden[..., other.hidden.shape[-1] - new :]
        return Slots(layers, hidden)


@dataclass(frozen=True)
class PlannerCache:
    """What the planner has read.

    Attributes:
        shared: what all plans of a take have read, as of one plan.
        own: what each has read after that.
        position: ``[T]`` of each take's next token.
    """

    shared: Slots
    own: Slots
    position: NDArray[np.int64]

    @classmethod
    def empty(cls, config: PlannerConfig, takes: int, plans: int) -> PlannerCache:
        shared, own = (Slots.empty(config, takes, count) for count in (1, plans))
        return cls(shared, own, np.full(takes, PLAN_START, np.int64))

    def of(self, takes: Sequence[int]) -> PlannerCache:
        """Of some takes alone."""
        return PlannerCache(self.shared.of(takes), self.own.of(takes), self.position[takes])

    def with_takes(self, takes: Sequence[int], other: PlannerCache) -> PlannerCache:
        """With some takes replaced."""
        position = self.position.copy()
        position[takes] = other.position
        shared = self.shared.with_takes(takes, other.shared)
        return PlannerCache(shared, self.own.with_takes(takes, other.own), position)


def _seen(hidden: Array) -> int:
    """Slots from the first that a row sees to the last."""
    seen = hidden.min((0, 1)) < 1.0
    return len(seen) - int(np.append(seen, True).argmax())


def _sized(values: Array, size: int, axis: int, fill: float) -> Array:
    """The last ``size`` of an axis, with ``fill`` before them where there are fewer."""
    have = values.shape[axis]
    if have == size:
        return values
    if have > size:
        return np.take(values, range(have - size, have), axis)
    widths = [(0, 0)] * values.ndim
    widths[axis] = (size - have, 0)
    return np.pad(values, widths, constant_values=fill)
