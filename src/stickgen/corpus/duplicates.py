"""Clips that are the same motion: listed by their source, or found by comparing them.

Only a small print of every clip is kept in memory; joints are loaded where two prints agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.skeleton import N_JOINTS, J

SAME = 0.005
"""Metres: two clips of one length whose coordinates differ by less on average are one."""
_JOINTS = [J[name] for name in ("pelvis", "head", "left_wrist", "right_wrist", "left_foot")]
_QUARTERS = 4
# Prints of equal clips cannot differ by more: the mean over some joints exceeds that over all by
# at most N_JOINTS / len(_JOINTS), quarters are shorter than a quarter by one frame of three.
_NEAR = SAME * N_JOINTS / len(_JOINTS) * 4 / 3


class Named(Protocol):
    """What is asked of a clip; ``same_as`` lists ids of which it is known to be a copy."""

    @property
    def id(self) -> str: ...
    @property
    def frames(self) -> int: ...
    @property
    def source(self) -> str: ...
    @property
    def take(self) -> str: ...
    @property
    def same_as(self) -> tuple[str, ...]: ...


Print = NDArray[np.float32]
Load = Callable[[int], FloatArray]
"""Joints ``[T, 22, 3]`` of a clip by its number."""


def fingerprint(joints: FloatArray) -> Print:
    """Mean place of some joints in each quarter of a clip, ``[60]`` metres.

    Args:
        joints: ``[T, 22, 3]`` metres, T ≥ 4.
    """
    quarters = np.array_split(joints[:, _JOINTS], _QUARTERS)
    return np.concatenate([q.mean(0).ravel() for q in quarters]).astype(np.float32)


def find_duplicates(heads: Sequence[Named], prints: Sequence[Print], load: Load) -> dict[int, str]:
    """Clips to drop, by number, with the reason; of two the earlier one stays."""
    ids = {head.id: k for k, head in enumerate(heads)}
    near = _Prints()
    drop: dict[int, str] = {}
    for k, head in enumerate(heads):
        listed = (a for a in head.same_as if a in ids and ids[a] not in drop)
        twins = (
            heads[i].id
            for i in near.candidates(head.frames, prints[k])
            if not _same_take(heads[i], head) and np.abs(load(i) - load(k)).mean() < SAME
        )
        if ids[head.id] != k:
            drop[k] = f"Another clip has the id {head.id}."
        elif (twin := next(listed, None) or next(twins, None)) is not None:
            drop[k] = f"It is the same as {twin}."
        else:
            near.add(k, head.frames, prints[k])
    return drop


def _same_take(a: Named, b: Named) -> bool:
    """Two people who dance in step are not one."""
    return bool(a.take) and (a.source, a.take) == (b.source, b.take)


class _Prints:
    """Prints in a grid of lengths and means, so that few are compared."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[int, Print]]] = defaultdict(list)

    def add(self, k: int, frames: int, print_: Print) -> None:
        self._cells[frames, _cell(print_)].append((k, print_))

    def candidates(self, frames: int, print_: Print) -> Iterator[int]:
        cell = _cell(print_)
        for near in (cell - 1, cell, cell + 1):
            for k, other in self._cells.get((frames, near), ()):
                if np.abs(other - print_).mean() < _NEAR:
                    yield k


def _cell(print_: Print) -> int:
    return int(print_.mean() // _NEAR)
