"""Places to sit: those of the things on the stage, those at a table, or a chair of one's own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.script import StageProp

ABOVE_SEAT = 0.13
"""Metres from the surface of a seat up to the pelvis of an adult on it."""
_WIDE = 0.6  # metres of a bench that one person takes
_AT_TABLE = 0.16  # metres from the edge of a table to the middle of a seat at it
_ASIDE = 0.55  # metres from a seat at a table to the side where somebody sits down
_NEAR_TABLE = 1.0  # metres from a table within which a seat is at it
_FARTHEST = 6.0  # metres from the middle of the stage at which somebody sits down
_SIDES = ((-1, 0), (1, 0), (-0.5, -1), (0.5, -1), (0, 1))
"""Places at a table in the order in which they are taken: at its ends, behind it, before it."""


@dataclass(frozen=True)
class Place:
    """Where somebody sits.

    Attributes:
        kind: of the seat.
        point: ``[3]`` metres, the middle of the surface.
        yaw: radians to which who sits there faces.
        stage: index of the thing of the Script; None: the seat is brought for it.
        scale: of a seat that is brought.
        table: index of the table of the Script at which it is; None: none.
    """

    kind: str
    point: FloatArray
    yaw: float
    stage: int | None = None
    scale: float = 1.0
    table: int | None = None

    @property
    def entry(self) -> FloatArray:
        """From the seat to where somebody stands who sits down, ``[3]`` metres: beside a table."""
        if self.table is None:
            return np.zeros(3)
        left = np.array([np.cos(self.yaw), 0.0, -np.sin(self.yaw)])
        ahead = np.array([np.sin(self.yaw), 0.0, np.cos(self.yaw)])
        return _ASIDE * (left if left[2] > -0.1 else -left) - 0.6 * _ASIDE * ahead

    def brought(self) -> StageProp:
        """The seat itself, where it is brought."""
        x, y, z, faces = PROPS[self.kind].seat or (0.0, 0.0, 0.0, 0.0)
        turn = self.yaw - np.deg2rad(faces)
        foot = self.point - yaw_matrix(turn) @ (self.scale * np.array([x, y, z]))
        at = (float(foot[0]), float(foot[2]))
        turned = float(np.rad2deg(np.angle(np.exp(1j * turn))))
        return StageProp(kind=self.kind, at=at, turn=turned, scale=self.scale)


def stage_places(stage: Sequence[StageProp]) -> list[Place]:
    """All places on the things of a Script, first those that are nearest to the middle."""
    found = []
    for i, prop in enumerate(stage):
        record = PROPS[prop.kind]
        if record.seat is None or prop.at is None or prop.held_by or abs(prop.at[0]) > _FARTHEST:
            continue
        x, y, z, faces = record.seat
        turn = yaw_matrix(np.deg2rad(prop.turn))
        for side in _along(prop.kind, x):
            spot = turn @ (prop.scale * np.array([side, y, z]))
            point = np.array([prop.at[0], prop.y, prop.at[1]]) + spot
            yaw = float(np.deg2rad(prop.turn + faces))
            found.append(Place(prop.kind, point, yaw, i, prop.scale, _table_near(stage, point)))
    return sorted(found, key=lambda place: abs(float(place.point[0])))


def table_places(stage: Sequence[StageProp], size: float, kind: str = "chair") -> list[Place]:
    """Places for chairs at the tables of a Script.

    Args:
        size: of who sits there, times an adult.
        kind: of the seats.
    """
    found = []
    for i, prop in enumerate(stage):
        if prop.kind != "table" or prop.at is None:
            continue
        turn = yaw_matrix(np.deg2rad(prop.turn))
        height = (PROPS[kind].seat or (0.0, 0.455))[1] * size
        for x, z in _SIDES:
            edge = np.array([0.55 * x, 0.0, 0.35 * z]) * prop.scale
            away = np.array([float(x) if not z else 0.0, 0.0, float(z)])
            spot = np.array([prop.at[0], 0.0, prop.at[1]]) + turn @ (edge + _AT_TABLE * away)
            faces = turn @ -away
            yaw = float(np.arctan2(faces[0], faces[2]))
            found.append(Place(kind, spot + [0.0, height, 0.0], yaw, None, size, i))
    return found


def before(place: Place, size: float) -> StageProp:
    """A table that is brought before a seat, its long side to who sits there."""
    ahead = np.array([np.sin(place.yaw), 0.0, np.cos(place.yaw)])
    spot = place.point + (_AT_TABLE + 0.35 * size) * ahead
    turn = float(np.rad2deg(np.angle(np.exp(1j * place.yaw))))
    at = (float(spot[0]), float(spot[2]))
    return StageProp(kind="table", at=at, turn=turn, scale=size)


def choose(places: Sequence[Place], kind: str, taken: Sequence[FloatArray]) -> Place | None:
    """The first free place, of one kind if there is one of it.

    Args:
        kind: wanted; empty: any.
        taken: ``[3]`` points where others sit.
    """
    free = [
        p for p in places if all(np.linalg.norm(p.point - other) > 0.8 * _WIDE for other in taken)
    ]
    wanted = [p for p in free if p.kind == kind]
    return next(iter(wanted or ([] if kind and kind != "chair" else free)), None)


def _along(kind: str, x: float) -> list[float]:
    """Where people sit side by side on a seat: metres along it, its own place first."""
    points = np.concatenate([piece.points for piece in PROPS[kind].pieces])
    width = float(np.ptp(points[:, 0]))
    if kind not in ("bench", "sofa") or width < 2 * _WIDE:
        return [x]
    half = width / 2 - _WIDE / 2 - 0.08
    return [-half, half] if width < 3 * _WIDE else [-half, half, 0.0]


def _table_near(stage: Sequence[StageProp], point: FloatArray) -> int | None:
    near = [
        (float(np.hypot(p.at[0] - point[0], p.at[1] - point[2])), i)
        for i, p in enumerate(stage)
        if p.kind == "table" and p.at is not None
    ]
    return min(((far, i) for far, i in near if far < _NEAR_TABLE), default=(0.0, None))[1]
