"""Reading one motion file of any skeletal format, for a look at its rig."""

from __future__ import annotations

from pathlib import Path

from stickgen.corpus.clips.file_format import file_format
from stickgen.corpus.clips.people import find_people
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.gltf import SUFFIXES, read_gltf


def read_motion_file(path: Path) -> RawMotion:
    """Read the first person of a BVH file, or of the first animation of a glTF file.

    The content decides which of the two it is, and the suffix only where the content does not.

    Raises:
        StickGenError: it is neither, or is broken.
    """
    known = file_format(path)
    is_gltf = known.source == "gltf" if known else path.suffix.lower() in SUFFIXES
    motion = next(iter(read_gltf(path).values())) if is_gltf else read_bvh(path)
    return find_people(motion)[0]
