"""Prepares the animals of a scene: their bodies in the picture, eyes and mouths."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.animals import ANIMALS
from stickgen.geometry import FloatArray
from stickgen.render.creature import Skin, body_scale, far_side, head_axes, skins
from stickgen.render.drawing import project_drawing
from stickgen.render.face import Face, draw_face
from stickgen.render.figure import Part
from stickgen.render.head import Head
from stickgen.render.looks import Worn, worn
from stickgen.render.mark import Group
from stickgen.render.palette import Palette
from stickgen.render.projection import is_seen, project
from stickgen.scene import Actor, FaceTrack

_SHUT = 0.35  # openness of eyes below which they are drawn shut


@dataclass(frozen=True)
class Creature:
    """One animal, ready to draw.

    Attributes:
        actor: of the scene.
        body: all but the eyes.
        eyes: open and shut.
        eyes_open: ``[T]`` whether they are.
        near: ``[T]`` which drawing of a Skin shows the frame; see ``creature.far_side``.
        large: size, times that of its record.
        inks: the colour of its ``trunk``, for trails and what it says.
        face: where signs at its head are laid; None: there are none.
        ball: ``[T, 4]`` the head in the picture: x, y, radius (pixels), pixels per metre.
        worn: what it wears.
        seen: ``[T]`` whether the whole body is in front of the eye.
    """

    actor: Actor
    body: Skin
    eyes: tuple[Skin, Skin]
    eyes_open: NDArray[np.bool_]
    near: NDArray[np.intp]
    large: float
    inks: Mapping[Part, tuple[str, ...]]
    face: Face | None
    ball: FloatArray
    worn: tuple[Worn, ...]
    seen: NDArray[np.bool_]


def creature(actor: Actor, camera: Camera, size: tuple[int, int], palette: Palette) -> Creature:
    """Prepare an animal for pictures of ``size`` pixels.

    Raises:
        StickGenError: it wears something that does not exist.
    """
    animal = ANIMALS[actor.motion.skeleton]
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    frames, face = len(joints), actor.face
    openness = np.zeros(frames) if face is None else np.asarray(face.openness, dtype=np.float64)
    opened = None if face is None else face.eyes_open
    body, eyes, lids = skins(animal, joints, palette, actor.look.color, openness)
    center, left, up, forward = head_axes(animal, joints)
    head = Head(center, left, up, forward)
    middle, scale = project(center, camera, size)
    large = body_scale(animal, joints)
    return Creature(
        actor=actor,
        body=body,
        eyes=(eyes, lids),
        eyes_open=np.ones(frames, dtype=bool) if opened is None else opened > _SHUT,
        near=far_side(animal, joints, camera.axes()[:, 2]),
        large=large,
        inks={"trunk": (palette.body(actor.look.color),)},
        face=draw_face(head, face, actor.motion.fps, camera) if face and _signs(face) else None,
        ball=np.column_stack([middle, scale * animal.head_radius * large, scale]),
        worn=worn(actor.look, palette, joints, head, large),
        seen=is_seen(project(joints, camera, size)[1], camera, size),
    )


def _signs(face: FaceTrack) -> bool:
    return face.sign is not None and bool((face.sign >= 0).any())


def creature_groups(
    animal: Creature, index: int, camera: Camera, size: tuple[int, int], seed: int
) -> list[Group]:
    """The marks of an animal in one frame, unsorted, without what it wears."""
    near = int(animal.near[index])
    groups: list[Group] = []
    for skin in (animal.body, animal.eyes[0 if animal.eyes_open[index] else 1]):
        if len(skin.points[index]):
            groups += project_drawing(
                skin.drawings[near], skin.points[index], camera, size,
                scale=animal.large, seed=seed,
            )  # fmt: skip
    return groups
