from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.clean import bad_frames, edge_t_pose, jumps
from stickgen.corpus.clips.grounding import floor_height
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import LANDMARKS, load_rigs
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.geometry import heading
from stickgen.skeleton import (
    BONE_LENGTHS,
    FOOT_HEIGHT,
    PARENTS,
    J,
    apply_bone_lengths,
    rest_pose,
)

Walk = Callable[..., str]


def read(folder: Path, text: str) -> RawMotion:
    (folder / "walk.bvh").write_text(text)
    return read_bvh(folder / "walk.bvh")


def bone_lengths(joints: np.ndarray) -> np.ndarray:
    return np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)


@pytest.mark.parametrize("unit", [1.0, 0.1, 0.01, 0.001, 0.0254, 0.0254 / 0.45])
def test_any_unit_gives_the_same_body(tmp_path: Path, walk_bvh: Walk, unit: float) -> None:
    body = retarget(read(tmp_path, walk_bvh(unit=unit)))
    np.testing.assert_allclose(
        bone_lengths(body.joints), BONE_LENGTHS[None, 1:].repeat(60, 0), atol=1e-6
    )
    assert body.scale == pytest.approx(1.0, abs=1e-3)
    travel = body.joints[-1, 0] - body.joints[0, 0]
    np.testing.assert_allclose(travel, [0, 0, 59 / 30], atol=0.01)


def test_a_rig_of_the_canonical_proportions_keeps_its_legs_and_arms(
    tmp_path: Path, walk_bvh: Walk
) -> None:
    raw = read(tmp_path, walk_bvh(unit=1.0))
    joints = retarget(raw).joints
    for theirs, ours in (("LeftKnee", "left_knee"), ("RightAnkle", "right_ankle")):
        source = raw.positions[:, raw.names.index(theirs)]
        np.testing.assert_allclose(joints[:, J[ours]], source, atol=0.03)
    arm = joints[:, J["left_wrist"]] - joints[:, J["left_shoulder"]]
    theirs = [raw.positions[:, raw.names.index(n)] for n in ("LeftWrist", "LeftShoulder")]
    np.testing.assert_allclose(arm, theirs[0] - theirs[1], atol=1e-3)


def test_left_stays_left_and_facing_is_kept(tmp_path: Path, walk_bvh: Walk) -> None:
    joints = retarget(read(tmp_path, walk_bvh(yaw=90.0))).joints
    np.testing.assert_allclose(heading(joints), np.pi / 2, atol=0.05)
    assert (joints[:, J["left_wrist"], 2] < joints[:, J["right_wrist"], 2] - 0.2).all()


def test_an_unknown_rig_and_a_giant_are_refused(tmp_path: Path, walk_bvh: Walk) -> None:
    text = walk_bvh()
    with pytest.raises(StickGenError, match="No skeleton map"):
        retarget(read(tmp_path, text.replace("LeftToe", "LeftClaw")))
    with pytest.raises(StickGenError, match="no human length"):
        retarget(read(tmp_path, walk_bvh(unit=0.0004)))


def test_every_map_has_all_landmarks_and_its_own_signature() -> None:
    rigs = load_rigs()
    assert len({rig.signature for rig in rigs}) == len(rigs) >= 10
    for rig in rigs:
        assert set(rig.landmarks) == set(LANDMARKS), rig.name
        assert np.isfinite(list(rig.pitch.values())).all(), rig.name


def standing(frames: int) -> np.ndarray:
    joints = rest_pose()[None].repeat(frames, 0)
    for side, sign in (("left", 1.0), ("right", -1.0)):
        shoulder = joints[:, J[f"{side}_shoulder"]]
        joints[:, J[f"{side}_elbow"]] = np.add(shoulder, (0.03 * sign, -0.26, 0.0))
        joints[:, J[f"{side}_wrist"]] = np.add(shoulder, (0.05 * sign, -0.5, 0.05))
    return apply_bone_lengths(joints)


def test_a_t_pose_at_an_end_is_bad_and_one_in_the_middle_is_not() -> None:
    joints = np.concatenate([rest_pose()[None].repeat(15, 0), standing(60)])
    bad = edge_t_pose(joints, 25.0)
    assert bad[:15].all()
    assert not bad[40:].any()
    closing = edge_t_pose(joints[::-1], 25.0)
    assert closing[-15:].all()
    middle = np.concatenate([standing(30), rest_pose()[None].repeat(15, 0), standing(30)])
    assert not edge_t_pose(middle, 25.0).any()
    assert edge_t_pose(rest_pose()[None].repeat(30, 0), 25.0).all()


def test_a_jump_is_found_and_smooth_motion_is_not() -> None:
    joints = standing(80)
    joints += (np.linspace(0, 8, 80) ** 1.2)[:, None, None] * [0.0, 0.0, 0.4]
    assert not jumps(joints, 25.0).any()
    joints[50:, :, 0] += 0.6
    assert np.flatnonzero(jumps(joints, 25.0)).tolist() == [50]
    bad = bad_frames(joints, 25.0, [])
    assert bad[45:56].all() and bad.sum() == 11
    start = joints[47:]
    assert np.flatnonzero(bad_frames(start, 25.0, [])).tolist() == [0, 1, 2, 3]


def test_the_floor_is_under_the_resting_feet() -> None:
    joints = standing(100)
    joints[40:60, :, 1] += 0.5  # a jump does not raise it
    joints[:, :, 1] += 3.0
    assert floor_height(joints, 25.0) == pytest.approx(3.0, abs=0.01)
    assert joints[0, J["left_foot"], 1] - 3.0 == pytest.approx(FOOT_HEIGHT)
