"""Places in a season: leaves turn and fall, lawns change colour, snow lies."""

from __future__ import annotations

import colorsys
from dataclasses import replace

import numpy as np

from stickgen.catalog.colors import mix, rgb
from stickgen.catalog.piece import MAIN, Piece, Pieces, settled
from stickgen.catalog.records import PlaceKind
from stickgen.catalog.seasons import SeasonKind
from stickgen.geometry import FloatArray
from stickgen.noise import Numbers

_HUES, _LEAST_SATURATION = (0.15, 0.47), 0.12
"""Shares of the colour circle between which a colour is a plant's, if it is so saturated."""
_WATER = (0.5, 0.67)
_BARK = "#7d6a5c"
_BRANCHES = np.radians([38.0, 66.0, 92.0, 118.0, 145.0])
_LENGTHS = (0.86, 0.98, 1.0, 0.95, 0.88)  # of each branch, times the half axes of a crown
_TURNED = 0.92  # share of the colour of blossoms and of leaves that are no longer green
_TWIGS = 0.32  # radians by which twigs leave their branch
_LITTER, _LITTER_SIZE = 150, 0.11  # pieces on the floor around the stage; metres
_LITTER_BOX = (13.0, 8.5, 2.5)  # metres: to both sides, behind the stage and before it
_LITTER_SEED = 11  # added to that of the place
_LIFT = -900.0  # of what lies on the floor: it is drawn before all that stands there


def in_season(pieces: Pieces, season: SeasonKind, main: str = "") -> Pieces:
    """The pieces of things and places in a season; what does not grow is as it was.

    Args:
        main: the thing's main colour, for pieces filled with ``piece.MAIN``.
    """
    if season.name == "summer":
        return pieces
    shown = (
        _piece(replace(piece, fill=main) if piece.plant and piece.fill == MAIN else piece, season)
        for piece in pieces
    )
    return tuple(piece for piece in shown if piece is not None)


def grown(color: str, season: SeasonKind) -> str:
    """The colour of a floor in a season: of lawns, and of all floors where snow lies."""
    if season.grass and is_green(color):
        return mix(color, season.grass, season.turned)
    if season.ground and not _is_water(color):
        return mix(color, season.ground, season.turned)
    return color


def litter(floor: str, season: SeasonKind, seed: int) -> Pieces:
    """What has fallen on a green floor, or blooms there."""
    if not season.litter or not floor or not is_green(floor):
        return ()
    rng = Numbers(seed + _LITTER_SEED)
    wide, back, front = _LITTER_BOX
    out = []
    for number in range(_LITTER):
        x, z = rng.uniform(-wide, wide), rng.uniform(-back, front)
        turn, size = rng.uniform(0, np.pi), _LITTER_SIZE * rng.uniform(0.6, 1.2)
        angle = np.linspace(0, 2 * np.pi, 7)[:-1]
        oval = size * np.stack([np.cos(angle), 0.55 * np.sin(angle)], -1)
        c, s = np.cos(turn), np.sin(turn)
        flat = oval @ np.array([[c, s], [-s, c]]) + [x, z]
        fill = season.litter[number % len(season.litter)]
        out.append(Piece(np.insert(flat, 1, 0.012, axis=1), fill, line=0.0, lift=_LIFT))
    return tuple(out)


def things_in(kind: PlaceKind, season: SeasonKind, seed: int) -> Pieces:
    """What stands in a place, as in summer, and what the season laid on its floor."""
    drawn = () if kind.draw is None else kind.draw(Numbers(seed))
    if not (kind.outdoor and kind.seasons):
        return settled(drawn)
    return settled((*drawn, *litter(kind.floor[1], season, seed)))


def is_green(color: str) -> bool:
    """Whether a colour ``#rrggbb`` is that of a plant."""
    hue, _, saturation = colorsys.rgb_to_hls(*(rgb(color) / 255).tolist())
    return _HUES[0] < hue < _HUES[1] and saturation > _LEAST_SATURATION


def _is_water(color: str) -> bool:
    hue, _, saturation = colorsys.rgb_to_hls(*(rgb(color) / 255).tolist())
    return _WATER[0] < hue < _WATER[1] and saturation > _LEAST_SATURATION


def _piece(piece: Piece, season: SeasonKind) -> Piece | None:
    """A piece in a season; None: it is not there."""
    if piece.plant == "leaves":
        if season.bare:
            return _branches(piece) if piece.fill and piece.line else None
        if season.leaves and piece.fill.startswith("#") and is_green(piece.fill[:7]):
            color = season.leaves[_tree(piece) % len(season.leaves)]
            share = season.turned if is_green(color) else _TURNED
            return replace(piece, fill=mix(piece.fill, color, share))
    elif piece.plant == "needles" and season.needles and piece.fill:
        return replace(piece, fill=mix(piece.fill, season.needles, 0.6 * season.turned))
    elif piece.plant == "grass":
        fill = grown(piece.fill, season) if len(piece.fill) == 7 else piece.fill
        return replace(piece, fill=fill)
    elif piece.plant == "flower" and not season.blooms:
        return None
    return piece


def _tree(piece: Piece) -> int:
    """A number that the leaves of one tree share, mostly."""
    x, _, z = piece.points.mean(axis=0)
    return int(abs(2.0 * z)) + int(abs(x) / 2.5)


def _branches(piece: Piece) -> Piece:
    """The bare branches of a crown: there and back again, as one line."""
    low, high = piece.points.min(axis=0), piece.points.max(axis=0)
    if piece.radii is not None:
        low, high = low - piece.radii.max(), high + piece.radii.max()
    middle, half = (low + high) / 2, (high - low) / 2
    root = np.array([middle[0], low[1] - 0.2 * half[1], middle[2]])
    path: list[FloatArray] = [root]
    for angle, length in zip(_BRANCHES, _LENGTHS, strict=True):
        tip = middle + half * length * [np.cos(angle), np.sin(angle), 0.0]
        fork = root + 0.55 * (tip - root)
        twig = middle + half * 0.9 * [np.cos(angle - _TWIGS), np.sin(angle - _TWIGS), 0.0]
        path += [fork, tip, fork, twig, fork, root]
    return replace(
        piece, points=np.array(path), fill="", radii=None, closed=False, line=1.3, ink=_BARK
    )
