"""Actors of a glTF file: skeleton, skin, face."""

from __future__ import annotations

import numpy as np

from stickgen.formats.bone_names import HUMANOID
from stickgen.formats.gltf_scene import GltfScene, Track
from stickgen.formats.rig import Rig, near
from stickgen.formats.solid.solid import FaceMesh, Solid


def add_actor(gltf: GltfScene, solid: Solid, skeleton: str) -> list[Track]:
    """Add an actor; the tracks of its bones and its face.

    Args:
        skeleton: name of the animal; its bones keep the names they have in its record.
    """
    rig = solid.rig
    holder = gltf.node(solid.name, root=True)
    first = len(gltf.nodes)
    for name, offset in zip(rig.names, rig.offsets, strict=True):
        bone = name if skeleton else HUMANOID[name]
        gltf.node(bone, translation=offset.tolist())
    for j, parent in enumerate(rig.parents):
        above = gltf.nodes[holder if parent < 0 else first + parent]
        above.setdefault("children", []).append(first + j)
    _add_skin(gltf, solid, first)
    tracks = _bone_tracks(gltf, rig, first)
    if solid.face is not None:
        tracks += _add_face(gltf, solid.face, f"{solid.name} face", first + rig.index("head"))
    for held in solid.carried:
        node = gltf.node(held.name, root=True, mesh=gltf.mesh(held.name, list(held.meshes)))
        tracks += gltf.track(node, "translation", held.position)
        tracks += gltf.track(node, "rotation", near(held.rotation)[:, [1, 2, 3, 0]])
    return tracks


def _add_skin(gltf: GltfScene, solid: Solid, first: int) -> None:
    inverse = np.tile(np.eye(4, dtype=np.float32), (len(solid.rig.names), 1, 1))
    inverse[:, :3, 3] = -solid.rig.rest
    rows = inverse.transpose(0, 2, 1).reshape(-1, 16)  # column by column
    gltf.skins.append(
        {
            "name": solid.name,
            "skeleton": first,
            "joints": list(range(first, first + len(solid.rig.names))),
            "inverseBindMatrices": gltf.buffer.add(rows, "MAT4"),
        }
    )
    mesh = gltf.mesh(solid.name, list(solid.body))
    gltf.node(f"{solid.name} body", root=True, mesh=mesh, skin=len(gltf.skins) - 1)


def _bone_tracks(gltf: GltfScene, rig: Rig, first: int) -> list[Track]:
    """The tracks of all bones that leave the rest pose."""
    tracks, still = [], np.array([0.0, 0.0, 0.0, 1.0])
    for j, offset in enumerate(rig.offsets):
        turns = rig.rotations[:, j, [1, 2, 3, 0]]
        tracks += gltf.track(first + j, "rotation", turns, rest=still)
        if rig.moving[j]:
            tracks += gltf.track(first + j, "translation", rig.places[:, j], rest=offset)
    return tracks


def _add_face(gltf: GltfScene, face: FaceMesh, name: str, head: int) -> list[Track]:
    mesh = gltf.mesh(name, list(face.meshes), dict(face.targets))
    weights = np.stack([face.weights[target] for target in face.targets], axis=1)
    gltf.meshes[mesh]["weights"] = weights[0].round(4).tolist()
    node = gltf.node(name, mesh=mesh)
    gltf.nodes[head].setdefault("children", []).append(node)
    return gltf.track(node, "weights", weights.round(4))
