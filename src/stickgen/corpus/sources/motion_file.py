"""Reading one motion file of any skeletal format, for a look at its rig."""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.gltf import read_gltf


def read_motion_file(path: Path) -> RawMotion:
    """Read a BVH file, or the first animation of a glTF file.

    Raises:
        StickGenError: it is neither, or is broken.
    """
    if path.suffix.lower() in (".glb", ".gltf"):
        return next(iter(read_gltf(path).values()))
    return read_bvh(path)
