"""The safety critic: every corruption fails its check, and lively motion passes all of them."""

from __future__ import annotations

import subprocess
import sys
import tarfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.corpus.clips.clip import make_clip
from stickgen.corpus.sources import collection
from stickgen.errors import StickGenError
from stickgen.evaluation.critic_report import CHECKED_CORRUPTIONS
from stickgen.geometry import yaw_matrix
from stickgen.motion import Motion
from stickgen.safety.critic import CHECKS, Fault, judge, judge_scene
from stickgen.safety.rules import Limit, Rules, read_rules
from stickgen.scene import Scene
from stickgen.skeleton import FPS, rest_pose
from stickgen.synthesis import find, read

ARCHIVE = Path(__file__).parents[2] / "../shared/data/raw/reactidle.tar.xz"
IDLERS = ("003_genuine", "010_genuine", "015_genuine")
"""Captured people who stand and breathe; the last two hardly move at all."""
SYNTHETIC = ("walk", "jump", "punch", "dance", "idle", "sit", "lie_down", "wave", "throwing")


def synthetic(action: str) -> np.ndarray:
    """A synthetic clip of an action, ``[T, 22, 3]``."""
    item = next(iter(find(1, actions=(action,), seed=3)))
    return np.asarray(read(item)[0].motion.joints, dtype=np.float64)


WALK = synthetic("walk")
RNG = np.random.default_rng(0)


@pytest.fixture(scope="module")
def idlers(tmp_path_factory: pytest.TempPathFactory) -> list[np.ndarray]:
    """Real people who only stand and breathe."""
    if not ARCHIVE.is_file():
        pytest.skip("the motion collection is not beside the project")
    folder = tmp_path_factory.mktemp("idle")
    with tarfile.open(ARCHIVE) as tar:
        files = [m for m in tar.getmembers() if Path(m.name).stem in IDLERS]
        tar.extractall(folder, files, filter="data")
    clips = []
    for item in collection.find(ARCHIVE.parents[1], unpacked=folder):
        if item.detail.source == "reactidle" and Path(item.path).stem in IDLERS:
            (recording,) = collection.read(item)
            clip = make_clip(recording)
            clips.append(clip.joints[clip.valid])
    assert len(clips) == len(IDLERS)
    return clips


@pytest.mark.parametrize("action", SYNTHETIC)
def test_synthetic_actions_are_safe(action: str) -> None:
    verdict = judge(synthetic(action), FPS)
    assert verdict.safe, str(verdict)


@pytest.mark.parametrize("name", CHECKED_CORRUPTIONS)
def test_every_check_detects_its_corruption(name: str) -> None:
    check, corrupt = CHECKED_CORRUPTIONS[name]
    clean, corrupted = judge(WALK, FPS), judge(corrupt(WALK, RNG), FPS)
    assert clean.safe and check not in {fault.check for fault in clean.faults}
    assert not corrupted.safe
    assert check in {f.check for f in corrupted.faults if f.severity >= Rules().unsafe}


def test_every_check_has_a_limit_and_a_corruption() -> None:
    assert (
        set(CHECKS) == set(Rules().limits) == {check for check, _ in CHECKED_CORRUPTIONS.values()}
    )


def test_real_people_who_only_breathe_are_not_frozen(idlers: list[np.ndarray]) -> None:
    for joints in idlers:
        assert judge(joints, FPS).safe
        assert judge(np.repeat(joints[:1], 250, axis=0), FPS).faults[0].check == "frozen"


@pytest.mark.parametrize(("millimetres", "safe"), [(1.0, True), (10.0, False)])
def test_real_people_may_sway_but_not_tremble(
    idlers: list[np.ndarray], millimetres: float, safe: bool
) -> None:
    rng = np.random.default_rng(0)
    for joints in idlers:
        noise = rng.normal(0, millimetres / 1000, joints[:250].shape)
        verdict = judge(joints[:250] + noise, FPS)
        assert ("jittery" in str(verdict)) is not safe


@given(turn=st.floats(-3, 3), x=st.floats(-9, 9), size=st.floats(0.3, 3.0))
def test_a_verdict_does_not_depend_on_place_and_size(turn: float, x: float, size: float) -> None:
    flung = CHECKED_CORRUPTIONS["a wrist 0.8 m off for a frame"][1](WALK, RNG)
    elsewhere = size * (flung @ yaw_matrix(turn).T) + np.array([x, 0.0, -x])
    verdict, expected = judge(elsewhere, FPS), judge(flung, FPS)
    assert [f.check for f in verdict.faults] == [f.check for f in expected.faults]
    assert verdict.severity == pytest.approx(expected.severity, abs=1e-6)


@given(
    at=st.floats(-5, 5),
    span=st.floats(0.1, 5) | st.floats(-5, -0.1),
    severity=st.floats(0, 1),
    share=st.floats(0, 1),
)
def test_severity_grows_from_the_limit_to_one(
    at: float, span: float, severity: float, share: float
) -> None:
    limit = Limit(at, severity, at + span)
    assert limit.judge(at - span) == 0.0
    assert limit.judge(at) == severity
    assert limit.judge(at + 2 * span) == 1.0
    halfway = limit.judge(at + share * span)
    assert halfway == pytest.approx(severity + (1 - severity) * share, abs=1e-6)


def test_a_file_changes_the_rules_that_it_names(tmp_path: Path) -> None:
    file = tmp_path / "rules.yaml"
    file.write_text("velocity: {at: 1.0}\nunsafe: 0.9\n")
    rules = read_rules(file)
    assert rules.velocity == Limit(1.0, 0.8, 30.0)
    assert replace(rules, velocity=Rules().velocity, unsafe=0.7) == Rules()
    verdict = judge(WALK, FPS, rules)
    assert verdict.safe
    assert [f.check for f in verdict.faults] == ["velocity"]
    assert not judge(WALK, FPS, replace(rules, unsafe=0.8)).safe


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("velocity: {at: fast}", "velocity.at"),
        ("colour: 3", "colour"),
        ("velocity: {at: 3, colour: 1}", "velocity"),
        ("velocity: {at: 40}", "velocity: ruined is 30 and at is 40; ruined must be more"),
        ("velocity: {ruined: 15.0}", "velocity: ruined is 15 and at is 15"),
        ("frozen: {at: 80}", "frozen: ruined is 1 and at is 80"),
        ("quality: {ruined: 0.5}", "quality: ruined is 0.5 and at is 0.3; ruined must be less"),
        ("velocity: {at: .nan}", r"velocity\.at: Input should be a finite number"),
        ("ground: {ruined: .inf}", r"ground\.ruined: Input should be a finite number"),
        ("jittery: {at: -0.1}", r"jittery\.at"),
        ("velocity: {severity: 1.1}", r"velocity\.severity"),
        ("velocity: {severity: .nan}", r"velocity\.severity"),
        ("unsafe: -1", "unsafe"),
        ("unsafe: 70", "unsafe"),
        ("still: -1", "still"),
        ("trembling: .nan", "trembling"),
        ("[]", "has no rules"),
        ("{", "neither YAML nor JSON"),
        (None, "No such file"),
    ],
)
def test_an_error_names_the_invalid_rule(tmp_path: Path, text: str | None, message: str) -> None:
    file = tmp_path / "rules.yaml"
    if text is not None:
        file.write_text(text)
    with pytest.raises(StickGenError, match=message):
        read_rules(file)


def with_value(value: float) -> np.ndarray:
    joints = WALK.copy()
    joints[7, 3] = value
    return joints


@pytest.mark.parametrize(
    ("joints", "message"),
    [
        (WALK[:4], "needs 5 frames, the motion has 4"),
        (WALK[:, :21], r"reads joints \[frames, 22, 3\], these have the shape \[\d+, 21, 3\]"),
        (WALK[..., :2], r"reads joints \[frames, 22, 3\]"),
        (WALK[0], r"these have the shape \[22, 3\]"),
        (with_value(np.nan), "joint spine1 is not finite in frame 7"),
        (with_value(np.inf), "joint spine1 is not finite in frame 7"),
        (np.zeros((50, 22, 3)), "at one point"),
    ],
    ids=["short", "joints", "flat", "pose", "nan", "inf", "point"],
)
def test_arrays_that_are_no_motion_are_refused(joints: np.ndarray, message: str) -> None:
    with pytest.raises(StickGenError, match=message):
        judge(joints, FPS)


def test_a_scene_has_the_verdict_of_its_worst_actor(make_scene: Callable[..., Scene]) -> None:
    scene = make_scene(frames=50, actors=2)
    still = np.repeat(rest_pose()[None], 50, axis=0)
    motions = (WALK[:50], still)
    actors = tuple(
        replace(actor, motion=Motion(joints))
        for actor, joints in zip(scene.actors, motions, strict=True)
    )
    verdict = judge_scene(replace(scene, actors=actors))
    assert verdict.faults == (Fault("frozen", 1.0, 1.0),)
    assert str(verdict) == "frozen 1.00"
    assert judge_scene(replace(scene, actors=actors[:1])).safe


def test_the_critic_imports_no_training_library() -> None:
    code = (
        "import sys, stickgen.safety.critic;print({'torch', 'scipy', 'pyarrow'} & set(sys.modules))"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "set()"
