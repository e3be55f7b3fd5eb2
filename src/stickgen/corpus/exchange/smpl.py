"""A corpus as SMPL+H parameters in the layout of AMASS (Mahmood et al., ICCV 2019).

One ``<clip>.npz`` a clip: ``poses`` 156 axis-angle values a frame (22 body joints of our
canonical body, hands at rest), ``trans`` the pelvis, ``betas`` and ``dmpls`` zeros, ``gender``
neutral, ``mocap_framerate`` 25, Z up; and its captions in ``<clip>.txt``. Rotations are those of
``kinematics.joint_rotations``: limbs do not twist about themselves. Our pelvis is where ``trans``
is; a body model adds its own rest position of the pelvis, about 0.2 m below.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.exchange.stretches import new_folder, stretches, write_list
from stickgen.corpus.store.corpus import Corpus
from stickgen.geometry import quat_mul, quat_to_rotvec
from stickgen.kinematics import joint_rotations
from stickgen.skeleton import FPS

POSES = 156
"""Axis-angle values a frame of SMPL+H: 52 joints."""
_Z_UP = np.array([0.5, 0.5, 0.5, 0.5])
"""The rotation that takes our axes (Y up) to those of AMASS: x, y, z become z, x, y."""


def export(corpus: Corpus, output: Path) -> int:
    """Write the folder; returns how many clips it holds.

    Raises:
        StickGenError: the folder is not empty or cannot be written.
    """
    names = []
    with new_folder(output) as folder:
        for stretch in stretches(corpus):
            name = stretch.clip.id.replace("#", "/")
            path = folder / f"{name}.npz"
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(path, **smpl_parameters(stretch.joints(corpus)))
            if captions := [*stretch.clip.captions, *stretch.clip.pair_captions]:
                path.with_suffix(".txt").write_text("\n".join(captions) + "\n", "utf-8")
            names.append((name, stretch.clip))
        write_list(folder / "index.csv", names)
    return len(names)


def smpl_parameters(joints: NDArray[np.floating]) -> dict[str, Any]:
    """Arrays of an AMASS file, of canonical joints ``[T, 22, 3]`` at 25 fps."""
    local = joint_rotations(joints)
    local[:, 0] = quat_mul(_Z_UP, local[:, 0])
    poses = np.zeros((len(joints), POSES))
    poses[:, : 3 * local.shape[1]] = quat_to_rotvec(local).reshape(len(joints), -1)
    return {
        "poses": poses.astype(np.float32),
        "trans": joints[:, 0, [2, 0, 1]].astype(np.float32),
        "betas": np.zeros(16),
        "dmpls": np.zeros((len(joints), 8)),
        "gender": np.array("neutral"),
        "mocap_framerate": np.array(FPS),
    }
