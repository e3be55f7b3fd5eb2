"""Prepares a scene: projects its bodies, colours its things, lays out its faces."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import Style, entry
from stickgen.catalog.styles import STYLES
from stickgen.geometry import FloatArray, quat_to_matrix
from stickgen.prop import Holder, Prop
from stickgen.render.backdrop import Backdrop, make_backdrop
from stickgen.render.colors import mix
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.face import Face, cheat, draw_face
from stickgen.render.figure import CLOTHED, LIMBS, Bone, Limb, Part, bones
from stickgen.render.head import Head, head_track
from stickgen.render.kinds import KINDS, Kind
from stickgen.render.looks import Worn, accent_color, scalp, wear, worn
from stickgen.render.palette import Palette
from stickgen.render.projection import NEAR, is_seen, lens, project
from stickgen.render.scalp import Scalp
from stickgen.render.shadow import ShadowTrack, body_shadow, prop_shadow
from stickgen.render.weather import Weather
from stickgen.scene import TRANSPARENT, Actor, FaceTrack, Look, Place, Scene
from stickgen.skeleton import J
from stickgen.sticks import figure_scale
from stickgen.vocabulary import MOUTHS

_SHADES = 8  # steps of a body's colour from its nearest to its farthest limbs
_FAR_DEPTH = 0.35  # metres behind the trunk at which a limb counts as farthest (an adult's)
_ARM_LIFT, _HEAD_LIFT, _HELD_LIFT = 0.17, 0.1, 0.34
"""Metres by which the arms, the head and what is held of a dressed body count as nearer than they are, so that
they lie over its clothes; see ``catalog.wardrobe.garments``."""
_THING_SEEDS = 1000  # between the seeds of two things: more than any thing has pieces


@dataclass(frozen=True)
class Stroke:
    """A bone in the picture; see ``figure.Bone``.

    Attributes:
        points: ``[T, N, 2]`` pixels along its middle.
        radii: ``[T, N]`` pixels.
        scale: ``[T]`` pixels per metre at its depth.
        shade: ``[T]`` index into the figure's inks: how far it lies behind the trunk.
        nearness: ``[T]`` pixels per metre at the depth by which it is sorted.
        joints: indices of points that are joints.
        gap_from: index from which a gap may be left around it; None: nowhere.
        last: whether the limb ends here.
        part: of the body.
    """

    points: FloatArray
    radii: FloatArray
    scale: FloatArray
    nearness: FloatArray
    shade: NDArray[np.intp]
    joints: tuple[int, ...]
    gap_from: int | None
    last: bool
    part: Part


@dataclass(frozen=True)
class Figure:
    """One actor, ready to draw.

    Attributes:
        actor: of the scene.
        kind: how its kind is drawn.
        strokes: its bones.
        inks: colours of each part of the body, from near to far.
        head: turned part of the way to the viewer; see ``face.cheat``.
        nearness: ``[T]`` of the head, as ``Stroke.nearness``.
        ball: ``[T, 4]`` the head in the picture: x, y, radius (pixels), pixels per metre.
        face: laid on the head.
        scalp: hair that covers the skull; None: there is none.
        worn: what the actor wears.
        seen: ``[T]`` whether the whole body is in front of the eye.
    """

    actor: Actor
    kind: Kind
    strokes: tuple[Stroke, ...]
    inks: Mapping[Part, tuple[str, ...]]
    head: Head
    nearness: FloatArray
    ball: FloatArray
    face: Face
    scalp: Scalp | None
    worn: tuple[Worn, ...]
    seen: NDArray[np.bool_]


@dataclass(frozen=True)
class Thing:
    """One prop, ready to draw.

    Attributes:
        prop: of the scene.
        drawing: its pieces, coloured.
        turns: ``[T, 3, 3]`` rotation matrices.
        hold: ``[T]`` pixels per metre at the hand that holds it; NaN: it is not held.
        seed: of its wobble.
    """

    prop: Prop
    drawing: Drawing
    turns: FloatArray
    hold: FloatArray
    seed: int


@dataclass(frozen=True)
class PreparedScene:
    """A Scene with everything that is needed to draw any frame of it at one size.

    Attributes:
        later: the same in each place to which the film cuts, and the first frame there. A place
            decides the inks that stand out in it.
    """

    scene: Scene
    size: tuple[int, int]
    style: Style
    palette: Palette
    backdrop: Backdrop
    figures: tuple[Figure, ...]
    things: tuple[Thing, ...]
    shadows: tuple[ShadowTrack, ...]
    weather: Weather | None
    later: tuple[tuple[int, PreparedScene], ...] = ()

    def at(self, index: int) -> PreparedScene:
        """The scene in the place that frame ``index`` shows."""
        return next((scene for first, scene in reversed(self.later) if first <= index), self)

    @property
    def transparent(self) -> bool:
        """Whether neither paper nor place is drawn."""
        return self.scene.background == TRANSPARENT


def prepare(scene: Scene, size: tuple[int, int]) -> PreparedScene:
    """Prepare a scene for pictures of ``size`` pixels.

    Raises:
        StickGenError: the scene names a style, place, prop, hat, haircut, tie or wear that does
            not exist.
    """
    style = entry("style", scene.style, STYLES)
    backdrop = make_backdrop(scene.place, style, scene.background)
    palette = Palette(style, backdrop.ground)
    figures = tuple(_figure(actor, scene.camera, size, palette) for actor in scene.actors)
    things = tuple(
        _thing(prop, scene, size, palette, seed=_THING_SEEDS * (i + 1))
        for i, prop in enumerate(scene.props)
    )
    shadows = [body_shadow(f.actor.motion.joints, scene.camera, size) for f in figures]
    shadows += [
        prop_shadow(t.prop, t.drawing, t.turns, scene.camera, size)
        for t in things
        if t.prop.holder is None
    ]
    return PreparedScene(
        scene,
        size,
        style,
        palette,
        backdrop,
        figures,
        things,
        tuple(shadows) if style.shadow else (),
        _weather(scene, backdrop, palette, size),
        tuple(
            (change.first_frame(scene.fps), prepare(_moved(scene, change.place), size))
            for change in scene.places
        ),
    )


def _moved(scene: Scene, place: Place) -> Scene:
    """The same scene, all of it in one place."""
    return replace(scene, place=place, places=())


def _weather(
    scene: Scene, backdrop: Backdrop, palette: Palette, size: tuple[int, int]
) -> Weather | None:
    """The weather; None: nothing falls or flies."""
    if backdrop.weather.name == "clear" or scene.background == TRANSPARENT:
        return None
    return Weather(backdrop.weather, palette, scene.place.seed, size)


def _figure(actor: Actor, camera: Camera, size: tuple[int, int], palette: Palette) -> Figure:
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    look, style = actor.look, palette.style
    kind = entry("kind of actor", look.kind, KINDS)
    large = max(figure_scale(joints), 1e-3)
    dressed = _is_dressed(look)
    skeleton = bones(
        joints,
        _seen_limbs(look, kind),
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
    return Figure(
        actor=actor,
        kind=kind,
        strokes=tuple(
            _stroke(b, trunk, ahead, large, camera, size, lift=_ARM_LIFT * large * dressed)
            for b in skeleton
        ),
        inks=_inks(look, palette),
        head=head,
        nearness=_nearer(scale, _HEAD_LIFT * large * dressed, camera, size),
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
    *,
    lift: float,
) -> Stroke:
    """A bone in the picture; arms are sorted as if they were ``lift`` metres nearer."""
    points, scale = project(bone.points, camera, size)
    behind = ((bone.depth - trunk) * ahead).sum(-1) / (_FAR_DEPTH * large)
    shade = np.rint(np.clip(behind, 0.0, 1.0) * (_SHADES - 1)).astype(np.intp)
    middle = scale.mean(axis=1)
    nearness = _nearer(middle, lift, camera, size) if bone.part == "arm" else middle
    return Stroke(
        points,
        bone.radii * scale,
        middle,
        nearness,
        shade,
        bone.joints,
        bone.gap_from,
        bone.last,
        bone.part,
    )


def _nearer(scale: FloatArray, lift: float, camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at a depth that is ``lift`` metres nearer."""
    focal = lens(camera, size)
    return focal / np.maximum(focal / scale - lift, NEAR) if lift else scale


def _is_dressed(look: Look) -> bool:
    """Whether clothes cover the shoulders."""
    return any(item.arms for item in wear(look))


def _seen_limbs(look: Look, kind: Kind) -> tuple[Limb, ...]:
    """The limbs that a kind has and that clothes do not hide."""
    worn_now = wear(look)
    hidden = any(item.legs == "hidden" for item in worn_now)
    limbs = CLOTHED if _is_dressed(look) else LIMBS
    return tuple(
        limb for limb in limbs if limb.part in kind.limbs and not (hidden and limb.part == "leg")
    )


def _inks(look: Look, palette: Palette) -> dict[Part, tuple[str, ...]]:
    """The colours of each part of a body, from near to far; sleeves have that of the clothes."""
    worn_now, cloth = wear(look), palette.body(accent_color(look))
    bare = palette.body(look.color)
    inks: dict[Part, str] = {
        "trunk": bare,
        "arm": cloth if any(item.arms == "sleeves" for item in worn_now) else bare,
        "leg": cloth if any(item.legs == "trousers" for item in worn_now) else bare,
    }
    fade = palette.style.far_fade / (_SHADES - 1)
    return {
        part: tuple(mix(ink, palette.ground, fade * i) for i in range(_SHADES))
        for part, ink in inks.items()
    }


def _still_face(frames: int) -> FaceTrack:
    smile = np.full(frames, MOUTHS.index("smile"), dtype=np.int16)
    return FaceTrack(np.zeros_like(smile), smile, np.zeros(frames, dtype=np.float32))


def _thing(
    prop: Prop, scene: Scene, size: tuple[int, int], palette: Palette, *, seed: int
) -> Thing:
    kind = entry("prop", prop.kind, PROPS)
    return Thing(
        prop=prop,
        drawing=color_in(kind.pieces_in(prop.state), palette, prop.color or kind.color),
        turns=quat_to_matrix(prop.rotation.astype(np.float64)),
        hold=_hold(prop, scene, size),
        seed=seed,
    )


def _hold(prop: Prop, scene: Scene, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at the hand that holds a thing; NaN where there is none."""
    hold = np.full(len(prop), np.nan)
    holders = prop.holders
    if prop.holder is not None:
        holders = (Holder(*prop.holder, 0, len(prop)),)
    actors = {actor.name: actor for actor in scene.actors}
    for holder in holders:
        if holder.actor in actors:
            frames = slice(holder.start, holder.end)
            hold[frames] = _at_hand(actors[holder.actor], holder.joint, scene, size)[frames]
    return hold


def _at_hand(actor: Actor, joint: str, scene: Scene, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at a hand; a sleeve would cover what is held in it."""
    joints = actor.motion.joints
    hold = project(joints[:, J[joint]], scene.camera, size)[1]
    if _is_dressed(actor.look):
        hold = _nearer(hold, _HELD_LIFT * figure_scale(joints), scene.camera, size)
    return hold
