"""A place in the colours of a style: sky and floor, things at their depths."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stickgen.catalog.growth import things_in
from stickgen.catalog.places import PLACES
from stickgen.catalog.records import PlaceKind, Style, entry
from stickgen.catalog.seasons import SeasonKind
from stickgen.catalog.weather import WeatherKind
from stickgen.geometry import FloatArray
from stickgen.render.colors import mix
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.light import Light, light_of
from stickgen.render.palette import Palette
from stickgen.scene import TRANSPARENT, Place

_NEAREST, _FARTHEST = 4.0, 70.0  # metres behind the stage between which things fade
_FADE_NEAR, _FADE_FAR = 0.22, 0.7
"""Share of the background's colour that the nearest and the farthest things take on: actors stand
out from all of them."""
_OUTLINE = 0.6  # width of a backdrop's outlines, times the style's
_MARK_STRENGTH = 0.55  # share of the line colour in the nearest marks on the floor
_MARK_LEVELS = 4
_TINT = 0.9  # strength of sky and floor, times the style's tint
_DARK_TINT = 0.85  # least strength of a dark sky in styles
_FOG = 0.3  # share of white in banks of fog
_SHINE = 0.3  # of its fading that is left of a light
_NIGHT_TINT = 0.16  # strength of a night in styles without colours
_COLORFUL = 0.4  # whose tint is larger than this


@dataclass(frozen=True)
class Backdrop:
    """A place, coloured.

    Attributes:
        ground: the colour that is mostly behind the actors, ``#rrggbb``.
        sky: colours from the top to the horizon; None: paper.
        floor: colours from the horizon to the bottom; None: paper.
        drawing: its things; None: there are none.
        floor_marks: whether short pencil strokes lie on the floor.
        mark_colors: colours of these strokes, from far to near.
        weather: what falls, flies and sways there.
        season: that is seen there.
        fog: colour of banks of fog.
        sway: ``[P]`` metres by which wind bends each point of the drawing; None: nothing sways.
    """

    ground: str
    sky: tuple[str, str] | None
    floor: tuple[str, str] | None
    drawing: Drawing | None
    floor_marks: bool
    mark_colors: tuple[str, ...]
    weather: WeatherKind
    season: SeasonKind
    fog: str
    sway: FloatArray | None


def make_backdrop(place: Place, style: Style, background: str) -> Backdrop:
    """Put a place into a style's colours.

    Args:
        place: its kind, and the seed that scatters its things.
        style: how it is drawn.
        background: colour of the paper; empty or ``transparent``: the style's own.

    Raises:
        StickGenError: there is no such place; lists the names there are.
    """
    kind = entry("place", place.kind, PLACES)
    light = light_of(place, kind)
    paper = style.paper if background in ("", TRANSPARENT) else background
    sky, floor = (
        _tinted(colors, kind.dark or light.night, light.night, style, paper)
        for colors in _sky_and_floor(kind, light, paper)
    )
    ground = paper if sky is None else sky[1]
    floor_color = floor[1] if floor else ground
    line_color = Palette(style, floor_color).ink()
    drawing = _draw(kind, light, Palette(style, ground), place.seed)
    return Backdrop(
        ground=ground,
        sky=sky,
        floor=floor,
        drawing=drawing,
        floor_marks=kind.marks,
        mark_colors=tuple(
            mix(floor_color, line_color, _MARK_STRENGTH * level / _MARK_LEVELS)
            for level in range(1, _MARK_LEVELS + 1)
        ),
        weather=light.air,
        season=light.season,
        fog=mix(ground, "#ffffff", _FOG),
        sway=None if drawing is None else _sway(drawing),
    )


def _sky_and_floor(kind: PlaceKind, light: Light, paper: str) -> list[tuple[str, str]]:
    """Both colours of the sky and of the floor; empty where only paper shows."""
    if light.plain:
        return [kind.sky, kind.floor]
    sky, floor = (colors if all(colors) else (paper, paper) for colors in (kind.sky, kind.floor))
    return [light.sky(sky), (light.floor(floor[0]), light.floor(floor[1]))]


def _sway(drawing: Drawing) -> FloatArray | None:
    """How far wind bends each point: the more, the higher it is."""
    if not any(piece.sways for piece in drawing.pieces):
        return None
    counts = np.diff(drawing.starts, append=len(drawing.points))
    sways = np.repeat([piece.sways for piece in drawing.pieces], counts)
    height = np.maximum(drawing.points[:, 1], 0.0)
    return np.asarray(sways * height**1.5)


def _tinted(
    colors: tuple[str, str], dark: bool, night: bool, style: Style, paper: str
) -> tuple[str, str] | None:
    """Colours of a sky or a floor on this paper; None where only paper shows."""
    colorless = style.tint == 0
    if not all(colors) or (colorless and not night):
        return None
    # A dark place is dark in every style that has colours.
    dark = dark and style.tint > _COLORFUL
    share = max(style.tint, _DARK_TINT) if dark else _TINT * style.tint
    if colorless:
        share = _NIGHT_TINT
    return mix(paper, colors[0], share), mix(paper, colors[1], share)


def _draw(kind: PlaceKind, light: Light, palette: Palette, seed: int) -> Drawing | None:
    """The things of a place, paler the farther they are."""
    heavens = light.heavens(seed)
    pieces = (*heavens, *light.shown(things_in(kind, light.season, seed)))
    if not pieces:
        return None
    depth = np.array([np.hypot(*piece.points[:, [0, 2]].mean(axis=0)) for piece in pieces])
    share = np.clip((depth - _NEAREST) / (_FARTHEST - _NEAREST), 0.0, 1.0) ** 0.6
    if kind.dark:  # no haze that pales distant things
        share = np.zeros_like(share)
    faded = _FADE_NEAR + (_FADE_FAR - _FADE_NEAR) * share
    if light.weather.haze:
        faded = np.maximum(faded, 1.0 - np.exp(-depth / light.weather.haze))
    if light.time.dark:  # what shines is not paled
        faded[[i for i, piece in enumerate(pieces) if piece.lit or i < len(heavens)]] *= _SHINE
    fades = faded.tolist()
    drawing = color_in(pieces, palette, fades=fades)
    return replace(drawing, outline=_OUTLINE * drawing.outline)
