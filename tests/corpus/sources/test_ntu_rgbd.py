"""NTU RGB+D ``.skeleton`` files, written after the data set's reader (shahroudy/NTURGB-D)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import ntu_rgbd
from stickgen.corpus.sources.camera_pitch import level
from stickgen.corpus.sources.kinect_tracks import NAMES, Track
from stickgen.corpus.sources.ntu_labels import LABELS
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

OURS = {
    "SpineBase": "pelvis", "SpineMid": "spine2", "SpineShoulder": "neck", "Neck": "neck",
    "Head": "head",
    **{
        f"{theirs}{side}": f"{side.lower()}_{ours}"
        for side in ("Left", "Right")
        for theirs, ours in (
            ("Shoulder", "shoulder"), ("Elbow", "elbow"), ("Wrist", "wrist"), ("Hand", "wrist"),
            ("HandTip", "wrist"), ("Thumb", "wrist"), ("Hip", "hip"), ("Knee", "knee"),
            ("Ankle", "ankle"), ("Foot", "foot"),
        )
    },
}  # fmt: skip
Body = tuple[str, np.ndarray, range]


def skeleton_text(frames: int, bodies: list[Body], lost: range = range(0)) -> str:
    """Synthetic file: bodies ``(id, joints [T, 25, 3], frames in which it is seen)``."""
    out = [str(frames)]
    for t in range(frames):
        seen = [body for body in bodies if t in body[2] and t not in lost]
        out.append(str(len(seen)))
        for identity, joints, _ in seen:
            out += [f"{identity} 0 1 1 1 1 0 0.1 -0.2 2", "25"]
            out += [" ".join(f"{v:.5f}" for v in p) + " 1 2 3 4 0 0 0 1 2" for p in joints[t]]
    return "\n".join(out) + "\n"


@pytest.fixture
def kinect(marching: Callable[..., Motion]) -> np.ndarray:
    """``marching`` as 25 joints, 3 m in front of the camera."""
    joints = marching(60).joints[:, [J[OURS[name]] for name in NAMES]].astype(float)
    joints[:, NAMES.index("Neck"), 1] += 0.05
    joints[:, NAMES.index("Head"), 1] += 0.1
    return joints + [0.0, -0.9, 3.0]


def write(folder: Path, action: int, text: str) -> Path:
    path = folder / f"S001C002P003R002A{action:03}.skeleton"
    path.write_text(text)
    return path


def test_one_person(
    tmp_path: Path, kinect: np.ndarray, faces_ahead_with_left_raised: Callable[[np.ndarray], None]
) -> None:
    path = write(tmp_path, 23, skeleton_text(60, [("72057594037931691", kinect, range(60))]))
    (recording,) = ntu_rgbd.read(ntu_rgbd.find(tmp_path)[0])
    assert recording.id == f"ntu-rgbd/{path.stem}" and recording.subject == "ntu-rgbd/P003"
    assert recording.actions == ("wave",) and recording.captions == ("a person waves a hand",)
    assert recording.confidence == 1.0 and recording.motion.fps == 30.0
    faces_ahead_with_left_raised(retarget(recording.motion).joints)


def test_tracks_of_a_lost_body_are_joined_and_short_gaps_filled(
    tmp_path: Path, kinect: np.ndarray
) -> None:
    bodies = [("7", kinect, range(30)), ("9", kinect, range(36, 60))]
    whole = write(tmp_path, 1, skeleton_text(60, [("7", kinect, range(60))]))
    expected = ntu_rgbd.read(ntu_rgbd.find(whole)[0])[0].motion.positions
    (recording,) = ntu_rgbd.read(
        ntu_rgbd.find(write(tmp_path, 1, skeleton_text(60, bodies, lost=range(10, 14))))[0]
    )
    assert recording.motion.positions.shape == expected.shape
    assert np.abs(recording.motion.positions - expected).max() < 0.06
    far = write(tmp_path, 1, skeleton_text(60, bodies, lost=range(20, 45)))
    (recording,) = ntu_rgbd.read(ntu_rgbd.find(far)[0])
    assert len(recording.motion.positions) == 20, "cut at the long gap"


def test_furniture_and_passers_by_are_ignored(tmp_path: Path, kinect: np.ndarray) -> None:
    chair = kinect * [1.0, 0.3, 1.0] + [1.0, 0.0, 0.0]
    passer = kinect + [2.0, 0.0, 0.0]
    bodies = [("1", chair, range(60)), ("2", passer, range(20)), ("3", kinect, range(60))]
    write(tmp_path, 8, skeleton_text(60, bodies))
    (recording,) = ntu_rgbd.read(ntu_rgbd.find(tmp_path)[0])
    root = recording.motion.positions[2:-2, recording.motion.names.index("SpineBase")]
    np.testing.assert_allclose(root, kinect[2:-2, 0], atol=0.01)


def pitched(joints: np.ndarray, degrees: float) -> np.ndarray:
    """Joints as a camera sees them that looks down by some degrees."""
    c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
    return joints @ np.array([[1.0, 0.0, 0.0], [0.0, c, s], [0.0, -s, c]]).T


def lean(joints: np.ndarray) -> float:
    """Mean degrees between the vertical and the line from the pelvis to the neck."""
    trunk = joints[:, J["neck"]] - joints[:, 0]
    return float(np.degrees(np.arccos(trunk[:, 1] / np.linalg.norm(trunk, axis=-1))).mean())


@pytest.mark.parametrize("walks", [True, False])
@pytest.mark.parametrize("degrees", [0.0, 15.0, -8.0])
def test_the_pitch_of_the_camera_is_undone(
    tmp_path: Path, kinect: np.ndarray, degrees: float, walks: bool
) -> None:
    body = kinect if walks else np.repeat(kinect[30:31], 60, axis=0)
    write(tmp_path, 23, skeleton_text(60, [("1", pitched(body, degrees), range(60))]))
    (recording,) = ntu_rgbd.read(ntu_rgbd.find(tmp_path)[0])
    order = [NAMES.index(name) for name in recording.motion.names]
    upright = replace(recording.motion, positions=body[:, order])
    expected = lean(retarget(upright).joints)
    assert lean(retarget(recording.motion).joints) == pytest.approx(expected, abs=3.0)


def test_nobody_who_stands_leaves_the_frame_of_the_camera(kinect: np.ndarray) -> None:
    seated = kinect.copy()
    knees = [NAMES.index("KneeLeft"), NAMES.index("KneeRight")]
    seated[:, knees, 2] += 0.4
    seated += np.arange(60)[:, None, None] * [0.02, 0.0, 0.0]
    track = Track(np.arange(60), pitched(seated, 15.0), np.full((60, 25), 2.0))
    (unchanged,) = level([track])
    np.testing.assert_array_equal(unchanged.positions, track.positions)


def test_two_people_start_together(tmp_path: Path, kinect: np.ndarray) -> None:
    other = kinect + [1.0, 0.0, 0.0]
    bodies = [("1", kinect, range(60)), ("2", other, range(12, 50))]
    write(tmp_path, 58, skeleton_text(60, bodies))
    one, two = ntu_rgbd.read(ntu_rgbd.find(tmp_path)[0])
    assert len(one.motion.positions) == len(two.motion.positions) == 38
    assert one.take == two.take and one.pair_captions == ("two people shake hands",)
    apart = two.motion.positions - one.motion.positions
    np.testing.assert_allclose(
        apart[3:-3], np.broadcast_to([1, 0, 0], apart[3:-3].shape), atol=1e-3
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "ends too early"),
        ("0\n", "no person"),
        ("1\n0\n7\n", "after its last frame"),
        ("9999999999999\n", "ends too early"),
        ("1\n1\n5 0 1 1 1 1 0 0.1 -0.2 2\n3\n", "25 joints"),
        ("one\n", "broken"),
    ],
)
def test_a_bad_file_is_one_sentence(tmp_path: Path, text: str, message: str) -> None:
    path = write(tmp_path, 1, text)
    with pytest.raises(StickGenError, match=message) as caught:
        ntu_rgbd.read(ntu_rgbd.find(path)[0])
    assert "\n" not in str(caught.value)


def test_every_number_has_a_label() -> None:
    assert sorted(LABELS) == list(range(1, 121))
    assert {n for n, label in LABELS.items() if label.two_people} == {
        *range(50, 61),
        *range(106, 121),
    }
    assert {action for label in LABELS.values() for action in label.actions} <= set(ACTION)


def test_damaged_files(tmp_path: Path, kinect: np.ndarray, survives: Callable[..., None]) -> None:
    path = write(tmp_path, 1, skeleton_text(20, [("1", kinect, range(20))]))
    item = ntu_rgbd.find(path)[0]
    survives(lambda _: ntu_rgbd.read(item), path)
