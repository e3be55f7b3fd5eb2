"""The skeletons of BVH files: whose names their bones have, and in which order angles come."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from stickgen.formats.bone_names import CMU, MIXAMO


@dataclass(frozen=True)
class BvhRig:
    """How a person's joints are called.

    Attributes:
        names: our joint → its bone there; a joint that is not listed keeps our name.
        order: of the angles.
        extra: bone there → the bone of which it is the first child, of no length: bones of
            that skeleton which our body lacks.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    order: str = "ZXY"
    extra: Mapping[str, str] = field(default_factory=dict)


RIGS: Mapping[str, BvhRig] = MappingProxyType(
    {
        "smpl": BvhRig(),
        "mixamo": BvhRig(MIXAMO, "ZYX"),
        "cmu": BvhRig(
            CMU,
            "ZYX",
            {"LHipJoint": "LeftUpLeg", "RHipJoint": "RightUpLeg", "Neck1": "Head"},
        ),
    }
)
"""Rig, one of ``options.BVH_RIGS`` → its bones."""
