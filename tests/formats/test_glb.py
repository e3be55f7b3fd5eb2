"""GLB: valid, and the same joints to programs that know nothing of us."""

from __future__ import annotations

import json
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from stickgen.formats.bone_names import HUMANOID
from stickgen.formats.glb import glb_bytes, write_glb
from stickgen.motion import joint_names
from stickgen.scene import Scene
from stickgen.skeleton import rest_pose

MakeScene = Callable[..., Scene]


def document(data: bytes) -> dict[str, Any]:
    (size,) = struct.unpack_from("<I", data, 12)
    return json.loads(data[20 : 20 + size])


def test_a_validator_finds_nothing_and_three_js_sees_the_joints(
    cast_scene: Scene, node_tool: Callable[..., Any], tmp_path: Path
) -> None:
    path = tmp_path / "film.glb"
    write_glb(cast_scene, path)
    frames = (0, 19, 20, 45)
    read = node_tool("read_glb.mjs", path, *(frame / cast_scene.fps for frame in frames))
    assert read["issues"] == []
    assert {"film", "Ann: walk", "Ann: wave", "Boo: walk"} <= set(read["clips"])
    for frame, bones in zip(frames, read["bones"], strict=True):
        for actor in cast_scene.actors:
            skeleton = actor.motion.skeleton
            names = joint_names(skeleton)
            bone_names = names if skeleton else [HUMANOID[name] for name in names]
            seen = np.array([bones[actor.name][name] for name in bone_names])
            np.testing.assert_allclose(seen, actor.motion.joints[frame], atol=1e-3)


def test_wild_poses_come_through_a_validator(
    make_scene: MakeScene, node_tool: Callable[..., Any], tmp_path: Path
) -> None:
    write_glb(make_scene(frames=5, actors=2), tmp_path / "x.glb")
    assert node_tool("read_glb.mjs", tmp_path / "x.glb")["issues"] == []


def test_trimesh_reads_bodies_and_things(cast_scene: Scene, tmp_path: Path) -> None:
    trimesh = pytest.importorskip("trimesh")
    path = tmp_path / "film.glb"
    write_glb(cast_scene, path)
    scene = trimesh.load(path)
    names = set(scene.graph.nodes)
    assert {"Ann", "Boo", "Rex", "hips", "leftUpperArm", "tail1", "ball", "door"} <= names
    rest = rest_pose()
    hand, hips = (scene.graph.get(name)[0][:3, 3] for name in ("leftHand", "hips"))
    np.testing.assert_allclose((hand - hips)[1:], (rest[20] - rest[0])[1:], atol=0.01)
    bodies = [g for name, g in scene.geometry.items() if name.startswith("Ann")]
    low, high = np.min([g.bounds[0] for g in bodies], 0), np.max([g.bounds[1] for g in bodies], 0)
    assert abs(low[1]) < 0.06 and 1.6 < high[1] < 2.3, "it stands, with a hat"
    assert 1.4 < high[0] - low[0] < 1.8, "its arms are spread"


def test_what_does_not_move_has_no_track_and_beats_share_the_numbers(cast_scene: Scene) -> None:
    film = document(glb_bytes(cast_scene))
    animations = {entry["name"]: entry for entry in film["animations"]}
    moved = {
        (film["nodes"][channel["target"]["node"]]["name"], channel["target"]["path"])
        for channel in animations["film"]["channels"]
    }
    assert ("hips", "translation") in moved and ("ball", "translation") in moved
    assert ("door", "scale") in moved, "it appears"
    assert not moved & {("door", "translation"), ("leftHand", "rotation"), ("camera 1", "rotation")}
    assert "Ann face" in {name for name, path in moved if path == "weights"}
    wide, close = (camera["perspective"]["yfov"] for camera in film["cameras"])
    assert wide > close, "each shot has its own lens"
    alone = replace(cast_scene, actors=cast_scene.actors[:1], props=())
    still = replace(alone.actors[0].motion, actions=np.zeros(len(alone)))
    one_beat = replace(alone, actors=(replace(alone.actors[0], motion=still),))
    sizes = [len(glb_bytes(scene)) for scene in (alone, one_beat)]
    assert sizes[0] < sizes[1] + 15_000, "a second beat repeats no numbers"


def test_ten_seconds_of_an_actor_stay_below_300_kilobytes(cast_scene: Scene) -> None:
    actor = replace(cast_scene.actors[0], face=None)
    joints = np.concatenate([actor.motion.joints] * 5)
    long = replace(actor, motion=replace(actor.motion, joints=joints, actions=None, contacts=None))
    camera = replace(
        cast_scene.camera,
        **{k: np.repeat(getattr(cast_scene.camera, k), 5, 0) for k in ("position", "target")},
        focal=np.repeat(cast_scene.camera.focal, 5),
        roll=np.zeros(250),
    )
    scene = replace(cast_scene, actors=(long,), props=(), camera=camera)
    assert len(glb_bytes(scene)) < 300_000


def test_faces_have_morph_targets_named_by_expression(cast_scene: Scene) -> None:
    meshes = {mesh["name"]: mesh for mesh in document(glb_bytes(cast_scene))["meshes"]}
    names = meshes["Ann face"]["extras"]["targetNames"]
    assert {"happy", "angry", "mouth_smile", "mouth_wide_open", "blink"} <= set(names)
    at_first = dict(zip(names, meshes["Ann face"]["weights"], strict=True))
    assert at_first["mouth_smile"] == 1.0 and at_first["blink"] == 1.0
    assert meshes["Rex face"]["extras"]["targetNames"] == ["mouth_wide_open", "blink"]
