"""Groups: actors who are placed on the stage together, one alone or two who interact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.skeleton import J

_TRUNK = [J["pelvis"], J["spine3"], J["head"]]
_FRAME_STEP = 3  # distances are measured at every third frame


@dataclass(frozen=True)
class Group:
    """One actor or a pair, already turned; the middle of their paths is the origin.

    Attributes:
        members: their indices in the script.
        joints: ``[T, 22, 3]`` metres of each.
    """

    members: tuple[int, ...]
    joints: tuple[FloatArray, ...]

    def trunks(self) -> FloatArray:
        """Pelvis, chest and head of all members seen from above, ``[T', P, 2]`` metres x, z."""
        points = [joints[::_FRAME_STEP, _TRUNK][..., [0, 2]] for joints in self.joints]
        return np.concatenate(points, axis=1)


def centered_group(members: tuple[int, ...], bodies: Sequence[FloatArray]) -> Group:
    """A group of bodies ``[T, 22, 3]``, moved so that the middle of their paths is the origin."""
    paths = np.concatenate([joints[:, 0] for joints in bodies]) * [1.0, 0.0, 1.0]
    middle = (paths.min(axis=0) + paths.max(axis=0)) / 2
    return Group(members, tuple(joints - middle for joints in bodies))
