"""The light on a place: its colours at a time of day, in a weather and in a season."""

from __future__ import annotations

from dataclasses import dataclass, replace

from stickgen.catalog.growth import grown, in_season
from stickgen.catalog.piece import MAIN, Piece, Pieces, ball
from stickgen.catalog.places.far_away import stars
from stickgen.catalog.places.scenery import bend
from stickgen.catalog.records import PlaceKind, entry
from stickgen.catalog.seasons import SEASONS, SeasonKind
from stickgen.catalog.weather import LAMPS, TIMES, WEATHERS, LightKind, TimeKind, WeatherKind
from stickgen.noise import Numbers
from stickgen.render.colors import mix
from stickgen.scene import Place

_DIM = 0.1
_GROUND_COVER = 0.72  # share of what lies on the floor, such as snow
_LAMPS, _LAMP_LIGHT = "#c08038", 0.18
"""Tint of a room by night, and its share."""
_UNLIT, _DARKNESS = "#10152e", 0.66
"""Tint of a room without light, and its share."""
_LAMP_STATES = {name: name == "on" for name in LAMPS}
_SKY_DEPTH = -69.0  # metres behind the stage of the sun, the moon and the stars
_CRATER = "#e0d4a6"
_STARS, _LOWEST_STAR = 320, 4.0


@dataclass(frozen=True)
class Light:
    """The light on one place.

    Attributes:
        time, weather, season: as the place shows them; indoors it is always clear summer.
        outdoor: whether the sky is seen.
        dim: share of the colours of time and weather that is seen; a dark place stays dark.
        lamps: whether lamps are on.
    """

    time: TimeKind
    weather: WeatherKind
    outdoor: bool
    dim: float
    season: SeasonKind
    lamps: bool

    @property
    def plain(self) -> bool:
        """Whether all colours are those of the record of the place."""
        usual = self.time.name == "day" and self.weather.name == "clear"
        return usual and self.season.name == "summer" and not self.unlit

    @property
    def unlit(self) -> bool:
        """Whether it is a room without light."""
        return not self.outdoor and not self.lamps

    @property
    def night(self) -> bool:
        """Whether it is dark because the sun or the lamps do not shine."""
        return self.unlit or (self.outdoor and self.time.dark)

    @property
    def air(self) -> WeatherKind:
        """What falls and flies: that of the weather, in clear weather that of the season."""
        if self.weather.name == "clear":
            return self.season.air or self.weather
        if self.weather.falls == "leaves" and self.season.air is not None:
            return replace(self.weather, colors=self.season.air.colors)
        return self.weather

    @property
    def _layers(self) -> tuple[LightKind, ...]:
        return self.season, self.weather, self.time

    def sky(self, colors: tuple[str, str]) -> tuple[str, str]:
        """The colours of a sky, at the top and at the horizon."""
        if not self.outdoor:
            return self.on(colors[0]), self.on(colors[1])
        for layer in self._layers:
            if layer.cover:
                share = self.dim * layer.cover
                colors = (mix(colors[0], layer.sky[0], share), mix(colors[1], layer.sky[1], share))
        return colors

    def floor(self, color: str) -> str:
        """The colour of the floor."""
        color = grown(color, self.season)
        if self.weather.ground:
            color = mix(color, self.weather.ground, self.dim * _GROUND_COVER)
        return self.on(color)

    def on(self, color: str) -> str:
        """The colour of a thing in this light."""
        if not color or color == MAIN:
            return color
        if self.unlit:
            return mix(color, _UNLIT, _DARKNESS)
        if not self.outdoor:
            return mix(color, _LAMPS, _LAMP_LIGHT) if self.time.dark else color
        for layer in self._layers:
            if layer.strength:
                color = mix(color, layer.tint, self.dim * layer.strength)
        return color

    def shown(self, pieces: Pieces) -> Pieces:
        """The pieces that are seen in this light, in its colours."""
        shining = self.time.dark and (self.lamps or not self.outdoor)
        there = in_season(pieces, self.season)
        return tuple(self._lit(p, shining) for p in there if p.fill or p.line or shining)

    def _lit(self, piece: Piece, shining: bool) -> Piece:
        if piece.lit and shining:
            return replace(piece, fill=piece.lit, ink=self.on(piece.ink))
        if self.plain or (piece.lit and self.unlit):  # windows of a dark room
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
        StickGenError: there is no such time of day, weather, season or state of the lamps; lists
            those there are.
    """
    time = entry("time of day", place.time, TIMES)
    weather = entry("weather", place.weather, WEATHERS)
    season = entry("season", place.season, SEASONS)
    lamps = entry("state of the lamps", place.lamps, _LAMP_STATES)
    if not kind.outdoor:
        weather = WEATHERS["clear"]
    if not (kind.outdoor and kind.seasons):
        season = SEASONS["summer"]
    return Light(time, weather, kind.outdoor, _DIM if kind.dark else 1.0, season, lamps)
