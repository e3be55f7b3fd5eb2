"""Actors of a USD file: SkelRoot, Skeleton, SkelAnimation, skinned meshes, blend shapes."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from stickgen.formats.bone_names import HUMANOID
from stickgen.formats.rig import Rig
from stickgen.formats.solid.mesh import Mesh
from stickgen.formats.solid.solid import FaceMesh, Solid
from stickgen.formats.usd_text import (
    floats,
    matrices,
    prim,
    samples,
    tokens,
    tuples,
    wholes,
)
from stickgen.geometry import FloatArray

_INFLUENCES = 4  # joints that carry a point
_MOVED = 1e-6  # metres that a blend shape moves a point at least


def actor_prim(solid: Solid, skeleton: str, name: str) -> list[str]:
    """An actor.

    Args:
        solid: of the actor.
        skeleton: name of the animal, whose joints keep their names; empty: a person.
        name: of the prim.
    """
    path = f"/film/{name}"
    joints = _joint_paths(solid.rig, skeleton)
    body = [
        f"rel skel:skeleton = <{path}/skeleton>",
        *_skeleton(solid, joints, path),
    ]
    for number, mesh in enumerate(solid.body):
        body += mesh_prim(f"body_{number}", mesh)
    if solid.face is not None:
        head = solid.rig.index("head")
        for number, mesh in enumerate(solid.face.meshes):
            body += _face(solid.face, number, mesh, solid.rig, head, path)
    return prim("SkelRoot", name, body, ["SkelBindingAPI"], title=solid.name)


def mesh_prim(name: str, mesh: Mesh, more: tuple[str, ...] = ()) -> list[str]:
    """A mesh with its material and, if joints carry it, its skin."""
    counts = np.full(len(mesh.faces), 3)
    body = [
        f"point3f[] points = {tuples(mesh.points)}",
        f"int[] faceVertexCounts = {wholes(counts)}",
        f"int[] faceVertexIndices = {wholes(mesh.faces)}",
        f"normal3f[] normals = {tuples(mesh.normals(), 4)} (",
        '    interpolation = "vertex"',
        ")",
        'uniform token subdivisionScheme = "none"',
        "uniform bool doubleSided = 1",
        f"rel material:binding = </film/materials/{material_name(mesh.color)}>",
        *more,
    ]
    schemas = ["MaterialBindingAPI"]
    if mesh.weights.shape[1]:
        schemas.append("SkelBindingAPI")
        order = np.argsort(-mesh.weights, axis=1)[:, :_INFLUENCES]
        shares = np.take_along_axis(mesh.weights, order, axis=1)
        body += _skin(order, shares / shares.sum(axis=1, keepdims=True))
    return prim("Mesh", name, body, schemas)


def _skin(joints: NDArray[np.integer], weights: FloatArray) -> list[str]:
    size = f"    elementSize = {joints.shape[1]}"
    facts = [" (", size, '    interpolation = "vertex"', ")"]
    first, *rest = facts
    return [
        f"int[] primvars:skel:jointIndices = {wholes(joints)}{first}",
        *rest,
        f"float[] primvars:skel:jointWeights = {floats(weights.ravel(), 4)}{first}",
        *rest,
    ]


def material_name(color: str) -> str:
    """The name of the material of a colour."""
    return f"color_{color[1:]}"


def _joint_paths(rig: Rig, skeleton: str) -> list[str]:
    """Each joint's path from the root, such as ``hips/spine/chest``."""
    paths: list[str] = []
    for name, parent in zip(rig.names, rig.parents, strict=True):
        own = name if skeleton else HUMANOID[name]
        paths.append(own if parent < 0 else f"{paths[parent]}/{own}")
    return paths


def _skeleton(solid: Solid, joints: list[str], path: str) -> list[str]:
    rig = solid.rig
    places = np.where(rig.moving[None, :, None], rig.places, rig.offsets)
    motion = [
        f"uniform token[] joints = {tokens(joints)}",
        *samples("quatf[] rotations", [tuples(row, 6) for row in rig.rotations]),
        *samples("float3[] translations", [tuples(row) for row in places]),
        f"half3[] scales = {tuples(np.ones((len(joints), 3)))}",
    ]
    if solid.face is not None:
        motion += _weights(solid.face.weights)
    return prim(
        "Skeleton",
        "skeleton",
        [
            f"uniform token[] joints = {tokens(joints)}",
            f"uniform matrix4d[] bindTransforms = {matrices(rig.rest)}",
            f"uniform matrix4d[] restTransforms = {matrices(rig.offsets)}",
            f"rel skel:animationSource = <{path}/skeleton/motion>",
            *prim("SkelAnimation", "motion", motion),
        ],
        ["SkelBindingAPI"],
    )


def _weights(weights: Mapping[str, FloatArray]) -> list[str]:
    rows = np.stack(list(weights.values()), axis=1)
    return [
        f"uniform token[] blendShapes = {tokens(weights)}",
        *samples("float[] blendShapeWeights", [floats(row, 4) for row in rows]),
    ]


def _face(face: FaceMesh, number: int, mesh: Mesh, rig: Rig, head: int, path: str) -> list[str]:
    """A part of a face: carried by the head, moved by blend shapes."""
    rows = np.zeros((len(mesh.points), len(rig.names)))
    rows[:, head] = 1.0
    name = f"face_{number}"
    moved = Mesh(mesh.points + rig.rest[head], mesh.faces, mesh.color, rows)
    shapes: list[str] = []
    for target, moves in face.targets.items():
        kept = np.flatnonzero(np.abs(moves[number]).max(axis=1) > _MOVED)
        shapes += prim(
            "BlendShape",
            target,
            [
                f"uniform vector3f[] offsets = {tuples(moves[number][kept])}",
                f"uniform int[] pointIndices = {wholes(kept)}",
            ],
        )
    links = ", ".join(f"<{path}/{name}/{target}>" for target in face.targets)
    more = (
        f"uniform token[] skel:blendShapes = {tokens(face.targets)}",
        f"rel skel:blendShapeTargets = [{links}]",
        *shapes,
    )
    return mesh_prim(name, moved, more)
