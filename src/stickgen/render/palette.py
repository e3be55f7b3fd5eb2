"""The colours of one scene: those of actors and things, adapted to a style."""

from __future__ import annotations

from dataclasses import dataclass

from stickgen.catalog.piece import MAIN
from stickgen.catalog.records import Style
from stickgen.render.colors import legible, luminance, mix
from stickgen.scene import INKS

_DARK = 0.18
"""Luminance of a background below which lines on it are light."""
_LIGHT = "#fbf7ee"  # body colour on a dark background


@dataclass(frozen=True)
class Palette:
    """Colours on a ground.

    Attributes:
        style: how it is drawn.
        ground: colour behind the actors: that of the paper, or of the place.
    """

    style: Style
    ground: str

    def fill(self, color: str, main: str = "") -> str:
        """The fill of a part of a thing; empty stays empty.

        Args:
            color: of the part; may be ``piece.MAIN``, and ``#rrggbbaa`` for glass.
            main: the thing's main colour.
        """
        base = main if color == MAIN else color
        return mix(self.style.paper, base, self.style.tint) + base[7:] if base else ""

    def body(self, color: str) -> str:
        """The ink of an actor of this colour, legible on the ground."""
        base = color
        if color == INKS[0]:
            base = self.style.body_color or (_LIGHT if luminance(self.ground) < _DARK else color)
        return legible(base, self.ground)

    def ink(self, color: str = "") -> str:
        """A line's colour, legible on the ground; empty: the style's line colour."""
        return legible(color or self.style.line_color, self.ground)

    def outline(self, color: str, fill: str, main: str) -> str:
        """The colour of the outline of a part of a thing; where lines glow, that of its fill.

        Args:
            color: of the line; empty: the style's, or the fill's in a style that glows.
            fill: of the part; may be ``piece.MAIN``.
            main: the thing's main colour.
        """
        if self.style.glow > 0 and not color:
            color = main if fill in ("", MAIN) else fill
        return self.ink(color)

    @property
    def head(self) -> str:
        """The fill of faces."""
        return self.style.head_fill or self.ground

    def features(self, ink: str) -> str:
        """The ink of a face, for a body of this ink: dark on a light head in front of the dark."""
        if luminance(self.head) > _DARK > luminance(self.ground):
            return INKS[0]
        return legible(ink, self.head)
