"""glTF 2.0 (``.glb``, ``.gltf``): a tree of nodes and animations of their transforms.

Khronos glTF 2.0 specification, sections 3.5 (nodes) and 3.11 (animations). Y up, metres.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.gltf_file import BROKEN, broken, open_gltf
from stickgen.corpus.sources.gltf_pose import find_nodes, pose, rest_pose
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError

FPS = 30.0
"""Sampling rate of animations, whose key times are arbitrary."""


def find(path: Path, *, map: Path | None = None) -> list[Item]:
    """List every ``.glb`` and ``.gltf`` file below a folder, or one file.

    Args:
        path: folder or file.
        map: YAML skeleton map for the files that have its joints; for others a built-in map is
            chosen, or one is proposed where the names of the joints tell everything.

    Raises:
        StickGenError: there is no such file, or the map is broken.
    """
    if map is not None:
        load_rig(map)
    return list_files(path, "gltf", (".glb", ".gltf"), detail=map)


def read(item: Item) -> list[Recording]:
    """Read one recording per animation; the licence of a user's folder is unknown.

    Raises:
        StickGenError: see ``read_gltf``.
    """
    return [
        Recording(
            id=f"{item.id}#{name}",
            source="gltf",
            motion=replace(motion, map=item.detail, may_propose=True),
            licence="not stated",
            credit="",
            captions=captions_beside(item.path),
            file=item.path.name,
        )
        for name, motion in read_gltf(item.path).items()
    ]


def read_gltf(path: Path, fps: float = FPS) -> dict[str, RawMotion]:
    """Read every animation of a file: the joints of its skins, else every animated node.

    Args:
        path: the file.
        fps: frames per second of the result.

    Returns:
        Name of the animation → global positions in metres, Y up.

    Raises:
        StickGenError: the file is broken, or an animation is missing or too long.
    """
    file = open_gltf(path)
    try:
        tree = find_nodes(file.document)
        animations = file.document.get("animations", [])
        rest = rest_pose(file, tree)
        motions: dict[str, RawMotion] = {}
        for number, animation in enumerate(animations):
            name = str(animation.get("name", f"animation {number}"))
            name = f"{name}.{number}" if name in motions else name
            positions = pose(file, tree, animation, fps, len(animations))
            motions[name] = RawMotion(tree.names, tree.parents, positions, fps, rest=rest, up="y")
    except BROKEN as error:
        raise broken(path, error) from error
    if not motions:
        raise StickGenError(f"{path} holds no animation.")
    for name, motion in motions.items():
        if not np.isfinite(motion.positions).all():
            raise StickGenError(f"{path} holds NaN or infinity in {name!r}; repair the file.")
    return motions
