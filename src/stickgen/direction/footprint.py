"""What things take of the floor: where nobody can stand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.geometry import yaw_matrix
from stickgen.script import StageProp

FloatArray = NDArray[np.floating]

_HEADROOM = 2.0  # metres above the floor at which a thing is in nobody's way
_MESH = 1.0  # metres between the points of a footprint, at most


def footprints(props: Sequence[StageProp]) -> FloatArray:
    """Points ``[P, 2]``, stage metres x and z, all over the floor under the things of a stage."""
    points = [_footprint(prop) for prop in props if prop.y < _HEADROOM]
    return np.concatenate([np.zeros((0, 2)), *points])


def _footprint(prop: StageProp) -> FloatArray:
    """A mesh over the rectangle, turned with the thing, that holds its drawing up to a head."""
    drawn = prop.scale * np.concatenate(
        [piece.points.reshape(-1, 3) for piece in PROPS[prop.kind].pieces]
    )
    low = drawn[drawn[:, 1] + prop.y < _HEADROOM]
    if not len(low):
        return np.array([prop.at])
    x, z = (
        np.linspace(low[:, axis].min(), low[:, axis].max(), 2 + int(np.ptp(low[:, axis]) / _MESH))
        for axis in (0, 2)
    )
    mesh = np.stack(np.meshgrid(x, [0.0], z), axis=-1).reshape(-1, 3)
    return (mesh @ yaw_matrix(np.deg2rad(prop.turn)).T)[:, [0, 2]] + prop.at
