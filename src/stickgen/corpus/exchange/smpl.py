"""Export of a corpus as SMPL+H parameters in the layout of AMASS (Mahmood et al., ICCV 2019).

One ``<clip>.npz`` per clip, under a path that ``safe_names`` makes of its id: ``poses`` 156
axis-angle values per frame (22 joints of the canonical body, hands at rest), ``trans`` the pelvis,
``betas`` and ``dmpls`` zeros, ``gender`` neutral, ``mocap_framerate`` 25, Z up; and its captions in
``<clip>.txt``. Rotations are those of ``kinematics.joint_rotations``: limbs do not twist.
``trans`` is the position of the pelvis; a body model adds its rest position of the pelvis,
about 0.2 m lower.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.exchange.exported_clips import exported_clips
from stickgen.corpus.exchange.output_folder import INDEX, new_folder, write_index
from stickgen.corpus.store.corpus import Corpus
from stickgen.geometry import quat_mul, quat_to_rotvec
from stickgen.kinematics import joint_rotations
from stickgen.safe_names import DistinctPaths
from stickgen.skeleton import FPS

POSES = 156
"""Axis-angle values per frame of SMPL+H: 52 joints."""
_Z_UP = np.array([0.5, 0.5, 0.5, 0.5])
"""Quaternion from our axes (Y up) to those of AMASS: x, y, z become z, x, y."""


def export(corpus: Corpus, output: Path) -> int:
    """Write the folder; returns how many clips it holds.

    Raises:
        StickGenError: the folder is not empty or cannot be written.
    """
    names = []
    paths = DistinctPaths((".npz", ".txt"), taken=(INDEX,))
    with new_folder(output) as folder:
        for exported in exported_clips(corpus):
            name = str(paths.path_of(exported.clip.id.replace("#", "/")))
            path = folder / f"{name}.npz"
            path.parent.mkdir(parents=True, exist_ok=True)
            np.savez_compressed(path, **smpl_parameters(exported.joints(corpus)))
            if captions := [*exported.clip.captions, *exported.clip.pair_captions]:
                path.with_suffix(".txt").write_text("\n".join(captions) + "\n", "utf-8")
            names.append((name, exported.clip))
        write_index(folder / INDEX, names)
    return len(names)


def smpl_parameters(joints: NDArray[np.floating]) -> dict[str, Any]:
    """Arrays of an AMASS file for canonical joints ``[T, 22, 3]`` at 25 fps, Y up."""
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
