"""Which skeleton map a motion gets: the user's, a built-in one, or one that is proposed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs import recognise
from stickgen.corpus.rigs.joint_names import bare_names
from stickgen.corpus.rigs.propose import propose
from stickgen.corpus.rigs.recognise import built_in_rig, find_rig
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.sources import bvh
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.motion import Motion
from stickgen.skeleton import JOINTS, PARENTS, J

MAPS = files("stickgen.corpus.rigs") / "maps"
CLIMBS = Path(__file__).parents[2] / "data/real_motion"
Write = Callable[[dict[str, str]], Path]


Family = Callable[[str], dict[str, str]]
Nameless = Callable[[RawMotion], RawMotion]


def apart(path: Path, motion: Motion) -> float:
    """Mean distance in metres of what is read from a motion, without a map."""
    (recording,) = bvh.read(bvh.find(path)[0])
    body = recording.motion
    joints = retarget(body).joints if isinstance(body, RawMotion) else body.joints
    return float(np.linalg.norm(joints - motion.joints, axis=-1).mean())


def test_a_rig_whose_names_tell_everything_needs_no_map(
    family_names: dict[str, str], rig_file: Write, marching: Callable[..., Motion]
) -> None:
    assert apart(rig_file(family_names), marching(40)) < 0.005


@pytest.mark.parametrize("prefix", ["Model:", "Char|Rig:", "Actor01_"])
def test_our_own_names_in_a_namespace_are_our_own_body(
    prefix: str, rig_file: Write, marching: Callable[..., Motion]
) -> None:
    path = rig_file({joint: f"{prefix}{joint}" for joint in JOINTS})
    assert apart(path, marching(40)) < 1e-5


def test_prefixes_are_stripped_and_sides_are_kept() -> None:
    for names, expected in (
        (["mixamorigHips", "mixamorigLeftUpLeg", "Armature"], ["Hips", "LeftUpLeg", "Armature"]),
        (["Bip01", "Bip01 Head", "Bip01 L Foot"], ["Bip01", "Head", "L Foot"]),
        (
            ["LeftFoot", "LeftLeg", "RightFoot", "Hips"],
            ["LeftFoot", "LeftLeg", "RightFoot", "Hips"],
        ),
        (["spine", "shin", "shoulder"], ["spine", "shin", "shoulder"]),
        (["A:B|Hips", "Head:"], ["Hips", "Head:"]),
        ([], []),
    ):
        assert bare_names(names) == expected


@pytest.mark.parametrize("name", ["basketball", "character1", "character1_box", "fights"])
def test_a_built_in_rig_is_known_by_its_bones_not_only_by_common_names(
    name: str, family: Family, rig_file: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The names and bones of its signature, with our body's proportions: another rig."""
    rig = load_rig(Path(str(MAPS / f"{name}.yaml")))
    raw = read_bvh(rig_file(family("mixamo_bare")))
    toe = rig.landmarks["left_toe"][0].removeprefix("Left")
    names = tuple(joint.replace("ToeBase", toe) for joint in raw.names)
    under = dict(s.split("<") for s in rig.signature if "<" in s)
    parents = [
        names.index(under[joint]) if joint in under else parent
        for joint, parent in zip(names, raw.parents, strict=True)
    ]
    raw = replace(raw, names=names, parents=tuple(parents))
    assert built_in_rig(raw) is None
    assert find_rig(replace(raw, may_propose=True)).name == "joint names"
    by_names_only = replace(rig, bones=())
    monkeypatch.setattr(recognise, "load_rigs", lambda: (by_names_only,))
    assert built_in_rig(raw) == by_names_only


def test_a_collection_proposes_nothing(family: Family, rig_file: Write) -> None:
    raw = read_bvh(rig_file(family("mixamo")))
    with pytest.raises(StickGenError, match="No skeleton map fits"):
        find_rig(raw)


def test_the_command_is_named_where_names_do_not_suffice(
    nameless: Nameless, rig_file: Write
) -> None:
    raw = replace(nameless(read_bvh(rig_file({}))), may_propose=True)
    with pytest.raises(StickGenError, match=r"by the shape .* `stick-gen data map FILE") as error:
        find_rig(raw)
    assert "\n" not in str(error.value)


def test_a_map_is_used_only_where_it_fits(
    family: Family, tmp_path: Path, rig_file: Write, walk_bvh: Callable[..., str]
) -> None:
    own = propose(read_bvh(rig_file(family("mixamo"))), "own").yaml()
    (tmp_path / "own.yaml").write_text(own)
    (tmp_path / "xsens.bvh").write_text(walk_bvh(frames=20))
    rigs = {
        item.path.stem: find_rig(bvh.read(item)[0].motion).name  # type: ignore[arg-type]
        for item in bvh.find(tmp_path, map=tmp_path / "own.yaml")
    }
    assert rigs == {"rig": "own", "xsens": "style100"}
    (tmp_path / "own.yaml").write_text(own.replace("LeftForeArm", "LeftForArm"))
    (item,) = bvh.find(tmp_path / "rig.bvh", map=tmp_path / "own.yaml")
    with pytest.raises(StickGenError, match="LeftForArm of skeleton map own is not in the file"):
        find_rig(bvh.read(item)[0].motion)  # type: ignore[arg-type]


@pytest.mark.parametrize("clip", ["climb_0", "climb_1", "climb_4"])
def test_a_recorded_rig_with_common_names_is_proposed_by_itself(clip: str) -> None:
    rig = json.loads((CLIMBS / "rig.json").read_text())
    positions = np.load(CLIMBS / f"{clip}.npy").astype(np.float64)
    raw = RawMotion(tuple(rig["names"]), tuple(rig["parents"]), positions, rig["fps"])
    assert built_in_rig(raw) is None
    known = load_rig(CLIMBS / "map.yaml")
    proposed = find_rig(replace(raw, may_propose=True))
    assert proposed.landmarks == known.landmarks and proposed.up == known.up
    ours, theirs = retarget(raw, proposed).joints, retarget(raw, known).joints
    assert np.linalg.norm(ours - theirs, axis=-1).mean() < 0.06


def test_the_lean_is_measured_on_the_rest_pose(
    family: Family, rig_file: Write, marching: Callable[..., Motion]
) -> None:
    """Somebody who bows all the time stands upright only in the rest pose."""
    raw = read_bvh(rig_file(family("mixamo")))
    assert raw.rest is not None
    hips, trunk = 0, [j for j, name in enumerate(raw.names) if "Leg" not in name]
    trunk = [j for j in trunk if "Foot" not in raw.names[j] and "Toe" not in raw.names[j]]
    c, s = np.cos(0.6), np.sin(0.6)
    bow = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    positions = raw.positions.copy()
    root = positions[:, [hips]]
    positions[:, trunk] = root + (positions[:, trunk] - root) @ bow.T
    upright = propose(raw, "x").rig.pitch
    assert propose(replace(raw, positions=positions), "x").rig.pitch == upright
    assert propose(replace(raw, positions=positions, rest=None), "x").rig.pitch != upright


def test_the_spine_bends_as_the_sources_where_its_rest_pose_is_known(
    tmp_path: Path, family: Family, marching: Callable[..., Motion], renamed_bvh: Callable[..., str]
) -> None:
    """Only the lowest joint of the spine turns: even bending would put the bend too high."""
    motion = marching(40)
    joints = motion.joints.astype(np.float64)
    above = [j for j in range(22) if _is_above(j, J["spine1"])]
    c, s = np.cos(0.5), np.sin(0.5)
    bow = np.array([[1, 0, 0], [0, c, -s], [0, s, c]])
    pivot = joints[:, [J["spine1"]]]
    joints[:, above] = pivot + (joints[:, above] - pivot) @ bow.T
    bent = Motion(joints.astype(np.float32), fps=motion.fps)
    path = tmp_path / "rig.bvh"
    path.write_text(renamed_bvh(bent, family("mixamo"), {}))
    assert apart(path, bent) < 0.005
    raw = replace(read_bvh(path), may_propose=True)
    even = retarget(raw, replace(find_rig(raw), spine=())).joints
    assert np.linalg.norm(even - bent.joints, axis=-1).mean() > 0.02


def _is_above(joint: int, ancestor: int) -> bool:
    while (joint := PARENTS[joint]) >= 0:
        if joint == ancestor:
            return True
    return False


def test_who_lies_all_the_time_is_not_stood_up(rig_file: Write, family: Family) -> None:
    raw = read_bvh(rig_file(family("mixamo")))
    lying = replace(raw, positions=raw.positions[..., [0, 2, 1]] * [1, 1, -1], may_propose=True)
    assert find_rig(lying).up == "y"
    trunk = retarget(lying).joints
    assert np.abs(trunk[:, J["neck"], 1] - trunk[:, 0, 1]).max() < 0.15
