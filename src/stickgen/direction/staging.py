"""Puts motions on the stage: turned and moved, never bent, so that the film reads well."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.camera import follow
from stickgen.direction.face import act_face
from stickgen.errors import StickGenError
from stickgen.geometry import heading, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import INKS, Actor, Look, Scene
from stickgen.script import Script

FloatArray = NDArray[np.floating]

TRAVELS = 1.0
"""Metres that a pelvis must get away from its start to count as travelling."""
THREE_QUARTER = np.deg2rad(30.0)
"""Someone who stays in place is turned this far from the viewer, towards screen right."""
ACROSS = np.deg2rad(20.0)
"""Travel leans at most this far out of the screen's plane,"""
_DEEP = 1.5
"""and so little that it comes at most this many metres nearer or farther."""
_SPACING = 1.3
"""Metres between actors, across the screen."""
_LANE = 0.5
"""Metres by which every second actor stands farther back."""


def stage(script: Script, motions: Sequence[Motion]) -> Scene:
    """Make the scene in which ``motions`` play ``script``.

    Args:
        script: its characters' names and its description are used.
        motions: one canonical Motion for each character, in order, of one length and fps.

    Raises:
        StickGenError: the number of motions is not the number of characters, or their lengths
            or frame rates differ.
    """
    if len(motions) != len(script.characters):
        raise StickGenError(
            f"cannot stage {len(motions)} motions for {len(script.characters)} characters: "
            "give one motion for each"
        )
    if len({(len(m), m.fps) for m in motions}) != 1:
        lengths = ", ".join(f"{len(m)} frames at {m.fps:g} fps" for m in motions)
        raise StickGenError(
            f"cannot stage motions of different lengths or frame rates ({lengths}): make them equal"
        )
    placed = [
        place(motion, offset) for motion, offset in zip(motions, _spots(len(motions)), strict=True)
    ]
    actors = tuple(
        Actor(
            name=character.name,
            motion=motion,
            look=Look(color=INKS[i % len(INKS)]),
            face=act_face(motion.actions, motion.fps, seed=i),
        )
        for i, (character, motion) in enumerate(zip(script.characters, placed, strict=True))
    )
    return Scene(actors, follow(actors), script.description)


def _spots(count: int) -> FloatArray:
    """Where each actor's path is centred, ``[count, 3]`` metres."""
    index = np.arange(count)
    x = (index - (count - 1) / 2) * _SPACING
    return np.stack([x, np.zeros(count), -_LANE * (index % 2)], axis=-1)


def place(motion: Motion, spot: FloatArray) -> Motion:
    """Turn a motion about the vertical and move the middle of its path over ``spot [3]``.

    Heights, actions and contacts stay as they are.
    """
    joints = motion.joints @ yaw_matrix(stage_turn(motion)).T
    path = joints[:, 0] * [1.0, 0.0, 1.0]
    middle = (path.min(axis=0) + path.max(axis=0)) / 2
    return replace(motion, joints=(joints - middle + spot).astype(np.float32))


def stage_turn(motion: Motion) -> float:
    """Radians by which a motion is turned to the left before it is shown.

    Travel is measured from the start of the path to its farthest point, so a walk there and
    back counts as one across the screen. It goes left to right and a little towards the viewer
    if the actor's face, averaged over the clip, then turns to the viewer; else a little away
    (someone walking backwards), else right to left (a side-step to the right). Whoever stays
    in place is seen from three quarters; whoever turns round on the spot starts that way.
    """
    facing = _mean_facing(motion.joints)
    path = motion.joints[:, 0, ::2] - motion.joints[0, 0, ::2]  # [T, 2] x, z
    far = path[np.argmax(np.linalg.norm(path, axis=-1))]
    distance = float(np.linalg.norm(far))
    if distance < TRAVELS:
        return float(THREE_QUARTER - facing)
    travel = np.arctan2(far[0], far[1])
    lean = min(ACROSS, float(np.arcsin(min(_DEEP / distance, 1.0))))
    right = np.pi / 2
    directions = (right - lean, right + lean, lean - right, -lean - right)
    turns = [float(d - travel) for d in directions]
    return next((t for t in turns if np.cos(facing + t) > 0.1), turns[0])


def _mean_facing(joints: FloatArray) -> float:
    """Circular mean of the heading, or that of the first frame if the clip has no main one."""
    angles = heading(joints)
    mean = np.exp(1j * angles).mean()
    return float(np.angle(mean)) if abs(mean) > 0.5 else float(angles[0])
