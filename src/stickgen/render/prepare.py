"""Projects a whole scene at once into the shapes that the brush fills frame by frame."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.render.face import Face, draw_face
from stickgen.render.figure import ARMS, LEGS, TRUNK, Limb, body_points, centreline, outline
from stickgen.render.ground import shadows
from stickgen.render.head import head_track
from stickgen.render.paper import sheet
from stickgen.render.projection import project
from stickgen.scene import Actor, FaceTrack, Scene
from stickgen.vocabulary import MOUTHS

FloatArray = NDArray[np.floating]

_HALO = 0.016  # metres of gap around a limb that passes before another
_ROOM = 0.4  # metres around the joints that head and hands may fill
PAPER = "#faf7f0"


@dataclass(frozen=True)
class Shape:
    """A limb in pixels: outline ``[T, 2N, 2]``, discs ``[T, n, 3]`` (x, y, radius), gap around."""

    edge: FloatArray
    discs: FloatArray
    halo: FloatArray  # [T, 2M, 2], M may be 0


@dataclass(frozen=True)
class Part:
    """Shapes drawn together, with their depth ``[T]`` in metres before the trunk."""

    shapes: tuple[Shape, ...]
    depth: FloatArray


@dataclass(frozen=True)
class Figure:
    """One actor, ready to draw."""

    actor: Actor
    parts: tuple[Part, ...]
    head: FloatArray  # [T, 3] pixels: x, y, radius
    head_depth: FloatArray  # [T] metres before the trunk
    face: Face
    shadow: FloatArray  # [T, S, 4] pixels and strength: x, y, radius, strength
    box: FloatArray  # [T, 4] left, top, right, bottom of the figure, pixels
    distance: FloatArray  # [T] depth of the pelvis, metres


@dataclass(frozen=True)
class Film:
    """A Scene, projected: all that the brush needs for any frame of it."""

    size: tuple[int, int]
    background: str
    paper: NDArray[np.uint8]
    camera: Camera
    figures: tuple[Figure, ...]


def prepare(scene: Scene, size: tuple[int, int]) -> Film:
    """Project a whole scene once."""
    return Film(
        size=size,
        background=scene.background or PAPER,
        paper=sheet(scene.background or PAPER, size),
        camera=scene.camera,
        figures=tuple(_figure(actor, scene.camera, size) for actor in scene.actors),
    )


def _figure(actor: Actor, camera: Camera, size: tuple[int, int]) -> Figure:
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    points = body_points(joints, actor.look.head_radius)
    trunk_depth = (points["pelvis"][:, 2] + points["neck"][:, 2]) / 2

    def part(limbs: tuple[Limb, ...], depth_of: tuple[str, ...]) -> Part:
        depth = np.mean([points[name][:, 2] for name in depth_of], axis=0) - trunk_depth
        width = actor.look.limb_width
        shapes = tuple(_shape(limb, points, width, camera, size) for limb in limbs)
        return Part(shapes, depth)

    parts = [part((TRUNK,), ("pelvis", "neck"))]
    for side in ("left", "right"):
        parts.append(part(ARMS[side], (f"{side}_elbow", f"{side}_wrist")))
        parts.append(part(LEGS[side], (f"{side}_knee", f"{side}_ankle")))
    head = head_track(joints, actor.look.head_radius)
    middle, scale = project(head.center, camera, size)
    floor, radius, strength = shadows(joints)
    blots, blot_scale = project(floor, camera, size)
    spots, spot_scale = project(joints, camera, size)
    room = (_ROOM * spot_scale).max(axis=1, keepdims=True)
    face = actor.face or _still_face(len(joints))
    return Figure(
        actor=actor,
        parts=tuple(parts),
        head=np.concatenate([middle, (scale * actor.look.head_radius)[:, None]], axis=1),
        head_depth=head.center[:, 2] - trunk_depth,
        face=draw_face(head, face, actor.motion.fps),
        shadow=np.concatenate(
            [blots, (radius * blot_scale)[..., None], strength[..., None]], axis=-1
        ),
        box=np.concatenate([spots.min(axis=1) - room, spots.max(axis=1) + room], axis=1),
        distance=joints[:, 0, 2],
    )


def _still_face(frames: int) -> FaceTrack:
    smile = np.full(frames, MOUTHS.index("smile"), dtype=np.int16)
    return FaceTrack(np.zeros_like(smile), smile, np.zeros(frames, dtype=np.float32))


def _shape(
    limb: Limb,
    points: dict[str, FloatArray],
    width: float,
    camera: Camera,
    size: tuple[int, int],
) -> Shape:
    curve, radii, at = centreline(limb, points, width)
    middle, scale = project(curve, camera, size)
    radius = radii * scale
    halo: FloatArray = np.zeros((len(middle), 0, 2))
    if limb.halo is not None:
        beyond = slice(at[limb.halo], None)
        widening = np.clip(np.arange(len(radii) - at[limb.halo]) / 3, 0.0, 1.0)
        gap = radius[:, beyond] + _HALO * widening * scale[:, beyond]
        halo = outline(middle[:, beyond], gap)
    discs = np.concatenate([middle[:, at], radius[:, at, None]], axis=-1)
    return Shape(outline(middle, radius), discs, halo)
