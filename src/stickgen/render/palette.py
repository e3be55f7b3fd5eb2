"""The colours of one film: what a style makes of everybody's own."""

from __future__ import annotations

from dataclasses import dataclass

from stickgen.render.colors import legible, luminance, mix
from stickgen.render.piece import MAIN
from stickgen.render.styles import Style
from stickgen.scene import INKS

_DARK = 0.18
"""Luminance of a ground below which lines on it are light."""
_LIGHT = "#fbf7ee"


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
        """The fill of a thing that has this colour; empty stays empty."""
        own = main if color == MAIN else color
        return mix(self.style.paper, own, self.style.tint) if own else ""

    def body(self, color: str) -> str:
        """The ink of an actor."""
        own = color
        if color == INKS[0]:
            own = self.style.lead or (_LIGHT if luminance(self.ground) < _DARK else color)
        return legible(own, self.ground)

    def ink(self, color: str = "") -> str:
        """A line's colour, so that it is seen on the ground; empty: the style's pencil."""
        return legible(color or self.style.pencil, self.ground)

    def outline(self, color: str, fill: str, main: str) -> str:
        """The line round a part of a thing: its own, the pencil's, or the fill's glow.

        Args:
            color: of the line; empty: it has none of its own.
            fill: of the part; may be ``piece.MAIN``.
            main: the thing's own colour.
        """
        if self.style.glow > 0 and not color:
            color = main if fill in ("", MAIN) else fill
        return self.ink(color)

    @property
    def head(self) -> str:
        """The fill of faces."""
        return self.style.head or self.ground

    def features(self, ink: str) -> str:
        """The ink of a face on a head, for a body of this ink: dark on a white head at night."""
        if luminance(self.head) > _DARK > luminance(self.ground):
            return INKS[0]
        return legible(ink, self.head)
