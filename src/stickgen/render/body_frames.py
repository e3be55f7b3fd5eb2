"""The frames of a body that what is worn is bound to; ``catalog.wardrobe.bound`` lists them.

The frame of the head is ``render.head``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from stickgen.geometry import FloatArray, normalize
from stickgen.skeleton import J

Frames = tuple[FloatArray, FloatArray]
"""Origins ``[T, 3]`` metres and axes ``[T, 3, 3]``: left, up and forward as columns."""
_UP = np.array([0.0, 1.0, 0.0])
_HAND = 0.06  # metres from the wrist to the middle of the palm
_SPINE = {"neck": "neck", "chest": "spine3", "waist": "spine1"}


def body_frames(
    bones: Sequence[str], joints: FloatArray, large: float
) -> tuple[FloatArray, FloatArray]:
    """The frames of some bones over all frames of a motion.

    Args:
        bones: names.
        joints: ``[T, 22, 3]`` metres.
        large: how many times larger than an adult the body is.

    Returns:
        ``[T, B, 3]`` origins in metres and ``[T, B, 3, 3]`` axes as columns.
    """
    frames = [_frame(bone, joints, large) for bone in bones]
    return np.stack([o for o, _ in frames], axis=1), np.stack([a for _, a in frames], axis=1)


def chest_axes(joints: FloatArray) -> FloatArray:
    """The left, up and forward axes of the chest as columns, ``[T, 3, 3]``."""
    return _axes(
        joints[:, J["neck"]] - joints[:, J["spine2"]],
        joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]],
    )


def _frame(bone: str, joints: FloatArray, large: float) -> Frames:
    if bone in _SPINE:
        return joints[:, J[_SPINE[bone]]], chest_axes(joints)
    side, _, part = bone.partition("_")
    if part in _LIMB_FRAMES:
        return _LIMB_FRAMES[part](joints, side, large)
    if part:
        return joints[:, J[bone]], chest_axes(joints)
    return _between_legs(bone, joints)


def _axes(up: FloatArray, left: FloatArray) -> FloatArray:
    """Unit axes from an up and a roughly left direction, ``[T, 3, 3]``."""
    up = normalize(up)
    left = normalize(left - (left * up).sum(-1, keepdims=True) * up)
    return np.stack([left, up, np.cross(left, up)], axis=-1)


def _middle(joints: FloatArray, part: str) -> FloatArray:
    return (joints[:, J[f"left_{part}"]] + joints[:, J[f"right_{part}"]]) / 2


def _between_legs(bone: str, joints: FloatArray) -> Frames:
    """The frames ``hips``, ``knees`` and ``ankles``."""
    across = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    if bone == "hips":
        pelvis = joints[:, J["pelvis"]]
        return pelvis, _axes(joints[:, J["spine1"]] - pelvis, across)
    at = _middle(joints, "knee" if bone == "knees" else "ankle")
    above = _middle(joints, "hip" if bone == "knees" else "knee")
    return at, _axes(above - at, across)


def _hand(joints: FloatArray, side: str, large: float) -> Frames:
    wrist, elbow = joints[:, J[f"{side}_wrist"]], joints[:, J[f"{side}_elbow"]]
    palm = wrist + _HAND * large * normalize(wrist - elbow)
    across = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
    return palm, _axes(np.broadcast_to(_UP, palm.shape), across)


def _forearm(joints: FloatArray, side: str, large: float) -> Frames:
    wrist, elbow = joints[:, J[f"{side}_wrist"]], joints[:, J[f"{side}_elbow"]]
    across = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
    return wrist, _axes(elbow - wrist, across)


def _shin(joints: FloatArray, side: str, large: float) -> Frames:
    ankle, knee = joints[:, J[f"{side}_ankle"]], joints[:, J[f"{side}_knee"]]
    return ankle, _axes(knee - ankle, joints[:, J["left_hip"]] - joints[:, J["right_hip"]])


def _foot(joints: FloatArray, side: str, large: float) -> Frames:
    ankle, knee, toes = (joints[:, J[f"{side}_{n}"]] for n in ("ankle", "knee", "foot"))
    forward = normalize(toes - ankle)
    left = normalize(np.cross(knee - ankle, forward))
    return ankle, np.stack([left, np.cross(forward, left), forward], axis=-1)


_LIMB_FRAMES: dict[str, Callable[[FloatArray, str, float], Frames]] = {
    "hand": _hand,
    "wrist": _forearm,
    "shin": _shin,
    "foot": _foot,
}
