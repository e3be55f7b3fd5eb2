"""glTF 2.0 (``.glb``, ``.gltf``): a tree of nodes and animations of their transforms.

Khronos glTF 2.0 specification, sections 3.5 (nodes) and 3.11 (animations). Y up, metres.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Item, Recording
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.sources.captions import captions_beside
from stickgen.corpus.sources.gltf_file import BROKEN, GltfFile, broken, open_gltf
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray, normalize, quat_to_matrix, slerp

FPS = 30.0
"""Animations are sampled at this rate; their keys lie anywhere in time."""
_LONGEST = 3600.0  # seconds
_MOST_VALUES = 20_000_000  # joints times frames of a file
_HAIR = 1e-5  # seconds
_REST = {"translation": [0.0, 0.0, 0.0], "rotation": [0.0, 0.0, 0.0, 1.0], "scale": [1.0] * 3}


def find(path: Path, *, map: Path | None = None) -> list[Item]:
    """Every ``.glb`` and ``.gltf`` file under a folder, or the one file.

    Args:
        path: folder or file.
        map: YAML skeleton map for all of them; without it each file's joints choose one.

    Raises:
        StickGenError: there is none, or the map is broken.
    """
    if map is not None:
        load_rig(map)
    return list_files(path, "gltf", (".glb", ".gltf"), detail=map)


def read(item: Item) -> list[Recording]:
    """One recording an animation; a user's folder says nothing about its licence.

    Raises:
        StickGenError: see ``read_gltf``.
    """
    return [
        Recording(
            id=f"{item.id}#{name}",
            source="gltf",
            motion=replace(motion, map=item.detail),
            licence="not stated",
            credit="",
            captions=captions_beside(item.path),
            file=item.path.name,
        )
        for name, motion in read_gltf(item.path).items()
    ]


@dataclass(frozen=True)
class _Tree:
    nodes: tuple[int, ...]  # of the document, parents before children
    parents: tuple[int, ...]  # positions in ``nodes``
    names: tuple[str, ...]


def read_gltf(path: Path, fps: float = FPS) -> dict[str, RawMotion]:
    """Every animation of a file: the joints of its skins, else every node that moves.

    Args:
        path: the file.
        fps: frames a second to sample at.

    Returns:
        animation's name → global positions in metres, Y up.

    Raises:
        StickGenError: the file is broken, has no animation, or one is unreasonably long.
    """
    file = open_gltf(path)
    try:
        tree = _tree(file.document)
        animations = file.document.get("animations", [])
        motions: dict[str, RawMotion] = {}
        for number, animation in enumerate(animations):
            name = str(animation.get("name", f"animation {number}"))
            name = f"{name}.{number}" if name in motions else name
            positions = _pose(file, tree, animation, fps, len(animations))
            motions[name] = RawMotion(tree.names, tree.parents, positions, fps)
    except BROKEN as error:
        raise broken(path, error) from error
    if not motions:
        raise StickGenError(f"{path} holds no animation.")
    for name, motion in motions.items():
        if not np.isfinite(motion.positions).all():
            raise StickGenError(f"{path} holds NaN or infinity in {name!r}; repair the file.")
    return motions


def _tree(document: dict[str, Any]) -> _Tree:
    """Joints and their ancestors; meshes, cameras and lights hang off no joint we follow."""
    nodes = document["nodes"]
    above: dict[int, int] = {}
    for index, node in enumerate(nodes):
        for child in node.get("children", ()):
            if child in above or not 0 <= child < len(nodes):
                raise ValueError(f"node {child} has no place in the tree")
            above[child] = index
    wanted = {joint for skin in document.get("skins", ()) for joint in skin["joints"]} or {
        channel["target"]["node"]
        for animation in document.get("animations", ())
        for channel in animation["channels"]
        if "node" in channel["target"]
    }
    order: dict[int, None] = {}
    for index in sorted(wanted):
        branch = [index]
        while branch[-1] in above:
            branch.append(above[branch[-1]])
            if len(branch) > len(nodes):
                raise ValueError(f"node {index} is its own ancestor")
        order |= dict.fromkeys(reversed(branch))
    place = {node: k for k, node in enumerate(order)}
    parents = tuple(place[above[node]] if node in above else -1 for node in order)
    names = tuple(str(nodes[node].get("name", f"node {node}")) for node in order)
    return _Tree(tuple(order), parents, names)


def _pose(
    file: GltfFile, tree: _Tree, animation: dict[str, Any], fps: float, share: int
) -> FloatArray:
    """Global positions ``[T, J, 3]`` of the tree's nodes under one animation."""
    samplers = animation["samplers"]
    keys = {s["input"]: file.array(s["input"]) for s in samplers}
    if any(times.ndim != 1 or not (np.diff(times) > 0).all() for times in keys.values()):
        raise ValueError("the times of a sampler do not rise")
    start = min(times[0] for times in keys.values())
    length = max(times[-1] for times in keys.values()) - start
    frames = int(length * fps + 1e-3) + 1 if 0 <= length <= _LONGEST else 0
    if frames < 1 or frames * len(tree.nodes) * share > _MOST_VALUES:
        raise ValueError(f"an animation of {length:g} s is too long")
    times = start + np.arange(frames) / fps
    moved = {
        (channel["target"]["node"], channel["target"]["path"]): _sample(
            file, samplers[channel["sampler"]], keys, times, channel["target"]["path"]
        )
        for channel in animation["channels"]
        if channel["target"].get("node") in tree.nodes and channel["target"]["path"] in _REST
    }
    turns = np.empty((frames, len(tree.nodes), 3, 3))
    positions = np.empty((frames, len(tree.nodes), 3))
    for k, (index, parent) in enumerate(zip(tree.nodes, tree.parents, strict=True)):
        turn, move = _local(file.document["nodes"][index], index, moved)
        if parent >= 0:
            move = positions[:, parent] + (turns[:, parent] @ move[..., None])[..., 0]
            turn = turns[:, parent] @ turn
        turns[:, k], positions[:, k] = turn, move
    return positions


def _local(
    node: dict[str, Any], index: int, moved: dict[tuple[int, str], FloatArray]
) -> tuple[FloatArray, FloatArray]:
    """Linear part ``[T or 1, 3, 3]`` and translation ``[T or 1, 3]`` of a node."""
    if "matrix" in node:
        matrix = np.array(node["matrix"], dtype=np.float64).reshape(4, 4).T[None]
        return matrix[:, :3, :3], matrix[:, :3, 3]
    values = {
        path: moved.get((index, path), np.array(node.get(path, rest), dtype=np.float64)[None])
        for path, rest in _REST.items()
    }
    quaternion = normalize(values["rotation"][:, [3, 0, 1, 2]])
    return quat_to_matrix(quaternion) * values["scale"][:, None, :], values["translation"]


def _sample(
    file: GltfFile, sampler: dict[str, Any], keys: dict[int, FloatArray], at: FloatArray, path: str
) -> FloatArray:
    """Values of a sampler at times ``at [T]``, ``[T, 3 or 4]``; held before and after its keys."""
    times, values = keys[sampler["input"]], file.array(sampler["output"])
    kind = sampler.get("interpolation", "LINEAR")
    width, parts = len(_REST[path]), 3 if kind == "CUBICSPLINE" else 1
    values = values.reshape(len(times), parts, width)
    if len(times) == 1:
        return np.broadcast_to(values[0, parts // 2], (len(at), width))
    # Keys are 32-bit floats: one that is a hair late must not hold back a step.
    last = np.maximum(np.searchsorted(times, at + _HAIR, side="right") - 1, 0)
    if kind == "STEP":
        return values[last, 0]
    k = np.minimum(last, len(times) - 2)
    span = (times[k + 1] - times[k])[:, None]
    t = np.clip((at - times[k])[:, None] / span, 0.0, 1.0)
    if kind == "CUBICSPLINE":
        t2, t3 = t * t, t * t * t
        (_, p0, m0), (m1, p1, _) = np.moveaxis(values[k], 1, 0), np.moveaxis(values[k + 1], 1, 0)
        ease = 3 * t2 - 2 * t3
        return (1 - ease) * p0 + span * ((t3 - 2 * t2 + t) * m0 + (t3 - t2) * m1) + ease * p1
    if kind != "LINEAR":
        raise ValueError(f"{kind} is no interpolation")
    a, b = values[k, 0], values[k + 1, 0]
    return slerp(a, b, t[:, 0]) if path == "rotation" else a + t * (b - a)
