"""Words on signs, in capital letters of straight strokes."""

from __future__ import annotations

import numpy as np

from stickgen.catalog.piece import Piece, Pieces, line
from stickgen.catalog.places.scenery import panel

_STROKES = {  # x and y of each point, on a grid 4 wide and 6 high; commas part the strokes
    "A": "00 26 40,12 32",
    "B": "00 06 36 45 44 33 03,33 42 41 30 00",
    "C": "45 36 16 05 01 10 30 41",
    "D": "00 06 26 44 42 20 00",
    "E": "46 06 00 40,03 33",
    "F": "46 06 00,03 33",
    "G": "45 36 16 05 01 10 30 41 43 23",
    "H": "06 00,46 40,03 43",
    "I": "26 20",
    "K": "06 00,46 02,13 40",
    "L": "06 00 40",
    "M": "00 06 23 46 40",
    "N": "00 06 40 46",
    "O": "16 05 01 10 30 41 45 36 16",
    "P": "00 06 36 45 44 33 03",
    "R": "00 06 36 45 44 33 03,23 40",
    "S": "45 36 16 05 04 42 41 30 10 01",
    "T": "06 46,26 20",
    "U": "06 01 10 30 41 46",
    "W": "06 10 23 30 46",
    "X": "00 46,06 40",
    "Z": "06 46 00 40",
}
_ADVANCE = 5.4 / 6  # from letter to letter, times their height


def sign(
    text: str,
    at: tuple[float, float],
    height: float,
    z: float,
    *,
    board: str = "#f6f1e4",
    ink: str = "#3f3a36",
    weight: float = 1.6,
) -> Pieces:
    """A board with a word.

    Args:
        text: capital letters; other characters are blanks.
        at: x and y of its middle, metres.
        height: of the letters, metres.
        z: its depth.
        board: colour of the board.
        ink: colour of the letters.
        weight: width of their lines, times the style's.
    """
    grid = height / 6
    width = (len(text) * _ADVANCE - 1.4 / 6) * height
    left, low = at[0] - width / 2, at[1] - height / 2
    edge = 0.5 * height
    size = (width + 2 * edge, height + 1.4 * edge)
    out: list[Piece] = [panel((left - edge, low - 0.7 * edge), size, board, z)]
    for number, letter in enumerate(text):
        for stroke in filter(None, _STROKES.get(letter, "").split(",")):
            points = np.array([(int(p[0]), int(p[1])) for p in stroke.split()], dtype=np.float64)
            place = points * grid + [left + number * _ADVANCE * height, low]
            out.append(line(np.insert(place, 2, z + 0.01, axis=1), weight, ink, over=True))
    return tuple(out)
