"""Forward kinematics of a glTF node tree (specification, section 3.5)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from stickgen.corpus.sources.gltf_file import GltfFile
from stickgen.corpus.sources.gltf_sampling import DEFAULTS, key_times, sample
from stickgen.geometry import FloatArray, normalize, quat_to_matrix

_MAX_SECONDS = 3600.0
_MAX_VALUES = 20_000_000  # joints times frames of a file


@dataclass(frozen=True)
class NodeTree:
    """The nodes of a document that carry the motion.

    Attributes:
        nodes: indices in the document, parents before children.
        parents: index of the parent in ``nodes``, −1 for a root.
        names: names of the nodes.
    """

    nodes: tuple[int, ...]
    parents: tuple[int, ...]
    names: tuple[str, ...]


def find_nodes(document: dict[str, Any]) -> NodeTree:
    """The joints of all skins, else every animated node, with their ancestors.

    Raises:
        One of ``gltf_file.BROKEN``: the document is inconsistent.
    """
    nodes = document["nodes"]
    parent_of: dict[int, int] = {}
    for index, node in enumerate(nodes):
        for child in node.get("children", ()):
            if child in parent_of or not 0 <= child < len(nodes):
                raise ValueError(f"node {child} has two parents or does not exist")
            parent_of[child] = index
    targets = {joint for skin in document.get("skins", ()) for joint in skin["joints"]} or {
        channel["target"]["node"]
        for animation in document.get("animations", ())
        for channel in animation["channels"]
        if "node" in channel["target"]
    }
    order: dict[int, None] = {}
    for index in sorted(targets):
        branch = [index]
        while branch[-1] in parent_of:
            branch.append(parent_of[branch[-1]])
            if len(branch) > len(nodes):
                raise ValueError(f"node {index} is its own ancestor")
        order |= dict.fromkeys(reversed(branch))
    position = {node: k for k, node in enumerate(order)}
    parents = tuple(position[parent_of[node]] if node in parent_of else -1 for node in order)
    names = tuple(str(nodes[node].get("name", f"node {node}")) for node in order)
    return NodeTree(tuple(order), parents, names)


def pose(
    file: GltfFile, tree: NodeTree, animation: dict[str, Any], fps: float, animations: int
) -> FloatArray:
    """Global positions of the tree's nodes in one animation.

    Args:
        file: the file.
        tree: the nodes.
        animation: entry of the document.
        fps: frames per second of the result.
        animations: how many the file has; together they are bounded.

    Returns:
        ``[T, J, 3]`` metres, Y up.

    Raises:
        One of ``gltf_file.BROKEN``: the document is inconsistent, or the animation is too long.
    """
    keys = key_times(file, animation)
    start = min(times[0] for times in keys.values())
    length = max(times[-1] for times in keys.values()) - start
    frames = int(length * fps + 1e-3) + 1 if 0 <= length <= _MAX_SECONDS else 0
    if frames < 1 or frames * len(tree.nodes) * animations > _MAX_VALUES:
        raise ValueError(f"an animation of {length:g} s is too long")
    times = start + np.arange(frames) / fps
    animated = {
        (channel["target"]["node"], channel["target"]["path"]): sample(
            file,
            animation["samplers"][channel["sampler"]],
            keys,
            times,
            channel["target"]["path"],
        )
        for channel in animation["channels"]
        if channel["target"].get("node") in tree.nodes and channel["target"]["path"] in DEFAULTS
    }
    return _global_positions(file.document["nodes"], tree, animated, frames)


def rest_pose(file: GltfFile, tree: NodeTree) -> FloatArray:
    """Positions ``[J, 3]`` of the joints to which the skins are bound, in the mesh's frame.

    They come from the inverse bind matrices (specification, section 3.7.3.1); without any, from
    the nodes as they are without an animation. NaN for nodes of no skin.

    Raises:
        One of ``gltf_file.BROKEN``: the document is inconsistent.
    """
    bound = [s for s in file.document.get("skins", ()) if "inverseBindMatrices" in s]
    if not bound:
        return _global_positions(file.document["nodes"], tree, {}, 1)[0]
    rest = np.full((len(tree.nodes), 3), np.nan)
    position = {node: k for k, node in enumerate(tree.nodes)}
    for skin in reversed(bound):  # the first skin counts
        matrices = file.array(skin["inverseBindMatrices"]).reshape(-1, 4, 4).transpose(0, 2, 1)
        for joint, matrix in zip(skin["joints"], matrices, strict=False):
            if abs(np.linalg.det(matrix[:3, :3])) > 1e-12:  # toys of 0.1 mm; a NaN is left out
                rest[position[joint]] = -np.linalg.solve(matrix[:3, :3], matrix[:3, 3])
    return rest


def _global_positions(
    nodes: list[dict[str, Any]],
    tree: NodeTree,
    animated: dict[tuple[int, str], FloatArray],
    frames: int,
) -> FloatArray:
    """Positions ``[T, J, 3]`` by forward kinematics of the tree."""
    linear = np.empty((frames, len(tree.nodes), 3, 3))
    positions = np.empty((frames, len(tree.nodes), 3))
    for k, (index, parent) in enumerate(zip(tree.nodes, tree.parents, strict=True)):
        matrix, translation = _local(nodes[index], index, animated)
        if parent >= 0:
            translation = (
                positions[:, parent] + (linear[:, parent] @ translation[..., None])[..., 0]
            )
            matrix = linear[:, parent] @ matrix
        linear[:, k], positions[:, k] = matrix, translation
    return positions


def _local(
    node: dict[str, Any], index: int, animated: dict[tuple[int, str], FloatArray]
) -> tuple[FloatArray, FloatArray]:
    """Linear part ``[T or 1, 3, 3]`` and translation ``[T or 1, 3]`` of a node."""
    if "matrix" in node:
        matrix = np.array(node["matrix"], dtype=np.float64).reshape(4, 4).T[None]
        return matrix[:, :3, :3], matrix[:, :3, 3]
    values = {
        path: animated.get((index, path), np.array(node.get(path, rest), dtype=np.float64)[None])
        for path, rest in DEFAULTS.items()
    }
    quaternion = normalize(values["rotation"][:, [3, 0, 1, 2]])
    return quat_to_matrix(quaternion) * values["scale"][:, None, :], values["translation"]
