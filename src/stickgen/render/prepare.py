"""Prepares a whole scene: projects its bodies, colours its things, measures its faces."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.geometry import quat_to_matrix
from stickgen.prop import Prop
from stickgen.render.colors import mix
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.face import Face, cheat, draw_face
from stickgen.render.figure import Bone, bones
from stickgen.render.head import Head, head_track
from stickgen.render.looks import KINDS, Kind, Worn, scalp, worn
from stickgen.render.palette import Palette
from stickgen.render.places import backdrop
from stickgen.render.places.setting import Backdrop
from stickgen.render.projection import is_seen, project
from stickgen.render.props import pieces_of
from stickgen.render.scalp import Scalp
from stickgen.render.shadow import Shadow, body_shadow, prop_shadow
from stickgen.render.styles import Style, style_named
from stickgen.scene import TRANSPARENT, Actor, FaceTrack, Scene
from stickgen.skeleton import J
from stickgen.sticks import figure_scale
from stickgen.vocabulary import MOUTHS

FloatArray = NDArray[np.floating]

_SHADES = 8
_FAR_DEPTH = 0.35  # metres behind the trunk at which a limb counts as farthest


@dataclass(frozen=True)
class Stroke:
    """A bone in the picture: middle ``[T, N, 2]``, radii ``[T, N]``, pixels a metre ``[T]``."""

    points: FloatArray
    radii: FloatArray
    scale: FloatArray
    shade: NDArray[np.intp]  # [T] index into the figure's inks: how far it is from the trunk
    joints: tuple[int, ...]
    gap_from: int | None
    last: bool


@dataclass(frozen=True)
class Figure:
    """One actor, ready to draw."""

    actor: Actor
    kind: Kind
    strokes: tuple[Stroke, ...]
    inks: tuple[str, ...]  # from near to far
    head: Head  # turned to the viewer as far as cartoonists turn it
    ball: FloatArray  # [T, 4] pixels: x, y, radius; pixels a metre
    face: Face
    scalp: Scalp | None
    worn: tuple[Worn, ...]
    seen: NDArray[np.bool_]  # [T]


@dataclass(frozen=True)
class Thing:
    """One prop, ready to draw."""

    prop: Prop
    drawing: Drawing
    turns: FloatArray  # [T, 3, 3]
    hold: FloatArray | None  # [T] pixels a metre of the hand that holds it
    seed: int


@dataclass(frozen=True)
class Film:
    """A Scene, prepared: all that it takes to draw any frame of it."""

    scene: Scene
    size: tuple[int, int]
    style: Style
    palette: Palette
    backdrop: Backdrop
    figures: tuple[Figure, ...]
    things: tuple[Thing, ...]
    shadows: tuple[Shadow, ...]

    @property
    def transparent(self) -> bool:
        """Whether there is nothing behind the actors."""
        return self.scene.background == TRANSPARENT


def prepare(scene: Scene, size: tuple[int, int]) -> Film:
    """Prepare a scene for pictures of ``size`` pixels.

    Raises:
        StickGenError: a style, place, prop, hat, haircut or tie that we have no drawing of.
    """
    style = style_named(scene.style)
    place = backdrop(scene.place, style, scene.background)
    palette = Palette(style, place.ground)
    figures = tuple(_figure(actor, scene.camera, size, palette) for actor in scene.actors)
    things = tuple(
        _thing(prop, scene, size, palette, seed=1000 * (i + 1))
        for i, prop in enumerate(scene.props)
    )
    shadows = [body_shadow(f.actor.motion.joints, scene.camera, size) for f in figures]
    shadows += [
        prop_shadow(t.prop, t.drawing, t.turns, scene.camera, size)
        for t in things
        if t.prop.holder is None
    ]
    return Film(
        scene, size, style, palette, place, figures, things, tuple(shadows) if style.shadow else ()
    )


def _figure(actor: Actor, camera: Camera, size: tuple[int, int], palette: Palette) -> Figure:
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    look, style = actor.look, palette.style
    kind = KINDS[look.kind]
    large = max(figure_scale(joints), 1e-3)
    drawn = bones(
        joints,
        width=look.limb_width * style.width * kind.width,
        head_radius=look.head_radius,
        size=large,
        fps=actor.motion.fps,
        pressure=style.pressure,
        dense=style.wobble > 0,
    )
    head = cheat(head_track(joints, look.head_radius), camera)
    middle, scale = project(head.center, camera, size)
    trunk = (joints[:, J["pelvis"]] + joints[:, J["neck"]]) / 2
    ahead = camera.axes()[:, 2]
    ink = palette.body(look.color)
    fade = style.far / (_SHADES - 1)
    return Figure(
        actor=actor,
        kind=kind,
        strokes=tuple(_stroke(b, trunk, ahead, large, camera, size) for b in drawn),
        inks=tuple(mix(ink, palette.ground, fade * i) for i in range(_SHADES)),
        head=head,
        ball=np.column_stack([middle, scale * look.head_radius, scale]),
        face=draw_face(head, actor.face or _still_face(len(joints)), actor.motion.fps, camera),
        scalp=scalp(look, palette, head, camera),
        worn=worn(look, palette, joints, head, large),
        seen=is_seen(project(joints, camera, size)[1], camera, size),
    )


def _stroke(
    bone: Bone,
    trunk: FloatArray,
    ahead: FloatArray,
    large: float,
    camera: Camera,
    size: tuple[int, int],
) -> Stroke:
    points, scale = project(bone.points, camera, size)
    behind = ((bone.depth - trunk) * ahead).sum(-1) / (_FAR_DEPTH * large)
    shade = np.rint(np.clip(behind, 0.0, 1.0) * (_SHADES - 1)).astype(np.intp)
    return Stroke(
        points, bone.radii * scale, scale.mean(axis=1), shade, bone.joints, bone.gap_from, bone.last
    )


def _still_face(frames: int) -> FaceTrack:
    smile = np.full(frames, MOUTHS.index("smile"), dtype=np.int16)
    return FaceTrack(np.zeros_like(smile), smile, np.zeros(frames, dtype=np.float32))


def _thing(
    prop: Prop, scene: Scene, size: tuple[int, int], palette: Palette, *, seed: int
) -> Thing:
    pieces, main = pieces_of(prop.kind)
    hold = None
    if prop.holder is not None:
        name, joint = prop.holder
        for actor in scene.actors:
            if actor.name == name:
                hold = project(actor.motion.joints[:, J[joint]], scene.camera, size)[1]
    return Thing(
        prop=prop,
        drawing=color_in(pieces, palette, prop.color or main),
        turns=quat_to_matrix(prop.rotation.astype(np.float64)),
        hold=hold,
        seed=seed,
    )
