"""A thing as triangles."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.props import PROPS
from stickgen.catalog.records import entry
from stickgen.formats.solid.mesh import Mesh, merged, piece_shape
from stickgen.prop import Prop
from stickgen.render.drawing import color_in
from stickgen.render.palette import Palette


def thing_meshes(prop: Prop, palette: Palette) -> list[Mesh]:
    """A thing in its own frame, at real size, metres; one mesh of each colour.

    Raises:
        StickGenError: there is no such thing.
    """
    kind = entry("prop", prop.kind, PROPS)
    drawing = color_in(kind.pieces_in(prop.state), palette, prop.color or kind.color)
    meshes = []
    for piece, span, fill, ink in zip(
        drawing.pieces, drawing.spans, drawing.fills, drawing.inks, strict=True
    ):
        shape = piece_shape(piece, drawing.points[span], drawing.outline)
        if shape is not None and len(shape.faces) and (fill or ink):
            none = np.empty((len(shape.points), 0))
            meshes.append(Mesh(shape.points, shape.faces, fill or ink, none))
    return merged(meshes)
