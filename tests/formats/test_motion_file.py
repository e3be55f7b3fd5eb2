"""`.motion`: files are read back as written; broken ones are refused in one sentence."""

from __future__ import annotations

import copy
import dataclasses
import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

import stickgen.formats
from stickgen.camera import VIEW_HEIGHT
from stickgen.errors import StickGenError
from stickgen.formats import read
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.prop import Holder, Prop
from stickgen.scene import Place, PlaceChange, Scene, SpeechLine
from stickgen.skeleton import rest_pose
from stickgen.sticks import V1, V3, to_v1, to_v3
from stickgen.vocabulary import ACTION

MakeScene = Callable[..., Scene]
SCHEMA = Path(stickgen.formats.__file__).with_name("motion.schema.json")


def first_generation(layout: Any, frames: int = 4) -> dict[str, Any]:
    joints = rest_pose() + np.linspace(0, 1, frames)[:, None, None] * [1.0, 0.0, 0.0]
    flat = {V3.type: to_v3, V1.type: to_v1}[layout.type](joints)
    return {
        "meta": {"version": "1.0", "fps": 25, "total_frames": frames, "description": "walks"},
        "skeleton": {
            "type": layout.type,
            "joint_format": "xy_lines_flat",
            "input_dim": layout.size,
            "segments": [name for name, _, _ in layout.segments],
        },
        "motion": flat.round(4).ravel().tolist(),
        "actions": [1] * frames,
    }


def store(tmp_path: Path, document: Any) -> Path:
    path = tmp_path / "film.motion"
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    frames=st.integers(1, 30),
    actors=st.integers(1, 3),
    seed=st.integers(0, 2**31),
    fps=st.sampled_from([12.5, 25.0, 30.0]),
)
def test_round_trip(
    make_scene: MakeScene, tmp_path: Path, frames: int, actors: int, seed: int, fps: float
) -> None:
    scene = make_scene(frames, actors, seed, fps)
    path = tmp_path / "film.motion"
    write_motion(scene, path)
    back = read(path)
    assert (back.fps, back.description, back.background) == (fps, scene.description, "#102030")
    for key in ("position", "target", "focal", "roll"):
        np.testing.assert_array_equal(getattr(back.camera, key), getattr(scene.camera, key))
    assert len(back.actors) == actors
    for a, b in zip(scene.actors, back.actors, strict=True):
        assert (a.name, a.look) == (b.name, b.look)
        assert np.abs(a.motion.joints - b.motion.joints).max() <= 0.000501
        np.testing.assert_array_equal(a.motion.actions, b.motion.actions)
        np.testing.assert_array_equal(a.motion.contacts, b.motion.contacts)
        assert (a.face is None) == (b.face is None)
        if a.face and b.face:
            for key in ("expression", "mouth", "openness", "eyes_open", "gaze"):
                np.testing.assert_array_equal(getattr(a.face, key), getattr(b.face, key))


def test_props_place_style_and_lines_come_back(make_scene: MakeScene, tmp_path: Path) -> None:
    scene = make_scene(frames=6)
    moving = np.linspace(0, 1, 18).reshape(6, 3)
    turned = np.tile([0.6, 0.0, 0.8, 0.0], (6, 1))
    props = (
        Prop("ball", moving, turned, 2.0, "#ff0000", np.arange(6) < 3, ("actor 0", "left_wrist")),
        Prop("tree", np.zeros((6, 3))),
        Prop("door", np.zeros((6, 3)), state="open"),
    )
    look = dataclasses.replace(
        scene.actors[0].look, kind="robot", hat="cap", accent="#00ff00", wears=("dress", "glasses")
    )
    scene = dataclasses.replace(
        scene,
        actors=(dataclasses.replace(scene.actors[0], look=look),),
        props=props,
        style="neon",
        effects=("trails", "beats"),
        background="transparent",
        place=Place("park", 7, "night", "rain"),
        lines=(SpeechLine("Olá!", 0.0, 0.2, "actor 0", "shout"),),
    )
    write_motion(scene, tmp_path / "film.motion")
    back = read_motion(tmp_path / "film.motion")
    for key in ("style", "background", "place", "lines", "effects"):
        assert getattr(back, key) == getattr(scene, key)
    assert back.actors[0].look == look
    for a, b in zip(back.props, props, strict=True):
        for key in ("kind", "scale", "color", "holder", "state"):
            assert getattr(a, key) == getattr(b, key)
        for key in ("position", "rotation", "visible"):
            np.testing.assert_array_equal(getattr(a, key), getattr(b, key))
    document = json.loads((tmp_path / "film.motion").read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    assert len(document["props"][1]["position"]) == 1  # what stands still is stored once


def test_things_that_change_hands_later_places_and_signs_come_back(
    make_scene: MakeScene, tmp_path: Path
) -> None:
    scene = make_scene(frames=6)
    holders = (Holder("actor 0", "left_wrist", 0, 2), Holder("nobody", "right_wrist", 2, 5))
    growth = np.linspace(0, 1, 6, dtype=np.float32)
    face = dataclasses.replace(scene.actors[0].face, sign=np.array([-1, 0, 1, 7, -1, -1]))
    scene = dataclasses.replace(
        scene,
        actors=(dataclasses.replace(scene.actors[0], face=face),),
        props=(Prop("cup", np.zeros((6, 3)), holders=holders, growth=growth),),
        place=Place("park", 2, time="dawn"),
        places=(
            PlaceChange(Place("beach", 1, weather="rain"), 0.08),
            PlaceChange(Place("room"), 0.2),
        ),
    )
    path = tmp_path / "film.motion"
    write_motion(scene, path)
    back = read_motion(path)
    assert (back.place, back.places) == (scene.place, scene.places)
    assert back.props[0].holders == holders
    np.testing.assert_array_equal(back.actors[0].face.sign, face.sign)
    np.testing.assert_array_equal(back.props[0].growth, growth)
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(
        json.loads(path.read_text())
    )


def test_a_file_without_them_has_none_of_their_keys(make_scene: MakeScene, tmp_path: Path) -> None:
    scene = make_scene(frames=3)
    scene = dataclasses.replace(scene, props=(Prop("cup", np.zeros((3, 3))),))
    write_motion(scene, tmp_path / "film.motion")
    document = json.loads((tmp_path / "film.motion").read_text("utf-8"))
    assert "places" not in document["stage"] and "sign" not in document["actors"][0]["face"]
    assert {"holders", "growth", "holder"}.isdisjoint(document["props"][0])


def test_flat_camera_tracks_of_the_first_second_generation_files(
    make_scene: MakeScene, tmp_path: Path
) -> None:
    write_motion(make_scene(frames=3), tmp_path / "film.motion")
    document = json.loads((tmp_path / "film.motion").read_text("utf-8"))
    document["camera_track"] = {"center": [[1.0, 0.8]] * 3, "zoom": [1.5] * 3}
    camera = read_motion(store(tmp_path, document)).camera
    np.testing.assert_allclose(camera.center, [[1.0, 0.8]] * 3)
    np.testing.assert_allclose(camera.zoom, 1.5, rtol=1e-6)


def test_a_second_round_trip_changes_nothing(make_scene: MakeScene, tmp_path: Path) -> None:
    write_motion(make_scene(), tmp_path / "a.motion")
    write_motion(read_motion(tmp_path / "a.motion"), tmp_path / "b.motion")
    a, b = (json.loads((tmp_path / f"{n}.motion").read_text("utf-8")) for n in "ab")
    assert a["actors"][0]["joints"] == b["actors"][0]["joints"]
    assert a["camera_track"] == b["camera_track"]


def test_written_file_obeys_the_whole_schema_and_old_viewers_can_play_it(
    make_scene: MakeScene, tmp_path: Path
) -> None:
    scene = make_scene(frames=8, actors=2)
    path = tmp_path / "film.motion"
    write_motion(scene, path)
    document = json.loads(path.read_text("utf-8"))
    Draft202012Validator(json.loads(SCHEMA.read_text("utf-8"))).validate(document)
    assert document["skeleton"]["input_dim"] == 48
    flat = np.array(document["motion"]).reshape(8, 48)
    assert np.abs(flat - to_v3(scene.actors[0].motion.joints)).max() <= 0.5001e-4
    assert np.shape(document["physics"]) == (8, 6)
    assert np.shape(document["camera"]) == (8, 3)
    old = {k: document[k] for k in ("meta", "skeleton", "motion", "actions")}
    again = read_motion(store(tmp_path, old))
    assert (
        np.abs(again.actors[0].motion.joints[:, 20] - scene.actors[0].motion.joints[:, 20])[
            :, :2
        ].max()
        < 1e-4
    )


@pytest.mark.parametrize("layout", [V3, V1], ids=["v3", "v1"])
def test_first_generation_files_are_read_and_framed(tmp_path: Path, layout: Any) -> None:
    document = first_generation(layout)
    scene = read_motion(store(tmp_path, document))
    joints = scene.actors[0].motion.joints
    back = {V3.type: to_v3, V1.type: to_v1}[layout.type](joints)
    np.testing.assert_allclose(back.ravel(), document["motion"], atol=2e-4)
    assert scene.description == "walks"
    assert (scene.actors[0].motion.actions == ACTION["walk"]).all()
    half = VIEW_HEIGHT / scene.camera.zoom / 2
    reach = np.abs(joints[..., :2] - scene.camera.center[:, None]).max(axis=1)
    assert (reach[:, 1] < half).all()
    assert (reach[:, 0] < half * 16 / 9).all()


def test_first_generation_actions_may_be_names(tmp_path: Path) -> None:
    document = first_generation(V3) | {"actions": ["wave"] * 4}
    motion = read_motion(store(tmp_path, document)).actors[0].motion
    assert (motion.actions == ACTION["wave"]).all()


def test_figures_in_other_units_keep_their_looks(tmp_path: Path) -> None:
    metres = first_generation(V3)
    huge = metres | {"motion": [100 * x for x in metres["motion"]]}
    small = read_motion(store(tmp_path, metres)).actors[0].look
    large = read_motion(store(tmp_path, huge)).actors[0].look
    assert large.head_radius == pytest.approx(100 * small.head_radius, rel=1e-3)


def test_ten_seconds_are_written_and_read_quickly(make_scene: MakeScene, tmp_path: Path) -> None:
    scene, path = make_scene(frames=250), tmp_path / "film.motion"
    seconds = []
    for _ in range(4):  # the first one imports and compiles the schema
        start = time.process_time()
        write_motion(scene, path)
        read_motion(path)
        seconds.append(time.process_time() - start)
    assert min(seconds) < 0.4


def _set(document: dict[str, Any], *keys: Any, value: Any) -> dict[str, Any]:
    document = copy.deepcopy(document)
    parent = document
    for key in keys[:-1]:
        parent = parent[key]
    parent[keys[-1]] = value
    return document


@pytest.mark.parametrize(
    ("keys", "value", "message"),
    [
        (("meta", "total_frames"), 10_000_000, "total_frames"),
        (("meta", "total_frames"), 0, "total_frames"),
        (("meta", "fps"), 0, "fps"),
        (("meta", "fps"), "fast", "fps"),
        (("skeleton", "type"), "human", "skeleton"),
        (("motion",), [1.0, 2.0], "motion"),
        (("motion",), ["a"] * 192, "motion"),
        (("motion",), [1e999] * 192, "not a number"),
        (("motion", 5), None, "motion"),
        (("motion", 190), None, "motion"),
        (("actions",), [1, 1], "actions"),
        (("actions",), [99] * 4, "below 64"),
        (("actions",), ["teleport"] * 4, "teleport"),
        (("physics",), [[0.0] * 5] * 4, "physics"),
        (("camera",), [[0.0, 0.0, 1.0]] * 3, "camera"),
        (("actors",), [], "actors|camera_track"),
    ],
)
def test_broken_first_generation_files_are_refused(
    tmp_path: Path, keys: tuple[Any, ...], value: Any, message: str
) -> None:
    path = store(tmp_path, _set(first_generation(V3), *keys, value=value))
    with pytest.raises(StickGenError, match=message) as caught:
        read_motion(path)
    assert "film.motion" in str(caught.value)
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 700


def test_segments_that_do_not_share_their_joints_are_refused(tmp_path: Path) -> None:
    document = _set(first_generation(V3), "motion", 2, value=7.0)
    with pytest.raises(StickGenError, match="joint neck of segment upper_torso is 3 m off"):
        read_motion(store(tmp_path, _set(document, "motion", 4, value=3.0)))


@pytest.mark.parametrize(
    ("keys", "value", "message"),
    [
        (("actors", 0, "joints"), [], "joints"),
        (("actors", 0, "joints", 2), [[0, 0, 0]] * 21, "joints"),
        (("actors", 0, "joints", 2, 3, 1), 10**400, "joints|number"),
        (("actors", 0, "joints", 2, 3, 1), 10**60, "joints|number"),
        (("actors", 0, "contacts"), [[1, 0, 1]] * 5, "contacts"),
        (("actors", 0, "look", "color"), "red", "red"),
        (("actors", 0, "look", "hat"), True, "True"),
        (("actors", 0, "look", "wings"), 2, "wings"),
        (("actors", 0, "look", "kind"), "ogre", "ogre"),
        (("props",), [{"kind": "ball"}], "position"),
        (("actors", 0, "face", "mouth"), [7] * 5, "mouth"),
        (("actors", 0, "face", "openness"), [0.5], "openness"),
        (("camera_track", "focal"), [1.0], "focal"),
        (("camera_track", "focal"), [0.0] * 5, "positive"),
        (("stage", "background"), 3, "background"),
    ],
)
def test_broken_second_generation_files_are_refused(
    make_scene: MakeScene, tmp_path: Path, keys: tuple[Any, ...], value: Any, message: str
) -> None:
    path = tmp_path / "film.motion"
    write_motion(make_scene(), path)
    document = _set(json.loads(path.read_text("utf-8")), *keys, value=value)
    with pytest.raises(StickGenError, match=message):
        read_motion(store(tmp_path, document))


@pytest.mark.parametrize("key", ["meta", "skeleton", "motion", "camera_track"])
def test_missing_keys_are_named(make_scene: MakeScene, tmp_path: Path, key: str) -> None:
    path = tmp_path / "film.motion"
    write_motion(make_scene(), path)
    document = json.loads(path.read_text("utf-8"))
    del document[key]
    with pytest.raises(StickGenError, match=key):
        read_motion(store(tmp_path, document))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "not whole JSON"),
        (b'{"meta": {"fps": 25', "not whole JSON"),
        (b"\x89PNG\r\n\x1a\n\x00\xff", "not text"),
        (b"[" * 100_000, "nested|JSON"),
        (b"[]", "not a valid .motion file"),
        (b'{"motion": [NaN]}', "NaN"),
        (b'{"motion": [-Infinity]}', "Infinity"),
    ],
)
def test_junk_is_refused(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "film.motion"
    path.write_bytes(data)
    with pytest.raises(StickGenError, match=message):
        read_motion(path)


def test_missing_file_and_unknown_suffix(tmp_path: Path) -> None:
    with pytest.raises(StickGenError, match="No such file"):
        read_motion(tmp_path / "film.motion")
    with pytest.raises(StickGenError, match="Is a directory"):
        read_motion(tmp_path)
    with pytest.raises(StickGenError, match=r"must end in \.motion"):
        read(tmp_path / "film.mov")
