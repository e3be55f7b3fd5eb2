"""KIT-ML: synthetic clips in the layout of Guo et al., synthetic MMM XML after the published
files of the KIT Whole-Body Human Motion Database and its model ``mmm.xml``."""

import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import kit_ml
from stickgen.corpus.sources.mmm import KIT_NAMES, NAMES, read_mmm
from stickgen.errors import StickGenError
from stickgen.geometry import heading
from stickgen.skeleton import J

GOLDEN = {
    "head": (0.00000, 0.05894, 1.90745),
    "LW": (-0.52321, 0.31564, 1.28419),
    "RW": (0.35460, -0.02606, 1.06030),
    "LF": (-0.09506, -0.13297, 0.04249),
    "RA": (0.09360, 0.26118, 0.11567),
    "LS": (-0.35460, 0.03378, 1.65671),
}
ANGLES = {"LEx": 1.2, "RHx": 0.3, "LHx": -0.3, "BTx": -0.1, "LMrot": 0.1, "LSx": 0.2, "LSy": 0.4}


def mmm_xml(frames: int, yaw: float = 0.0, height: float = 1.8, angles: str = "") -> str:
    """A person who glides forward at 1 m/s with the left elbow bent."""
    names = [f"{name}_joint" for name in ANGLES] + ["LKx_joint"]
    order = "".join(f"<Joint name='{name}'/>" for name in names)
    values = angles or " ".join(map(str, [*ANGLES.values(), 0.0]))
    ahead = np.array([-np.sin(yaw), np.cos(yaw)])  # +Y forward, turned about Z
    rows = "".join(
        f"<MotionFrame><Timestep>{k / 100}</Timestep>"
        f"<RootPosition>{10 * k * ahead[0]:.4f} {10 * k * ahead[1]:.4f} 960</RootPosition>"
        f"<RootRotation>0.0 0.0 {yaw}</RootRotation><JointPosition>{values}</JointPosition>"
        "</MotionFrame>"
        for k in range(frames)
    )
    return (
        "<?xml version='1.0'?><MMM><Motion name='m'><Model><File>mmm.xml</File></Model>"
        f"<ModelProcessorConfig type='Winter'><Height>{height}</Height><Mass>80</Mass>"
        f"</ModelProcessorConfig><JointOrder>{order}</JointOrder>"
        f"<MotionFrames>{rows}</MotionFrames></Motion></MMM>"
    )


def test_joints_of_the_published_model(tmp_path: Path) -> None:
    """Golden positions: the node tree of ``mmm.xml`` walked with scipy, for a body of 1.8 m."""
    (tmp_path / "1_mmm.xml").write_text(mmm_xml(3))
    raw = read_mmm(tmp_path / "1_mmm.xml")[0]
    assert raw.fps == pytest.approx(100.0)
    for name, position in GOLDEN.items():
        np.testing.assert_allclose(raw.positions[0, NAMES.index(name)], position, atol=1e-4)


def test_mmm_files_with_annotations(tmp_path: Path) -> None:
    (tmp_path / "00001_mmm.xml").write_text(mmm_xml(100, yaw=1.0))
    (tmp_path / "00001_annotations.json").write_text(json.dumps(["A person  walks.", " "]))
    (tmp_path / "00002_mmm.xml").write_text(mmm_xml(4))
    first, second = kit_ml.find(tmp_path)
    recording = kit_ml.read(first)[0]
    assert recording.captions == ("A person walks.",) and recording.id == "kit-ml/00001"
    assert kit_ml.read(second)[0].captions == ()
    joints = retarget(recording.motion).joints
    travel = joints[-1, 0] - joints[0, 0]
    assert np.cos(heading(joints)[0] - np.arctan2(travel[0], travel[2])) > 0.99
    assert (joints[:, J["left_wrist"], 1] > joints[:, J["right_wrist"], 1] + 0.1).all()


def test_processed_clips_are_mirrored_back(tmp_path: Path) -> None:
    """Guo et al. swap MMM's y and z; the left elbow must still be the bent one."""
    (tmp_path / "a_mmm.xml").write_text(mmm_xml(30))
    raw = read_mmm(tmp_path / "a_mmm.xml")[0].positions[::8, : len(KIT_NAMES)]
    (tmp_path / "kit/new_joints").mkdir(parents=True)
    np.save(tmp_path / "kit/new_joints/00001.npy", raw[..., [0, 2, 1]] / 1.8 * 1000)
    recording = kit_ml.read(kit_ml.find(tmp_path / "kit")[0])[0]
    assert recording.motion.fps == 12.5
    joints = retarget(recording.motion).joints
    np.testing.assert_allclose(heading(joints), 0.0, atol=0.05)
    assert (joints[:, J["left_wrist"], 1] > joints[:, J["right_wrist"], 1] + 0.1).all()
    assert (joints[:, J["left_hip"], 0] > joints[:, J["right_hip"], 0] + 0.1).all()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a/>", "no motion"),
        ("nothing", "not an MMM XML"),
        ("<!DOCTYPE x []>" + mmm_xml(3), "entities"),
        (mmm_xml(1), "1 frames"),
        (mmm_xml(3, height=50.0), "0.3 to 3.0 m fit"),
        (mmm_xml(3, angles="1 2"), "JointPosition"),
        (mmm_xml(3, angles="1 2 3 4 5 6 7 nan"), "JointPosition"),
    ],
)
def test_a_bad_mmm_file_is_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "x_mmm.xml").write_text(text)
    with pytest.raises(StickGenError, match=message) as caught:
        read_mmm(tmp_path / "x_mmm.xml")
    assert "\n" not in str(caught.value)


def test_damaged_files(tmp_path: Path, survives: Callable[..., None]) -> None:
    path = tmp_path / "x_mmm.xml"
    path.write_text(mmm_xml(4))
    survives(read_mmm, path)
