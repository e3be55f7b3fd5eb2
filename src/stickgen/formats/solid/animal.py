"""An animal as a solid: what covers its skeleton, carried by its joints."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.formats.rig import Rig, rig_of
from stickgen.formats.solid.mesh import Mesh, Shape, merged, piece_shape
from stickgen.formats.solid.solid import FaceMesh, Solid
from stickgen.geometry import FloatArray
from stickgen.render.creature import Pattern, cover_pattern, gaping
from stickgen.render.drawing import color_in
from stickgen.render.palette import Palette
from stickgen.scene import Actor, FaceTrack

_LINE = 0.012  # metres: width of what is a line


def animal(actor: Actor, palette: Palette) -> Solid:
    """An animal in its rest pose, and its motion; eyes and jaw are its face."""
    rig = rig_of(actor.motion)
    kind = ANIMALS[actor.motion.skeleton]
    covered, eyes = (
        list(_covered(kind, cover_pattern(kind.name, when), palette, actor.look.color))
        for when in ("", "open")
    )
    body = [
        Mesh(_onto(mesh, kind, rig), mesh.faces, mesh.color, mesh.weights)
        for mesh, hinge in covered
        if hinge is None
    ]
    jaw = [(mesh, hinge) for mesh, hinge in covered if hinge is not None]
    gapes = [rig.large * (gaping(mesh.points, hinge) - mesh.points) for mesh, hinge in jaw]
    head = np.array(kind.joints[kind.index["head"]][2])
    moved = [_moved(mesh, head, rig.large) for mesh, _ in (*jaw, *eyes)]
    shut = [_shutting(mesh) for mesh in moved[len(jaw) :]]
    targets = {
        "mouth_wide_open": (*gapes, *map(np.zeros_like, shut)),
        "blink": (*map(np.zeros_like, gapes), *shut),
    }
    weights = _weights(actor.face, len(actor.motion))
    face = FaceMesh(tuple(moved), targets, weights) if moved else None
    return Solid(actor.name, rig, tuple(merged(body)), face)


def _covered(
    kind: AnimalKind, pattern: Pattern, palette: Palette, color: str
) -> Iterator[tuple[Mesh, tuple[float, float] | None]]:
    """The meshes of a cover in the record's rest pose, and the hinge of those of a jaw."""
    if not pattern.pieces:
        return
    drawing = color_in(pattern.pieces, palette, color)
    owners: dict[int, tuple[int, tuple[float, float] | None]] = {}
    for part in pattern.rigid:
        owner = (kind.index[part.bone[0]], part.hinge)
        owners |= dict.fromkeys(range(part.pieces.start, part.pieces.stop), owner)
    for number, (piece, span) in enumerate(zip(drawing.pieces, drawing.spans, strict=True)):
        if piece.over and piece.line == 0:  # it hides the outline of a seam, which solids lack
            continue
        shape = piece_shape(piece, drawing.points[span], _LINE)
        paint = drawing.fills[number] or drawing.inks[number]
        if shape is None or not paint:
            continue
        joint, hinge = owners.get(number, (0, None))
        if number in pattern.woven:
            rows = _sums(pattern.woven[number])[_owners(shape, span)]
        else:
            rows = np.zeros((len(shape.points), len(kind.joints)))
            rows[:, joint] = 1.0
        yield Mesh(shape.points, shape.faces, paint, rows), hinge


def _owners(shape: Shape, span: slice) -> NDArray[np.intp]:
    return np.minimum(shape.owners, span.stop - span.start - 1)


def _sums(rows: FloatArray) -> FloatArray:
    """Weights that are not negative and add up to 1: those of smooth curves may overshoot."""
    rows = np.maximum(rows, 0.0)
    return rows / rows.sum(axis=1, keepdims=True)


def _onto(mesh: Mesh, kind: AnimalKind, rig: Rig) -> FloatArray:
    """The points of a mesh around the rest pose of one animal, whose bones may be longer."""
    record = np.array([point for _, _, point in kind.joints])
    local = mesh.points[:, None] - record
    return np.einsum("vj,vjc->vc", mesh.weights, rig.rest + rig.large * local)


def _moved(mesh: Mesh, origin: FloatArray, large: float) -> Mesh:
    """A mesh of the head in metres from its joint."""
    points = large * (mesh.points - origin)
    return Mesh(points, mesh.faces, mesh.color, np.empty((len(points), 0)))


def _shutting(mesh: Mesh) -> FloatArray:
    """How the points of an open eye move as it shuts: to a line."""
    return (mesh.points[:, 1].mean() - mesh.points[:, 1])[:, None] * [0.0, 0.85, 0.0]


def _weights(track: FaceTrack | None, frames: int) -> dict[str, FloatArray]:
    """The weights ``[T]`` of both morph targets."""
    shut, wide = np.zeros(frames), np.zeros(frames)
    if track is not None:
        wide = np.asarray(track.openness, dtype=np.float64)
        if track.eyes_open is not None:
            shut = 1.0 - np.asarray(track.eyes_open, dtype=np.float64)
    return {"mouth_wide_open": wide.clip(0, 1), "blink": shut.clip(0, 1)}
