"""glTF 2.0: synthetic files after the Khronos specification, and real ones read independently."""

import base64
import json
import struct
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from scipy.interpolate import CubicHermiteSpline
from scipy.spatial.transform import Rotation, Slerp

from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.sources import gltf
from stickgen.corpus.sources.gltf import read_gltf
from stickgen.errors import StickGenError
from stickgen.skeleton import J

RNG = np.random.default_rng(0)
KEYS = np.array([0.1, 0.4, 0.6])
TURNS = Rotation.random(3, random_state=1).as_quat()  # x, y, z, w as in glTF
MOVES = RNG.normal(size=(3, 3, 3))  # key, (in-tangent, value, out-tangent), axis
STEPS = RNG.normal(size=(3, 3))
ARM = Rotation.from_euler("z", 30, degrees=True)


class Builder:
    """A document with one buffer."""

    def __init__(self) -> None:
        self.data = b""
        self.views: list[dict[str, Any]] = []
        self.accessors: list[dict[str, Any]] = []

    def view(self, values: np.ndarray) -> int:
        self.views.append({"buffer": 0, "byteOffset": len(self.data), "byteLength": values.nbytes})
        self.data += values.tobytes()
        return len(self.views) - 1

    def add(self, values: np.ndarray, kind: int = 5126, **extra: Any) -> int:
        shape = "SCALAR" if values.ndim == 1 else f"VEC{values.shape[1]}"
        self.accessors.append(
            {
                "bufferView": self.view(values),
                "componentType": kind,
                "count": len(values),
                "type": shape,
            }
            | extra
        )
        return len(self.accessors) - 1


def document(turns: Callable[[Builder], int] | None = None) -> tuple[dict[str, Any], bytes]:
    b = Builder()
    times = b.add(KEYS.astype("<f4"))
    rotation = turns(b) if turns else b.add(TURNS.astype("<f4"))
    cubic = b.add(MOVES.reshape(9, 3).astype("<f4"))
    step = b.add(STEPS.astype("<f4"))
    matrix = np.eye(4)
    matrix[:3, 3] = [0, 5, 0]
    nodes = [
        {"name": "scene", "children": [1, 4], "matrix": matrix.T.ravel().tolist()},
        {"name": "hips", "children": [2]},
        {"name": "arm", "children": [3], "translation": [1, 0, 0], "rotation": list(ARM.as_quat())},
        {"name": "hand", "translation": [0, 2, 0], "scale": [2, 2, 2]},
        {"name": "hat", "mesh": 0},
    ]
    samplers = [
        {"input": times, "output": rotation},
        {"input": times, "output": cubic, "interpolation": "CUBICSPLINE"},
        {"input": times, "output": step, "interpolation": "STEP"},
    ]
    channels = [
        {"sampler": 0, "target": {"node": 1, "path": "rotation"}},
        {"sampler": 1, "target": {"node": 1, "path": "translation"}},
        {"sampler": 2, "target": {"node": 3, "path": "translation"}},
        {"sampler": 0, "target": {"node": 4, "path": "weights"}},
    ]
    doc = {
        "asset": {"version": "2.0"},
        "nodes": nodes,
        "skins": [{"joints": [1, 2, 3]}],
        "animations": [
            {"name": "wave", "channels": channels, "samplers": samplers},
            {"name": "wave", "channels": channels[:1], "samplers": samplers},
        ],
        "buffers": [{"byteLength": len(b.data)}],
        "bufferViews": b.views,
        "accessors": b.accessors,
    }
    return doc, b.data


def write_glb(path: Path, doc: dict[str, Any], data: bytes) -> Path:
    text = json.dumps(doc).encode()
    text += b" " * (-len(text) % 4)
    data += b"\0" * (-len(data) % 4)
    chunks = struct.pack("<II", len(text), 0x4E4F534A) + text
    chunks += struct.pack("<II", len(data), 0x004E4942) + data
    path.write_bytes(struct.pack("<4sII", b"glTF", 2, 12 + len(chunks)) + chunks)
    return path


def write_data_uri(path: Path, doc: dict[str, Any], data: bytes) -> Path:
    uri = "data:application/octet-stream;base64," + base64.b64encode(data).decode()
    path = path.with_suffix(".gltf")
    path.write_text(json.dumps(doc | {"buffers": [{"byteLength": len(data), "uri": uri}]}))
    return path


def write_side_file(path: Path, doc: dict[str, Any], data: bytes) -> Path:
    path = path.with_suffix(".gltf")
    path.with_name("a file.bin").write_bytes(data)
    buffers = [{"byteLength": len(data), "uri": "a%20file.bin"}]
    path.write_text(json.dumps(doc | {"buffers": buffers}))
    return path


@pytest.mark.parametrize("write", [write_glb, write_data_uri, write_side_file])
def test_animations_agree_with_scipy(tmp_path: Path, write: Callable[..., Path]) -> None:
    motions = read_gltf(write(tmp_path / "a.glb", *document()), fps=20)
    assert list(motions) == ["wave", "wave.1"]
    raw = motions["wave"]
    assert raw.names == ("scene", "hips", "arm", "hand")
    assert raw.positions.shape == (11, 4, 3)
    times = np.minimum(KEYS[0] + np.arange(11) / 20, KEYS[-1])
    turns = Slerp(KEYS, Rotation.from_quat(TURNS))(times)
    for k in range(2):  # a segment takes the out-tangent of its start, the in-tangent of its end
        inside = (times >= KEYS[k]) & (times <= KEYS[k + 1])
        slopes = np.stack([MOVES[k, 2], MOVES[k + 1, 0]])
        part = CubicHermiteSpline(KEYS[k : k + 2], MOVES[k : k + 2, 1], slopes)
        hips = part(times[inside]) + [0, 5, 0]
        np.testing.assert_allclose(raw.positions[inside, 1], hips, atol=1e-5)
    arm = raw.positions[:, 1] + turns.apply([1, 0, 0])
    np.testing.assert_allclose(raw.positions[:, 2], arm, atol=1e-5)
    held = STEPS[np.searchsorted(KEYS, times + 1e-6, side="right") - 1]
    hand = arm + (turns * ARM).apply(held)
    np.testing.assert_allclose(raw.positions[:, 3], hand, atol=1e-5)


def test_without_channels_nodes_keep_their_place(tmp_path: Path) -> None:
    raw = read_gltf(write_glb(tmp_path / "a.glb", *document()))["wave.1"]
    np.testing.assert_allclose(raw.positions[:, 0], np.tile([0, 5, 0], (len(raw.positions), 1)))
    reach = np.linalg.norm(raw.positions[:, 3] - raw.positions[:, 2], axis=-1)
    np.testing.assert_allclose(reach, 2.0, atol=1e-6)


def _normalized(b: Builder) -> int:
    return b.add(np.round(TURNS * 32767).astype("<i2"), 5122, normalized=True)


def _sparse(b: Builder) -> int:
    wrong = TURNS.copy()
    wrong[1] = 9.0
    index = b.add(wrong.astype("<f4"))
    b.accessors[index]["sparse"] = {
        "count": 1,
        "indices": {"bufferView": b.view(np.array([1], "<u2")), "componentType": 5123},
        "values": {"bufferView": b.view(TURNS[1:2].astype("<f4"))},
    }
    return index


def _interleaved(b: Builder) -> int:
    rows = np.concatenate([np.full((3, 2), 7.0), TURNS], axis=1).astype("<f4")
    index = b.add(rows[:, :4], byteOffset=8)
    b.views[-1] |= {"byteOffset": len(b.data), "byteLength": rows.nbytes, "byteStride": 24}
    b.data += rows.tobytes()
    return index


@pytest.mark.parametrize("turns", [_normalized, _sparse, _interleaved])
def test_normalised_sparse_and_interleaved_accessors(
    tmp_path: Path, turns: Callable[[Builder], int]
) -> None:
    plain = read_gltf(write_glb(tmp_path / "a.glb", *document()))["wave"]
    other = read_gltf(write_glb(tmp_path / "b.glb", *document(turns)))["wave"]
    np.testing.assert_allclose(other.positions, plain.positions, atol=2e-3)


def _changed(**change: Any) -> dict[str, Any]:
    return document()[0] | change


@pytest.mark.parametrize(
    ("doc", "message"),
    [
        (_changed(asset={"version": "1.0"}), "version 1.0"),
        (_changed(extensionsRequired=["EXT_meshopt_compression"]), "compressed"),
        (_changed(animations=[]), "no animation"),
        (_changed(nodes=[{"children": [0]}]), "not a glTF"),
        (
            _changed(nodes=[{"children": [1]}, {"children": [2]}, {"children": [1]}]),
            "two parents or does not exist",
        ),
        (_changed(buffers=[{"uri": "../../secret.bin"}]), "outside"),
        (_changed(buffers=[{"uri": "/abs/secret.bin"}]), "outside"),
        (_changed(buffers=[{"uri": "%2e%2e/secret.bin"}]), "outside"),
        (_changed(buffers=[{"uri": "n%00l"}]), "outside"),
        (_changed(buffers=[{"uri": ""}]), "outside"),
        (_changed(buffers=[{"uri": "none.bin"}]), "cannot be read"),
        ([], "not a glTF"),
    ],
)
def test_a_bad_file_is_one_clear_sentence(tmp_path: Path, doc: Any, message: str) -> None:
    with pytest.raises(StickGenError, match=message) as caught:
        read_gltf(write_glb(tmp_path / "a.glb", doc, document()[1]))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("count", [-1, 0, 10**12])
def test_a_count_that_contradicts_the_data_is_refused(tmp_path: Path, count: int) -> None:
    doc, data = document()
    doc["accessors"][1]["count"] = count
    del doc["accessors"][1]["bufferView"]
    with pytest.raises(StickGenError, match=f"accessor 1 has {count} values"):
        read_gltf(write_glb(tmp_path / "a.glb", doc, data))


def test_an_endless_animation_is_refused(tmp_path: Path) -> None:
    doc, data = document()
    data = np.array([0, 1, 1e9], "<f4").tobytes() + data[12:]
    with pytest.raises(StickGenError, match="too long"):
        read_gltf(write_glb(tmp_path / "a.glb", doc, data))


def test_a_folder_is_a_source(tmp_path: Path) -> None:
    path = write_glb(tmp_path / "a.glb", *document())
    path.with_suffix(".txt").write_text("a person waves\n")
    recordings = gltf.read(gltf.find(tmp_path)[0])
    assert [r.id for r in recordings] == ["gltf/a#wave", "gltf/a#wave.1"]
    assert recordings[0].captions == ("a person waves",)


def test_damaged_files_are_survived(tmp_path: Path, survives: Callable[..., None]) -> None:
    survives(read_gltf, write_glb(tmp_path / "a.glb", *document()))
    survives(read_gltf, write_data_uri(tmp_path / "b.glb", *document()))


def independent_pose(path: Path, animation: str, time: float) -> dict[str, np.ndarray]:
    """Global positions by 4×4 matrices and scipy, for files with linear or stepped keys."""
    data = path.read_bytes()
    size = struct.unpack_from("<I", data, 12)[0]
    doc, body = json.loads(data[20 : 20 + size]), data[28 + size :]

    def array(index: int) -> np.ndarray:
        a = doc["accessors"][index]
        view = doc["bufferViews"][a["bufferView"]]
        width = {"SCALAR": 1, "VEC3": 3, "VEC4": 4}[a["type"]]
        start = view.get("byteOffset", 0) + a.get("byteOffset", 0)
        return np.frombuffer(body, "<f4", a["count"] * width, start).reshape(-1, width)

    moved: dict[tuple[int, str], np.ndarray] = {}
    [selected] = [a for a in doc["animations"] if a["name"] == animation]
    for channel in selected["channels"]:
        sampler = selected["samplers"][channel["sampler"]]
        keys, values = array(sampler["input"])[:, 0], array(sampler["output"])
        at = np.clip(time, keys[0], keys[-1])
        if sampler.get("interpolation") == "STEP":
            value = values[np.searchsorted(keys, at + 1e-7) - 1]
        elif channel["target"]["path"] == "rotation":
            value = Slerp(keys, Rotation.from_quat(values))(at).as_quat()
        else:
            value = np.array([np.interp(at, keys, column) for column in values.T])
        moved[channel["target"]["node"], channel["target"]["path"]] = value
    places = {}

    def walk(index: int, above: np.ndarray) -> None:
        node, local = doc["nodes"][index], np.eye(4)
        part = {k: moved.get((index, k), node.get(k)) for k in ("translation", "rotation", "scale")}
        turn = Rotation.from_quat(
            part["rotation"] if part["rotation"] is not None else [0, 0, 0, 1]
        )
        local[:3, :3] = turn.as_matrix() * (part["scale"] if part["scale"] is not None else 1.0)
        local[:3, 3] = part["translation"] if part["translation"] is not None else 0.0
        places[node["name"]] = (above @ local)[:3, 3]
        for child in node.get("children", ()):
            walk(child, above @ local)

    for root in doc["scenes"][0]["nodes"]:
        walk(root, np.eye(4))
    return places


@pytest.mark.parametrize(
    ("file", "animation"),
    [("Knight", "Walking_A"), ("Med_Simulation", "Rig_Medium|Waving")],
)
def test_real_files_agree_with_an_independent_reader(
    real_files: Callable[[str], Path], file: str, animation: str
) -> None:
    path = real_files("kaykit") / f"{file}.glb"
    raw = read_gltf(path)[animation]
    start = 0.0 if file == "Knight" else 1 / 30
    for frame in range(0, len(raw.positions), 7):
        places = independent_pose(path, animation, start + frame / 30)
        expected = np.array([places[name] for name in raw.names])
        np.testing.assert_allclose(raw.positions[frame], expected, atol=1e-3)
    joints = retarget(raw).joints
    assert (joints[:, J["head"], 1] - joints[:, J["pelvis"], 1] > 0.3).all()


def test_the_rest_pose_is_that_of_the_skin_or_else_of_the_nodes(tmp_path: Path) -> None:
    doc, data = document()
    rest = next(iter(read_gltf(write_glb(tmp_path / "a.glb", doc, data)).values())).rest
    arm = [1.0, 5.0, 0.0]
    hand = np.add(arm, ARM.apply([0, 2, 0]))
    assert rest is not None
    np.testing.assert_allclose(rest, [[0, 5, 0], [0, 5, 0], arm, hand], atol=1e-6)
    bind = np.stack([np.eye(4)] * 3)
    bind[0, :3, 3] = -1.0, 2.0, 3.0
    bind[1, :3, :3] = Rotation.from_euler("x", 90, degrees=True).as_matrix()
    bind[1, :3, 3] = 0.0, 0.0, 1.0
    bind[2] = 0.0  # no position can be bound to it
    b = Builder()
    b.data, b.views, b.accessors = data, doc["bufferViews"], doc["accessors"]
    matrices = bind.transpose(0, 2, 1).reshape(3, 16).astype("<f4")
    doc["skins"][0]["inverseBindMatrices"] = b.add(matrices, type="MAT4")
    doc["buffers"] = [{"byteLength": len(b.data)}]
    rest = next(iter(read_gltf(write_glb(tmp_path / "b.glb", doc, b.data)).values())).rest
    nothing = [np.nan] * 3
    np.testing.assert_allclose(rest, [nothing, [1, -2, -3], [0, -1, 0], nothing], atol=1e-6)
