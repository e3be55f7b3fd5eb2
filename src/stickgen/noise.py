"""Random numbers of drawings: one integer hash, the same in Python and in the player's TypeScript.

Every number is the hash of a few integers, such as a seed and an index: it can be had alone, in any
order, and is the same on every machine. ``web/player/src/noise.ts`` has the same functions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, overload

import numpy as np
from numpy.typing import ArrayLike

from stickgen.geometry import FloatArray

_T = TypeVar("_T")

_MASK = 0xFFFFFFFF
_STEP = 0x9E3779B9  # added to each key, so that a key 0 changes the hash too


def noise(*keys: Any) -> Any:
    """A number in [0, 1) for some integers.

    Args:
        keys: integers, of which the lowest 32 bits count, or arrays of them that broadcast.

    Returns:
        A number, or an array of them where there are arrays; other keys, an unrelated number.
    """
    state: Any = 0
    for key in keys:
        low = key & _MASK if isinstance(key, int) else key.astype(np.uint32)
        state = _mixed((((state + _STEP) & _MASK) + low) & _MASK)
    return state / 2.0**32


def _mixed(x: Any) -> Any:
    """A bijection of 32-bit integers that changes about half of the bits for each bit changed.

    The constants are those of Chris Wellons ("Prospecting for Hash Functions", 2018).
    """
    x = (x ^ (x >> 16)) * 0x7FEB352D & _MASK
    x = (x ^ (x >> 15)) * 0x846CA68B & _MASK
    return x ^ (x >> 16)


class Numbers:
    """A stream of random numbers: ``noise(seed, 0)``, ``noise(seed, 1)`` and so on.

    It has those methods of numpy's generators that drawings use.

    Args:
        seed: streams with different seeds are unrelated.
    """

    def __init__(self, seed: int) -> None:
        self._seed, self._drawn = seed, 0

    @overload
    def random(self) -> float: ...
    @overload
    def random(self, size: int | tuple[int, ...]) -> FloatArray: ...
    def random(self, size: int | tuple[int, ...] | None = None) -> float | FloatArray:
        """Numbers in [0, 1): one, or an array of this shape."""
        first = self._drawn
        if size is None:
            self._drawn += 1
            return noise(self._seed, first)
        self._drawn += int(np.prod(size))
        return noise(self._seed, np.arange(first, self._drawn)).reshape(size)

    @overload
    def uniform(self, low: float, high: float) -> float: ...
    @overload
    def uniform(
        self, low: ArrayLike, high: ArrayLike, size: int | tuple[int, ...]
    ) -> FloatArray: ...
    def uniform(self, low: Any, high: Any, size: int | tuple[int, ...] | None = None) -> Any:
        """Numbers in [low, high): one, or an array of this shape."""
        if size is None:
            return low + (high - low) * self.random()
        return np.asarray(low) + (np.asarray(high) - np.asarray(low)) * self.random(size)

    def choice(self, options: Sequence[_T]) -> _T:
        """One of some options."""
        return options[int(self.random() * len(options))]
