"""Names that other programs give to the joints of a person."""

from __future__ import annotations

from types import MappingProxyType

_CENTRE = ("pelvis", "spine1", "spine2", "spine3", "neck", "head")
_SIDE = ("hip", "knee", "ankle", "foot", "collar", "shoulder", "elbow", "wrist")


def _names(centre: str, left: str, right: str) -> MappingProxyType[str, str]:
    """Our joint → its name there, from names in the order of ``_CENTRE`` and ``_SIDE``."""
    pairs = [
        *zip(_CENTRE, centre.split(), strict=True),
        *zip((f"left_{part}" for part in _SIDE), left.split(), strict=True),
        *zip((f"right_{part}" for part in _SIDE), right.split(), strict=True),
    ]
    return MappingProxyType(dict(pairs))


HUMANOID = _names(
    "hips spine chest upperChest neck head",
    "leftUpperLeg leftLowerLeg leftFoot leftToes leftShoulder leftUpperArm leftLowerArm leftHand",
    "rightUpperLeg rightLowerLeg rightFoot rightToes "
    "rightShoulder rightUpperArm rightLowerArm rightHand",
)
"""Bones of VRM 1.0, which are those of Unity's humanoid avatars."""
_MIXAMO_SIDE = "{0}UpLeg {0}Leg {0}Foot {0}ToeBase {0}Shoulder {0}Arm {0}ForeArm {0}Hand"
MIXAMO = MappingProxyType(
    {
        joint: f"mixamorig:{name}"
        for joint, name in _names(
            "Hips Spine Spine1 Spine2 Neck Head",
            _MIXAMO_SIDE.format("Left"),
            _MIXAMO_SIDE.format("Right"),
        ).items()
    }
)
"""Bones of Adobe Mixamo."""
CMU = _names(
    "Hips LowerBack Spine Spine1 Neck Head",
    _MIXAMO_SIDE.format("Left"),
    _MIXAMO_SIDE.format("Right"),
)
"""Bones of the BVH conversions of the CMU motion capture database (Hahne 2008)."""
