"""Things and cameras of a glTF file."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np

from stickgen.camera import FRAME_HEIGHT, Camera
from stickgen.formats.gltf_scene import GltfScene, Track
from stickgen.formats.rig import near
from stickgen.formats.solid.thing import thing_meshes
from stickgen.geometry import matrix_to_quat
from stickgen.prop import Prop
from stickgen.render.palette import Palette

_NEAREST, _FARTHEST = 0.05, 500.0  # metres that a camera sees


def add_thing(gltf: GltfScene, prop: Prop, palette: Palette) -> list[Track]:
    """Add a thing; the tracks of its path. A thing that is not there has the size 0.

    Raises:
        StickGenError: there is no such thing.
    """
    name = gltf.unique(prop.kind)
    node = gltf.node(name, root=True, mesh=gltf.mesh(name, thing_meshes(prop, palette)))
    size = prop.scale * prop.growth * prop.visible
    grows = bool(np.ptp(prop.growth) > 0)
    return [
        *gltf.track(node, "translation", prop.position),
        *gltf.track(node, "rotation", near(prop.rotation)[:, [1, 2, 3, 0]]),
        *gltf.track(node, "scale", np.repeat(size[:, None], 3, axis=1), steps=not grows),
    ]


def add_cameras(gltf: GltfScene, camera: Camera, film: dict[str, Any]) -> None:
    """Add a camera for each shot, ``camera 1`` and so on, that moves while its shot lasts.

    A glTF camera does not zoom: its focal length is the median of the shot's.
    """
    edges = [0, *camera.cuts, len(camera)]
    shots = list(pairwise(edges))
    axes = camera.axes() * np.array([[1.0], [1.0], [-1.0]])  # it looks along its −Z
    turns = near(matrix_to_quat(axes.transpose(0, 2, 1)))
    for number, (start, end) in enumerate(shots, start=1):
        focal = float(np.median(camera.focal[start:end]))
        lens = {
            "yfov": float(2 * np.arctan(FRAME_HEIGHT / 2 / focal)),
            "znear": _NEAREST,
            "zfar": _FARTHEST,
        }
        gltf.cameras.append({"type": "perspective", "perspective": lens})
        name = "camera" if len(shots) == 1 else f"camera {number}"
        node = gltf.node(name, root=True, camera=len(gltf.cameras) - 1)
        tracks = [
            *gltf.track(node, "translation", camera.position[start:end]),
            *gltf.track(node, "rotation", turns[start:end][:, [1, 2, 3, 0]]),
        ]
        gltf.play_shot(film, tracks, start)
