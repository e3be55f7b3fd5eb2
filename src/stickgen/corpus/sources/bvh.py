"""BVH files of a folder, with captions in ``NAME.txt`` beside ``NAME.bvh``, one per line.

A rig that no built-in skeleton map describes, and whose joint names do not tell enough to propose
a map, needs a map of the user's. BVH files written by Stick-Gen already have the canonical body.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Item, Recording
from stickgen.corpus.rigs.joint_names import bare_names
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.listing import list_files
from stickgen.skeleton import BONE_LENGTHS, JOINTS, PARENTS

_BONE_TOLERANCE = 1e-3  # metres, for bone lengths of the canonical body


def find(path: Path, *, map: Path | None = None) -> list[Item]:
    """List every BVH file below a folder, or one file.

    Args:
        path: folder or file.
        map: YAML skeleton map for the files that have its joints; for others a built-in map is
            chosen, or one is proposed where the names of the joints tell everything.

    Raises:
        StickGenError: there is no such file, or the map is broken.
    """
    if map is not None:
        load_rig(map)
    return list_files(path, "bvh", (".bvh",), detail=map)


def read(item: Item) -> list[Recording]:
    """Read one recording per file; the licence of a user's folder is unknown.

    Raises:
        StickGenError: see ``bvh_file.read_bvh``.
    """
    motion = read_bvh(item.path)
    return [
        Recording(
            id=item.id,
            source="bvh",
            motion=canonical_body(motion) or replace(motion, map=item.detail, may_propose=True),
            licence="not stated",
            credit="",
            captions=captions_beside(item.path),
            file=item.path.name,
        )
    ]


def canonical_body(motion: RawMotion) -> Body | None:
    """The body in a file written by Stick-Gen (centimetres); None for any other rig."""
    names = bare_names(motion.names)
    if not set(JOINTS) <= set(names):
        return None
    joints = 0.01 * motion.positions[:, [names.index(name) for name in JOINTS]]
    bones = joints[:1, 1:] - joints[:1, PARENTS[1:]]
    error = np.abs(np.linalg.norm(bones, axis=-1) - BONE_LENGTHS[1:]).max()
    return Body(joints, motion.fps) if error < _BONE_TOLERANCE else None
