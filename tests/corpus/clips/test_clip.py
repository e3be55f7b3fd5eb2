"""One recording becomes one clip, or an error in one sentence."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.clip import label_actions, make_clip
from stickgen.corpus.clips.recording import Body, Recording, Segment
from stickgen.errors import StickGenError
from stickgen.geometry import heading, yaw_matrix
from stickgen.scene import FaceTrack
from stickgen.skeleton import BONE_LENGTHS, PARENTS, J, apply_bone_lengths, rest_pose
from stickgen.vocabulary import ACTION


def standing(frames: int, fps: float = 25.0) -> np.ndarray:
    """A person who stands with the arms down and sways a little, ``[T, 22, 3]``."""
    pose = rest_pose()
    for side, sign in (("left", 1.0), ("right", -1.0)):
        shoulder = pose[J[f"{side}_shoulder"]]
        pose[J[f"{side}_elbow"]] = np.add(shoulder, (0.03 * sign, -0.26, 0.0))
        pose[J[f"{side}_wrist"]] = np.add(shoulder, (0.05 * sign, -0.5, 0.05))
    time = np.arange(frames)[:, None, None] / fps
    sway = 0.03 * np.sin(2 * np.pi * time) * (np.arange(22) > 2)[:, None] * [1.0, 0.0, 1.0]
    return apply_bone_lengths(pose + sway)


def recording(joints: np.ndarray, fps: float = 25.0, **facts: object) -> Recording:
    return Recording("own/a", "own", Body(joints, fps), "MIT", "ours", **facts)


@settings(max_examples=80)
@given(
    st.integers(1, 60),
    st.sampled_from([1.0, 12.0, 25.0, 29.97, 120.0]),
    st.sampled_from([0.0, 0.01, 1.0, 1e6]),
    st.integers(0, 2**32 - 1),
)
def test_any_motion_is_a_clip_or_an_error(frames: int, fps: float, noise: float, seed: int) -> None:
    rng = np.random.default_rng(seed)
    joints = apply_bone_lengths(standing(frames, fps) + noise * rng.normal(size=(frames, 22, 3)))
    try:
        clip = make_clip(recording(joints, fps))
    except StickGenError as error:
        assert str(error).count("\n") == 0
        return
    assert np.isfinite(clip.joints).all()
    assert len(clip.joints) == len(clip.valid) == len(clip.actions)
    bones = np.linalg.norm(clip.joints[:, 1:] - clip.joints[:, list(PARENTS[1:])], axis=-1)
    np.testing.assert_allclose(bones, np.tile(BONE_LENGTHS[1:], (len(bones), 1)), atol=1e-3)


def test_a_clip_starts_at_the_origin_and_its_placement_restores_the_source() -> None:
    joints = standing(50) @ yaw_matrix(1.0).T + [3.0, 0.2, -4.0]
    clip = make_clip(recording(joints))
    np.testing.assert_allclose(clip.joints[0, 0, [0, 2]], 0.0, atol=1e-6)
    assert heading(clip.joints)[0] == pytest.approx(0.0, abs=1e-6)
    np.testing.assert_allclose(clip.placement.world(clip.joints), joints, atol=1e-5)


def test_a_synthetic_flyer_stays_in_the_air() -> None:
    joints = standing(50) + [0.0, 1.5, 0.0]
    real = make_clip(recording(joints))
    flying = make_clip(recording(joints, synthetic=True))
    assert real.joints[..., 1].min() == pytest.approx(0.025, abs=0.01)
    assert flying.joints[..., 1].min() == pytest.approx(1.525, abs=0.01)


def test_actions_come_from_the_source_else_the_captions() -> None:
    joints = standing(50)
    part = Segment(1.0, 2.0, (), ("a person waves",))
    labelled = make_clip(recording(joints, actions=("dance",), segments=(part,)))
    assert set(labelled.actions) == {ACTION["dance"]}
    captioned = make_clip(
        label_actions(recording(joints, captions=("a man is clapping",), segments=(part,)))
    )
    assert captioned.recording.actions[0] == "clap"
    assert captioned.actions[10] == ACTION["clap"]
    assert captioned.actions[30] == ACTION["wave"]
    assert set(make_clip(recording(joints)).actions) == {-1}


def test_a_face_is_cut_to_its_motion_and_must_not_be_shorter() -> None:
    joints, frames = standing(101, 50.0), 51
    face = FaceTrack(
        expression=np.arange(60, dtype=np.int16) % 5,
        mouth=np.zeros(60, np.int16),
        openness=np.linspace(0, 1, 60, dtype=np.float32),
    )
    clip = make_clip(recording(joints, 50.0, face=face))
    assert clip.face is not None
    assert len(clip.face.mouth) == len(clip.joints) == frames
    np.testing.assert_array_equal(clip.face.openness, face.openness[:frames])
    short = FaceTrack(face.expression[:40], face.mouth[:40], face.openness[:40])
    with pytest.raises(StickGenError, match="face track has 40 frames, its motion 51"):
        make_clip(recording(joints, 50.0, face=short))


def test_invalid_motion_is_an_error() -> None:
    joints = standing(50)
    joints[7, 3] = np.nan
    with pytest.raises(StickGenError, match="not finite"):
        make_clip(recording(joints))
    with pytest.raises(StickGenError, match="good motion"):
        make_clip(replace(recording(standing(8)), id="own/b"))
