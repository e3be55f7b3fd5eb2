"""Prepares actors: projects their bodies, lays out their faces, dresses them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.records import entry
from stickgen.geometry import FloatArray
from stickgen.render.colors import mix
from stickgen.render.face import Face, cheat, draw_face
from stickgen.render.figure import CLOTHED, LIMBS, Bone, Limb, Part, bones
from stickgen.render.head import Head, head_track
from stickgen.render.kinds import KINDS, Kind
from stickgen.render.looks import Worn, accent_color, scalp, wear, worn
from stickgen.render.palette import Palette
from stickgen.render.projection import NEAR, is_seen, lens, project
from stickgen.render.scalp import Scalp
from stickgen.scene import Actor, FaceTrack, Look
from stickgen.skeleton import J
from stickgen.sticks import figure_scale
from stickgen.vocabulary import MOUTHS

_SHADES = 8  # steps of a body's colour from its nearest to its farthest limbs
_FAR_DEPTH = 0.35  # metres behind the trunk at which a limb counts as farthest (an adult's)
_SHADE_SECONDS = 0.5  # before and after over which the depth of a limb is averaged
_SHADE_SLACK = 0.8  # inks by which its depth differs from its ink until that changes
_ARM_LIFT, _HEAD_LIFT, _HELD_LIFT = 0.17, 0.1, 0.34
"""Metres by which the arms and the head of a dressed body, and what it holds, count as nearer than
they are, so that they lie over its clothes; see ``catalog.wardrobe.garments``."""


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


def prepare_figure(actor: Actor, camera: Camera, size: tuple[int, int], palette: Palette) -> Figure:
    """Prepare one actor for pictures of ``size`` pixels.

    Raises:
        StickGenError: its look names a kind, hat, haircut, tie or wear that does not exist.
    """
    joints = np.asarray(actor.motion.joints, dtype=np.float64)
    look, style = actor.look, palette.style
    kind = entry("kind of actor", look.kind, KINDS)
    large = max(figure_scale(joints), 1e-3)
    dressed = _is_dressed(look)
    skeleton = bones(
        joints,
        seen_limbs(look, kind),
        width=look.limb_width * style.width * kind.width,
        head_radius=look.head_radius,
        size=large,
        fps=actor.motion.fps,
        pressure=style.pressure,
        dense=style.wobble > 0,
    )
    fps = actor.motion.fps
    head = cheat(head_track(joints, look.head_radius), camera)
    middle, scale = project(head.center, camera, size)
    trunk = (joints[:, J["pelvis"]] + joints[:, J["neck"]]) / 2
    ahead = camera.axes()[:, 2]
    return Figure(
        actor=actor,
        kind=kind,
        strokes=tuple(
            _stroke(b, trunk, ahead, large, camera, size, lift=_ARM_LIFT * large * dressed, fps=fps)
            for b in skeleton
        ),
        inks=body_inks(look, palette),
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
    fps: float,
) -> Stroke:
    """A bone in the picture; arms are sorted as if they were ``lift`` metres nearer."""
    points, scale = project(bone.points, camera, size)
    behind = ((bone.depth - trunk) * ahead).sum(-1) / (_FAR_DEPTH * large)
    shade = _shades(np.clip(behind, 0.0, 1.0) * (_SHADES - 1), fps)
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


def _shades(depth: FloatArray, fps: float) -> NDArray[np.intp]:
    """Which of the inks a limb has, ``[T]``; it stays while the limb only swings.

    Args:
        depth: ``[T]`` how far it lies behind the trunk, in inks.
        fps: frames a second.
    """
    reach = max(round(_SHADE_SECONDS * fps), 1)
    padded = np.pad(depth, reach, mode="edge")
    mean = np.convolve(padded, np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")
    shade = np.empty(len(depth), dtype=np.intp)
    now = round(float(mean[0]))
    for t, value in enumerate(mean.tolist()):
        if abs(value - now) > _SHADE_SLACK:
            now = round(value)
        shade[t] = now
    return shade


def _nearer(scale: FloatArray, lift: float, camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at a depth that is ``lift`` metres nearer."""
    focal = lens(camera, size)
    return focal / np.maximum(focal / scale - lift, NEAR) if lift else scale


def _is_dressed(look: Look) -> bool:
    """Whether clothes cover the shoulders."""
    return any(item.arms for item in wear(look))


def seen_limbs(look: Look, kind: Kind) -> tuple[Limb, ...]:
    """The limbs that a kind has and that clothes do not hide."""
    worn_now = wear(look)
    hidden = any(item.legs == "hidden" for item in worn_now)
    limbs = CLOTHED if _is_dressed(look) else LIMBS
    return tuple(
        limb for limb in limbs if limb.part in kind.limbs and not (hidden and limb.part == "leg")
    )


def body_inks(look: Look, palette: Palette) -> dict[Part, tuple[str, ...]]:
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


def hold_nearness(actor: Actor, joint: str, camera: Camera, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at the depth by which something in a hand is sorted."""
    joints = actor.motion.joints
    at_hand = project(joints[:, J[joint]], camera, size)[1]
    lift = _HELD_LIFT * figure_scale(joints) if _is_dressed(actor.look) else 0.0
    return _nearer(at_hand, lift, camera, size)
