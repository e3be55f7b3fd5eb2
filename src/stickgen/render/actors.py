"""Prepares actors: projects their bodies, lays out their faces, dresses them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.records import entry
from stickgen.geometry import FloatArray
from stickgen.render.colors import mix
from stickgen.render.face import Face, cheat, draw_face
from stickgen.render.figure import CLOTHED, LIMBS, Bone, Limb, Part, bones, middles
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

_PART = 250  # frames that are prepared together,
_MARGIN = 1.0  # and seconds around them, which smoothed tracks look at
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
class FigurePart:
    """Some frames of an actor, ready to draw.

    Attributes:
        strokes: its bones.
        head: turned part of the way to the viewer; see ``face.cheat``.
        nearness: ``[T]`` of the head, as ``Stroke.nearness``.
        face: laid on the head.
        scalp: hair that covers the skull; None: there is none.
        worn: what the actor wears.
    """

    strokes: tuple[Stroke, ...]
    head: Head
    nearness: FloatArray
    face: Face
    scalp: Scalp | None
    worn: tuple[Worn, ...]


class Figure:
    """One actor. Its film is prepared in parts, so that memory does not grow with its length.

    Args:
        actor: of the scene.
        camera: a view for each frame.
        size: of the picture, pixels.
        palette: the scene's colours.

    Attributes:
        actor: of the scene.
        kind: how its kind is drawn.
        inks: colours of each part of the body, from near to far.
        ball: ``[T, 4]`` the head in the picture: x, y, radius (pixels), pixels per metre.
        seen: ``[T]`` whether the whole body is in front of the eye.

    Raises:
        StickGenError: its look names a kind, hat, haircut, tie or wear that does not exist.
    """

    def __init__(
        self, actor: Actor, camera: Camera, size: tuple[int, int], palette: Palette
    ) -> None:
        look, joints = actor.look, actor.motion.joints
        self.actor, self._camera, self._size, self._palette = actor, camera, size, palette
        self.kind = entry("kind of actor", look.kind, KINDS)
        self.inks = body_inks(look, palette)
        self._large = max(figure_scale(joints), 1e-3)
        middle, scale = project(head_track(joints, look.head_radius).center, camera, size)
        self.ball = np.column_stack([middle, scale * look.head_radius, scale])
        self.seen = is_seen(project(joints, camera, size)[1], camera, size)
        self._limbs = seen_limbs(look, self.kind)
        self._shades = self._film_shades()
        self._margin = math.ceil(_MARGIN * actor.motion.fps)
        self._part = lru_cache(maxsize=2)(self._prepared)
        self._part(0)  # unknown names are noticed now

    def part(self, index: int) -> tuple[FigurePart, int]:
        """The part that holds a frame, and the number of the frame in it."""
        number = index // _PART
        return self._part(number), index - max(number * _PART - self._margin, 0)

    def _prepared(self, number: int) -> FigurePart:
        """Part ``number``, with the frames around it."""
        first = max(number * _PART - self._margin, 0)
        end = min((number + 1) * _PART + self._margin, len(self.ball))
        camera, size, large = self._camera.part(first, end), self._size, self._large
        joints = np.asarray(self.actor.motion.joints[first:end], dtype=np.float64)
        look, style, fps = self.actor.look, self._palette.style, self.actor.motion.fps
        skeleton = bones(
            joints,
            self._limbs,
            width=look.limb_width * style.width * self.kind.width,
            head_radius=look.head_radius,
            size=large,
            fps=fps,
            pressure=style.pressure,
            dense=style.wobble > 0,
        )
        head = cheat(head_track(joints, look.head_radius), camera)
        face = self.actor.face
        track = _still_face(len(joints)) if face is None else face.part(first, end)
        lift = large * _is_dressed(look)
        shades = [shade[first:end] for shade in self._shades]
        return FigurePart(
            tuple(
                _stroke(bone, shades[bone.limb], camera, size, lift=_ARM_LIFT * lift)
                for bone in skeleton
            ),
            head,
            _nearer(self.ball[first:end, 3], _HEAD_LIFT * lift, camera, size),
            draw_face(head, track, fps, camera),
            scalp(look, self._palette, head, camera),
            worn(look, self._palette, joints, head, large),
        )

    def _film_shades(self) -> list[NDArray[np.intp]]:
        """Which of the inks each limb has, ``[T]``: it depends on all frames before."""
        joints = np.asarray(self.actor.motion.joints, dtype=np.float64)
        trunk = (joints[:, J["pelvis"]] + joints[:, J["neck"]]) / 2
        radius = self.actor.look.head_radius
        shades = []
        for middle in middles(joints, self._limbs, radius, self._large):
            behind = ((middle - trunk) * self._camera.axes()[:, 2]).sum(-1)
            depth = np.clip(behind / (_FAR_DEPTH * self._large), 0.0, 1.0) * (_SHADES - 1)
            shades.append(_shades(depth, self.actor.motion.fps))
        return shades


def _stroke(
    bone: Bone, shade: NDArray[np.intp], camera: Camera, size: tuple[int, int], *, lift: float
) -> Stroke:
    """A bone in the picture; arms are sorted as if they were ``lift`` metres nearer."""
    points, scale = project(bone.points, camera, size)
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
