"""A person as a solid: limbs, head, what is worn, in the colours that the film draws."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from stickgen.catalog.records import entry
from stickgen.catalog.wardrobe import HAIR
from stickgen.formats.rig import Rig, rig_of
from stickgen.formats.solid.face import face_mesh
from stickgen.formats.solid.garments import carried, worn_meshes
from stickgen.formats.solid.mesh import Mesh, cleaned, merged, sphere, tube
from stickgen.formats.solid.solid import Solid, face_weights
from stickgen.geometry import FloatArray
from stickgen.render.actors import body_inks, seen_limbs
from stickgen.render.figure import Limb, body_points
from stickgen.render.head import head_track
from stickgen.render.kinds import KINDS, Kind
from stickgen.render.looks import hair_color, worn
from stickgen.render.palette import Palette
from stickgen.scene import Actor
from stickgen.skeleton import JOINTS, PARENTS, J

_CARRIER = {"chest": "spine3", "skull": "neck"} | {
    f"{side}_{tip}": f"{side}_{joint}"
    for side in ("left", "right")
    for tip, joint in (("hand", "wrist"), ("toe", "foot"), ("heel", "ankle"))
}
"""Points of the body that are no joints → the joint that carries them."""
_SHAPED = 16  # rings of a head that is no ball
_SCALP = (0.87, 1.5, 1.06)  # as in render.scalp: radians above the back, to the hairline; radius


def person(actor: Actor, palette: Palette) -> Solid:
    """A person in the rest pose, and its motion.

    Raises:
        StickGenError: its look names something that does not exist.
    """
    look = actor.look
    rig = rig_of(actor.motion, look.head_radius)
    kind = entry("kind of actor", look.kind, KINDS)
    rest = rig.rest[None]
    head = head_track(rest, look.head_radius)
    inks = body_inks(look, palette)
    meshes = [
        _limb(limb, rig, look.head_radius, look.limb_width * kind.width * palette.style.width, ink)
        for limb in seen_limbs(look, kind)
        for ink in [inks[limb.part][0]]
    ]
    meshes += _head(actor, kind, palette, head.center[0])
    items = worn(look, palette, rest, head, rig.large)
    meshes += [mesh for item in items for mesh in worn_meshes(item)]
    at = head.center[0] - rig.rest[J["head"]]
    features = palette.features(inks["trunk"][0])
    weights = face_weights(actor.face, len(actor.motion), actor.motion.fps)
    face = face_mesh(weights, at, look.head_radius, (features, palette.head))
    hands = tuple(held for item in items for held in carried(actor, item, rig.large))
    shown = face if palette.style.face else None
    return Solid(actor.name, rig, tuple(merged(meshes)), shown, hands)


def _limb(limb: Limb, rig: Rig, head_radius: float, width: float, ink: str) -> Mesh:
    """A limb as one tube for each bone: stiff, so that no bend pinches it."""
    points = body_points(rig.rest[None], head_radius, rig.large)
    parts = []
    for k in range(len(limb.points) - 1):
        a, b = limb.points[k], limb.points[k + 1]
        radii = np.array(limb.radii[k : k + 2]) * width / 2
        shape = tube(np.stack([points[a][0], points[b][0]]), radii)
        ends = np.zeros((2, len(JOINTS)))
        ends[0, J[_CARRIER.get(a, a)]] = 1.0
        ends[1, J[_carrier_of_end(b)]] = 1.0
        parts.append(Mesh(shape.points, shape.faces, ink, ends[shape.owners]))
    return merged(parts)[0]


def _carrier_of_end(point: str) -> str:
    """The joint that carries the far end of a bone: the one before it, if the end is a joint."""
    return _CARRIER[point] if point in _CARRIER else JOINTS[max(PARENTS[J[point]], 0)]


def _head(actor: Actor, kind: Kind, palette: Palette, middle: FloatArray) -> Iterator[Mesh]:
    """The skull, and the hair that covers it."""
    look = actor.look
    outline = kind.head_outline(0.0)
    if outline is None:
        skull = sphere(middle, look.head_radius)
    else:
        low, high = float(outline[:, 1].min()), float(outline[:, 1].max())
        turn = np.linspace(0.05, np.pi - 0.05, _SHAPED)  # dense at both ends, which are round
        height = (low + high) / 2 - (high - low) / 2 * np.cos(turn)
        radii = np.array([_half_width(outline, y) for y in height])
        axis = np.column_stack([0 * height, height, 0 * height])
        skull = tube(look.head_radius * axis + middle, look.head_radius * radii, flat=True)
    color = palette.head + kind.glass
    yield Mesh(skull.points, skull.faces, color, _one_bone(J["head"], len(skull.points)))
    if look.hair in HAIR and not HAIR[look.hair].bare_skull:
        above, half, radius = _SCALP
        ball = sphere(np.zeros(3), look.head_radius * radius)
        pole = np.array([0.0, np.sin(above), -np.cos(above)])
        inside = ball.points @ pole > look.head_radius * radius * np.cos(half)
        cap = cleaned(ball.points + middle, ball.faces[inside[ball.faces].all(axis=1)])
        rows = _one_bone(J["head"], len(cap.points))
        yield Mesh(cap.points, cap.faces, palette.fill(hair_color(look.color)), rows)


def _half_width(outline: FloatArray, y: float) -> float:
    """Half the width of an outline ``[N, 2]`` at a height: the mean of its crossings."""
    a, b = outline, np.roll(outline, -1, axis=0)
    crosses = (a[:, 1] > y) != (b[:, 1] > y)
    share = (y - a[crosses, 1]) / (b[crosses, 1] - a[crosses, 1])
    x = a[crosses, 0] + share * (b[crosses, 0] - a[crosses, 0])
    return float(np.abs(x).max()) if len(x) else 0.0


def _one_bone(joint: int, count: int) -> FloatArray:
    rows = np.zeros((count, len(JOINTS)))
    rows[:, joint] = 1.0
    return rows
