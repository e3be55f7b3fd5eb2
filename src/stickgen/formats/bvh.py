"""BVH: an actor's body as a joint tree and joint angles, for Blender, Maya, MotionBuilder, Unity.

Centimetres, Y up, +Z forward in the rest pose, which is the T-pose of ``skeleton.rest_pose``;
SMPL's joint names, constant bone lengths, angles in degrees about Z, X, Y in that order. Joint
positions do not determine the roll of a bone: ``kinematics.joint_rotations`` takes the smallest
rotation that points each bone the right way.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import FloatArray, quat_to_matrix
from stickgen.kinematics import joint_rotations
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS, PELVIS_HEIGHT

_UNITS_PER_METRE = 100.0
_ENDS = {  # metres from the last joint of a chain to its tip, in the rest pose
    "head": (0.0, 0.18, 0.0),
    "left_foot": (0.0, 0.0, 0.06),
    "right_foot": (0.0, 0.0, 0.06),
    "left_wrist": (0.09, 0.0, 0.0),
    "right_wrist": (-0.09, 0.0, 0.0),
}


def write_bvh(scene: Scene, path: Path) -> None:
    """Write the motion of the only actor of a scene.

    Raises:
        StickGenError: the film has several actors or an animal, or the file cannot be written.
    """
    if len(scene.actors) > 1:
        names = ", ".join(actor.name for actor in scene.actors)
        raise StickGenError(
            f"cannot write {path}: a BVH file holds one actor and the film has "
            f"{len(scene.actors)} ({names}); write .motion, which holds all, or ask for one"
        )
    actor = scene.actors[0]
    if actor.motion.skeleton:
        raise StickGenError(
            f"cannot write {path}: a BVH file holds a person and {actor.name} is a "
            f"{actor.motion.skeleton}; write .motion, which holds animals too"
        )
    text = bvh_text(actor.motion)
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="ascii")


def bvh_text(motion: Motion) -> str:
    """A motion as the text of a BVH file."""
    joints = np.asarray(motion.joints, dtype=np.float64)
    angles = np.degrees(_zxy(quat_to_matrix(joint_rotations(joints))))
    order: list[int] = []
    hierarchy = _joint_lines(0, order)
    rows = np.concatenate(
        [joints[:, 0] * _UNITS_PER_METRE, angles[:, order].reshape(len(joints), -1)], axis=1
    )
    frames = [" ".join(f"{value:.6f}" for value in row) for row in rows]
    timing = [f"Frames: {len(rows)}", f"Frame Time: {1.0 / motion.fps:.8f}"]
    return "\n".join(["HIERARCHY", *hierarchy, "MOTION", *timing, *frames]) + "\n"


def _joint_lines(j: int, order: list[int]) -> list[str]:
    """Lines of a joint and its subtree; appends the joints to ``order`` as they are written."""
    order.append(j)
    name, offset = JOINTS[j], OFFSETS[j]
    if j == 0:
        offset = np.array([0.0, PELVIS_HEIGHT, 0.0])
    positions = "6 Xposition Yposition Zposition" if j == 0 else "3"
    body = [
        f"OFFSET {_vector(offset)}",
        f"CHANNELS {positions} Zrotation Xrotation Yrotation",
    ]
    for child in (c for c, p in enumerate(PARENTS) if p == j):
        body += _joint_lines(child, order)
    if name in _ENDS:
        body += ["End Site", "{", f"\tOFFSET {_vector(np.array(_ENDS[name]))}", "}"]
    kind = "JOINT" if j else "ROOT"
    return [f"{kind} {name}", "{", *(f"\t{line}" for line in body), "}"]


def _vector(metres: FloatArray) -> str:
    return " ".join(f"{value:.6f}" for value in metres * _UNITS_PER_METRE)


def _zxy(matrices: FloatArray) -> FloatArray:
    """Euler angles Z, X, Y of rotation matrices Z @ X @ Y, ``[T, J, 3]`` radians, unwrapped."""
    m = matrices
    x = np.arcsin(np.clip(m[..., 2, 1], -1.0, 1.0))
    regular = np.abs(m[..., 2, 1]) < 1.0 - 1e-9
    # Gimbal lock: with X at ±90° Z and Y turn about the same axis, so Y is set to 0.
    z = np.where(
        regular, np.arctan2(-m[..., 0, 1], m[..., 1, 1]), np.arctan2(m[..., 1, 0], m[..., 0, 0])
    )
    y = np.where(regular, np.arctan2(-m[..., 2, 0], m[..., 2, 2]), 0.0)
    return np.unwrap(np.stack([z, x, y], axis=-1), axis=0)
