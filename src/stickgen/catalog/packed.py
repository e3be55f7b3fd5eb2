"""Drawings as JSON, for the player and for the scenery in `.motion` files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.piece import DECIMALS, Piece

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
    """Settled pieces (``piece.settled``) as JSON, half as large as their plain numbers.

    ``p`` holds the columns x, y and z, and ``r`` the radii: the first number and then the steps
    from one to the next, or one number where all are equal. They count tenths of a millimetre, in
    a piece with ``m`` millimetres.
    """
    return [_piece(piece) for piece in pieces]


def _piece(piece: Piece) -> dict[str, Any]:
    columns = [*piece.points.T, *([] if piece.radii is None else [piece.radii])]
    whole = [np.rint(column * 10**DECIMALS).astype(int) for column in columns]
    coarse = all((column % 10 == 0).all() for column in whole)
    steps = [_steps(column // 10 if coarse else column) for column in whole]
    out: dict[str, Any] = {"p": steps[:3]}
    if coarse:
        out["m"] = 1
    if len(piece.points) > 1 and all(isinstance(column, int) for column in steps[:3]):
        out["n"] = len(piece.points)  # points that are all the same
    if piece.radii is not None:
        out["r"] = steps[3]
    for field, key in _KEYS.items():
        value = getattr(piece, field)
        if value != getattr(_USUAL, field):
            out[key] = round(float(value), 6) if isinstance(value, float) else value
    return out


def _steps(values: NDArray[np.int64]) -> int | list[int]:
    if (values == values[0]).all():
        return int(values[0])
    return [int(values[0]), *np.diff(values).tolist()]
