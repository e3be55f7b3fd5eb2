"""The planner's KV cache: what it has read of several takes, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.motion_model.config import PLAN_START, PlannerConfig

Array = NDArray[np.float32]


@dataclass(frozen=True)
class PlannerCache:
    """What the planner has read of N plans in each of T takes.

    Attributes:
        layers: keys and values of each layer ``[2, T, N, H, S, D/H]``, with and without guidance.
            An array each: stacked, every call would copy all of them twice.
        hidden: ``[2, T, S]`` 1 where the rows of a take must not attend.
        position: ``[T]`` of each take's next token.
    """

    layers: Sequence[Array]
    hidden: Array
    position: NDArray[np.int64]

    @classmethod
    def empty(cls, config: PlannerConfig, takes: int, plans: int) -> PlannerCache:
        shape = (2, takes, plans, config.heads, 0, config.dim // config.heads)
        layers = [np.zeros(shape, np.float32)] * (2 * config.layers)
        position = np.full(takes, PLAN_START, np.int64)
        return cls(layers, np.zeros((2, takes, 0), np.float32), position)

    def repeated(self, plans: int) -> PlannerCache:
        """Every plan ``plans`` times."""
        return replace(self, layers=[np.repeat(layer, plans, 2) for layer in self.layers])

    def of(self, takes: Sequence[int]) -> PlannerCache:
        """Of some takes alone."""
        layers = [layer[:, takes] for layer in self.layers]
        return PlannerCache(layers, self.hidden[:, takes], self.position[takes])

    def with_takes(self, takes: Sequence[int], other: PlannerCache) -> PlannerCache:
        """With some takes replaced; arrays are changed in place where their size allows it."""
        new, old = other.hidden.shape[-1], self.hidden.shape[-1]
        hidden = self.hidden.copy()
        hidden[:, takes] = 1.0
        # The other takes see nothing before the first slot that one of them sees.
        unseen = int(np.append(hidden.min((0, 1)), 0.0).argmin())
        size = max(new, old - unseen)
        layers = [_sized(layer, size) for layer in self.layers]
        for layer, part in zip(layers, other.layers, strict=True):
            layer[:, takes, :, :, size - new :] = part
        hidden = np.pad(hidden, [(0, 0), (0, 0), (size, 0)], constant_values=1.0)[..., -size:]
        hidden[:, takes, size - new :] = other.hidden
        position = self.position.copy()
        position[takes] = other.position
        return PlannerCache(layers, hidden, position)


def _sized(layer: Array, size: int) -> Array:
    """The last ``size`` slots, with zeros before them where there are fewer."""
    have = layer.shape[-2]
    if have == size:
        return layer
    sized = np.zeros((*layer.shape[:-2], size, layer.shape[-1]), np.float32)
    kept = min(have, size)
    sized[..., size - kept :, :] = layer[..., have - kept :, :]
    return sized
