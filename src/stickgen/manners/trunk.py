"""Postures of trunk and head: leaning, swaying, nodding, and a body that sinks."""

from __future__ import annotations

from types import MappingProxyType

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.manners.frames import level_frame, move_pelvis, turn_bones
from stickgen.skeleton import J

_TRUNK = MappingProxyType(
    {"spine1": 0.25, "spine2": 0.55, "spine3": 0.85}
    | dict.fromkeys(("neck", "left_collar", "right_collar", "left_shoulder", "right_shoulder"), 1.0)
)
"""Share of a bend that each bone of the trunk takes. Arms go on hanging down."""
_LOOKS_AHEAD = 0.55
"""Share of a bend that the head takes: who stoops looks ahead."""
_BEND_BACK = 0.22
"""Metres that the pelvis goes back under a trunk bent by 90°, so that the body does not fall."""


def lean(joints: FloatArray, degrees: FloatArray, *, look: bool = True) -> FloatArray:
    """The trunk bent forward by ``degrees [T]`` (negative: back), the pelvis going back under it.

    Args:
        look: whether the head goes on looking ahead.
    """
    frame = level_frame(joints)
    angle = np.radians(degrees)
    shares = dict(_TRUNK) | {"head": _LOOKS_AHEAD if look else 1.0}
    out = turn_bones(joints, angle[:, None] * frame[..., 0], shares)
    back = -_BEND_BACK * np.sin(np.clip(angle, 0.0, np.pi / 2))
    return move_pelvis(out, back[:, None] * frame[..., 2]) if (degrees > 20).any() else out


def sway(joints: FloatArray, degrees: FloatArray) -> FloatArray:
    """The trunk tipped to the right by ``degrees [T]``, arms along with it."""
    frame = level_frame(joints)
    shares = dict(_TRUNK) | dict.fromkeys(
        ("head", "left_elbow", "left_wrist", "right_elbow", "right_wrist"), 1.0
    )
    return turn_bones(joints, np.radians(degrees)[:, None] * frame[..., 2], shares)


def twist(joints: FloatArray, degrees: FloatArray) -> FloatArray:
    """The chest turned to the left by ``degrees [T]`` over the pelvis, arms along with it."""
    shares = dict(_TRUNK) | dict.fromkeys(
        ("left_elbow", "left_wrist", "right_elbow", "right_wrist"), 1.0
    )
    up = level_frame(joints)[..., 1]
    return turn_bones(joints, np.radians(degrees)[:, None] * up, shares)


def nod(joints: FloatArray, degrees: FloatArray) -> FloatArray:
    """The head bent forward by ``degrees [T]``."""
    axis = level_frame(joints)[..., 0]
    return turn_bones(joints, np.radians(degrees)[:, None] * axis, {"head": 1.0, "neck": 0.15})


def sink(joints: FloatArray, metres: FloatArray) -> FloatArray:
    """The pelvis lowered by ``metres [T]``; feet stay, knees bend. Deep, the trunk leans in."""
    down = np.zeros((len(joints), 3))
    # A body that is low already is not pushed into the floor.
    down[:, 1] = -np.minimum(metres, np.maximum(joints[:, J["pelvis"], 1] - 0.3, 0.0))
    return lean(move_pelvis(joints, down), 60.0 * np.clip(metres, 0.0, 0.6))
