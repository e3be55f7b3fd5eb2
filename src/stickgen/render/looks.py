"""What actors wear: hats, hair, ties, and the parts of their heads."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stickgen.camera import Camera
from stickgen.catalog.piece import moved
from stickgen.catalog.records import entry
from stickgen.catalog.wardrobe import HAIR, HATS, TIES
from stickgen.geometry import FloatArray, normalize
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.head import Head
from stickgen.render.kinds import KINDS
from stickgen.render.palette import Palette
from stickgen.render.scalp import Scalp, cap
from stickgen.scene import INKS, Look
from stickgen.skeleton import J

_HAIR = ("#7a4a26", "#e0ad48", "#42302a", "#b0542c", "#33293a", "#5f3a20", "#a5703c")
"""Colours of hair that go with ``INKS``, one each."""
_ACCENT = (INKS[2], INKS[5], INKS[6], INKS[5], INKS[6], INKS[1], INKS[2])
"""Colours of hats and ties that contrast with ``INKS``, one each."""
_FINE = 0.65
"""Width of outlines on a head, times those of other things."""


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
    on_head = [(KINDS[look.kind].parts, look.color)]
    if look.hair:
        on_head.append((entry("haircut", look.hair, HAIR).pieces, _hair(look.color)))
    if look.hat:
        on_head.append((entry("hat", look.hat, HATS).pieces, accent))
    items = []
    for pieces, color in on_head:
        if pieces:
            drawing = color_in(moved(pieces, scale=look.head_radius), palette, color)
            fine = replace(drawing, outline=_FINE * drawing.outline)
            items.append(Worn(fine, head.center, turns, on_head=True))
    if look.tie:
        pieces = moved(entry("tie", look.tie, TIES).pieces, scale=large)
        drawing = color_in(pieces, palette, accent)
        items.append(Worn(drawing, joints[:, J["neck"]], _chest_axes(joints), on_head=False))
    return tuple(items)


def _chest_axes(joints: FloatArray) -> FloatArray:
    """The left, up and forward axes of the chest as columns, ``[T, 3, 3]``."""
    up = normalize(joints[:, J["neck"]] - joints[:, J["spine2"]])
    across = normalize(joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]])
    left = normalize(across - (across * up).sum(-1, keepdims=True) * up)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def scalp(look: Look, palette: Palette, head: Head, camera: Camera) -> Scalp | None:
    """The hair that covers an actor's skull; None: no hair, or a haircut that leaves it bare."""
    if look.hair not in HAIR or HAIR[look.hair].bare_skull:
        return None
    return Scalp(cap(head, camera), palette.fill(_hair(look.color)), palette.ink())


def _hair(color: str) -> str:
    """A hair colour that goes with an actor's ink."""
    return _HAIR[INKS.index(color)] if color in INKS else _HAIR[0]


def _accent(color: str) -> str:
    """A colour of the palette that contrasts with an actor's ink."""
    return _ACCENT[INKS.index(color)] if color in INKS else _ACCENT[0]
