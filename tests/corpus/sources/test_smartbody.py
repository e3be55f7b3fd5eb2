"""SmartBody: a synthetic skeleton and motion in the format of its published files."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy.spatial.transform import Rotation

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import smartbody
from stickgen.corpus.sources.sk_skeleton import read_skeleton
from stickgen.corpus.sources.smartbody import read_skm
from stickgen.errors import StickGenError
from stickgen.skeleton import J

# joint, parent, offset (metres), prerot axis and degrees; the left half, mirrored below
_JOINTS = [
    ("JtRoot", "", (0, 0.95, 0), (0, 0, 0, 0)),
    ("JtSpineC", "JtRoot", (0, 0.25, -0.04), (0, 0, 1, 90)),
    ("JtNeckA", "JtSpineC", (0.3, 0, 0.02), (0, 0, 0, 0)),
    ("JtSkullA", "JtNeckA", (0.05, 0, 0), (1, 0, 0, 30)),
    ("JtHipLf", "JtRoot", (0.1, -0.02, 0), (0, 0, 1, -90)),
    ("JtKneeLf", "JtHipLf", (0.45, 0, 0), (0, 0, 0, 0)),
    ("JtAnkleLf", "JtKneeLf", (0.4, 0, 0), (0, 1, 0, -70)),
    ("JtClavicleLf", "JtSpineC", (0.2, -0.02, 0.03), (0, 0, 1, -90)),
    ("JtShoulderLf", "JtClavicleLf", (0.15, 0, 0), (0, 0, 0, 0)),
    ("JtElbowLf", "JtShoulderLf", (0.28, 0, 0), (0, 0, 0, 0)),
    ("JtWristLf", "JtElbowLf", (0.26, 0, 0), (0, 0, 0, 0)),
]


def _mirrored() -> list[tuple[str, str, tuple[float, ...], tuple[float, ...]]]:
    right = []
    for name, parent, (x, y, z), (ax, ay, az, angle) in _JOINTS[4:]:
        if parent == "JtSpineC":  # its x axis points up
            place, turn = (x, -y, z), (ax, ay, az, -angle)
        elif parent == "JtRoot":
            place, turn = (-x, y, z), (ax, ay, az, angle)
        else:
            place, turn = (x, y, z), (ax, ay, az, angle)
        right.append((name.replace("Lf", "Rt"), parent.replace("Lf", "Rt"), place, turn))
    return [*_JOINTS, *right]


def sk_text() -> str:
    joints = _mirrored()

    def block(name: str) -> list[str]:
        _, parent, offset, (*axis, angle) = next(j for j in joints if j[0] == name)
        lines = [
            f"{'joint' if parent else 'root'} {name}",
            "{ offset " + " ".join(map(str, offset)),
            f"  prerot  axis {axis[0]} {axis[1]} {axis[2]} ang {angle}  # degrees",
            *([] if parent else [f"  channel {c} 0 free" for c in ("XPos", "YPos", "ZPos")]),
            "  channel Quat",
        ]
        for child in joints:
            if child[1] == name:
                lines += block(child[0])
        return [*lines, "}"]

    return "\n".join(["# SK", "set_name Test", "skeleton", *block("JtRoot")]) + "\n"


CHANNELS = [("JtRoot", "XPos"), ("JtRoot", "YPos"), ("JtRoot", "ZPos"), ("JtRoot", "Quat")] + [
    (name, "Quat") for name in ("JtSpineC", "JtHipLf", "JtKneeLf", "JtElbowLf", "JtUnknown")
]


def skm_text(values: np.ndarray, step: float = 1 / 30) -> str:
    rows = [
        f"kt {k * step:.6f} fr " + " ".join(f"{v:.9f}" for v in r) for k, r in enumerate(values)
    ]
    return "\n".join(
        ["SkMotion", 'name "Test"', f"channels {len(CHANNELS)}"]
        + [f"{joint} {kind}" for joint, kind in CHANNELS]
        + [f"frames {len(values)}", *rows, "", "ready time: 0.3", ""]
    )


@pytest.fixture
def motion(tmp_path: Path) -> Path:
    """A motion file; its skeleton is in the folder ``skeletons`` two folders above."""
    (tmp_path / "skeletons").mkdir()
    (tmp_path / "skeletons" / "ChrTest.sk").write_text(sk_text())
    (tmp_path / "set" / "deep").mkdir(parents=True)
    path = tmp_path / "set" / "deep" / "ChrTest@Idle.skm"
    path.write_text(skm_text(np.random.default_rng(0).normal(0, 0.3, (4, 21))))
    return path


def test_forward_kinematics_agrees_with_scipy(motion: Path) -> None:
    raw = read_skm(motion)
    values = np.random.default_rng(0).normal(0, 0.3, (4, 21)).round(9)
    assert raw.fps == pytest.approx(30, abs=0.01)
    turn = Rotation.from_rotvec

    def pre(*axis: float, degrees: float) -> Rotation:
        return turn(np.radians(degrees) * np.array(axis))

    for frame, v in enumerate(values):
        at = dict(zip(raw.names, raw.positions[frame], strict=True))
        root = np.array([0, 0.95, 0]) + v[:3]
        pelvis = turn(v[3:6])
        np.testing.assert_allclose(at["JtRoot"], root, atol=1e-8)
        thigh = pelvis * pre(0, 0, 1, degrees=-90) * turn(v[9:12])
        knee = root + pelvis.apply([0.1, -0.02, 0]) + thigh.apply([0.45, 0, 0])
        shin = thigh * turn(v[12:15])
        np.testing.assert_allclose(at["JtAnkleLf"], knee + shin.apply([0.4, 0, 0]), atol=1e-8)
        chest = pelvis * pre(0, 0, 1, degrees=90) * turn(v[6:9])
        arm = chest * pre(0, 0, 1, degrees=-90)  # the clavicle and shoulder have no channel
        elbow = root + pelvis.apply([0, 0.25, -0.04]) + chest.apply([0.2, -0.02, 0.03])
        elbow = elbow + arm.apply([0.43, 0, 0])
        wrist = elbow + (arm * turn(v[15:18])).apply([0.26, 0, 0])
        np.testing.assert_allclose(at["JtWristLf"], wrist, atol=1e-8)


def test_the_rest_pose_is_upright_on_the_canonical_body(motion: Path) -> None:
    motion.write_text(skm_text(np.zeros((30, 21))))
    joints = retarget(read_skm(motion)).joints[0]
    assert abs(joints[J["neck"], 2] - joints[J["pelvis"], 2]) < 0.06
    assert joints[J["left_wrist"], 0] > 0.6, "the left arm is stretched out to +X"
    np.testing.assert_allclose(joints[J["left_wrist"], 1], joints[J["right_wrist"], 1], atol=1e-6)
    for side in ("left", "right"):
        sole = joints[J[f"{side}_foot"]] - joints[J[f"{side}_ankle"]]
        assert sole[1] == pytest.approx(-0.055, abs=0.01)


def test_a_folder_is_a_source_without_its_skeletons(motion: Path) -> None:
    root = motion.parents[2]
    (root / "skeletons" / "rest.bvh").write_text("HIERARCHY")
    [item] = smartbody.find(root)
    [recording] = smartbody.read(item)
    assert recording.id == "smartbody/set/deep/ChrTest@Idle"
    assert recording.subject == "ChrTest"
    assert recording.licence == "LGPL-2.1"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("frames 4", "frames 5", "5 frames"),
        ("channels 9", "channels 8", "not followed by frames"),
        ("channels 9", "channels -1", "not an SKM"),
        ("JtRoot XPos", "JtRoot Spin", "Spin"),
        ("JtRoot", "Other", "begin with"),
        ("kt 0.033333", "kt 0.5", "unequal"),
        ("fr ", "fr x ", "not a table"),
        ("fr ", "fr nan ", "frames"),
    ],
)
def test_a_bad_motion_is_one_clear_sentence(motion: Path, old: str, new: str, message: str) -> None:
    motion.write_text(motion.read_text().replace(old, new))
    with pytest.raises(StickGenError, match=message) as caught:
        read_skm(motion)
    assert "\n" not in str(caught.value)


def test_a_missing_skeleton_is_named(motion: Path) -> None:
    (motion.parents[2] / "skeletons" / "ChrTest.sk").unlink()
    with pytest.raises(StickGenError, match=r"ChrTest\.sk"):
        read_skm(motion)


def test_damaged_files_are_survived(motion: Path, survives: Callable[..., None]) -> None:
    survives(read_skm, motion)
    skeleton = motion.parents[2] / "skeletons" / "ChrTest.sk"
    survives(read_skeleton.__wrapped__, skeleton)


def test_real_motions_of_every_family(real_files: Callable[[str], Path]) -> None:
    folder = real_files("smartbody")
    for name in (
        "Gestures2/ChrBrad@Idle01_MeLf01",
        "ParamAnimationSet/Utah_Walk",
        "PNGestures/bigger2",
        "MaleMocapLocomotion/ChrMarine@Idle01",
    ):
        raw = read_skm(folder / f"{name}.skm")
        joints = retarget(raw).joints
        up = joints[:, J["neck"]] - joints[:, J["pelvis"]]
        assert np.median(up[:, 1]) > 0.45, name
        straight = joints[:, J["left_hip"]] - joints[:, J["left_ankle"]]
        assert np.percentile(straight[:, 1], 90) > 0.7, name
