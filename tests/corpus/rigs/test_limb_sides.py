"""Left and right of proposed limbs, and limbs that are none of a human."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.propose import propose
from stickgen.corpus.rigs.recognise import find_rig
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.errors import StickGenError
from stickgen.skeleton import PARENTS, J

Family = Callable[[str], dict[str, str]]
Nameless = Callable[[RawMotion], RawMotion]
Write = Callable[[dict[str, str]], Path]


def test_sides_of_limbs_known_by_shape_come_from_their_names(rig_file: Write) -> None:
    """Names as in a well-known sample: ``leg_joint_L_1``; its toes point anywhere in a run."""
    names = {}
    for side in ("left", "right"):
        s = side[0].upper()
        for k, part in enumerate(("hip", "knee", "ankle", "foot")):
            names[f"{side}_{part}"] = f"leg_joint_{s}_{k + 1}"
        for k, part in enumerate(("collar", "shoulder", "elbow", "wrist")):
            names[f"{side}_{part}"] = f"Skeleton_arm_joint_{s}__{k + 1}_"
    raw = read_bvh(rig_file(names))
    toes = [raw.names.index(f"leg_joint_{s}_4") for s in "LR"]
    positions = raw.positions.copy()
    positions[:, toes, 2] -= 0.3
    landmarks = propose(replace(raw, positions=positions, rest=None), "x").rig.landmarks
    assert landmarks["left_hip"] == ("leg_joint_L_1",)
    assert landmarks["right_ankle"] == ("leg_joint_R_3",)
    assert landmarks["left_wrist"] == ("Skeleton_arm_joint_L__4_",)


def test_knees_tell_the_sides_where_names_do_not(nameless: Nameless, rig_file: Write) -> None:
    raw = nameless(read_bvh(rig_file({})))
    positions = raw.positions.copy()
    for side in ("left", "right"):
        positions[:, raw_joint(raw, f"{side}_knee"), 2] += 0.06
        positions[:, raw_joint(raw, f"{side}_foot"), 2] -= 0.3
    raw = replace(raw, positions=positions)
    landmarks = propose(raw, "x").rig.landmarks
    assert landmarks["left_hip"] == (raw.names[raw_joint(raw, "left_hip")],)
    assert landmarks["right_wrist"] == (raw.names[raw_joint(raw, "right_wrist")],)


def raw_joint(raw: RawMotion, joint: str) -> int:
    """Index of one of our joints in our own BVH, whose end sites come in between."""
    tree = [j for j, parent in enumerate(raw.parents) if j in raw.parents or parent == -1]
    order: list[int] = []

    def walk(j: int) -> None:
        order.append(j)
        for child, parent in enumerate(PARENTS):
            if parent == j:
                walk(child)

    walk(0)
    return tree[order.index(J[joint])]


def test_toes_against_the_facing_are_a_warning(family: Family, rig_file: Write) -> None:
    raw = read_bvh(rig_file(family("mixamo")))
    swap = {"Left": "Right", "Right": "Left"}
    names = tuple(
        next((n.replace(s, other) for s, other in swap.items() if s in n), n) for n in raw.names
    )
    swapped = replace(raw, names=names, may_propose=True)
    assert any("left and right may be exchanged" in w for w in propose(swapped, "x").warnings)
    with pytest.raises(StickGenError, match="left and right may be exchanged"):
        find_rig(swapped)


def test_a_bird_is_no_human() -> None:
    """Legs by name; the arms would be made of wings above their shoulders, or of the legs."""
    joints = {
        "root": ("", (0, 0.4, 0)), "Hips": ("root", (0, 0.4, 0)), "Spine": ("Hips", (0, 0.45, 0.1)),
        "Neck": ("Spine", (0, 0.6, 0.15)), "Head": ("Neck", (0, 0.7, 0.2)),
        **{
            f"{part}_{s}": (f"{parent}_{s}" if parent != "Hips" else parent, (sign * x, y, z))
            for s, sign in (("L", 1), ("R", -1))
            for part, parent, (x, y, z) in (
                ("UpperLeg", "Hips", (0.07, 0.36, 0)), ("LowerLeg", "UpperLeg", (0.08, 0.2, 0.06)),
                ("Foot", "LowerLeg", (0.08, 0.05, 0)), ("Toes", "Foot", (0.08, 0, 0.1)),
            )
        },
    }  # fmt: skip
    names = tuple(joints)
    parents = tuple(names.index(parent) if parent else -1 for parent, _ in joints.values())
    positions = np.array([[place for _, place in joints.values()]] * 3, dtype=float)
    raw = RawMotion(names, parents, positions, 30.0, may_propose=True)
    for part in ("Shoulder", "Elbow", "Wrist"):  # toes with the names of an arm
        raw = replace(
            raw,
            names=(*raw.names, f"{part}_L", f"{part}_R"),
            parents=(*raw.parents, names.index("Toes_L"), names.index("Toes_R")),
            positions=np.concatenate([raw.positions, raw.positions[:, -2:] * [1, 1, 1.1]], axis=1),
        )
    with pytest.raises(StickGenError, match=r"not the skeleton of a human: .* belongs to a leg"):
        propose(raw, "bird")
    with pytest.raises(StickGenError, match=r"cannot be found|not the skeleton of a human"):
        propose(RawMotion(names, parents, positions, 30.0), "bird")
