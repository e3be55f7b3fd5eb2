"""The floor that things on the stage cover, where actors cannot stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.script import StageProp

_HEADROOM = 2.0  # metres above the floor from which a thing does not block actors
_SPACING = 1.0  # metres between the points of a footprint, at most


def footprints(props: Sequence[StageProp]) -> FloatArray:
    """Points ``[P, 2]``, stage metres x and z, that cover the floor under all things.

    What somebody takes into the hand is small and blocks nobody.
    """
    points = [_footprint(prop, prop.at) for prop in props if _blocks(prop) and prop.at]
    return np.concatenate([np.zeros((0, 2)), *points])


def gaps(prop: StageProp, points: FloatArray) -> FloatArray:
    """Over the floor from points ``[N, 2]`` to the rectangle that a thing covers, ``[N]`` metres.

    Negative inside; nothing is near what nobody can walk into.
    """
    if prop.at is None or not _blocks(prop):
        return np.full(len(points), np.inf)
    drawn = _low_points(prop)
    local = np.insert(points - np.array(prop.at), 1, 0.0, axis=-1)
    local = local @ yaw_matrix(np.deg2rad(prop.turn))
    off = np.maximum(drawn.min(axis=0) - local, local - drawn.max(axis=0))[:, [0, 2]]
    outside = np.linalg.norm(np.maximum(off, 0.0), axis=-1)
    return np.asarray(np.where((off < 0).all(axis=-1), off.max(axis=-1), outside))


def corners(prop: StageProp) -> FloatArray:
    """The corners ``[4, 2]`` of the rectangle that a thing covers, stage metres x and z."""
    low = _low_points(prop)
    (x0, _, z0), (x1, _, z1) = low.min(axis=0), low.max(axis=0)
    local = np.array([[x0, 0.0, z0], [x1, 0.0, z0], [x1, 0.0, z1], [x0, 0.0, z1]])
    turned = local @ yaw_matrix(np.deg2rad(prop.turn)).T
    return np.asarray(turned[:, [0, 2]] + np.array(prop.at or (0.0, 0.0)))


def _blocks(prop: StageProp) -> bool:
    return prop.y < _HEADROOM and not prop.held_by


def _footprint(prop: StageProp, at: tuple[float, float]) -> FloatArray:
    """A grid over the rectangle, turned with the thing, under its drawing below the headroom."""
    low = _low_points(prop)
    x, z = (_spread(low[:, axis]) for axis in (0, 2))
    grid = np.stack(np.meshgrid(x, [0.0], z), axis=-1).reshape(-1, 3)
    return (grid @ yaw_matrix(np.deg2rad(prop.turn)).T)[:, [0, 2]] + at


def _low_points(prop: StageProp) -> FloatArray:
    """The points ``[N, 3]`` of a drawing below the headroom, metres; else its foot."""
    pieces = PROPS[prop.kind].pieces_in(prop.state)
    drawn = prop.scale * np.concatenate([piece.points.reshape(-1, 3) for piece in pieces])
    low = drawn[drawn[:, 1] + prop.y < _HEADROOM]
    return low if len(low) else np.zeros((1, 3))


def _spread(values: FloatArray) -> FloatArray:
    """Numbers from the smallest to the largest of ``values``, about ``_SPACING`` apart."""
    return np.linspace(values.min(), values.max(), 2 + int(np.ptp(values) / _SPACING))
