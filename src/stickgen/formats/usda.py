"""USDA: a whole scene as the text form of OpenUSD, for Blender, Unreal, Maya, Houdini, Omniverse.

Metres, Y up. Every actor is a SkelRoot with a Skeleton in a T-pose (an animal: in its rest pose),
whose joints have the names of VRM's bones, skinned meshes and blend shapes for the face; things
are transforms with meshes; one camera zooms and cuts as the film does. A time code is a frame.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

from stickgen import __version__
from stickgen.camera import FRAME_HEIGHT, Camera
from stickgen.files import atomic_path
from stickgen.formats.rig import near
from stickgen.formats.solid.mesh import Mesh
from stickgen.formats.solid.solid import Carried
from stickgen.formats.solid.stage import solids, stage_palette
from stickgen.formats.solid.thing import thing_meshes
from stickgen.formats.usd_actor import actor_prim, material_name, mesh_prim
from stickgen.formats.usd_text import identifier, one, prim, quoted, samples
from stickgen.geometry import FloatArray, matrix_to_quat
from stickgen.prop import Prop
from stickgen.scene import Scene

_WIDE = 16 / 9  # shape of the picture that the camera's aperture has


def write_usda(scene: Scene, path: Path) -> None:
    """Write a scene.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    text = usda_text(scene)
    with atomic_path(path) as temporary:
        temporary.write_text(text, encoding="utf-8")


def usda_text(scene: Scene) -> str:
    """A scene as the text of a `.usda` file."""
    palette = stage_palette(scene)
    bodies = solids(scene, palette)
    things = [thing_meshes(prop, palette) for prop in scene.props]
    taken = {"materials", "camera"}
    meshes = [mesh for solid in bodies for mesh in solid.body]
    meshes += [mesh for solid in bodies if solid.face for mesh in solid.face.meshes]
    meshes += [mesh for solid in bodies for held in solid.carried for mesh in held.meshes]
    meshes += [mesh for parts in things for mesh in parts]
    body = [
        *_materials(sorted({mesh.color for mesh in meshes})),
        *(
            line
            for actor, solid in zip(scene.actors, bodies, strict=True)
            for line in actor_prim(solid, actor.motion.skeleton, identifier(solid.name, taken))
        ),
        *(
            line
            for solid in bodies
            for held in solid.carried
            for line in _carried(held, identifier(held.name, taken))
        ),
        *(
            line
            for prop, parts in zip(scene.props, things, strict=True)
            for line in _thing(prop, parts, identifier(prop.kind, taken))
        ),
        *_camera(scene.camera),
    ]
    lines = [*_head(scene), *prim("Xform", "film", body)]
    return "\n".join(lines) + "\n"


def _head(scene: Scene) -> list[str]:
    return [
        "#usda 1.0",
        "(",
        f"    doc = {quoted(f'stick-gen {__version__}: {scene.description}')}",
        '    defaultPrim = "film"',
        "    metersPerUnit = 1",
        '    upAxis = "Y"',
        f"    timeCodesPerSecond = {scene.fps:.10g}",
        f"    framesPerSecond = {scene.fps:.10g}",
        "    startTimeCode = 0",
        f"    endTimeCode = {len(scene) - 1}",
        ")",
        "",
    ]


def _materials(colors: list[str]) -> list[str]:
    """A matt material of each colour."""
    body: list[str] = []
    for color in colors:
        name = material_name(color)
        channels = np.array([int(color[i : i + 2], 16) for i in (1, 3, 5)]) / 255
        linear = np.where(
            channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4
        )
        alpha = int(color[7:9], 16) / 255 if len(color) > 7 else 1.0
        shader = [
            'uniform token info:id = "UsdPreviewSurface"',
            f"color3f inputs:diffuseColor = {one(linear)}",
            "float inputs:roughness = 0.9",
            f"float inputs:opacity = {alpha:.4g}",
            "token outputs:surface",
        ]
        link = f"token outputs:surface.connect = </film/materials/{name}/surface.outputs:surface>"
        body += prim("Material", name, [link, *prim("Shader", "surface", shader)])
    return prim("Scope", "materials", body)


def _thing(prop: Prop, parts: list[Mesh], name: str) -> list[str]:
    size = prop.scale * prop.growth
    seen = ['"inherited"' if visible else '"invisible"' for visible in prop.visible]
    extra = list(samples("token visibility", seen))
    return _placed(name, prop.position, prop.rotation, size, parts, extra)


def _carried(held: Carried, name: str) -> list[str]:
    size = np.ones(len(held.position))
    return _placed(name, held.position, held.rotation, size, list(held.meshes), [])


def _placed(
    name: str,
    position: FloatArray,
    rotation: FloatArray,
    size: FloatArray,
    parts: list[Mesh],
    extra: list[str],
) -> list[str]:
    """Meshes that move as one."""
    body = [
        *samples("double3 xformOp:translate", [one(row) for row in position]),
        *samples("quatf xformOp:orient", [one(row, 6) for row in near(rotation)]),
        *samples("float3 xformOp:scale", [one(np.repeat(value, 3)) for value in size]),
        'uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:orient", "xformOp:scale"]',
        *extra,
    ]
    for number, mesh in enumerate(parts):
        body += mesh_prim(f"part_{number}", mesh)
    return prim("Xform", name, body)


def _camera(camera: Camera) -> list[str]:
    axes = camera.axes() * np.array([[1.0], [1.0], [-1.0]])  # it looks along its −Z
    turns = near(matrix_to_quat(axes.transpose(0, 2, 1)))
    return prim(
        "Camera",
        "camera",
        [
            f"float horizontalAperture = {FRAME_HEIGHT * _WIDE:.6g}",
            f"float verticalAperture = {FRAME_HEIGHT:.6g}",
            "float2 clippingRange = (0.05, 500)",
            *samples("float focalLength", [f"{value:.4f}" for value in camera.focal]),
            *samples("double3 xformOp:translate", [one(row) for row in camera.position]),
            *samples("quatf xformOp:orient", [one(row, 6) for row in turns]),
            'uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:orient"]',
        ],
    )
