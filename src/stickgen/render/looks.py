"""Kinds of actors, and what they wear: hats, hair, ties."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.piece import moved
from stickgen.catalog.records import entry
from stickgen.geometry import normalize
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.face import Face
from stickgen.render.face_marks import Pen, face_marks, mouth_marks
from stickgen.render.head import Head
from stickgen.render.mark import Mark
from stickgen.render.palette import Palette
from stickgen.render.scalp import Scalp, cap
from stickgen.render.wardrobe import HAIR, HATS, KIND_PARTS, SHAVED, TIES
from stickgen.scene import INKS, Look
from stickgen.skeleton import J

FloatArray = NDArray[np.floating]

_HAIR = ("#7a4a26", "#e0ad48", "#42302a", "#b0542c", "#33293a", "#5f3a20", "#a5703c")
"""Colours of hair that go with ``INKS``, one each."""
_ACCENT = (INKS[2], INKS[5], INKS[6], INKS[5], INKS[6], INKS[1], INKS[2])
"""Colours of hats and ties that contrast with ``INKS``, one each."""
_FINE = 0.65
"""Width of outlines on a head, times those of other things."""


@dataclass(frozen=True)
class Kind:
    """A kind of actor.

    Attributes:
        width: of limbs, times the look's own.
        outline: of the head, ``[N, 2]`` head radii; None: a ball.
        face: the marks of a frame of a face.
    """

    width: float = 1.0
    outline: FloatArray | None = None
    face: Callable[[Face, int, Pen], list[Mark]] = face_marks

    def head_outline(self, tilt: float) -> FloatArray | None:
        """The outline ``[N, 2]`` leaning by ``tilt`` radians to the right; None: a ball."""
        if self.outline is None:
            return None
        c, s = np.cos(tilt), np.sin(tilt)
        return self.outline @ np.array([[c, -s], [s, c]])


def _almond_eyes(face: Face, index: int, pen: Pen) -> list[Mark]:
    """Large slanted eyes that fill half a face and tilt with the mood, and a small mouth."""
    angle = np.linspace(0.0, 2 * np.pi, 19)[:-1]
    marks = []
    slope = (face.brows[index, :, -1, 1] - face.brows[index, :, 0, 1]).mean()
    height = 0.32 * np.sqrt(float(face.eye_size[index, 1]) / 0.16)
    height *= max(float(face.eye_open[index]), 0.08)
    for side, eye, wide in zip((1, -1), face.eyes[index], face.eye_width[index], strict=True):
        if wide > 0.2:
            rim = np.stack([0.24 * wide * np.cos(angle), height * np.sin(angle)], axis=-1)
            light = np.stack([0.06 * wide * np.cos(angle), 0.25 * height * np.sin(angle)], axis=-1)
            slant = (0.5 + 2.0 * slope) * side
            c, s = np.cos(slant), np.sin(slant)
            turn = np.array([[c, s], [-s, c]])
            at = eye + [0.0, -0.03]
            marks.append(pen.shape(at + rim @ turn))
            if wide > 0.6:
                marks.append(pen.shape(at + [0.07, 0.14] + light, pen.paper))
    x, y, radius = pen.ball
    low = replace(pen, ball=(x, y + 0.14 * radius, 0.75 * radius))
    return marks + mouth_marks(face, index, low)


def _round_box() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    # A superellipse: the shape of an old screen.
    c, s = np.cos(angle), np.sin(angle)
    return np.stack([np.sign(c) * np.abs(c) ** 0.4, 0.9 * np.sign(s) * np.abs(s) ** 0.4], axis=-1)


def _egg() -> FloatArray:
    angle = np.linspace(0.0, 2 * np.pi, 41)[:-1]
    height = np.sin(angle)
    return np.stack([np.cos(angle) * (0.98 + 0.3 * height), 0.12 + 1.15 * height], axis=-1)


KINDS = MappingProxyType(
    {
        "human": Kind(),
        "robot": Kind(width=1.05, outline=_round_box()),
        "alien": Kind(width=0.72, outline=_egg(), face=_almond_eyes),
        "animal": Kind(width=1.15),
    }
)


@dataclass(frozen=True)
class Worn:
    """Something that an actor wears, over all frames.

    Attributes:
        drawing: its pieces, coloured.
        origin: ``[T, 3]`` metres.
        turns: ``[T, 3, 3]`` its x, y and z axes as columns.
        on_head: whether it sits on the head.
    """

    drawing: Drawing
    origin: FloatArray
    turns: FloatArray
    on_head: bool


def worn(
    look: Look, palette: Palette, joints: FloatArray, head: Head, large: float
) -> tuple[Worn, ...]:
    """Everything that an actor wears.

    Args:
        look: of the actor.
        palette: the scene's colours.
        joints: ``[T, 22, 3]`` metres.
        head: over all frames.
        large: how many times larger than an adult the body is.

    Raises:
        StickGenError: there is no such hat, haircut or tie; lists the names there are.
    """
    accent = look.accent or _accent(look.color)
    turns = np.stack([head.left, head.up, head.forward], axis=-1)
    items = []
    for what, name, table, color in (
        ("part", look.kind, KIND_PARTS, look.color),
        ("haircut", look.hair, HAIR, _hair(look.color)),
        ("hat", look.hat, HATS, accent),
    ):
        if name and (pieces := entry(what, name, table)):
            drawing = color_in(moved(pieces, scale=look.head_radius), palette, color)
            fine = replace(drawing, outline=_FINE * drawing.outline)
            items.append(Worn(fine, head.center, turns, on_head=True))
    if look.tie:
        up = normalize(joints[:, J["neck"]] - joints[:, J["spine2"]])
        across = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
        left = normalize(across - (across * up).sum(-1, keepdims=True) * up)
        frame = np.stack([left, up, np.cross(left, up)], axis=-1)
        drawing = color_in(moved(entry("tie", look.tie, TIES), scale=large), palette, accent)
        items.append(Worn(drawing, joints[:, J["neck"]], frame, on_head=False))
    return tuple(items)


def scalp(look: Look, palette: Palette, head: Head, camera: Camera) -> Scalp | None:
    """The hair that covers an actor's skull; None: no hair, or a haircut that leaves it bare."""
    if look.hair not in HAIR or look.hair in SHAVED:
        return None
    return Scalp(cap(head, camera), palette.fill(_hair(look.color)), palette.ink())


def _hair(color: str) -> str:
    """A hair colour that goes with an actor's ink."""
    return _HAIR[INKS.index(color)] if color in INKS else _HAIR[0]


def _accent(color: str) -> str:
    """A colour of the palette that contrasts with an actor's ink."""
    return _ACCENT[INKS.index(color)] if color in INKS else _ACCENT[0]
