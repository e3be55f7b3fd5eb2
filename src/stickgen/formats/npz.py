"""NPZ: one actor as numpy arrays, for programs that work with SMPL bodies or HumanML3D.

Of everybody ``joints`` ``[T, J, 3]`` (metres, Y up), ``joint_names``, ``actions``, ``contacts`` and
``fps``. Of a person also the keys of AMASS (``smpl_pose``), ``size`` (times that of an adult), and
``new_joints`` and ``new_joint_vecs`` at 20 fps as in HumanML3D (``guo_features``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from stickgen.files import atomic_path
from stickgen.formats.guo_features import FPS, clip_features
from stickgen.formats.rig import rig_of
from stickgen.formats.smpl_pose import smpl_parameters
from stickgen.motion import joint_names
from stickgen.scene import Actor
from stickgen.vocabulary import ACTIONS

_SHORTEST = 3 / FPS
"""Seconds of the shortest clip that has features."""


def write_npz(actor: Actor, path: Path, *, smpl: int = 156) -> None:
    """Write an actor.

    Args:
        actor: a person or an animal.
        path: the file; it appears when it is complete.
        smpl: numbers of a pose, one of ``options.SMPL_WIDTHS``.

    Raises:
        StickGenError: the file cannot be written.
    """
    arrays = npz_arrays(actor, smpl)
    with atomic_path(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, **arrays)


def npz_arrays(actor: Actor, smpl: int = 156) -> dict[str, Any]:
    """The arrays of ``write_npz`` by name."""
    motion = actor.motion
    arrays: dict[str, Any] = {
        "joints": motion.joints,
        "joint_names": np.array(joint_names(motion.skeleton)),
        "actions": np.array([(*ACTIONS, "")[min(n, len(ACTIONS))] for n in motion.actions]),
        "contacts": motion.contacts,
        "fps": np.array(motion.fps),
    }
    if motion.skeleton:
        return arrays
    rig = rig_of(motion, actor.look.head_radius)
    arrays |= smpl_parameters(motion.joints, rig.rotations, motion.fps, smpl)
    arrays["size"] = np.array(rig.large)
    if motion.duration >= _SHORTEST:
        arrays["new_joints"], arrays["new_joint_vecs"] = clip_features(motion.joints, motion.fps)
    return arrays
