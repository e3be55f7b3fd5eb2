"""Checks that proposed arms and legs are those of a human skeleton."""

from __future__ import annotations

from itertools import pairwise

from stickgen.corpus.clips.raw import RawMotion
from stickgen.errors import StickGenError

_LIMBS = {"leg": ("hip", "knee", "ankle"), "arm": ("shoulder", "elbow", "wrist")}
_BONES = [("arm", ("collar", "shoulder"))] + [
    (limb, bone) for limb, parts in _LIMBS.items() for bone in pairwise(parts)
]


def check_limbs(raw: RawMotion, joints: dict[str, int], by_shape: set[str]) -> None:
    """Check that limbs share no joint and that no arm hangs on a leg.

    Args:
        raw: a motion of the rig.
        joints: landmark → joint, with both arms and legs.
        by_shape: landmarks that were recognised by the shape of the tree; each must be below the
            part before it and above the part after it.

    Raises:
        StickGenError: they are not the limbs of a human.
    """
    owner: dict[int, str] = {}
    for side in ("left", "right"):
        for limb, parts in _LIMBS.items():
            for part in parts:
                name, joint = f"{side} {limb}", joints[f"{side}_{part}"]
                if joint in owner:
                    raise _not_human(raw, name, joint, f"is also in the {owner[joint]}")
                owner[joint] = name
    for side in ("left", "right"):
        for limb, (upper, lower) in _BONES:
            ends = f"{side}_{upper}", f"{side}_{lower}"
            above, joint = (joints.get(end, -1) for end in ends)
            if by_shape & set(ends) and above >= 0 and above not in _ancestors(raw, joint):
                raise _not_human(raw, f"{side} {limb}", joint, f"is not below {raw.names[above]}")
        for hip in (joints["left_hip"], joints["right_hip"]):
            if hip in _ancestors(raw, joints[f"{side}_shoulder"]):
                joint = joints[f"{side}_shoulder"]
                raise _not_human(raw, f"{side} arm", joint, "belongs to a leg")


def _not_human(raw: RawMotion, limb: str, joint: int, reason: str) -> StickGenError:
    return StickGenError(
        f"This is not the skeleton of a human: {raw.names[joint]}, proposed for the {limb}, "
        f"{reason}; if it is one, write the map by hand."
    )


def _ancestors(raw: RawMotion, joint: int) -> set[int]:
    above = set()
    while (joint := raw.parents[joint]) >= 0:
        above.add(joint)
    return above
