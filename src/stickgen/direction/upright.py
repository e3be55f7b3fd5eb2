"""One who is struck stands until the blow: a model may let them lie from the start."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.direction.alive import alive
from stickgen.geometry import FloatArray, heading, quat_from_axis_angle, quat_rotate, yaw_matrix
from stickgen.kinematics import with_bones_of
from stickgen.motion import Motion, foot_contacts
from stickgen.skeleton import J, rest_pose

_STANDS = 1.1  # metres of the head of somebody who stands, at least
_FALL = 0.55  # seconds in which they get from standing to what they do
_FLOOR = np.array([1.0, 0.0, 1.0])
_HANG = np.deg2rad(78.0)  # by which arms hang down from the rest pose


def is_down(motion: Motion, frame: int) -> bool:
    """Whether a person is on the floor, or bent down to it."""
    return not motion.skeleton and bool(motion.joints[frame, J["head"], 1] < _STANDS)


def standing_until(motion: Motion, frame: int) -> Motion:
    """The motion of somebody who stands up to a frame, and falls from there into what they do.

    Args:
        motion: of a person, who is down in that frame.
        frame: of the blow.
    """
    joints = motion.joints.astype(np.float64)
    down = joints[min(frame + round(_FALL * motion.fps), len(joints) - 1)]
    stand = _standing(down)
    time = (np.arange(len(joints)) - frame) / (_FALL * motion.fps)
    share = np.clip(time, 0.0, 1.0)
    share = (share**1.5)[:, None, None]  # a fall gets faster
    moved = with_bones_of(stand + share * (joints - stand), np.broadcast_to(stand, joints.shape))
    moved = alive(moved, time < 0, motion.fps)
    moved[..., 1] = np.maximum(moved[..., 1], 0.0)
    contacts = foot_contacts(moved, motion.fps)
    return replace(motion, joints=moved.astype(np.float32), contacts=contacts)


def _standing(down: FloatArray) -> FloatArray:
    """A standing body ``[22, 3]`` from which somebody falls into a pose ``[22, 3]``.

    Who falls on the back faces away from where the head comes to lie.
    """
    pose = rest_pose()
    for side, sign in (("left", -1.0), ("right", 1.0)):
        arm = [J[f"{side}_{name}"] for name in ("elbow", "wrist")]
        shoulder = pose[J[f"{side}_shoulder"]]
        turn = quat_from_axis_angle(np.array([0.0, 0.0, sign]), np.asarray(_HANG))
        pose[arm] = shoulder + quat_rotate(turn, pose[arm] - shoulder)
    along = (down[J["head"]] - down[J["pelvis"]]) * _FLOOR
    yaw = float(heading(down[None])[0])
    if np.linalg.norm(along) > 0.2:
        yaw = float(np.arctan2(-along[0], -along[2]))
    feet = down[[J["left_ankle"], J["right_ankle"]]].mean(axis=0) * _FLOOR
    return np.asarray(pose @ yaw_matrix(yaw).T + feet)
