"""Is a sample a copy? The distance of a motion to the nearest window of other motions."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import heading, yaw_matrix
from stickgen.skeleton import N_JOINTS, mirror

WINDOW = 2.0
"""Seconds of motion compared at a time."""
STRIDE = 0.2
"""Seconds between two windows of the motions that are searched."""
RATE = 5.0
"""Frames a second that are compared: enough to tell motions apart, a fifth of the work."""


def windows(
    joints: NDArray[np.floating], fps: float, stride: float = STRIDE
) -> NDArray[np.float32]:
    """Cut a motion into overlapping canonical windows of ``WINDOW`` seconds.

    Every window is turned and moved so that its first frame is over the origin facing +Z; heights
    do not change.

    Args:
        joints: ``[T, 22, 3]`` metres.
        stride: seconds between the starts of two windows.

    Returns:
        ``[N, WINDOW · RATE, 22, 3]``; N is 0 for a motion shorter than a window.
    """
    step = max(1, round(stride * fps))
    inside = np.rint(np.arange(round(WINDOW * RATE)) * fps / RATE).astype(int)
    starts = np.arange(0, len(joints) - inside[-1], step)
    cut = np.asarray(joints)[starts[:, None] + inside]
    if not len(cut):
        return np.empty((0, len(inside), N_JOINTS, 3), dtype=np.float32)
    turn = yaw_matrix(-heading(cut[:, 0]))
    cut = np.einsum("nij,ntkj->ntki", turn, cut)
    cut -= cut[:, :1, :1] * np.array([1.0, 0.0, 1.0])
    return cut.astype(np.float32)


def nearest_distance(
    queries: NDArray[np.float32], references: Iterable[NDArray[np.float32]]
) -> NDArray[np.float32]:
    """Distance of every window to the nearest reference window or its mirror image, metres.

    The distance is the root mean square over joints and frames of the joint distance; squared
    it is a matrix product, which makes the search of hours of references affordable.

    Args:
        queries: ``[Q, F, 22, 3]`` from ``windows``.
        references: batches ``[N, F, 22, 3]``, such as the windows of one clip each; an empty
            iterable gives infinity.

    Returns:
        ``[Q]``.
    """
    both = np.concatenate([queries, mirror(queries)]).reshape(2 * len(queries), -1)
    best = np.full(len(both), np.inf, dtype=np.float32)
    norms = np.square(both).sum(axis=1)
    for batch in references:
        if not len(batch):
            continue
        flat = batch.reshape(len(batch), -1)
        # |q − r|² = |q|² + |r|² − 2 q·r, whose first term is added when the minimum is known.
        best = np.minimum(best, (np.square(flat).sum(axis=1) - 2.0 * both @ flat.T).min(axis=1))
    points = both.shape[1] // 3
    distance = np.sqrt(np.maximum(best + norms, 0.0) / points)
    return np.asarray(distance.reshape(2, -1).min(axis=0), dtype=np.float32)
