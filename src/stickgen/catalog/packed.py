"""Drawings as JSON, for the player and for the scenery in `.motion` files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from stickgen.catalog.piece import DECIMALS, Piece
from stickgen.geometry import FloatArray

_USUAL = Piece(np.zeros((1, 3)))
_KEYS = {
    "fill": "f",
    "closed": "c",
    "line": "w",
    "ink": "i",
    "lift": "u",
    "over": "o",
    "flat": "e",
    "lit": "l",
    "sways": "s",
    "plant": "g",
}
"""Field of a piece → its key; a field of the usual value is left out."""


def packed(pieces: Iterable[Piece]) -> list[dict[str, Any]]:
    """Pieces as JSON, half as large as their plain numbers and exact to 0.05 mm.

    ``p`` holds the columns x, y and z, and ``r`` the radii, in tenths of a millimetre: the first
    number and then the steps from one to the next, or one number where all are equal.
    """
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> dict[str, Any]:
    out: dict[str, Any] = {"p": [_column(column) for column in piece.points.T]}
    if piece.points.shape[0] > 1 and all(isinstance(column, int) for column in out["p"]):
        out["n"] = piece.points.shape[0]  # points that are all the same
    if piece.radii is not None:
        out["r"] = _column(piece.radii)
    for field, key in _KEYS.items():
        value = getattr(piece, field)
        if value != getattr(_USUAL, field):
            out[key] = round(float(value), 6) if isinstance(value, float) else value
    return out


def _column(values: FloatArray) -> int | list[int]:
    whole = np.rint(values * 10**DECIMALS).astype(int)
    if (whole == whole[0]).all():
        return int(whole[0])
    return [int(whole[0]), *np.diff(whole).tolist()]
