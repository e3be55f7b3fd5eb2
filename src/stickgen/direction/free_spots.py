"""Free spots: positions on the stage where a group does not collide with actors or things."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import FloatArray

CLEARANCE = 0.7
"""Metres that are kept between the trunks of actors who do not interact."""
_GRID_STEP = 0.3  # metres between the spots that are tried
_GRID_REACH = 6.0  # metres to either side that are tried first
_DEPTHS = np.arange(-8, 8) * _GRID_STEP  # metres farther or nearer that are tried
_HIDING = 0.5  # metres of screen within which one actor hides the other
_HIDDEN_COST = 2.0  # metres from the preferred spot that cost as much as being hidden all the time


def free_spot(
    trunks: FloatArray, placed: Sequence[FloatArray], obstacles: FloatArray, preferred: FloatArray
) -> FloatArray:
    """The spot ``[2]`` near ``preferred`` that keeps the clearance and hides no actor for long.

    Args:
        trunks: ``[T', P, 2]`` metres x, z of the group to place, around the origin.
        placed: the same of every group on the stage.
        obstacles: ``[N, 2]`` metres x, z of things on the stage.
        preferred: ``[2]`` metres x, z.
    """
    if not (placed or len(obstacles)):
        return preferred
    others = np.concatenate([trunks[:, :0], *placed], axis=1)
    reach = _GRID_REACH
    while True:  # far enough to the side a spot is always free
        spots = preferred + _grid(reach)
        gap, hidden = _clearance(trunks, others, obstacles, spots)
        if (gap >= CLEARANCE).any():
            cost = np.linalg.norm(spots - preferred, axis=-1) + _HIDDEN_COST * hidden
            return spots[np.argmin(np.where(gap >= CLEARANCE, cost, np.inf))]
        reach *= 3


def free_depth(
    trunks: FloatArray, placed: Sequence[FloatArray], obstacles: FloatArray, preferred: FloatArray
) -> FloatArray:
    """As ``free_spot``, but with the x of ``preferred``: only nearer to the viewer or farther away.

    A clearance that cannot be kept is kept as well as possible.
    """
    if not (placed or len(obstacles)):
        return preferred
    others = np.concatenate([trunks[:, :0], *placed], axis=1)
    spots = preferred + np.stack([np.zeros_like(_DEPTHS), _DEPTHS], axis=-1)
    gap, _ = _clearance(trunks, others, obstacles, spots)
    cost = np.abs(_DEPTHS) + np.maximum(CLEARANCE - gap, 0.0) * _GRID_REACH
    return spots[np.argmin(cost)]


def _grid(reach: float) -> FloatArray:
    """Spots ``[N, 2]`` up to ``reach`` metres to either side, the middle first."""
    x = np.arange(-reach, reach, _GRID_STEP * reach / _GRID_REACH)
    grid = np.stack(np.meshgrid(x, _DEPTHS, indexing="ij"), axis=-1).reshape(-1, 2)
    return np.concatenate([np.zeros((1, 2)), grid])


def _clearance(
    trunks: FloatArray, others: FloatArray, obstacles: FloatArray, spots: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Smallest distance ``[N]``, and share of the time ``[N]`` in which somebody is hidden."""
    to_others = trunks[:, :, None] - others[:, None]  # [T', P, Q, 2]
    to_obstacles = trunks[:, :, None] - obstacles
    gap = np.empty(len(spots))
    hidden = np.empty(len(spots))
    far = np.inf
    for n, spot in enumerate(spots):
        other, obstacle = to_others + spot, to_obstacles + spot
        nearest = [(away**2).sum(-1).min(initial=far) for away in (other, obstacle)]
        gap[n] = np.sqrt(min(nearest))
        beside = np.abs(other[..., 0]).min(axis=(1, 2), initial=far)
        # Two actors in one line hide each other; a thing hides only who is behind it.
        in_front = np.where(obstacle[..., 1] < 0, np.abs(obstacle[..., 0]), far)
        behind = in_front.min(axis=(1, 2), initial=far)
        hidden[n] = (np.minimum(beside, behind) < _HIDING).mean()
    return gap, hidden
