"""A place as the film sees it: colours of sky and floor, things at their depths, the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.render.colors import mix
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.palette import Palette
from stickgen.render.piece import Pieces
from stickgen.render.styles import Style
from stickgen.scene import TRANSPARENT

FloatArray = NDArray[np.floating]

_NEAREST, _FARTHEST = 4.0, 70.0  # metres behind the stage between which things fade
_PALEST = 0.7  # share of the sky's colour that the farthest take on
_RECEDE = 0.22  # and the nearest: a backdrop stays behind the actors
_THIN = 0.6  # of the style's outlines
_PENCIL_STRENGTH = 0.55


@dataclass(frozen=True, kw_only=True)
class Setting:
    """A kind of place.

    Attributes:
        sky: colours at the top and at the horizon; both empty: paper.
        floor: colours at the horizon and at the viewer's feet; both empty: paper.
        things: what stands there, on the stage; ``rng`` scatters it.
        marks: whether the floor has pencil marks of its own.
        dark: whether actors stand before the dark.
    """

    sky: tuple[str, str] = ("", "")
    floor: tuple[str, str] = ("", "")
    things: Callable[[np.random.Generator], Pieces] | None = None
    marks: bool = False
    dark: bool = False


@dataclass(frozen=True)
class Backdrop:
    """A place in the colours of a film.

    Attributes:
        ground: the colour that is mostly behind the actors.
        sky: colours from the top to the horizon; floor: from there to the bottom; None: paper.
        drawing: its things; None: there are none.
        marked: whether the floor has pencil marks.
        pencils: their four colours, from far to near.
    """

    ground: str
    sky: tuple[str, str] | None
    floor: tuple[str, str] | None
    drawing: Drawing | None
    marked: bool
    pencils: tuple[str, ...]


def dress(setting: Setting, style: Style, background: str, seed: int) -> Backdrop:
    """Put a place into a style's colours.

    Args:
        setting: the kind of place.
        style: how it is drawn.
        background: the paper's colour that somebody asked for; empty: the style's own.
        seed: of what is scattered.
    """
    paper = style.paper if background in ("", TRANSPARENT) else background
    ground = background if background not in ("", TRANSPARENT) else style.paper

    def wash(colors: tuple[str, str]) -> tuple[str, str] | None:
        if not all(colors) or style.tint == 0:
            return None
        # A dark place is dark in every style that has colours.
        share = max(style.tint, 0.85) if setting.dark and style.tint > 0.4 else 0.9 * style.tint
        return mix(paper, colors[0], share), mix(paper, colors[1], share)

    sky, floor = wash(setting.sky), wash(setting.floor)
    if sky is not None:
        ground = sky[1]
    palette = Palette(style, ground)
    drawing = None
    if setting.things is not None:
        pieces = setting.things(np.random.default_rng(seed))
        depth = np.array([np.hypot(*piece.points[:, [0, 2]].mean(axis=0)) for piece in pieces])
        share = np.clip((depth - _NEAREST) / (_FARTHEST - _NEAREST), 0.0, 1.0) ** 0.6
        if setting.dark:  # no air that pales what is far
            share = np.zeros_like(share)
        drawing = color_in(pieces, palette, fades=(_RECEDE + (_PALEST - _RECEDE) * share).tolist())
        drawing = replace(drawing, outline=_THIN * drawing.outline)
    floor_color = floor[1] if floor else ground
    pencil = Palette(style, floor_color).ink()
    return Backdrop(
        ground=ground,
        sky=sky,
        floor=floor,
        drawing=drawing,
        marked=setting.marks,
        pencils=tuple(mix(floor_color, pencil, _PENCIL_STRENGTH * n / 4) for n in range(1, 5)),
    )
