"""What actors wear: hats, hair, ties, and the parts of their heads."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import Camera
from stickgen.catalog.piece import moved, settled
from stickgen.catalog.records import WearKind, entry
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.catalog.wardrobe.bound import Wear, on, settled_wear
from stickgen.geometry import FloatArray
from stickgen.render.body_frames import body_frames
from stickgen.render.breeze import Breeze, blown, fastened
from stickgen.render.colors import mix
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.head import Head
from stickgen.render.kinds import KINDS, Kind
from stickgen.render.palette import Palette
from stickgen.render.scalp import Scalp, cap, nape
from stickgen.scene import INKS, Look

HAIR_COLORS = ("#7a4a26", "#e0ad48", "#42302a", "#b0542c", "#33293a", "#5f3a20", "#a5703c")
"""Colours of hair that go with ``INKS``, one each."""
ACCENTS = (INKS[2], INKS[5], INKS[6], INKS[5], INKS[6], INKS[1], INKS[2])
"""Colours of what is worn that contrast with ``INKS``, one each."""
_FINE = 0.65
"""Width of outlines on a head, times those of other things."""
_NAPE = 0.3  # share of the body's ink at the nape of a bare head
_ONE_BONE = np.empty(0, dtype=np.intp)


@dataclass(frozen=True)
class Worn:
    """Something that an actor wears, over all frames.

    Attributes:
        drawing: its pieces, coloured.
        bones: ``[P]`` index of the bone that carries each point; empty: all hang on the first.
        origins: ``[T, B, 3]`` metres.
        turns: ``[T, B, 3, 3]`` the x, y and z axes of each bone as columns.
        on_head: whether it sits on the head.
        hangs: ``[P]`` of ``breeze.fastened``; None: wind lifts nothing of it.
        names: of the bones of a body; ``catalog.wardrobe.bound`` lists them.
    """

    drawing: Drawing
    bones: NDArray[np.intp]
    origins: FloatArray
    turns: FloatArray
    on_head: bool
    hangs: NDArray[np.intp] | None = None
    names: tuple[str, ...] = ()

    def points(self, index: int, breeze: Breeze | None = None) -> FloatArray:
        """Its points in one frame, in the wind, ``[P, 3]`` metres."""
        points = self._still(index)
        return points if breeze is None or self.hangs is None else blown(points, self.hangs, breeze)

    def _still(self, index: int) -> FloatArray:
        if len(self.bones) == 0:
            return self.drawing.points @ self.turns[index, 0].T + self.origins[index, 0]
        turned = self.turns[index][self.bones] @ self.drawing.points[..., None]
        return np.asarray(turned[..., 0] + self.origins[index][self.bones])


def worn(
    look: Look, palette: Palette, joints: FloatArray, head: Head, large: float
) -> tuple[Worn, ...]:
    """Everything that an actor wears, and the body of its kind.

    Args:
        look: of the actor.
        palette: the scene's colours.
        joints: ``[T, 22, 3]`` metres.
        head: over all frames.
        large: how many times larger than an adult the body is.

    Raises:
        StickGenError: there is no such hat, haircut, tie or wear; lists the names there are.
    """
    accent = accent_color(look)
    kind = KINDS.get(look.kind, Kind())  # an animal's own body is drawn elsewhere
    pieces = [
        *settled_wear(kind.body()),
        *(item for garment in wear(look) for item in garment.pieces),
    ]
    on_head = [(settled(kind.parts), look.color)]
    if look.hair:
        on_head.append((entry("haircut", look.hair, HAIR).pieces, hair_color(look.color)))
    on_head.append((tuple(item.piece for item in pieces if item.bones == ("head",)), accent))
    if look.hat:
        on_head.append((entry("hat", look.hat, HATS).pieces, accent))
    axes = np.stack([head.left, head.up, head.forward], axis=-1)
    items = []
    for parts, color in on_head:
        if parts:
            drawing = color_in(moved(parts, scale=look.head_radius), palette, color)
            fine = replace(drawing, outline=_FINE * drawing.outline)
            items.append(
                Worn(fine, _ONE_BONE, head.center[:, None], axes[:, None], True, _hangs(fine))
            )
    on_body = [item for item in pieces if item.bones != ("head",)]
    if look.tie:
        on_body += on("neck", *entry("tie", look.tie, TIES).pieces)
    if on_body:
        items.append(_on_body(tuple(on_body), palette, accent, joints, large))
    return tuple(items)


def wear(look: Look) -> tuple[WearKind, ...]:
    """The records of what a look wears.

    Raises:
        StickGenError: there is no such wear; lists the names there are.
    """
    return tuple(entry("wear", name, WEAR) for name in look.wears)


def _on_body(wear: Wear, palette: Palette, accent: str, joints: FloatArray, large: float) -> Worn:
    """What hangs on the bones of a body, as one drawing."""
    names = list(dict.fromkeys(bone for item in wear for bone in item.bones))
    pieces = moved((item.piece for item in wear), scale=large)
    drawing = color_in(pieces, palette, accent)
    bones = np.concatenate(
        [
            np.resize([names.index(bone) for bone in item.bones], span.stop - span.start)
            for item, span in zip(wear, drawing.spans, strict=True)
        ]
    )
    origins, turns = body_frames(names, joints, large)
    bones = bones if len(names) > 1 else _ONE_BONE
    hangs = _hangs(drawing)
    return Worn(drawing, bones, origins, turns, on_head=False, hangs=hangs, names=tuple(names))


def _hangs(drawing: Drawing) -> NDArray[np.intp] | None:
    if not any(piece.sways for piece in drawing.pieces):
        return None
    return fastened(drawing.pieces, drawing.points, drawing.spans)


def scalp(look: Look, palette: Palette, head: Head, camera: Camera) -> Scalp | None:
    """The hair that covers an actor's skull, or the shade at the nape of a bare head.

    None: a haircut that leaves the skull bare, or the head of another kind than a person's.
    """
    if not look.hair and look.kind == "human":
        ink = palette.body(look.color)
        return Scalp(nape(head, camera), mix(palette.head, ink, _NAPE), "")
    if look.hair not in HAIR or HAIR[look.hair].bare_skull:
        return None
    return Scalp(cap(head, camera), palette.fill(hair_color(look.color)), palette.ink())


def hair_color(color: str) -> str:
    """A hair colour that goes with an actor's ink."""
    return HAIR_COLORS[INKS.index(color)] if color in INKS else HAIR_COLORS[0]


def accent_color(look: Look) -> str:
    """The colour of what is worn: that of the look, or one that contrasts with its ink."""
    if look.accent:
        return look.accent
    return ACCENTS[INKS.index(look.color)] if look.color in INKS else ACCENTS[0]
