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

import numpy as np

from stickgen.corpus.exchange.exported_clips import exported_clips
from stickgen.corpus.exchange.output_folder import INDEX, new_folder, write_index
from stickgen.corpus.store.corpus import Corpus
from stickgen.formats.smpl_pose import smpl_parameters
from stickgen.kinematics import joint_rotations
from stickgen.safe_names import DistinctPaths
from stickgen.skeleton import FPS


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
            joints = exported.joints(corpus)
            np.savez_compressed(path, **smpl_parameters(joints, joint_rotations(joints), FPS))
            if captions := [*exported.clip.captions, *exported.clip.pair_captions]:
                path.with_suffix(".txt").write_text("\n".join(captions) + "\n", "utf-8")
            names.append((name, exported.clip))
        write_index(folder / INDEX, names)
    return len(names)
