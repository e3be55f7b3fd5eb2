"""Triangles of the shapes that drawings are made of: swept balls, flat shapes, lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.piece import Piece
from stickgen.geometry import FloatArray, normalize

_AROUND, _FINE = 8, 6  # corners of the cross-section of a tube, and of one that is thin
_THIN = 0.03  # metres: radius up to which it is
_CAP = (0.0, 0.55, 1.05)  # radians from the rim of a round end to its pole
_POLE = 0.12  # radius left at the pole, times that of the tube: no triangle has an empty side
_SPHERE, _SMALL = (14, 9), (8, 6)  # corners around and from pole to pole, of a ball
_LARGE = 0.05  # metres: radius from which a ball is large
_LEVEL = np.array([[1.0, 0.0, 0.0], [0.0, 0.0, -1.0]])  # two vectors across +Y
_LIFT = 0.004  # metres by which a shape that lies on another one is raised
_THINNEST = 0.004  # radius of a line, metres


@dataclass(frozen=True)
class Mesh:
    """Triangles of one colour.

    Attributes:
        points: ``[V, 3]`` metres in the rest pose.
        faces: ``[F, 3]`` indices of points, counter-clockwise seen from outside.
        color: ``#rrggbb`` or ``#rrggbbaa``.
        weights: ``[V, J]`` how much each joint carries each point; empty for a thing.
    """

    points: FloatArray
    faces: NDArray[np.intp]
    color: str
    weights: FloatArray

    def normals(self) -> FloatArray:
        """``[V, 3]`` unit vectors, the mean of the triangles at each point."""
        corners = self.points[self.faces]
        across = np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0])
        sums = np.zeros_like(self.points)
        for k in range(3):
            np.add.at(sums, self.faces[:, k], across)
        flat = np.linalg.norm(sums, axis=-1, keepdims=True) < 1e-12
        return normalize(np.where(flat, [0.0, 1.0, 0.0], sums))


@dataclass(frozen=True)
class Shape:
    """Triangles, and the point of its path that each corner belongs to."""

    points: FloatArray
    faces: NDArray[np.intp]
    owners: NDArray[np.intp]


def merged(meshes: Iterable[Mesh]) -> list[Mesh]:
    """One mesh for each colour, in order of first appearance."""
    by_color: dict[str, list[Mesh]] = {}
    for mesh in meshes:
        by_color.setdefault(mesh.color, []).append(mesh)
    out = []
    for color, group in by_color.items():
        starts = np.cumsum([0, *(len(mesh.points) for mesh in group)])
        out.append(
            Mesh(
                np.concatenate([mesh.points for mesh in group]),
                np.concatenate(
                    [mesh.faces + n for mesh, n in zip(group, starts[:-1], strict=True)]
                ),
                color,
                np.concatenate([mesh.weights for mesh in group]),
            )
        )
    return out


def piece_shape(piece: Piece, points: FloatArray, line: float) -> Shape | None:
    """A piece of a drawing as triangles; None: it has too few points to be seen.

    Args:
        points: ``[N, 3]`` metres, those of the piece where it lies.
        line: width of outlines, metres, for pieces that are lines.
    """
    if piece.radii is not None:
        size = float(np.linalg.norm(np.ptp(points, axis=0)))
        if len(points) == 1 or size < 1e-6:
            return sphere(points[0], float(piece.radii.max()))
        return tube(points, piece.radii, flat=piece.flat)
    if len(points) < 2:
        return None
    if piece.fill and piece.closed and len(points) > 2:
        lift = _LIFT if piece.over else 0.0
        return polygon(points, lift)
    ring = np.concatenate([points, points[:1]]) if piece.closed else points
    radius = max(piece.line * line / 2, _THINNEST)
    shape = tube(ring, np.full(len(ring), radius))
    return Shape(shape.points, shape.faces, shape.owners % len(points))


def sphere(middle: FloatArray, radius: float) -> Shape:
    """A ball."""
    around, rows = _SPHERE if radius >= _LARGE else _SMALL
    pole = np.linspace(0.0, np.pi, rows)
    axis = np.stack([0 * pole, -np.cos(pole), 0 * pole], axis=-1) * radius + middle
    shape = _skin(axis, radius * np.sin(pole), np.tile(_LEVEL, (rows, 1, 1)), around)
    return Shape(shape.points, shape.faces, 0 * shape.owners)


def tube(path: FloatArray, radii: FloatArray, *, flat: bool = False) -> Shape:
    """A ball of changing radius swept along a path ``[N, 3]``, its ends round, or flat discs."""
    keep = [0, *(i for i in range(1, len(path)) if np.linalg.norm(path[i] - path[i - 1]) > 1e-6)]
    path, radii = path[keep], np.asarray(radii, dtype=np.float64)[keep]
    if len(path) == 1:
        return sphere(path[0], float(radii[0]))
    frames, around = _frames(path), _AROUND if radii.max() > _THIN else _FINE
    along = normalize(path[[1, -1]] - path[[0, -2]])
    caps = [0.0] if flat else _CAP
    tip = 0.0 if flat else _POLE
    first = [(path[0] - along[0] * radii[0] * np.sin(a), radii[0] * np.cos(a)) for a in caps]
    last = [(path[-1] + along[1] * radii[-1] * np.sin(a), radii[-1] * np.cos(a)) for a in caps]
    ends = [(path[0] - along[0] * radii[0] * (not flat), tip * radii[0])]
    tips = [(path[-1] + along[1] * radii[-1] * (not flat), tip * radii[-1])]
    rings = [*ends, *first[::-1], *zip(path[1:-1], radii[1:-1], strict=True), *last, *tips]
    count = len(first) + 1
    at = [0] * count + list(range(1, len(path) - 1)) + [len(path) - 1] * count
    middles = np.array([middle for middle, _ in rings])
    shape = _skin(middles, np.array([r for _, r in rings]), frames[at], around)
    owners = np.repeat(np.asarray(keep)[at], around)
    return Shape(shape.points, shape.faces, owners[shape.owners])


def _frames(path: FloatArray) -> FloatArray:
    """Two unit vectors across a path at each of its points, ``[N, 2, 3]``, without twist."""
    way = normalize(np.gradient(path, axis=0))
    least = np.eye(3)[np.argmin(np.abs(way[0]))]
    across = normalize(np.cross(way[0], least))
    out = np.empty((len(path), 2, 3))
    for i, forward in enumerate(way):
        across = normalize(across - (across @ forward) * forward)
        out[i] = across, np.cross(forward, across)
    return out


def _skin(middles: FloatArray, radii: FloatArray, frames: FloatArray, around: int) -> Shape:
    """Triangles between rings, each with its middle, radius and two vectors across."""
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    unit = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    circle = np.einsum("ak,rkc->rac", unit, frames)
    points = middles[:, None] + radii[:, None, None] * circle
    ring = np.arange(len(middles) - 1)[:, None] * around
    here, there = np.arange(around)[None], (np.arange(around) + 1)[None] % around
    a, b = ring + here, ring + there
    quads = np.stack([a, b, b + around, a + around], axis=-1).reshape(-1, 4)
    return cleaned(points.reshape(-1, 3), np.concatenate([quads[:, :3], quads[:, [0, 2, 3]]]))


def cleaned(points: FloatArray, faces: NDArray[np.intp]) -> Shape:
    """A shape without empty triangles and unused points; owners are the numbers of the points."""
    corners = points[faces]
    area = np.linalg.norm(
        np.cross(corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]), axis=-1
    )
    used, kept = np.unique(faces[area > 1e-12], return_inverse=True)
    return Shape(points[used], kept.reshape(-1, 3), used)


def polygon(points: FloatArray, lift: float = 0.0) -> Shape:
    """A flat shape ``[N, 3]``, cut into triangles by clipping ears (Meisters 1975).

    Args:
        lift: metres by which it is raised to its front, the side that faces +Z or +Y more.
    """
    normal = np.cross(points, np.roll(points, -1, axis=0)).sum(axis=0)  # Newell's
    size = float(np.linalg.norm(normal))
    if size < 1e-12:
        return cleaned(points, np.empty((0, 3), dtype=np.intp))
    normal = normal / size
    axis = int(np.argmax(np.abs(normal)))
    plane = points[:, [(axis + 1) % 3, (axis + 2) % 3]] * [np.sign(normal[axis]), 1.0]
    order = list(range(len(points)))
    faces = []
    while len(order) > 3:
        ear = next((k for k in range(len(order)) if _is_ear(plane, order, k)), 0)
        faces.append([order[ear - 1], order[ear], order[(ear + 1) % len(order)]])
        del order[ear]
    faces.append(order)
    front = normal if normal @ [0.1, 0.5, 1.0] >= 0 else -normal
    return cleaned(points + lift * front, np.array(faces, dtype=np.intp))


def _is_ear(plane: FloatArray, order: list[int], k: int) -> bool:
    """Whether the corner ``k`` of a counter-clockwise polygon can be cut off."""
    a, b, c = plane[order[k - 1]], plane[order[k]], plane[order[(k + 1) % len(order)]]
    turn = _cross(b - a, c - b)
    if turn <= 0:
        return False
    ends = {order[k - 1], order[k], order[(k + 1) % len(order)]}
    others = plane[[i for i in order if i not in ends]]
    inside = np.ones(len(others), dtype=bool)
    for start, end in ((a, b), (b, c), (c, a)):
        inside &= _cross(end - start, others - start) > 0
    return not inside.any()


def _cross(a: FloatArray, b: FloatArray) -> FloatArray:
    return a[..., 0] * b[..., 1] - a[..., 1] * b[..., 0]
