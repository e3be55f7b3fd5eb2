"""SMPL parameters: synthetic files in the layouts that AMASS and the body models publish.

AMASS: https://amass.is.tue.mpg.de; body models: https://smpl.is.tue.mpg.de. No number here is
from a licensed file.
"""

import pickle
import sys
import types
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from scipy import sparse
from scipy.spatial.transform import Rotation

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import amass, asap
from stickgen.corpus.sources.arrays import read_npy
from stickgen.corpus.sources.body_model import rest_joints
from stickgen.corpus.sources.smpl_file import read_smpl
from stickgen.errors import StickGenError
from stickgen.geometry import heading
from stickgen.skeleton import BONE_LENGTHS, OFFSETS, PARENTS, J

FRAMES = 6


def poses(width: int, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).normal(0, 0.4, (FRAMES, width)).astype(np.float32)


def trans() -> np.ndarray:
    return np.linspace([0, 0, 1], [1, 2, 1], FRAMES)


def scipy_joints(rotations: np.ndarray, root: np.ndarray, offsets: np.ndarray) -> np.ndarray:
    """Forward kinematics of one frame, joint by joint along the path from the root."""
    local = [Rotation.from_rotvec(r) for r in rotations.reshape(-1, 3)]
    out = np.zeros((22, 3))
    for j in range(22):
        path = [j]
        while PARENTS[path[-1]] >= 0:
            path.append(PARENTS[path[-1]])
        rotation, position = local[0], root.copy()
        for k in path[::-1][1:]:
            position = position + rotation.apply(offsets[k].copy())
            rotation = rotation * local[k]
        out[j] = position
    return out


def test_forward_kinematics_agrees_with_scipy(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", poses=poses(156), trans=trans(), mocap_framerate=120.0)
    body = read_smpl(tmp_path / "a.npz")
    assert isinstance(body, Body)
    assert body.fps == 120.0
    for frame in range(FRAMES):
        expected = scipy_joints(poses(156)[frame, :66].astype(float), trans()[frame], OFFSETS)
        np.testing.assert_allclose(body.joints[frame], expected[:, [1, 2, 0]], atol=1e-6)
    lengths = np.linalg.norm(body.joints[:, 1:] - body.joints[:, PARENTS[1:]], axis=-1)
    np.testing.assert_allclose(lengths, np.tile(BONE_LENGTHS[1:], (FRAMES, 1)), atol=1e-9)


@pytest.mark.parametrize(
    "arrays",
    [
        {"poses": poses(156)[:, :72], "mocap_framerate": np.array(60)},
        {"poses": poses(156), "mocap_framerate": np.array(60.0), "gender": np.array("female")},
        {"poses": poses(156), "mocap_framerate": np.array(60.0), "gender": np.array(b"female")},
        {"poses": poses(156).reshape(FRAMES, 52, 3), "mocap_framerate": np.array([60.0])},
        {
            "root_orient": poses(156)[:, :3],
            "pose_body": poses(156)[:, 3:66],
            "mocap_frame_rate": np.array(60.0),
            "surface_model_type": np.array("smplx"),
            "gender": np.array("neutral"),
        },
        {
            "poses": np.concatenate([poses(156)[:, :66], np.zeros((FRAMES, 99))], axis=1),
            "root_orient": poses(156)[:, :3],
            "pose_body": poses(156)[:, 3:66],
            "mocap_frame_rate": np.array(60.0),
        },
    ],
    ids=["smpl", "smplh", "smplh-bytes", "joints", "smplx-parts", "smplx-whole"],
)
def test_every_layout_gives_the_same_motion(tmp_path: Path, arrays: dict[str, np.ndarray]) -> None:
    np.savez(tmp_path / "a.npz", trans=trans(), **arrays)
    np.savez(tmp_path / "b.npz", trans=trans(), poses=poses(156), mocap_framerate=60)
    a, b = read_smpl(tmp_path / "a.npz"), read_smpl(tmp_path / "b.npz")
    assert isinstance(a, Body) and isinstance(b, Body)
    assert a.fps == 60
    np.testing.assert_allclose(a.joints, b.joints, atol=1e-6)


def test_z_up_becomes_y_up_and_a_left_turn_stays_one(tmp_path: Path) -> None:
    turns = np.zeros((FRAMES, 72))
    yaw = np.linspace(0, 1.2, FRAMES)  # about +Z seen from above: to the left
    upright = Rotation.from_euler("x", 90, degrees=True)  # SMPL's Y to the world's Z
    turns[:, :3] = (Rotation.from_euler("z", yaw[:, None]) * upright).as_rotvec()
    np.savez(tmp_path / "a.npz", trans=trans(), poses=turns, mocap_framerate=30)
    joints = read_smpl(tmp_path / "a.npz").joints  # type: ignore[union-attr]
    assert (joints[:, J["head"], 1] - joints[:, J["pelvis"], 1] > 0.5).all()
    np.testing.assert_allclose(np.diff(heading(joints)), np.diff(yaw), atol=1e-6)
    np.testing.assert_allclose(joints[:, 0, 1], 1.0, atol=1e-6)


def test_a_folder_of_amass_is_listed_without_shapes(tmp_path: Path) -> None:
    folder = tmp_path / "CMU" / "01"
    folder.mkdir(parents=True)
    motion = {"poses": poses(156), "trans": trans(), "mocap_framerate": 120.0}
    np.savez(folder / "01_01_poses.npz", **motion, gender=b"male", betas=np.ones(16))
    np.savez(folder / "01_02_stageii.npz", **motion)
    np.savez(folder / "neutral_stagei.npz", betas=np.ones(16))
    np.savez(folder / "shape.npz", betas=np.ones(16))
    (folder / "01_01_poses.txt").write_text("a person waves\n")
    items = amass.find(tmp_path)
    assert [item.id for item in items] == ["amass/CMU/01/01_01_poses", "amass/CMU/01/01_02_stageii"]
    [recording] = amass.read(items[0])
    assert recording.subject == "CMU/01"
    assert recording.gender == "male"
    assert recording.captions == ("a person waves",)
    assert "non-commercial" in recording.licence
    assert "CMU" in recording.credit
    with pytest.raises(StickGenError, match=r"no asap file"):
        asap.find(tmp_path / "CMU" / "nowhere")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"trans": None}, "trans"),
        ({"poses": None}, "no poses"),
        ({"mocap_framerate": None}, "frame rate"),
        ({"mocap_framerate": np.array(0.0)}, "frames a second"),
        ({"poses": poses(60)}, "22 joints"),
        ({"poses": np.full((FRAMES, 72), np.nan)}, "NaN"),
        ({"trans": trans()[:-1]}, "no motion"),
        ({"poses": np.full((FRAMES, 72), "x")}, "text"),
        ({"betas": np.full(10, np.inf)}, "shape coefficients"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(
    tmp_path: Path, change: dict[str, np.ndarray | None], message: str
) -> None:
    arrays = {"poses": poses(72), "trans": trans(), "mocap_framerate": np.array(30.0)} | change
    np.savez(tmp_path / "a.npz", **{k: v for k, v in arrays.items() if v is not None})
    with pytest.raises(StickGenError, match=message) as caught:
        read_smpl(tmp_path / "a.npz")
    assert "\n" not in str(caught.value)


def test_the_smpl_map_agrees_with_the_canonical_body(tmp_path: Path) -> None:
    """A body of the canonical proportions stays in place when it is retargeted as another rig."""
    rng = np.random.default_rng(3)
    small = rng.normal(0, 0.12, (FRAMES, 72))
    np.savez(tmp_path / "a.npz", poses=small, trans=np.zeros((FRAMES, 3)), mocap_framerate=30)
    body = read_smpl(tmp_path / "a.npz")
    assert isinstance(body, Body)
    raw = RawMotion(tuple(J), PARENTS, body.joints, 30.0)
    moved = retarget(raw)
    assert moved.scale == pytest.approx(1.0)
    apart = np.linalg.norm(moved.joints - body.joints, axis=-1)
    limbs = [J[n] for n in ("left_ankle", "right_ankle", "left_knee", "right_knee")]
    assert apart[:, limbs].max() < 0.03
    assert apart.max() < 0.08  # three rotations of the spine become two


def model(vertices: int = 40, coefficients: int = 12) -> dict[str, np.ndarray]:
    """A body model in the published layout: each joint is a mean of a few vertices."""
    rng = np.random.default_rng(5)
    rest = np.zeros((24, 3))
    for j, p in enumerate(PARENTS):
        rest[j] = OFFSETS[j] * 1.1 + (rest[p] if p >= 0 else (0.01, -0.2, 0.03))
    regressor = np.zeros((24, vertices))
    regressor[np.arange(24), np.arange(24)] = 1.0
    template = rng.normal(0, 0.3, (vertices, 3))
    template[:24] = rest
    return {
        "v_template": template,
        "shapedirs": rng.normal(0, 0.02, (vertices, 3, coefficients)),
        "J_regressor": regressor,
    }


def npz_model(folder: Path) -> None:
    (folder / "smpl").mkdir()
    np.savez(folder / "smpl" / "SMPL_FEMALE.npz", **model(), kintree_table=np.ones((2, 24)))


def pkl_model(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As SMPL's own files are: a sparse regressor, and arrays wrapped by chumpy."""
    module = types.ModuleType("chumpy.ch")

    class Ch:
        def __init__(self, x: np.ndarray) -> None:
            self.x = x

    Ch.__module__, Ch.__qualname__ = "chumpy.ch", "Ch"
    module.Ch = Ch  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "chumpy", types.ModuleType("chumpy"))
    monkeypatch.setitem(sys.modules, "chumpy.ch", module)
    data: dict[str, object] = dict(model())
    data["shapedirs"] = Ch(model()["shapedirs"])
    data["J_regressor"] = sparse.csc_matrix(model()["J_regressor"])
    (folder / "SMPL_FEMALE.pkl").write_bytes(pickle.dumps(data, 2))


@pytest.mark.parametrize("kind", ["npz", "pkl"])
def test_a_body_model_gives_people_their_proportions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    npz_model(tmp_path) if kind == "npz" else pkl_model(tmp_path, monkeypatch)
    betas = np.linspace(-1, 1, 16)  # four more than in the model
    np.savez(
        tmp_path / "a.npz",
        poses=poses(72), trans=trans(), mocap_framerate=30, gender="female", betas=betas,
    )  # fmt: skip
    raw = read_smpl(tmp_path / "a.npz", tmp_path)
    assert isinstance(raw, RawMotion)
    rest = (model()["v_template"] + model()["shapedirs"] @ betas[:12])[:22]
    offsets = rest - rest[np.maximum(PARENTS, 0)]
    expected = scipy_joints(poses(72)[0, :66].astype(float), trans()[0] + rest[0], offsets)
    np.testing.assert_allclose(raw.positions[0], expected[:, [1, 2, 0]], atol=1e-6)
    joints = retarget(raw).joints
    assert np.isfinite(joints).all()
    lengths = np.linalg.norm(joints[:, 1:] - joints[:, PARENTS[1:]], axis=-1)
    np.testing.assert_allclose(lengths, np.tile(BONE_LENGTHS[1:], (FRAMES, 1)), atol=1e-6)


def test_a_missing_or_incomplete_body_model_is_named(tmp_path: Path) -> None:
    np.savez(tmp_path / "a.npz", poses=poses(72), trans=trans(), mocap_framerate=30)
    with pytest.raises(StickGenError, match=r"SMPL_NEUTRAL"):
        read_smpl(tmp_path / "a.npz", tmp_path)
    np.savez(tmp_path / "SMPL_NEUTRAL.npz", v_template=np.ones((3, 3)))
    with pytest.raises(StickGenError, match="lacks shapedirs"):
        read_smpl(tmp_path / "a.npz", tmp_path)


def test_damaged_files_are_survived(tmp_path: Path, survives: Callable[..., None]) -> None:
    motion = {"poses": poses(72), "trans": trans(), "mocap_framerate": 30.0, "gender": "male"}
    np.savez(tmp_path / "a.npz", **motion)
    survives(read_smpl, tmp_path / "a.npz")
    np.save(tmp_path / "a.npy", poses(72))
    survives(read_npy, tmp_path / "a.npy")  # without a checksum, unlike the zip


def test_real_clips_of_asap(real_files: Callable[[str], Path]) -> None:
    items = asap.find(real_files("asap"))
    assert len(items) == 51
    for item in items[::10]:
        [recording] = asap.read(item)
        assert isinstance(recording.motion, Body)
        joints = recording.motion.joints
        up = joints[:, J["neck"]] - joints[:, J["pelvis"]]
        assert np.median(up[:, 1]) > 0.35


@pytest.mark.parametrize("tall", [0.88, 1.0, 1.15])
def test_the_path_of_a_walker_is_scaled_to_the_canonical_legs(
    real_files: Callable[[str], Path], tmp_path: Path, tall: float
) -> None:
    """A real walk of SMPL's mean body; a taller person goes farther with the same rotations."""
    with np.load(real_files("asap") / "video_walk_level3_filter_amass.npz") as data:
        motion = {"poses": data["poses"], "mocap_framerate": 30.0}
        path = data["trans"].astype(float)
    np.savez(tmp_path / "a.npz", **motion, trans=path * tall, betas=np.ones(10))
    body = read_smpl(tmp_path / "a.npz")
    assert isinstance(body, Body)
    moved = np.linalg.norm((body.joints[-1, 0] - body.joints[0, 0])[[0, 2]])
    assert moved == pytest.approx(np.linalg.norm((path[-1] - path[0])[:2]), rel=0.03)


@pytest.mark.parametrize("gender", ["../../secret", "/abs", "n\0l", "", "x" * 300])
def test_a_gender_is_never_a_path(tmp_path: Path, gender: str) -> None:
    with pytest.raises(StickGenError, match="there is no body model for the gender"):
        rest_joints(tmp_path, "smplh", gender, ())
