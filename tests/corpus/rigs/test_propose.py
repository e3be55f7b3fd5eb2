"""Skeleton maps proposed for rigs of every naming family, and for rigs without names."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.joint_names import match_names, split_side
from stickgen.corpus.rigs.map_checks import describe_rig
from stickgen.corpus.rigs.map_picture import draw_map
from stickgen.corpus.rigs.propose import propose
from stickgen.corpus.rigs.retarget import retarget
from stickgen.corpus.rigs.rig import load_rig
from stickgen.corpus.rigs.topology import match_tree
from stickgen.corpus.sources import bvh
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.motion import Motion

SAMPLES = Path(__file__).parents[3] / "../shared/samples/bvh"
LIMBS = "hip knee ankle foot collar shoulder elbow wrist".split()
Family = Callable[[str], dict[str, str]]
Nameless = Callable[[RawMotion], RawMotion]


def test_names_of_every_family(
    family_names: dict[str, str],
    rig_file: Callable[[dict[str, str]], Path],
    faces_ahead_with_left_raised: Callable[[np.ndarray], None],
) -> None:
    names = family_names
    raw = read_bvh(rig_file(names))
    proposal = propose(raw, "x")
    landmarks = proposal.rig.landmarks
    for side in ("left", "right"):
        for limb in LIMBS:
            joints = landmarks[f"{side}_{'toe' if limb == 'foot' else limb}"]
            assert joints == (names[f"{side}_{limb}"],)
    assert landmarks["neck"] == (names["neck"],)
    faces_ahead_with_left_raised(retarget(raw, proposal.rig).joints)


def test_a_proposed_map_can_be_used_to_read_the_file(
    family: Family,
    tmp_path: Path,
    rig_file: Callable[[dict[str, str]], Path],
    marching: Callable[..., Motion],
) -> None:
    path = rig_file(family("vrm"))
    raw = read_bvh(path)
    proposal = propose(raw, "vrm")
    assert "No built-in map" in describe_rig(raw, proposal.rig)
    (tmp_path / "map.yaml").write_text(proposal.yaml())
    assert load_rig(tmp_path / "map.yaml").landmarks == proposal.rig.landmarks
    (item,) = bvh.find(path, map=tmp_path / "map.yaml")
    joints = retarget(bvh.read(item)[0].motion).joints
    assert np.linalg.norm(joints - marching(40).joints, axis=-1).mean() < 0.005


def test_a_rig_without_names_is_matched_by_its_shape(
    nameless: Nameless,
    rig_file: Callable[[dict[str, str]], Path],
    faces_ahead_with_left_raised: Callable[[np.ndarray], None],
) -> None:
    raw = nameless(read_bvh(rig_file({})))
    proposal = propose(raw, "x")
    assert any("by the shape" in warning for warning in proposal.warnings)
    faces_ahead_with_left_raised(retarget(raw, proposal.rig).joints)


@pytest.mark.parametrize("strip", [False, True])
def test_a_real_rig_in_z_up(nameless: Nameless, strip: bool) -> None:
    path = SAMPLES / "fair1_wave_hello.bvh"
    if not path.is_file():
        pytest.skip("the samples are not beside the project")
    raw = read_bvh(path)
    known = retarget(raw).joints
    motion = nameless(raw) if strip else raw
    proposal = propose(motion, "x")
    assert proposal.rig.up == "z"
    joints = retarget(motion, proposal.rig).joints
    apart = np.linalg.norm((joints - joints[:, :1]) - (known - known[:, :1]), axis=-1)
    assert apart.mean() < 0.02 and apart.max() < 0.1


def test_a_skeleton_without_limbs_is_refused(rig_file: Callable[[dict[str, str]], Path]) -> None:
    raw = read_bvh(rig_file({}))
    few = RawMotion(raw.names[:3], raw.parents[:3], raw.positions[:, :3], raw.fps)
    with pytest.raises(StickGenError, match="cannot be found"):
        propose(few, "x")


def test_sides_are_read_from_names() -> None:
    for name, expected in {
        "mixamorig:LeftUpLeg": ("left", "upleg"),
        "lfemur": ("left", "femur"),
        "upper_arm.R": ("right", "upperarm"),
        "KneeLeft": ("left", "knee"),
        "leftLowerArm": ("left", "lowerarm"),
        "JtKneeRt": ("right", "knee"),
        "Root": ("", "root"),
    }.items():
        assert split_side(name) == expected
    assert "left_knee" not in match_names(["Hips", "LeftUpLeg"])


def test_the_picture_shows_both_bodies(
    family: Family, rig_file: Callable[[dict[str, str]], Path]
) -> None:
    raw = read_bvh(rig_file(family("mixamo")))
    proposal = propose(raw, "x")
    picture = draw_map(raw, proposal.rig, proposal.frame, ["a note"])
    ink = (picture[..., :3] < 200).any(-1)
    columns = ink[100:760].sum(0)
    for left, right in ((200, 780), (980, 1140), (1150, 1640), (1680, 1860)):
        assert columns[left:right].sum() > 2000
    assert ink[790:].any()


def test_a_rig_of_one_endless_chain_has_no_limbs() -> None:
    joints = np.outer(np.arange(5000.0), [0.0, 1.0, 0.0])
    assert match_tree([-1, *range(4999)], joints) == {}


def test_arms_on_separate_trees_are_refused(
    rig_file: Callable[[dict[str, str]], Path], family: Family
) -> None:
    raw = read_bvh(rig_file(family("mixamo")))
    loose = {"mixamorig:LeftArm", "mixamorig:RightArm"}
    parents = tuple(
        -1 if name in loose else parent for name, parent in zip(raw.names, raw.parents, strict=True)
    )
    hidden = {"mixamorig:Neck": "a", "mixamorig:Head": "b"}
    names = tuple(hidden.get(name, name) for name in raw.names)
    with pytest.raises(StickGenError, match="arms hang on separate trees"):
        propose(replace(raw, names=names, parents=parents), "x")
