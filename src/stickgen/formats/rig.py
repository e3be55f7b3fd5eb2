"""A body as a skeleton: rest pose, and the local rotations that move it, for files that need them.

A scene stores positions of joints. Their rest pose is a T-pose (a person) or the rest pose of the
animal's record, in the actor's own size, facing +Z. Rotations follow the bones; where bones are
not rigid, joints also move in the frame of their parent, so forward kinematics of what a Rig holds
gives back every joint.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.animals import ANIMALS
from stickgen.geometry import (
    FloatArray,
    matrix_to_quat,
    normalize,
    quat_between,
    quat_inv,
    quat_mul,
    quat_rotate,
    quat_to_matrix,
)
from stickgen.kinematics import joint_rotations
from stickgen.motion import Motion, joint_names
from stickgen.render.head import head_track
from stickgen.scene import Look
from stickgen.skeleton import FOOT_HEIGHT, OFFSETS, PARENTS, PELVIS_HEIGHT, J

RIGID = 7e-4
"""Metres by which a joint may miss its place before it gets a track of its own."""
_FOLLOW = 1e-4  # weight of the parent's rotation where bones leave one open


@dataclass(frozen=True)
class Rig:
    """A skeleton and its motion.

    Attributes:
        names: of the joints: those of ``skeleton.JOINTS`` or of the animal.
        parents: index of every joint's parent, −1 for the root; parents come first.
        rest: ``[J, 3]`` metres, standing on the floor where the motion starts, facing +Z.
        rotations: ``[T, J, 4]`` unit quaternions w, x, y, z in the frame of the parent, each near
            the one before it.
        places: ``[T, J, 3]`` metres in the frame of the parent; of the root, on the stage.
        moving: ``[J]`` whether a joint needs its ``places``; others stay at their rest offset.
        large: size, times that of an adult or of the animal's record.
    """

    names: tuple[str, ...]
    parents: tuple[int, ...]
    rest: FloatArray
    rotations: FloatArray
    places: FloatArray
    moving: NDArray[np.bool_]
    large: float

    @property
    def offsets(self) -> FloatArray:
        """Rest offsets from the parent ``[J, 3]``; of the root, from the origin of the stage."""
        parents = np.maximum(self.parents, 0)
        offsets = self.rest - self.rest[parents]
        offsets[0] = self.rest[0]
        return offsets

    def index(self, name: str) -> int:
        """The number of a joint."""
        return self.names.index(name)


def rig_of(motion: Motion, head_radius: float = Look.head_radius) -> Rig:
    """The skeleton of a motion.

    Args:
        motion: of a person or an animal.
        head_radius: metres; it decides where a person's head turns.
    """
    joints = np.asarray(motion.joints, dtype=np.float64)
    parents = ANIMALS[motion.skeleton].parents if motion.skeleton else PARENTS
    offsets, large = _own_offsets(joints, _canonical_rest(motion), parents)
    if motion.skeleton:
        turns = _animal_turns(joints, offsets, parents)
    else:
        turns = _person_turns(joints, offsets, head_radius)
    turns, places, moving = _aimed(joints, turns, offsets, parents)
    local = quat_mul(quat_inv(turns[:, np.maximum(parents, 0)]), turns)
    local[:, 0] = turns[:, 0]
    rest = np.empty_like(offsets)
    for j, p in enumerate(parents):
        rest[j] = offsets[j] + (rest[p] if p >= 0 else 0.0)
    names = joint_names(motion.skeleton)
    return Rig(names, parents, rest, near(local), places, moving, large)


def _canonical_rest(motion: Motion) -> FloatArray:
    """The rest pose in the size of the record, ``[J, 3]``, over the origin."""
    if motion.skeleton:
        return np.array([point for _, _, point in ANIMALS[motion.skeleton].joints])
    rest = np.zeros_like(OFFSETS)
    for j, p in enumerate(PARENTS):
        rest[j] = OFFSETS[j] + (rest[p] if p >= 0 else (0.0, PELVIS_HEIGHT, 0.0))
    return rest


def _own_offsets(
    joints: FloatArray, rest: FloatArray, parents: tuple[int, ...]
) -> tuple[FloatArray, float]:
    """Rest offsets ``[J, 3]`` with the bone lengths of this body, and its size."""
    above = np.maximum(parents, 0)
    bones = rest - rest[above]
    lengths = np.linalg.norm(bones, axis=-1)
    own = np.median(np.linalg.norm(joints - joints[:, above], axis=-1), axis=0)
    large = max(float(own.sum() / lengths.sum()), 1e-6)
    offsets = bones * (own / np.maximum(lengths, 1e-9))[:, None]
    height = large * rest[0, 1]
    if len(rest) == len(OFFSETS):  # a person stands on the balls of the feet
        lowest = sum(offsets[J[name], 1] for name in ("left_hip", "left_knee", "left_ankle"))
        height = large * FOOT_HEIGHT - lowest - offsets[J["left_foot"], 1]
    offsets[0] = (joints[0, 0, 0], height, joints[0, 0, 2])
    return offsets, large


def _person_turns(joints: FloatArray, offsets: FloatArray, radius: float) -> FloatArray:
    """A person's rotations on the stage ``[T, 22, 4]``; the head looks where the film turns it."""
    turns = joint_rotations(joints, offsets)
    rest = np.zeros((1, len(offsets), 3))
    for j, p in enumerate(PARENTS[1:], start=1):
        turns[:, j] = quat_mul(turns[:, p], turns[:, j])
        rest[0, j] = offsets[j] + rest[0, p]
    turned, still = head_track(joints, radius), head_track(rest, radius)
    axes = np.stack([turned.left, turned.up, turned.forward], axis=-1)
    first = np.stack([still.left, still.up, still.forward], axis=-1)[0]
    turns[:, J["head"]] = matrix_to_quat(axes @ first.T)
    return turns


def _animal_turns(joints: FloatArray, offsets: FloatArray, parents: tuple[int, ...]) -> FloatArray:
    """Rotations on the stage ``[T, J, 4]`` that point every bone its way.

    A joint with several bones is aligned to them by least squares (Kabsch 1976); what they leave
    open, such as the twist of bones in a row, follows the parent.
    """
    turns = np.zeros((*joints.shape[:2], 4))
    turns[..., 0] = 1.0
    for j, p in enumerate(parents):
        before = turns[:, p] if p >= 0 else turns[:, j]
        bones = [c for c, parent in enumerate(parents) if parent == j and np.any(offsets[c])]
        ways = joints[:, bones] - joints[:, [j]]
        if len(bones) > 1:
            spread = np.einsum("tki,kj->tij", ways, offsets[bones])
            size = float(np.square(offsets[bones]).sum())
            u, _, vt = np.linalg.svd(spread + _FOLLOW * size * quat_to_matrix(before))
            u[..., -1] *= np.linalg.det(u @ vt)[:, None]
            turns[:, j] = matrix_to_quat(u @ vt)
        elif bones:
            pointed = quat_rotate(before, offsets[bones[0]])
            turns[:, j] = quat_mul(quat_between(pointed, ways[:, 0]), before)
        else:
            turns[:, j] = before
    return turns


def near(rotations: FloatArray) -> FloatArray:
    """The same rotations ``[T, ..., 4]``, unit, each in the half space of the one before it."""
    unit = normalize(np.asarray(rotations, dtype=np.float64))
    flips = (unit[1:] * unit[:-1]).sum(-1) < 0
    signs = np.where(np.cumsum(flips, axis=0) % 2, -1.0, 1.0)
    return unit * np.concatenate([np.ones_like(unit[:1, ..., 0]), signs])[..., None]


def _aimed(
    joints: FloatArray, turns: FloatArray, offsets: FloatArray, parents: tuple[int, ...]
) -> tuple[FloatArray, FloatArray, NDArray[np.bool_]]:
    """Rotations whose errors do not add up along a limb, and the joints that must move.

    A single bone is aimed from where forward kinematics puts its joint to where its end must be.

    Returns:
        Rotations on the stage ``[T, J, 4]``, places in the frame of the parent ``[T, J, 3]``, and
        ``[J]`` whether a joint needs them.
    """
    turns, places = turns.copy(), np.broadcast_to(offsets, joints.shape).copy()
    places[:, 0] = joints[:, 0]
    reached, moving = places.copy(), np.zeros(len(parents), dtype=bool)
    moving[0] = True
    for j, p in enumerate(parents):
        if p >= 0:
            reached[:, j] = reached[:, p] + quat_rotate(turns[:, p], offsets[j])
        if p >= 0 and np.linalg.norm(reached[:, j] - joints[:, j], axis=-1).max() > RIGID:
            moving[j], way = True, joints[:, j] - reached[:, p]
            places[:, j] = quat_rotate(quat_inv(turns[:, p]), way)
            reached[:, j] = joints[:, j]
        bones = [c for c, parent in enumerate(parents) if parent == j and np.any(offsets[c])]
        if len(bones) == 1:
            pointed = quat_rotate(turns[:, j], offsets[bones[0]])
            way = joints[:, bones[0]] - reached[:, j]
            turns[:, j] = quat_mul(quat_between(pointed, way), turns[:, j])
    return turns, places, moving
