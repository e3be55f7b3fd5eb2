"""The length unit of a motion file, from the length of its legs."""

from __future__ import annotations

import numpy as np

from stickgen.corpus.rigs.limbs import Points
from stickgen.errors import StickGenError

UNITS = {
    "metre": 1.0,
    "centimetre": 0.01,
    "millimetre": 0.001,
    "inch": 0.0254,
    "CMU unit": 0.0254 / 0.45,
}
"""Length units of motion files, in metres."""
_HUMAN_LEG = (0.5, 1.05)  # thigh + shin of a person, metres; at most one unit fits


def human_unit(points: Points, *, toy: bool = False) -> tuple[float, float]:
    """Metres per unit, and the length of thigh + shin in metres.

    Args:
        points: landmark → position ``[T, 3]`` in the file's units.
        toy: see ``Rig.toy``.

    Raises:
        StickGenError: no unit gives a human length.
    """
    leg = leg_length(points)
    if toy and leg > 0.01:
        return 1.0, leg
    for unit in UNITS.values():
        if _HUMAN_LEG[0] <= leg * unit <= _HUMAN_LEG[1]:
            return unit, leg * unit
    raise StickGenError(
        f"The legs are {leg:.3g} units long: no human length in {', '.join(UNITS)}."
    )


def leg_length(points: Points) -> float:
    """Length of thigh and shin in the file's units: the mean of both legs, the median of a clip."""
    legs = [
        np.linalg.norm(points[f"{side}_{a}"] - points[f"{side}_{b}"], axis=-1)
        for side in ("left", "right")
        for a, b in (("hip", "knee"), ("knee", "ankle"))
    ]
    return float(np.median(np.sum(legs, axis=0))) / 2
