"""Small synthetic motion files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen import geometry
from stickgen.formats import bvh as bvh_export
from stickgen.kinematics import forward_kinematics
from stickgen.motion import Motion
from stickgen.skeleton import OFFSETS, PARENTS, PELVIS_HEIGHT, J

# An Xsens-like rig with our own body's proportions, read by the map "style100".
RIG = {
    "Hips": "pelvis",
    "Chest": "spine1",
    "Chest3": "spine2",
    "Chest4": "spine3",
    "Neck": "neck",
    "Head": "head",
    "LeftCollar": "left_collar",
    "LeftShoulder": "left_shoulder",
    "LeftElbow": "left_elbow",
    "LeftWrist": "left_wrist",
    "RightCollar": "right_collar",
    "RightShoulder": "right_shoulder",
    "RightElbow": "right_elbow",
    "RightWrist": "right_wrist",
    "LeftHip": "left_hip",
    "LeftKnee": "left_knee",
    "LeftAnkle": "left_ankle",
    "LeftToe": "left_foot",
    "RightHip": "right_hip",
    "RightKnee": "right_knee",
    "RightAnkle": "right_ankle",
    "RightToe": "right_foot",
}


def bvh_text(rotations: dict[str, np.ndarray], root: np.ndarray, unit: float, fps: float) -> str:
    """A BVH of our body: Euler angles ZXY in degrees ``[T, 3]`` of some joints, root in metres."""
    hierarchy, order = _hierarchy(_rest_offsets(unit))
    zeros = np.zeros_like(root)
    columns = np.concatenate([root / unit, *(rotations.get(name, zeros) for name in order)], axis=1)
    frames = "\n".join(" ".join(f"{v:.5f}" for v in row) for row in columns)
    head = "\n".join(["HIERARCHY", *hierarchy])
    return f"{head}\nMOTION\nFrames: {len(root)}\nFrame Time: {1 / fps:.7f}\n{frames}\n"


def _parents() -> dict[str, str]:
    """Parent of every joint of ``RIG``, empty for the root."""
    names = {joint: name for name, joint in RIG.items()}
    parents = {}
    for name, joint in RIG.items():
        p = PARENTS[J[joint]]
        parents[name] = names[list(J)[p]] if p >= 0 else ""
    return parents


def _rest_offsets(unit: float) -> dict[str, np.ndarray]:
    """Offset of every joint of ``RIG`` from its parent in the rest pose, in file units."""
    rest = np.zeros((22, 3))
    for j, p in enumerate(PARENTS):
        rest[j] = OFFSETS[j] + (rest[p] if p >= 0 else 0.0)
    return {
        name: (rest[J[RIG[name]]] - (rest[J[RIG[parent]]] if parent else 0.0)) / unit
        for name, parent in _parents().items()
    }


def _hierarchy(offsets: dict[str, np.ndarray]) -> tuple[list[str], list[str]]:
    """Lines of the HIERARCHY section, and the joints in the order of the file."""
    parents = _parents()
    order: list[str] = []

    def block(name: str) -> list[str]:
        order.append(name)
        position = "" if parents[name] else "Xposition Yposition Zposition "
        children = [child for child in RIG if parents[child] == name]
        tip = "0 0.05 0.02" if name == "Head" else "0 0 0"
        end = ["End Site", "{", f"OFFSET {tip}", "}"]
        return [
            f"{'JOINT' if parents[name] else 'ROOT'} {name}",
            "{",
            "OFFSET " + " ".join(f"{v:.6f}" for v in offsets[name]),
            f"CHANNELS {3 if parents[name] else 6} {position}Zrotation Xrotation Yrotation",
            *(line for child in children for line in block(child)),
            *([] if children else end),
            "}",
        ]

    return block("Hips"), order


def arms_down(frames: int) -> dict[str, np.ndarray]:
    """Rotations that lower the arms of the rest T-pose, with a slow swing of the legs."""
    swing = 20 * np.sin(np.linspace(0, 4 * np.pi, frames))
    still = np.zeros((frames, 3))
    out = {"LeftShoulder": np.add(still, [-80, 0, 0]), "RightShoulder": np.add(still, [80, 0, 0])}
    out["LeftHip"] = still + np.stack([0 * swing, swing, 0 * swing], -1)
    out["RightHip"] = still - np.stack([0 * swing, swing, 0 * swing], -1)
    return out


def _walk_bvh(
    frames: int = 60, unit: float = 0.01, yaw: float = 0.0, fps: float = 30.0, speed: float = 1.0
) -> str:
    """Someone who glides forward at ``speed`` m/s with swinging legs, turned by ``yaw`` degrees."""
    way = geometry.yaw_matrix(np.radians(yaw)) @ [0.0, 0.0, speed]
    root = np.array([1.0, PELVIS_HEIGHT, 2.0]) + np.arange(frames)[:, None] / fps * way
    rotations = arms_down(frames) | {"Hips": np.tile([0.0, 0.0, yaw], (frames, 1))}
    return bvh_text(rotations, root, unit, fps)


@pytest.fixture(scope="session")
def walk_bvh() -> Callable[..., str]:
    """Text of a walk: ``walk_bvh(frames=60, unit=0.01, yaw=0.0, fps=30.0, speed=1.0)``."""
    return _walk_bvh


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    """A source folder of eight short walks, one broken file and one format without a reader."""
    folder = tmp_path / "source"
    (folder / "toy").mkdir(parents=True)
    (folder / "notes").mkdir()
    rows = ["id,source,file,format,fps,frames,take,licence,subject"]
    captions = []
    for k in range(8):
        text = _walk_bvh(frames=40 + 5 * k, unit=(0.01, 0.0254)[k % 2], yaw=40.0 * k)
        (folder / f"toy/walk_{k}.bvh").write_text(text)
        rows.append(f"toy/walk_{k},toy,toy/walk_{k}.bvh,bvh,30,{40 + 5 * k},t{k // 2},CC0,")
        captions.append(caption(f"toy/walk_{k}"))
    (folder / "toy/broken.bvh").write_text("HIERARCHY\nROOT Hips\n{\nMOTION\n")
    rows.append("toy/broken,toy,toy/broken.bvh,bvh,30,9,,CC0,")
    rows.append("toy/other,toy,toy/other.pkl,pkl,30,9,,CC0,")
    captions.append(caption("toy/broken"))
    (folder / "index.csv").write_text("\n".join(rows) + "\n")
    (folder / "captions.jsonl").write_text("\n".join(captions) + "\n")
    return folder


def caption(id_: str) -> str:
    """One line of captions.jsonl."""
    part = {"start": 0.4, "end": 0.8, "actions": ["run"], "captions": ["faster"]}
    labels = {"id": id_, "actions": ["walk"], "captions": ["a person walks"], "segments": [part]}
    return json.dumps(labels)


def _marching(frames: int, fps: float = 30.0) -> Motion:
    """A person who walks along +Z at 1 m/s, arms down but the left forearm raised."""
    local = np.zeros((frames, 22, 4))
    local[..., 0] = 1.0
    swing = 0.4 * np.sin(np.linspace(0, 4 * np.pi, frames))
    axis = np.eye(3)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        hang = np.full(frames, -1.4 * sign)
        local[:, J[f"{side}_shoulder"]] = geometry.quat_from_axis_angle(axis[2], hang)
        local[:, J[f"{side}_hip"]] = geometry.quat_from_axis_angle(axis[0], sign * swing)
    bent = geometry.quat_from_axis_angle(axis[1], np.full(frames, -1.8))
    local[:, J["left_elbow"]] = bent
    root = [0.5, PELVIS_HEIGHT, -1.0] + np.arange(frames)[:, None] / fps * axis[2]
    joints, _ = forward_kinematics(local, root, OFFSETS, PARENTS)
    return Motion(joints.astype(np.float32), fps=fps)


@pytest.fixture(scope="session")
def marching() -> Callable[..., Motion]:
    """A walk along +Z with the left forearm raised: ``marching(frames, fps=30.0)``."""
    return _marching


@pytest.fixture(scope="session")
def renamed_bvh() -> Callable[..., str]:
    """BVH of our body under other names: ``renamed_bvh(motion, names, tips)``.

    ``names`` is joint → name; ``tips`` is joint → name of a joint in place of its end site.
    """

    def text(motion: Motion, names: dict[str, str], tips: dict[str, str]) -> str:
        out = bvh_export.bvh_text(motion)
        for joint, tip in tips.items():
            at = out.index("End Site", out.index(f" {joint}\n"))
            out = out[:at] + out[at:].replace("End Site", f"JOINT {tip}", 1)
        for joint, name in names.items():
            out = out.replace(f"JOINT {joint}\n", f"JOINT {name}\n")
            out = out.replace(f"ROOT {joint}\n", f"ROOT {name}\n")
        return out

    return text


@pytest.fixture(scope="session")
def faces_ahead_with_left_raised() -> Callable[[np.ndarray], None]:
    """Asserts that joints ``[T, 22, 3]`` are ``marching`` in any world frame: facing and sides."""

    def check(joints: np.ndarray) -> None:
        way = joints[-1, 0] - joints[0, 0]
        assert np.linalg.norm(way) > 0.3
        facing = geometry.heading(joints)
        np.testing.assert_allclose(
            np.cos(facing - np.arctan2(way[0], way[2])), 1.0, atol=0.02, err_msg="facing"
        )
        left, right = joints[:, J["left_wrist"]], joints[:, J["right_wrist"]]
        assert (left[:, 1] > right[:, 1] + 0.1).all(), "the left forearm is the raised one"
        lateral = np.stack([np.cos(facing), 0 * facing, -np.sin(facing)], axis=-1)
        across = joints[:, J["left_shoulder"]] - joints[:, J["right_shoulder"]]
        assert ((across * lateral).sum(-1) > 0.2).all(), "left lies to the left"
        assert (joints[:, J["head"], 1] > joints[:, J["pelvis"], 1] + 0.4).all(), "upright"
        feet = joints[:, [J["left_foot"], J["right_foot"]], 1].min()
        assert joints[:, 0, 1].mean() - feet == pytest.approx(PELVIS_HEIGHT, abs=0.08)

    return check
