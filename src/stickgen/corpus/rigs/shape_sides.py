"""Left and right of limbs that were recognised by their shape."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.corpus.rigs.joint_names import bare_names, split_side
from stickgen.corpus.rigs.posture import KNEE_BEND, forward_of_feet, forward_of_knees
from stickgen.geometry import FloatArray

_LEG, _ARM = ("hip", "knee", "ankle", "toe"), ("shoulder", "elbow", "wrist", "collar")


def orient(shape: dict[str, int], names: Sequence[str], positions: FloatArray) -> dict[str, int]:
    """The landmarks with left and right as the names say, else as knees or feet show.

    A knee bends forward only, whereas a foot in the air can point anywhere: so the knees decide
    over the clip, and the feet where nobody bends a knee. Arms without a side in their names lie
    on the side of the leg beside them.

    Args:
        shape: landmark → joint by the shape of the tree.
        names: names of the joints.
        positions: ``[T, J, 3]``, Y up.
    """
    bare = bare_names(names)
    if not {f"{side}_{part}" for side in ("left", "right") for part in _LEG} <= set(shape):
        return shape
    told = _told(shape, bare, _LEG)
    if told < 0 or (told == 0 and _faces_backward(shape, positions)):
        shape = _exchanged(shape, _LEG)
    if not {f"{side}_{part}" for side in ("left", "right") for part in _ARM} <= set(shape):
        return shape
    told = _told(shape, bare, _ARM)
    if told < 0 or (told == 0 and _arms_are_crossed(shape, positions)):
        shape = _exchanged(shape, _ARM)
    return shape


def _told(shape: dict[str, int], names: Sequence[str], parts: tuple[str, ...]) -> int:
    """How many names agree with the sides of a pair of limbs, less those that contradict."""
    total = 0
    for landmark, joint in shape.items():
        side, _, part = landmark.partition("_")
        if part in parts and (told := split_side(names[joint])[0]):
            total += 1 if told == side else -1
    return total


def _exchanged(shape: dict[str, int], parts: tuple[str, ...]) -> dict[str, int]:
    """The landmarks with left and right of some parts exchanged."""
    other = {f"left_{part}": f"right_{part}" for part in parts}
    other |= {right: left for left, right in other.items()}
    return {landmark: shape[other.get(landmark, landmark)] for landmark in shape}


def _faces_backward(shape: dict[str, int], positions: FloatArray) -> bool:
    points = {name: positions[:, joint] for name, joint in shape.items()}
    bend = forward_of_knees(points)
    return (bend if abs(bend) > KNEE_BEND else forward_of_feet(points)) < 0.0


def _arms_are_crossed(shape: dict[str, int], positions: FloatArray) -> bool:
    hips, shoulders = (
        positions[:, shape[f"left_{part}"]] - positions[:, shape[f"right_{part}"]]
        for part in ("hip", "shoulder")
    )
    return float(np.mean((hips * shoulders).sum(-1))) < 0.0
