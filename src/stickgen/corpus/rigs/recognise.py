"""Choosing the skeleton map of a motion: the user's, a built-in one, or a proposal."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.joint_names import bare_names
from stickgen.corpus.rigs.propose import propose
from stickgen.corpus.rigs.rig import Rig, joint_index, landmark_positions, load_rig, load_rigs
from stickgen.errors import StickGenError

_BONE_TOLERANCE = 0.02  # of the length of a leg
_LEFT_LEG = ("left_knee", "left_ankle")  # the bones that end here
_MAX_POSES = 8  # frames in which bones are measured
_OWN_SHARE = 0.5  # a map with more of its joints in the file was made for it
_PROPOSED = "joint names"
"""Name of a map that was proposed while reading."""


def find_rig(raw: RawMotion) -> Rig:
    """Find the rig of a motion.

    The user's map counts where its joints are in the file, a built-in map where its signature
    and its bones fit. For other rigs a map is proposed, where ``raw.may_propose`` allows it and
    the names of the joints tell everything.

    Raises:
        StickGenError: no map fits this skeleton, or the user's map is broken.
    """
    own = load_rig(raw.map) if raw.map is not None else None
    if own is not None and _is_made_for(own, raw):
        landmark_positions(raw, own)  # names the joint that is missing
        return own
    if rig := built_in_rig(raw):
        return rig
    if raw.may_propose:
        return _proposed_rig(raw)
    raise StickGenError(
        f"No skeleton map fits the joints {', '.join(raw.names[:6])} …; "
        "describe the rig in a YAML file and pass it as the map."
    )


def _proposed_rig(raw: RawMotion) -> Rig:
    """A proposed map that nobody needs to check.

    Raises:
        StickGenError: there is none.
    """
    try:
        proposal = propose(raw, _PROPOSED)
    except StickGenError as error:
        raise StickGenError(f"No skeleton map fits: {error}") from error
    if proposal.doubts:
        doubt = proposal.doubts[0].rstrip(".")
        raise StickGenError(
            f"No skeleton map fits the joints {', '.join(raw.names[:6])} … ({doubt}); make one "
            "with `stick-gen data map FILE -o map.yaml --picture map.png`, check it and pass it "
            "with --map."
        )
    return proposal.rig


def built_in_rig(raw: RawMotion) -> Rig | None:
    """The built-in map whose signature and bones fit, by the names as in the file or bare."""
    for bare in (False, True):
        for rig in load_rigs():
            stripped = [name.removeprefix(rig.prefix) for name in raw.names]
            names = [n.lower() for n in (bare_names(raw.names) if bare else stripped)]
            if _has_signature(rig, names, raw.parents) and _has_bones(rig, raw):
                return rig
    return None


def _is_made_for(rig: Rig, raw: RawMotion) -> bool:
    """Whether most joints of a map are in a file."""
    index = joint_index(raw.names, rig.prefix)
    joints = {j.lower() for joints in rig.landmarks.values() for j in joints}
    return sum(j in index for j in joints) > _OWN_SHARE * len(joints)


def _has_signature(rig: Rig, names: Sequence[str], parents: Sequence[int]) -> bool:
    """Whether the joints and bones of a rig's signature, and all its landmarks, are there."""
    bones = {f"{n}<{names[p]}" for n, p in zip(names, parents, strict=True) if p >= 0}
    if not all(s.lower() in (bones if "<" in s else names) for s in rig.signature):
        return False
    return all(j.lower() in names for joints in rig.landmarks.values() for j in joints)


def _has_bones(rig: Rig, raw: RawMotion) -> bool:
    """Whether the bones have the lengths of a rig's, relative to the left leg's."""
    if not rig.bones:
        return True
    index = joint_index(raw.names, rig.prefix)
    poses = raw.positions[:: max(1, len(raw.positions) // _MAX_POSES)]

    def length(joint: str) -> float:
        j = index[joint.lower()]
        bones = poses[:, j] - poses[:, raw.parents[j]]
        return float(np.median(np.linalg.norm(bones, axis=-1)))

    leg = sum(length(rig.landmarks[part][0]) for part in _LEFT_LEG)
    return all(abs(length(joint) - v * leg) <= _BONE_TOLERANCE * leg for joint, v in rig.bones)
