"""Postures of the legs, and bodies off the floor: on tiptoe, on one leg, hopping."""

from __future__ import annotations

import numpy as np

from stickgen.geometry import FloatArray, quat_from_rotvec, quat_rotate
from stickgen.manners.frames import SIDES, level_frame, move_pelvis, set_ankles
from stickgen.skeleton import BONE_LENGTHS, GRAVITY, J

_HEEL, _RISE = np.radians(32.0), 0.045
"""How far a heel is raised on tiptoe, and metres by which the body rises."""
_UNDER = 0.045
"""Metres from the support ankle to the pelvis' middle of who stands on one leg."""
_FLAMINGO, _KNEE = (0.0, -0.53, -0.17), (0.0, -0.30, 0.34)
"""Places of a raised ankle from its hip: (left, up, ahead) metres, foot behind or knee in front."""


def tiptoe(joints: FloatArray, weight: FloatArray) -> FloatArray:
    """The motion on the balls of the feet, by ``weight [T]`` 0–1."""
    frame = level_frame(joints)
    out = move_pelvis(joints, np.zeros((len(joints), 3)))
    toes = {side: out[:, J[f"{side}_foot"]].copy() for side in SIDES}
    turn = quat_from_rotvec((weight * _HEEL)[:, None] * frame[..., 0])
    ankles = {
        side: toe + quat_rotate(turn, out[:, J[f"{side}_ankle"]] - toe)
        for side, toe in toes.items()
    }
    rise = np.zeros((len(joints), 3))
    rise[:, 1] = _RISE * weight
    legs = [J[f"{side}_{part}"] for side in SIDES for part in ("knee", "ankle", "foot")]
    out[:, [j for j in range(out.shape[1]) if j not in legs]] += rise[:, None]
    set_ankles(out, ankles, rise)
    for side, toe in toes.items():
        out[:, J[f"{side}_foot"]] = toe
    return _with_feet(out)


def _with_feet(joints: FloatArray) -> FloatArray:
    """Feet as long as they are, towards where their toes were put."""
    for side in SIDES:
        ankle, foot = J[f"{side}_ankle"], J[f"{side}_foot"]
        bone = joints[:, foot] - joints[:, ankle]
        size = np.linalg.norm(bone, axis=-1, keepdims=True)
        joints[:, foot] = joints[:, ankle] + bone * (BONE_LENGTHS[foot] / np.maximum(size, 1e-8))
    return joints


def lift_leg(joints: FloatArray, side: str, weight: FloatArray, *, knee: bool) -> FloatArray:
    """One leg raised by ``weight [T]`` 0–1, the body over the other one.

    Args:
        side: of the leg that is raised.
        knee: whether the knee comes up in front; else the foot goes up behind.
    """
    other = "right" if side == "left" else "left"
    frame = level_frame(joints)
    sign = 1.0 if other == "right" else -1.0
    over = joints[:, J[f"{other}_ankle"]] + sign * _UNDER * frame[..., 0] + 0.03 * frame[..., 2]
    move = (over - joints[:, 0]) * np.array([1.0, 0.0, 1.0]) * weight[:, None]
    out = move_pelvis(joints, move)
    hip, ankle, foot = (J[f"{side}_{part}"] for part in ("hip", "ankle", "foot"))
    place = out[:, hip] + (frame @ np.array(_KNEE if knee else _FLAMINGO))
    w = weight[:, None]
    pointing = out[:, foot] - out[:, ankle]
    raised = (1 - w) * out[:, ankle] + w * place
    set_ankles(out, {side: raised}, knees=frame[..., 2] - 0.3 * frame[..., 1])
    hang = quat_from_rotvec((np.radians(25.0 if knee else 45.0) * weight)[:, None] * frame[..., 0])
    out[:, foot] = out[:, ankle] + quat_rotate(hang, pointing)
    return out


def flight(frames: int, seconds: float, fps: float) -> FloatArray:
    """Metres above the floor over ``frames`` frames of a hop that takes ``seconds``."""
    time = np.arange(frames) / fps
    return np.asarray(np.maximum(0.5 * GRAVITY * time * (seconds - time), 0.0))
