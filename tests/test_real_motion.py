"""Recorded people, from joint positions to the body and back: clips of ``data/real_motion``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Recording
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.sources import bvh
from stickgen.formats.bvh import write_bvh
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.motion import Motion
from stickgen.safety.critic import judge
from stickgen.scene import Actor, Look, Scene
from stickgen.skeleton import BONE_LENGTHS, FPS, PARENTS, J

CLIPS = Path(__file__).parent / "data/real_motion"
UP = 2
"""Axis of the recorded positions that points up."""


@dataclass(frozen=True)
class Captured:
    """A file and what is made of it.

    Attributes:
        raw: positions ``[T, joints, 3]`` of the rig of the file, at its frame rate, Z up.
        joints: ``[T, 22, 3]`` the same frames on our skeleton.
        clip: ``[T', 22, 3]`` what a corpus keeps of it: 25 fps, cleaned.
    """

    raw: RawMotion
    joints: np.ndarray
    clip: np.ndarray


@pytest.fixture(scope="module", params=["climb_0", "climb_1", "climb_4"])
def captured(request: pytest.FixtureRequest) -> Captured:
    rig = json.loads((CLIPS / "rig.json").read_text())
    positions = np.load(CLIPS / f"{request.param}.npy").astype(np.float64)
    names, parents = tuple(rig["names"]), tuple(rig["parents"])
    raw = RawMotion(names, parents, positions, rig["fps"], CLIPS / "map.yaml")
    clip = make_clip(Recording(request.param, "climb", raw, "Apache-2.0", "Amazon FAR Team"))
    return Captured(
        raw, retarget(raw, load_rig(CLIPS / "map.yaml")).joints, clip.joints[clip.valid]
    )


def scene_of(joints: np.ndarray) -> Scene:
    count = len(joints)
    motion = Motion(joints.astype(np.float32), fps=FPS)
    camera = Camera(
        position=np.tile([0.0, 1.5, 8.0], (count, 1)),
        target=np.tile([0.0, 1.0, 0.0], (count, 1)),
        focal=np.full(count, 50.0),
        roll=np.zeros(count),
    )
    return Scene(actors=(Actor("captured", motion, Look()),), camera=camera)


def test_bones_keep_their_length(captured: Captured) -> None:
    for joints in (captured.joints, captured.clip):
        bones = np.linalg.norm(joints - joints[:, PARENTS], axis=-1)[:, 1:]
        np.testing.assert_allclose(bones, np.tile(BONE_LENGTHS[1:], (len(bones), 1)), atol=1e-5)


def test_who_walks_between_the_boxes_stands_on_the_floor(captured: Captured) -> None:
    lower_foot = captured.clip[:, [J["left_foot"], J["right_foot"]], 1].min(axis=1)
    assert lower_foot.min() > 0.0
    assert np.percentile(lower_foot, 10) < 0.04


def test_bodies_begin_upright(captured: Captured) -> None:
    height = captured.clip[:25, :, 1]
    assert (height[:, J["head"]] - height[:, J["pelvis"]]).min() > 0.4
    assert (height[:, J["pelvis"]] - height[:, J["left_foot"]]).min() > 0.6
    assert (height[:, J["pelvis"]] - height[:, J["right_foot"]]).min() > 0.6


def test_the_left_hip_is_on_the_left_of_where_the_toes_point(captured: Captured) -> None:
    joints = captured.clip
    toes = sum(joints[:, J[f"{s}_foot"]] - joints[:, J[f"{s}_ankle"]] for s in ("left", "right"))
    left = np.cross([0.0, 1.0, 0.0], toes)
    hips = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    assert ((left * hips).sum(axis=-1) > 0.0).mean() > 0.95  # toes may point anywhere in a step


def test_the_left_hand_is_above_the_right_one_when_it_was(captured: Captured) -> None:
    left, right = (
        captured.raw.positions[:, captured.raw.names.index(name), UP]
        for name in ("LeftHand", "RightHand")
    )
    wrists = captured.joints[..., 1]
    above = wrists[:, J["left_wrist"]] - wrists[:, J["right_wrist"]]
    assert np.corrcoef(above, left - right)[0, 1] > 0.98


def test_the_critic_finds_no_fault(captured: Captured) -> None:
    assert judge(captured.clip, FPS).faults == ()


def test_a_motion_file_keeps_the_body(captured: Captured, tmp_path: Path) -> None:
    write_motion(scene_of(captured.clip), tmp_path / "clip.motion")
    read = read_motion(tmp_path / "clip.motion").actors[0].motion
    assert read.fps == FPS
    np.testing.assert_allclose(read.joints, captured.clip, atol=6e-4)  # whole millimetres


def test_a_bvh_file_keeps_the_body(captured: Captured, tmp_path: Path) -> None:
    write_bvh(scene_of(captured.clip).actors[0], tmp_path / "clip.bvh")
    body = bvh.canonical_body(bvh.read_bvh(tmp_path / "clip.bvh"))
    assert body is not None and body.fps == pytest.approx(FPS)
    np.testing.assert_allclose(body.joints, captured.clip, atol=1e-3)
