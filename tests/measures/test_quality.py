"""Artifact scores: every corruption of a real or synthetic clip makes its score worse."""

from __future__ import annotations

import lzma
import tarfile
from collections.abc import Callable
from dataclasses import astuple
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.grounding import floor_height
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.geometry import resample, yaw_matrix
from stickgen.measures import artifacts
from stickgen.measures.quality import GRADES, assess_quality
from stickgen.skeleton import FPS, J, apply_bone_lengths, rest_pose

ARCHIVE = Path(__file__).parents[2] / "../shared/data/raw/snu_misc.tar.xz"
REAL = ("walk2", "pirouette", "balance", "pose")
TIME = np.arange(120) / FPS


def synthetic(seed: int = 0) -> np.ndarray:
    """Someone who steps forward at 1.2 m/s and swings the upper body at random (synthetic)."""
    rng = np.random.default_rng(seed)
    joints = np.tile(rest_pose(), (len(TIME), 1, 1))
    for _ in range(4):
        wave = np.sin(2 * np.pi * rng.uniform(0.3, 1.5) * TIME + rng.uniform(0, 6))
        joints[:, 12:] += 0.05 * wave[:, None, None] * rng.normal(size=(10, 3))
    joints += 1.2 * TIME[:, None, None] * [0.0, 0.0, 1.0]
    for side, phase in (("left", 0.0), ("right", 0.5)):
        cycle = TIME + phase
        swing = np.clip((cycle % 1.0 - 0.5) / 0.5, 0.0, 1.0)
        smooth = swing * swing * (3 - 2 * swing)
        for joint in (f"{side}_ankle", f"{side}_foot"):
            start = rest_pose()[J[joint]]
            joints[:, J[joint], 2] = start[2] + 1.2 * (np.floor(cycle) + smooth - phase)
            joints[:, J[joint], 1] = start[1] + 0.15 * np.sin(np.pi * swing)
    return joints


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> dict[str, np.ndarray]:
    """Real clips on the canonical body at 25 fps, standing on the floor."""
    if not ARCHIVE.is_file():
        pytest.skip("the motion collection is not beside the project")
    folder = tmp_path_factory.mktemp("bvh")
    clips = {}
    with lzma.open(ARCHIVE) as stream, tarfile.open(fileobj=stream) as tar:
        for member in tar:
            name = Path(member.name)
            data = tar.extractfile(member) if name.stem in REAL and name.suffix == ".bvh" else None
            if data is not None:
                path = folder / name.name
                path.write_bytes(data.read())
                raw = read_bvh(path)
                joints = apply_bone_lengths(resample(retarget(raw).joints, raw.fps, FPS))
                clips[name.stem] = joints - [0.0, floor_height(joints, FPS), 0.0]
    return clips


Corrupt = Callable[[np.ndarray, float], np.ndarray]


def shaken(joints: np.ndarray, millimetres: float) -> np.ndarray:
    noise = np.random.default_rng(1).normal(size=joints.shape)
    return joints + 0.001 * millimetres * noise


def frozen(joints: np.ndarray, share: float) -> np.ndarray:
    first = round((1 - share) * (len(joints) - 1))
    return joints[np.minimum(np.arange(len(joints)), first)]


def spiked(joints: np.ndarray, metres: float) -> np.ndarray:
    joints = joints.copy()
    joints[len(joints) // 2, J["left_wrist"]] += [metres, 0.0, 0.0]
    return joints


def looped(joints: np.ndarray, share: float) -> np.ndarray:
    t = np.arange(len(joints))
    return joints[np.where(t < share * len(joints), t % 12, t)]


def dragged(joints: np.ndarray, speed: float) -> np.ndarray:
    return joints + np.arange(len(joints))[:, None, None] / FPS * [0.6 * speed, 0.0, 0.8 * speed]


CORRUPTIONS: dict[str, tuple[Corrupt, tuple[float, ...]]] = {
    "jitter": (shaken, (0.0, 2.0, 5.0, 10.0)),
    "static": (frozen, (0.0, 0.5, 0.8, 0.9, 1.0)),
    "explosion": (spiked, (0.0, 0.2, 0.4, 0.8)),
    "repetition": (looped, (0.0, 0.6, 0.8, 1.0)),
    "sliding": (dragged, (0.0, 0.6, 1.0, 2.0)),
}


def assert_worse_with_strength(name: str, joints: np.ndarray) -> None:
    corrupt, strengths = CORRUPTIONS[name]
    qualities = [assess_quality(corrupt(joints, strength), FPS) for strength in strengths]
    scores = [getattr(quality, name) for quality in qualities]
    assert scores == sorted(scores), scores
    assert scores[0] < 0.35 and scores[-1] > 0.5, scores
    assert qualities[-1].score < qualities[0].score - 0.1
    assert qualities[-1].artifact == max(astuple(qualities[-1])[:5])


@pytest.mark.parametrize("name", GRADES)
def test_corruption_of_a_synthetic_clip_makes_its_score_worse(name: str) -> None:
    assert_worse_with_strength(name, synthetic())


@pytest.mark.parametrize("name", GRADES)
@pytest.mark.parametrize("clip", REAL)
def test_corruption_of_a_real_clip_makes_its_score_worse(
    name: str, clip: str, real: dict[str, np.ndarray]
) -> None:
    assert_worse_with_strength(name, real[clip])


@pytest.mark.parametrize("clip", REAL)
def test_clean_mocap_is_good(clip: str, real: dict[str, np.ndarray]) -> None:
    quality = assess_quality(real[clip], FPS)
    assert quality.score >= 0.8 and quality.artifact <= 0.35


@settings(max_examples=30)
@given(
    seed=st.integers(0, 999),
    spread=st.floats(0.0, 10.0),
    frames=st.integers(5, 60),
    fps=st.sampled_from([20.0, 25.0, 60.0, 120.0]),
)
def test_scores_stay_between_0_and_1(seed: int, spread: float, frames: int, fps: float) -> None:
    joints = rest_pose() + spread * np.random.default_rng(seed).normal(size=(frames, 22, 3))
    quality = assess_quality(joints, fps)
    assert all(0.0 <= value <= 1.0 for value in astuple(quality))
    assert quality.score <= 1.0 - quality.artifact**5 + 1e-9


@settings(max_examples=20)
@given(
    seed=st.integers(0, 99),
    yaw=st.floats(-7.0, 7.0),
    x=st.floats(-50.0, 50.0),
    z=st.floats(-50.0, 50.0),
)
def test_scores_do_not_depend_on_place_and_facing(
    seed: int, yaw: float, x: float, z: float
) -> None:
    joints = shaken(synthetic(seed), 3.0)
    moved = joints @ yaw_matrix(yaw).T + [x, 0.0, z]
    before, after = (astuple(assess_quality(clip, FPS)) for clip in (joints, moved))
    np.testing.assert_allclose(after, before, atol=1e-6)


def test_only_valid_frames_count() -> None:
    joints = synthetic()
    broken = joints.copy()
    broken[50:60] += np.random.default_rng(0).normal(size=(10, 22, 3))
    valid = np.ones(len(joints), dtype=bool)
    valid[48:62] = False
    assert assess_quality(broken, FPS).score < 0.6
    assert assess_quality(broken, FPS, valid) == assess_quality(joints, FPS, valid)


def test_a_clip_without_five_valid_frames_in_a_row_is_refused() -> None:
    valid = np.arange(len(TIME)) % 5 != 0
    with pytest.raises(StickGenError, match="5 valid frames in a row"):
        assess_quality(synthetic(), FPS, valid)


def test_the_limits_are_where_a_score_is_one_half() -> None:
    still = np.tile(rest_pose(), (101, 1, 1))
    walking = still + 0.04 * np.arange(101)[:, None, None] * [0.0, 0.0, 1.0]
    stopping = np.concatenate([walking[:21], np.tile(walking[20], (80, 1, 1))])
    assert assess_quality(still, FPS).static == 1.0
    assert assess_quality(walking, FPS).static == 0.0
    assert assess_quality(stopping, FPS).static == pytest.approx(0.5)


def test_jitter_of_white_noise_is_what_theory_says() -> None:
    sigma, fps = 0.004, 25.0
    noise = sigma * np.random.default_rng(0).normal(size=(4000, 22, 3))
    moving = 1.0 / fps * np.arange(4000)[:, None, None] * [0.0, 0.0, 1.0]
    # Fourth differences of white noise have 1 + 16 + 36 + 16 + 1 = 70 times its variance.
    variance = 3 * 70 * (sigma * fps**2 / 4) ** 2
    joints = rest_pose() + moving + noise
    speed = artifacts.joint_speeds(joints, fps).mean()
    assert artifacts.jitter(joints, fps) == pytest.approx(variance / speed, rel=0.02)


def test_quality_holds_plain_numbers() -> None:
    assert all(type(value) is float for value in astuple(assess_quality(synthetic(), FPS)))
