"""Clips that are the same motion: listed by their source, or found by comparing them.

Only a small print of every clip is kept in memory; joints are loaded where two prints agree.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.skeleton import J

SAME = 0.01
"""Metres: two clips of one length are one when no joint is farther from itself on average. The
worst joint rules, for a gesture of one arm hardly moves the mean of all."""
_JOINTS = [J[name] for name in ("pelvis", "head", "left_wrist", "right_wrist", "left_foot")]
_QUARTERS = 4
# A distance of means is at most the mean distance; quarters of a clip of 12 frames or more differ
# from a quarter of it by less than a third.
_NEAR = SAME * 4 / 3


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
    """Mean place of some joints in each quarter of a clip, ``[4, 5, 3]`` metres.

    Args:
        joints: ``[T, 22, 3]`` metres, T ≥ 4.
    """
    quarters = np.array_split(joints[:, _JOINTS], _QUARTERS)
    return np.stack([quarter.mean(0) for quarter in quarters]).astype(np.float32)


def find_duplicates(heads: Sequence[Named], prints: Sequence[Print], load: Load) -> dict[int, str]:
    """Clips to drop, by number, with the reason; of two the earlier one stays."""
    ids = {head.id: k for k, head in reversed(list(enumerate(heads)))}
    near = _near_before(heads, prints)
    drop: dict[int, str] = {}
    for k, head in enumerate(heads):
        listed = (a for a in head.same_as if a in ids and ids[a] not in drop)
        twins = (
            heads[i].id
            for i in near.get(k, ())
            if i not in drop
            and not _same_take(heads[i], head)
            and np.linalg.norm(load(i) - load(k), axis=-1).mean(0).max() < SAME
        )
        if ids[head.id] != k:
            drop[k] = f"Another clip has the id {head.id}."
        elif (twin := next(listed, None) or next(twins, None)) is not None:
            drop[k] = f"It is the same as {twin}."
    return drop


def _same_take(a: Named, b: Named) -> bool:
    """Two people who dance in step are not one."""
    return bool(a.take) and (a.source, a.take) == (b.source, b.take)


def _near_before(heads: Sequence[Named], prints: Sequence[Print]) -> dict[int, list[int]]:
    """Earlier clips of the same length with nearly the same print, by a clip's number."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for k, head in enumerate(heads):
        lengths[head.frames].append(k)
    near: dict[int, list[int]] = defaultdict(list)
    for group in lengths.values():
        # Near prints have near means: in their order only a stretch must be compared.
        rows = np.stack([prints[k] for k in group])
        order = np.argsort(rows.mean((1, 2, 3)), kind="stable")
        rows, numbers = rows[order], np.array(group)[order]
        means = rows.mean((1, 2, 3))
        for i, end in enumerate(np.searchsorted(means, means + _NEAR)):
            apart = np.linalg.norm(rows[i + 1 : end] - rows[i], axis=-1).mean(1)
            close = apart.max(1) < _NEAR
            for j in numbers[i + 1 : end][close]:
                near[max(j, numbers[i])].append(min(j, numbers[i]))
    return {int(k): sorted(map(int, found)) for k, found in near.items()}
