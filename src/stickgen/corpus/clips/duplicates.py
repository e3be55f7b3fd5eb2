"""Duplicates: clips of the same motion, listed by their source or found by comparison.

Memory holds only a small fingerprint of every clip; joints are loaded where two are close.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.header import ClipHeader
from stickgen.geometry import FloatArray
from stickgen.skeleton import J

SAME = 0.01
"""Metres: two clips of one length are the same when every joint's mean distance is less. The worst
joint decides, because a gesture of one arm hardly changes the mean over all joints."""
_JOINTS = [J[name] for name in ("pelvis", "head", "left_wrist", "right_wrist", "left_foot")]
_QUARTERS = 4
_NEAR = SAME * 4 / 3
"""Bound on the distance of the fingerprints of two equal clips. The distance of two means is at
most the mean distance; the quarters of 12 frames or more differ a little in length, which adds
less than a third."""

Fingerprint = NDArray[np.float32]
Load = Callable[[int], FloatArray]
"""Loads the joints ``[T, 22, 3]`` of a clip by its number."""


def fingerprint(joints: FloatArray) -> Fingerprint:
    """Mean position of some joints in each quarter of a clip, ``[4, 5, 3]`` metres.

    Args:
        joints: ``[T, 22, 3]`` metres, T ≥ 4.
    """
    quarters = np.array_split(joints[:, _JOINTS], _QUARTERS)
    return np.stack([quarter.mean(0) for quarter in quarters]).astype(np.float32)


def find_duplicates(
    headers: Sequence[ClipHeader], fingerprints: Sequence[Fingerprint], load: Load
) -> dict[int, str]:
    """Clips to drop: number → reason. Of two equal clips the earlier one stays."""
    ids = {header.id: k for k, header in reversed(list(enumerate(headers)))}
    candidates = _candidates(headers, fingerprints)
    drop: dict[int, str] = {}
    for k, header in enumerate(headers):
        listed = (id_ for id_ in header.same_as if id_ in ids and ids[id_] not in drop)
        equal = (
            headers[i].id
            for i in candidates.get(k, ())
            if i not in drop
            and not _same_take(headers[i], header)
            and np.linalg.norm(load(i) - load(k), axis=-1).mean(0).max() < SAME
        )
        if ids[header.id] != k:
            drop[k] = f"Another clip has the id {header.id}."
        elif (original := next(listed, None) or next(equal, None)) is not None:
            drop[k] = f"It is the same as {original}."
    return drop


def _same_take(a: ClipHeader, b: ClipHeader) -> bool:
    """Whether two clips show different people of one take, whose motions may be equal."""
    return bool(a.take) and (a.source, a.take) == (b.source, b.take)


def _candidates(
    headers: Sequence[ClipHeader], fingerprints: Sequence[Fingerprint]
) -> dict[int, list[int]]:
    """Earlier clips of the same length with nearly the same fingerprint, by a clip's number."""
    lengths: dict[int, list[int]] = defaultdict(list)
    for k, header in enumerate(headers):
        lengths[header.frames].append(k)
    near: dict[int, list[int]] = defaultdict(list)
    for group in lengths.values():
        # Equal clips have nearly equal means: sorted by them, only neighbours are compared.
        rows = np.stack([fingerprints[k] for k in group])
        order = np.argsort(rows.mean((1, 2, 3)), kind="stable")
        rows, numbers = rows[order], np.array(group)[order]
        means = rows.mean((1, 2, 3))
        for i, end in enumerate(np.searchsorted(means, means + _NEAR)):
            apart = np.linalg.norm(rows[i + 1 : end] - rows[i], axis=-1).mean(1)
            close = apart.max(1) < _NEAR
            for j in numbers[i + 1 : end][close]:
                near[max(j, numbers[i])].append(min(j, numbers[i]))
    return {int(k): sorted(map(int, earlier)) for k, earlier in near.items()}
