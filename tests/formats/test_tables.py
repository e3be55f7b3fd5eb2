"""Arrays, tables and subtitles come back as they were, by readers that are not ours."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from html import unescape
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.sources.guo import positions_of_features
from stickgen.geometry import canonicalize, quat_from_rotvec, resample
from stickgen.kinematics import forward_kinematics
from stickgen.motion import joint_names
from stickgen.scene import Scene
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS, apply_bone_lengths


@pytest.mark.parametrize("width", [72, 156, 165])
def test_smpl_poses_give_the_joints_back(cast_scene: Scene, tmp_path: Path, width: int) -> None:
    (ann, boo, rex) = cast_scene.save(tmp_path / "film.npz", smpl=width)
    for path, actor in zip((ann, boo), cast_scene.actors[:2], strict=True):
        data = np.load(path)
        assert data["poses"].shape == (50, width) and data["mocap_framerate"] == 25.0
        turns = quat_from_rotvec(data["poses"].astype(float).reshape(50, -1, 3)[:, :22])
        offsets = OFFSETS * data["size"]
        seen, _ = forward_kinematics(turns, data["trans"].astype(float), offsets, PARENTS)
        joints = seen[..., [1, 2, 0]]  # AMASS has Z up
        assert np.abs(joints - actor.motion.joints).max() < 5e-3
        np.testing.assert_array_equal(data["joints"], actor.motion.joints)
    dog = np.load(rex)
    assert dog["joint_names"].tolist() == list(joint_names("dog")) and "poses" not in dog


def test_humanml3d_features_give_the_joints_back(cast_scene: Scene, tmp_path: Path) -> None:
    alone = replace(cast_scene, actors=cast_scene.actors[:1], props=())
    (path,) = alone.save(tmp_path / "ann.npz")
    data = np.load(path)
    assert data["new_joint_vecs"].shape == (39, 263)
    back = positions_of_features(data["new_joint_vecs"].astype(float), 22)
    assert np.abs(back - data["new_joints"]).max() < 5e-3
    joints = alone.actors[0].motion.joints.astype(float)
    ours = canonicalize(apply_bone_lengths(resample(joints, 25.0, 20.0)))[:-1]
    ours[..., 1] -= ours[..., 1].min()
    assert np.abs(data["new_joints"] - ours).max() < 5e-3


def test_tables_hold_every_joint(cast_scene: Scene, tmp_path: Path) -> None:
    table, lines = cast_scene.save(tmp_path / "a.csv", tmp_path / "a.jsonl")
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    entries = [json.loads(line) for line in lines.read_text("utf-8").splitlines()]
    for actor in cast_scene.actors:
        motion, names = actor.motion, joint_names(actor.motion.skeleton)
        mine = [row for row in rows if row["actor"] == actor.name]
        places = np.array([[float(row[axis]) for axis in "xyz"] for row in mine])
        assert np.abs(places.reshape(motion.joints.shape) - motion.joints).max() < 1e-4
        assert [row["joint"] for row in mine[: len(names)]] == list(names)
        objects = [entry for entry in entries if entry["actor"] == actor.name]
        joints = np.array([[entry["joints"][name] for name in names] for entry in objects])
        assert np.abs(joints - motion.joints).max() < 1e-4
        assert [entry["seconds"] for entry in objects[:3]] == [0.0, 0.04, 0.08]
    assert entries[29]["action"] == "walk" and entries[30]["action"] == "wave"
    assert set(JOINTS) == set(entries[0]["joints"])


def test_subtitles_are_read_by_others(cast_scene: Scene, tmp_path: Path) -> None:
    pysubs2 = pytest.importorskip("pysubs2")
    webvtt = pytest.importorskip("webvtt")
    srt, vtt = cast_scene.save(tmp_path / "a.srt", tmp_path / "a.vtt")
    cues = pysubs2.load(str(srt), format_="srt")
    assert [(cue.start, cue.end, cue.plaintext) for cue in cues] == [
        (200, 900, "Ann: Catch → it!"),
        (1000, 1800, "Two days later <3"),
    ]
    captions = list(webvtt.read(str(vtt)))
    assert [(c.start, c.end, unescape(c.text)) for c in captions] == [
        ("00:00:00.200", "00:00:00.900", "Catch → it!"),
        ("00:00:01.000", "00:00:01.800", "Two days later <3"),
    ]
    assert captions[0].voice == "Ann" and captions[1].voice is None


def test_a_film_without_words_has_an_empty_list_of_cues(cast_scene: Scene, tmp_path: Path) -> None:
    silent = replace(cast_scene, lines=())
    srt, vtt = silent.save(tmp_path / "a.srt", tmp_path / "a.vtt")
    assert srt.read_text() == "" and vtt.read_text() == "WEBVTT\n"
