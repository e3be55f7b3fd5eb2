"""The light on a place: its colours at a time of day and in a weather."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stickgen.catalog.piece import MAIN, Piece, Pieces, ball
from stickgen.catalog.places.far_away import stars
from stickgen.catalog.places.scenery import bend
from stickgen.catalog.records import PlaceKind, entry
from stickgen.catalog.weather import TIMES, WEATHERS, TimeKind, WeatherKind
from stickgen.noise import Numbers
from stickgen.render.colors import mix
from stickgen.scene import Place

_DIM = 0.1
_GROUND_COVER = 0.72  # share of what lies on the floor, such as snow
_LAMPS, _LAMP_LIGHT = "#c08038", 0.18
"""Tint of a room by night, and its share."""
_SKY_DEPTH = -69.0  # metres behind the stage of the sun, the moon and the stars
_CRATER = "#e0d4a6"
_STARS, _LOWEST_STAR = 320, 4.0


@dataclass(frozen=True)
class Light:
    """The light on one place.

    Attributes:
        time, weather: as the place shows them; indoors it is always clear.
        outdoor: whether the sky is seen.
        dim: share of the colours of time and weather that is seen; a dark place stays dark.
    """

    time: TimeKind
    weather: WeatherKind
    outdoor: bool
    dim: float

    @property
    def plain(self) -> bool:
        """Whether all colours are those of the record of the place."""
        return self.time.name == "day" and self.weather.name == "clear"

    def sky(self, colors: tuple[str, str]) -> tuple[str, str]:
        """The colours of a sky, at the top and at the horizon."""
        if not self.outdoor:
            return self.on(colors[0]), self.on(colors[1])
        for layer in (self.weather, self.time):
            if layer.cover:
                share = self.dim * layer.cover
                colors = (mix(colors[0], layer.sky[0], share), mix(colors[1], layer.sky[1], share))
        return colors

    def floor(self, color: str) -> str:
        """The colour of the floor."""
        if self.weather.ground:
            color = mix(color, self.weather.ground, self.dim * _GROUND_COVER)
        return self.on(color)

    def on(self, color: str) -> str:
        """The colour of a thing in this light."""
        if not color or color == MAIN:
            return color
        if not self.outdoor:
            return mix(color, _LAMPS, _LAMP_LIGHT) if self.time.dark else color
        for layer in (self.weather, self.time):
            if layer.strength:
                color = mix(color, layer.tint, self.dim * layer.strength)
        return color

    def shown(self, pieces: Pieces) -> Pieces:
        """The pieces that are seen in this light, in its colours."""
        return tuple(self._lit(p) for p in pieces if p.fill or p.line or self.time.dark)

    def _lit(self, piece: Piece) -> Piece:
        if piece.lit and self.time.dark:
            return replace(piece, fill=piece.lit, ink=self.on(piece.ink))
        if self.plain:
            return piece
        return replace(piece, fill=self.on(piece.fill), ink=self.on(piece.ink))

    def heavens(self, seed: int) -> Pieces:
        """The low sun, or the moon and the stars.

        Nothing where the sky is covered or not seen; dark places have their own.
        """
        if self.dim < 1 or not self.outdoor or self.time.sun is None or self.weather.cover > 0:
            return ()
        x, y, radius = self.time.sun
        disc = ball((x, y, _SKY_DEPTH), radius, self.time.sun_color, line=0.5)
        craters = [
            ball(
                (x + a * radius, y + b * radius, _SKY_DEPTH), c * radius, _CRATER, line=0, over=True
            )
            for a, b, c in ((-0.35, 0.3, 0.22), (0.3, -0.1, 0.3), (-0.2, -0.45, 0.15))
            if self.time.dark
        ]
        points = stars(Numbers(seed), _STARS, _LOWEST_STAR) if self.time.dark else ()
        return bend((*points, disc, *craters))


def light_of(place: Place, kind: PlaceKind) -> Light:
    """The light of a scene's place.

    Raises:
        StickGenError: there is no such time of day or weather; lists those there are.
    """
    time = entry("time of day", place.time, TIMES)
    weather = entry("weather", place.weather, WEATHERS)
    if not kind.outdoor:
        weather = WEATHERS["clear"]
    return Light(time, weather, kind.outdoor, _DIM if kind.dark else 1.0)
