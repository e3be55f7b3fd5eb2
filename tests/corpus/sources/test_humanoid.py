"""The simulated humanoid, compared with its published description, on synthetic motions.

Offsets: MimicKit ``data/assets/humanoid/humanoid.xml`` and DeepMimic
``data/characters/humanoid3d.txt``; frame layouts as their motion loaders read them.
"""

import json
import pickle
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import deepmimic, mimickit
from stickgen.corpus.sources.deepmimic import read_deepmimic
from stickgen.corpus.sources.mimickit import read_mimickit
from stickgen.errors import StickGenError
from stickgen.geometry import heading
from stickgen.skeleton import J

turn = Rotation.from_rotvec


def mimickit_file(folder: Path, frames: object, fps: object = 30) -> Path:
    path = folder / "humanoid_test.pkl"
    path.write_bytes(pickle.dumps({"loop_mode": 0, "fps": fps, "frames": frames}))
    return path


def deepmimic_file(folder: Path, rows: list[list[float]]) -> Path:
    path = folder / "test.json"
    path.write_text(json.dumps({"Loop": "none", "Frames": rows}))
    return path


def place(raw: RawMotion, name: str, frame: int = 0) -> np.ndarray:
    return raw.positions[frame, raw.names.index(name)]


def test_mimickit_agrees_with_scipy(tmp_path: Path) -> None:
    rng = np.random.default_rng(0)
    frame = rng.normal(0, 0.6, 34)
    raw = read_mimickit(mimickit_file(tmp_path, [frame.tolist()] * 2))
    root, pelvis = frame[:3], turn(frame[3:6])
    torso = pelvis * turn(frame[6:9])
    chest = root + pelvis.apply([0, 0, 0.236151])
    np.testing.assert_allclose(place(raw, "head"), chest + torso.apply([0, 0, 0.223894]), atol=1e-9)
    for side, at, way in (("right", 12, -1), ("left", 16, 1)):
        arm = torso * turn(frame[at : at + 3])
        elbow = chest + torso.apply([-0.02405, way * 0.18311, 0.2435])
        elbow = elbow + arm.apply([0, way * 0.274788, 0])
        forearm = arm * turn([0, 0, frame[at + 3]])
        hand = elbow + forearm.apply([0, way * 0.258947, 0])
        np.testing.assert_allclose(place(raw, f"{side}_hand"), hand, atol=1e-9)
    for side, at, way in (("right", 20, -1), ("left", 27, 1)):
        thigh = pelvis * turn(frame[at : at + 3])
        knee = root + pelvis.apply([0, way * 0.084887, 0]) + thigh.apply([0, 0, -0.421546])
        shin = thigh * turn([0, frame[at + 3], 0])
        ankle = knee + shin.apply([0, 0, -0.40987])
        np.testing.assert_allclose(place(raw, f"{side}_foot"), ankle, atol=1e-9)
        toe = ankle + (shin * turn(frame[at + 4 : at + 7])).apply([0.1335, 0, -0.05])
        np.testing.assert_allclose(place(raw, f"{side}_foot_end"), toe, atol=1e-9)


def test_deepmimic_agrees_with_scipy(tmp_path: Path) -> None:
    rng = np.random.default_rng(1)

    def quaternion() -> list[float]:
        return Rotation.random(random_state=rng).as_quat()[[3, 0, 1, 2]].tolist()

    values: list[float] = [1 / 30, *rng.normal(size=3)]
    for width in (4, 4, 4, 4, 1, 4, 4, 1, 4, 1, 4, 4, 1):
        values += quaternion() if width == 4 else [float(rng.normal())]
    raw = read_deepmimic(deepmimic_file(tmp_path, [values] * 3))
    assert raw.fps == pytest.approx(30)

    def q(at: int) -> Rotation:
        return Rotation.from_quat(np.array(values[at : at + 4])[[1, 2, 3, 0]])

    root, pelvis, chest = np.array(values[1:4]), q(4), q(4) * q(8)
    shoulder = root + pelvis.apply([0, 0.236151, 0]) + chest.apply([-0.02405, 0.2435, 0.18311])
    arm = chest * q(25)
    forearm = arm * turn([0, 0, values[29]])
    wrist = shoulder + arm.apply([0, -0.274788, 0]) + forearm.apply([0, -0.258947, 0])
    thigh = pelvis * q(30)
    knee = root + pelvis.apply([0, 0, -0.084887]) + thigh.apply([0, -0.421546, 0])
    ankle = knee + (thigh * turn([0, 0, values[34]])).apply([0, -0.40987, 0])
    for name, expected in (("right_hand", wrist), ("left_foot", ankle)):
        ours = place(raw, name)[[0, 2, 1]] * [1, 1, -1]  # Z up back to Y up
        np.testing.assert_allclose(ours, expected, atol=1e-9)


def test_a_standing_humanoid_stands_on_the_canonical_body(tmp_path: Path) -> None:
    still = np.zeros(34)
    still[2], still[3:6] = 0.9, [0, 0, np.pi / 2]
    still[12], still[16] = 1.3, -1.3  # arms down
    joints = retarget(read_mimickit(mimickit_file(tmp_path, [still.tolist()] * 30))).joints[0]
    assert joints[J["left_wrist"], 1] < joints[J["pelvis"], 1]
    assert abs(joints[J["neck"], 2] - joints[J["pelvis"], 2]) < 0.06
    sole = joints[J["left_foot"]] - joints[J["left_ankle"]]
    assert sole[1] == pytest.approx(-0.055, abs=0.01)
    # MimicKit's +X, turned to the left by 90°, is its +Y: our +X.
    assert heading(joints[None])[0] == pytest.approx(np.pi / 2, abs=0.01)
    assert joints[J["left_hip"], 2] < joints[J["right_hip"], 2]


@pytest.mark.parametrize(
    ("frames", "fps", "message"),
    [
        ([[0.0] * 34, [float("nan")] * 34], 30, "frame 1"),
        ([[0.0] * 33] * 2, 30, r"\[33\] values"),
        ([[0.0] * 34, [0.0] * 35], 30, "34, 35"),
        ([], 30, "not a motion"),
        ("frames", 30, "not a table"),
        ([["x"] * 34], 30, "not a table"),
        ([[10**400] * 34], 30, "too large"),
        ([[0.0] * 34], 0, "frames a second"),
        ([[0.0] * 34], "30", "frames a second"),
    ],
)
def test_a_bad_pickle_is_one_clear_sentence(
    tmp_path: Path, frames: object, fps: object, message: str
) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        read_mimickit(mimickit_file(tmp_path, frames, fps))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([[0.03] + [0.0] * 42], "must be 44 numbers"),
        ([[0.03] + ["x"] * 43], "must be 44 numbers"),
        ([], "must be 44 numbers"),
        ([[0.0] * 44] * 2, "frames of 0 s"),
        ([[0.03] + [float("nan")] * 43], "NaN"),
        ([[0.03] + [0.5] * 43] * 2 + [[0.5] * 44] * 2, "unequal lengths"),
    ],
)
def test_a_bad_json_is_one_clear_sentence(
    tmp_path: Path, rows: list[list[float]], message: str
) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        read_deepmimic(deepmimic_file(tmp_path, rows))
    assert "\n" not in str(caught.value)


def test_folders_are_sources(tmp_path: Path) -> None:
    mimickit_file(tmp_path, [[0.0] * 34] * 2)
    deepmimic_file(tmp_path, [[0.03] + [0.5] * 43] * 2)
    [a] = mimickit.read(mimickit.find(tmp_path)[0])
    [b] = deepmimic.read(deepmimic.find(tmp_path)[0])
    assert (a.id, b.id) == ("mimickit/humanoid_test", "deepmimic/test")
    assert a.licence == "Apache-2.0"


def test_damaged_files_are_survived(tmp_path: Path, survives: Callable[..., None]) -> None:
    values = np.random.default_rng(2).normal(size=(2, 44)).round(3)
    values[:, 0] = 0.03
    survives(read_mimickit, mimickit_file(tmp_path, values[:, :34].tolist()))
    survives(read_deepmimic, deepmimic_file(tmp_path, values.tolist()))


def test_real_motions(real_files: Callable[[str], Path]) -> None:
    items = mimickit.find(real_files("mimickit"))
    assert len(items) == 205
    for item in items[::25]:
        [recording] = mimickit.read(item)
        assert isinstance(recording.motion, RawMotion)
        assert np.isfinite(retarget(recording.motion).joints).all()
    broken = next(item for item in items if item.id.endswith("humanoid_walk"))
    with pytest.raises(StickGenError, match="NaN or infinity in frame 0, value 9"):
        mimickit.read(broken)
