"""BVH: an actor's body as a joint tree and joint angles, for Blender, Maya, MotionBuilder, Unity.

Y up, +Z forward in the rest pose, which is a T-pose of the actor's own size (an animal: the rest
pose of its record), standing on the floor; bone lengths are constant and the root has positions.
Joint positions do not determine the roll of a bone: ``rig_of`` takes the smallest rotation that
points each bone the right way.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from stickgen.files import atomic_path
from stickgen.formats.bvh_rigs import RIGS, BvhRig
from stickgen.formats.rig import Rig, rig_of
from stickgen.geometry import FloatArray, quat_to_matrix
from stickgen.motion import Motion
from stickgen.scene import Actor, Look

_UNITS = {"cm": 100.0, "m": 1.0}
_ENDS = {  # metres from the last joint of a chain to its tip, in the rest pose
    "head": (0.0, 0.18, 0.0),
    "left_foot": (0.0, 0.0, 0.06),
    "right_foot": (0.0, 0.0, 0.06),
    "left_wrist": (0.09, 0.0, 0.0),
    "right_wrist": (-0.09, 0.0, 0.0),
}
_TIP = (0.0, 0.0, 0.05)  # of any other chain


def write_bvh(
    actor: Actor,
    path: Path,
    *,
    bvh_rig: str = "smpl",
    bvh_unit: str = "cm",
    bvh_fps: float | None = None,
) -> None:
    """Write the motion of an actor.

    Args:
        actor: a person or an animal; an animal's bones keep the names of its record.
        path: the file; it appears when it is complete.
        bvh_rig: one of ``options.BVH_RIGS``.
        bvh_unit: one of ``options.BVH_UNITS``.
        bvh_fps: frames a second; the motion's own when not given.

    Raises:
        StickGenError: the file cannot be written.
    """
    motion = actor.motion if bvh_fps is None else actor.motion.at_fps(bvh_fps)
    text = bvh_text(motion, bvh_rig, bvh_unit, actor.look.head_radius)
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="ascii")


def bvh_text(
    motion: Motion,
    bvh_rig: str = "smpl",
    bvh_unit: str = "cm",
    head_radius: float = Look.head_radius,
) -> str:
    """A motion as the text of a BVH file; arguments as ``write_bvh`` and ``rig_of``."""
    names = RIGS["smpl"] if motion.skeleton else RIGS[bvh_rig]
    rig, unit = rig_of(motion, head_radius), _UNITS[bvh_unit]
    angles = np.degrees(_euler(quat_to_matrix(rig.rotations), names.order))
    order: list[int] = []
    hierarchy = list(_joint_lines(rig, names, unit, 0, order))
    columns = [angles[:, j] if j >= 0 else np.zeros_like(angles[:, 0]) for j in order]
    rows = np.concatenate([rig.places[:, 0] * unit, *columns], axis=1)
    frames = [" ".join(f"{value:.6f}" for value in row) for row in rows]
    return "\n".join(["HIERARCHY", *hierarchy, *_timing(motion), *frames]) + "\n"


def _timing(motion: Motion) -> list[str]:
    return ["MOTION", f"Frames: {len(motion)}", f"Frame Time: {1.0 / motion.fps:.8f}"]


def _joint_lines(rig: Rig, names: BvhRig, unit: float, j: int, order: list[int]) -> Iterator[str]:
    """Lines of a joint and its subtree.

    Appends to ``order`` the joints as they are written, −1 for one that never turns.
    """
    name = names.names.get(rig.names[j], rig.names[j])
    offset = rig.offsets[j] * unit if j else np.array([0.0, rig.rest[0, 1] * unit, 0.0])
    between = next((extra for extra, child in names.extra.items() if child == name), None)
    if between is not None:
        order.append(-1)
        yield from _opening("JOINT", between, 0 * offset, names.order)
    order.append(j)
    yield from _opening("JOINT" if j else "ROOT", name, offset, names.order)
    children = [c for c, p in enumerate(rig.parents) if p == j]
    for child in children:
        yield from (f"\t{line}" for line in _joint_lines(rig, names, unit, child, order))
    if not children:
        tip = np.array(_ENDS.get(rig.names[j], _TIP)) * rig.large * unit
        yield from ("\tEnd Site", "\t{", f"\t\tOFFSET {_vector(tip)}", "\t}")
    yield from ["}"] * (1 if between is None else 2)


def _opening(kind: str, name: str, offset: FloatArray, order: str) -> Iterator[str]:
    """A joint up to its children."""
    turns = " ".join(f"{axis}rotation" for axis in order)
    positions = "6 Xposition Yposition Zposition" if kind == "ROOT" else "3"
    yield from (f"{kind} {name}", "{", f"\tOFFSET {_vector(offset)}")
    yield f"\tCHANNELS {positions} {turns}"


def _vector(values: FloatArray) -> str:
    return " ".join(f"{value:.6f}" for value in values)


def _euler(matrices: FloatArray, order: str) -> FloatArray:
    """Angles of matrices that are products in an order of three axes, ``[T, J, 3]`` unwrapped.

    With a the first axis, b the second and c the third, the matrix is ``A @ B @ C``.
    """
    a, b, c = ("XYZ".index(axis) for axis in order)
    sign = 1.0 if (a, b, c) in ((0, 1, 2), (1, 2, 0), (2, 0, 1)) else -1.0
    m = matrices
    second = np.arcsin(np.clip(sign * m[..., a, c], -1.0, 1.0))
    regular = np.abs(m[..., a, c]) < 1.0 - 1e-9
    # Gimbal lock: with the second at ±90° the others turn about one axis, so the third is 0.
    first = np.where(
        regular,
        np.arctan2(-sign * m[..., b, c], m[..., c, c]),
        np.arctan2(sign * m[..., c, b], m[..., b, b]),
    )
    third = np.where(regular, np.arctan2(-sign * m[..., a, b], m[..., a, a]), 0.0)
    return np.unwrap(np.stack([first, second, third], axis=-1), axis=0)
