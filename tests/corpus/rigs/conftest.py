"""Bodies under the joint names of the field's naming families."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stickgen.corpus.clips.raw import RawMotion
from stickgen.motion import Motion

LIMBS = "hip knee ankle foot collar shoulder elbow wrist".split()
TRUNK = "pelvis spine1 spine2 spine3 neck head".split()
FAMILIES = {
    # trunk; limb names in LIMBS' order, with the side as the family writes it
    "mixamo": (
        "mixamorig:Hips mixamorig:Spine mixamorig:Spine1 mixamorig:Spine2 mixamorig:Neck "
        "mixamorig:Head",
        "mixamorig:{Side}UpLeg mixamorig:{Side}Leg mixamorig:{Side}Foot mixamorig:{Side}ToeBase "
        "mixamorig:{Side}Shoulder mixamorig:{Side}Arm mixamorig:{Side}ForeArm mixamorig:{Side}Hand",
    ),
    "biped": (
        "Bip01 Bip01_Spine Bip01_Spine1 Bip01_Spine2 Bip01_Neck Bip01_Head",
        "Bip01_{S}_Thigh Bip01_{S}_Calf Bip01_{S}_Foot Bip01_{S}_Toe0 Bip01_{S}_Clavicle "
        "Bip01_{S}_UpperArm Bip01_{S}_Forearm Bip01_{S}_Hand",
    ),
    "unreal": (
        "pelvis spine_01 spine_02 spine_03 neck_01 head",
        "thigh_{s} calf_{s} foot_{s} ball_{s} clavicle_{s} upperarm_{s} lowerarm_{s} hand_{s}",
    ),
    "rigify": (
        "spine spine.001 spine.002 spine.003 neck head",
        "thigh.{S} shin.{S} foot.{S} toe.{S} shoulder.{S} upper_arm.{S} forearm.{S} hand.{S}",
    ),
    "vrm": (
        "J_Bip_C_Hips J_Bip_C_Spine J_Bip_C_Chest J_Bip_C_UpperChest J_Bip_C_Neck J_Bip_C_Head",
        "J_Bip_{S}_UpperLeg J_Bip_{S}_LowerLeg J_Bip_{S}_Foot J_Bip_{S}_ToeBase "
        "J_Bip_{S}_Shoulder J_Bip_{S}_UpperArm J_Bip_{S}_LowerArm J_Bip_{S}_Hand",
    ),
    "xsens": (
        "Hips Chest Chest2 Chest4 Neck Head",
        "{Side}Hip {Side}Knee {Side}Ankle {Side}Toe {Side}Collar {Side}Shoulder {Side}Elbow "
        "{Side}Wrist",
    ),
    "rokoko": (
        "Hips Spine Spine2 Spine4 Neck Head",
        "{Side}Thigh {Side}Shin {Side}Foot {Side}Toe {Side}Shoulder {Side}Arm {Side}ForeArm "
        "{Side}Hand",
    ),
    "smpl": (
        "Pelvis Spine1 Spine2 Spine3 Neck Head",
        "{S}_Hip {S}_Knee {S}_Ankle {S}_Foot {S}_Collar {S}_Shoulder {S}_Elbow {S}_Wrist",
    ),
    "mixamo_plain": (
        "mixamorigHips mixamorigSpine mixamorigSpine1 mixamorigSpine2 mixamorigNeck mixamorigHead",
        "mixamorig{Side}UpLeg mixamorig{Side}Leg mixamorig{Side}Foot mixamorig{Side}ToeBase "
        "mixamorig{Side}Shoulder mixamorig{Side}Arm mixamorig{Side}ForeArm mixamorig{Side}Hand",
    ),
    "mixamo_7": (
        "mixamorig7_Hips mixamorig7_Spine mixamorig7_Spine1 mixamorig7_Spine2 mixamorig7_Neck "
        "mixamorig7_Head",
        "mixamorig7_{Side}UpLeg mixamorig7_{Side}Leg mixamorig7_{Side}Foot "
        "mixamorig7_{Side}ToeBase mixamorig7_{Side}Shoulder mixamorig7_{Side}Arm "
        "mixamorig7_{Side}ForeArm mixamorig7_{Side}Hand",
    ),
    "mixamo_bare": (
        "Hips Spine Spine1 Spine2 Neck Head",
        "{Side}UpLeg {Side}Leg {Side}Foot {Side}ToeBase {Side}Shoulder {Side}Arm {Side}ForeArm "
        "{Side}Hand",
    ),
    "two_namespaces": (
        "Char|Rig:Hips Char|Rig:Spine Char|Rig:Spine1 Char|Rig:Spine2 Char|Rig:Neck Char|Rig:Head",
        "Char|Rig:{Side}UpLeg Char|Rig:{Side}Leg Char|Rig:{Side}Foot Char|Rig:{Side}Toe "
        "Char|Rig:{Side}Shoulder Char|Rig:{Side}Arm Char|Rig:{Side}ForeArm Char|Rig:{Side}Hand",
    ),
    "character_creator": (
        "CC_Base_Hip CC_Base_Waist CC_Base_Spine01 CC_Base_Spine02 CC_Base_NeckTwist01 "
        "CC_Base_Head",
        "CC_Base_{S}_Thigh CC_Base_{S}_Calf CC_Base_{S}_Foot CC_Base_{S}_ToeBase "
        "CC_Base_{S}_Clavicle CC_Base_{S}_Upperarm CC_Base_{S}_Forearm CC_Base_{S}_Hand",
    ),
    "rigify_def": (
        "DEF-hips DEF-spine.001 DEF-spine.002 DEF-spine.003 DEF-neck DEF-head",
        "DEF-thigh.{S} DEF-shin.{S} DEF-foot.{S} DEF-toe.{S} DEF-shoulder.{S} DEF-upper_arm.{S} "
        "DEF-forearm.{S} DEF-hand.{S}",
    ),
    "advanced_skeleton": (
        "Root_M Spine1_M Spine2_M Chest_M Neck_M Head_M",
        "Hip_{S} Knee_{S} Ankle_{S} Toes_{S} Scapula_{S} Shoulder_{S} Elbow_{S} Wrist_{S}",
    ),
    "poser": (
        "hip abdomen chest upperchest neck head",
        "{s}Thigh {s}Shin {s}Foot {s}Toe {s}Collar {s}Shldr {s}ForeArm {s}Hand",
    ),
}


def _family(name: str) -> dict[str, str]:
    trunk, limbs = FAMILIES[name]
    names = dict(zip(TRUNK, trunk.split(), strict=True))
    for side in ("left", "right"):
        forms = {"Side": side.capitalize(), "S": side[0].upper(), "s": side[0]}
        for limb, form in zip(LIMBS, limbs.split(), strict=True):
            names[f"{side}_{limb}"] = form.format(**forms)
    return names


@pytest.fixture(params=sorted(FAMILIES))
def family_names(request: pytest.FixtureRequest) -> dict[str, str]:
    """Our joint → its name in a family."""
    return _family(request.param)


@pytest.fixture(scope="session")
def family() -> Callable[[str], dict[str, str]]:
    """Our joint → its name in the family of that name."""
    return _family


@pytest.fixture
def rig_file(
    tmp_path: Path, marching: Callable[..., Motion], renamed_bvh: Callable[..., str]
) -> Callable[[dict[str, str]], Path]:
    """Writes ``marching(40)`` as a BVH file under other joint names."""

    def write(names: dict[str, str]) -> Path:
        path = tmp_path / "rig.bvh"
        path.write_text(renamed_bvh(marching(40), names, {}))
        return path

    return write


@pytest.fixture(scope="session")
def nameless() -> Callable[[RawMotion], RawMotion]:
    """A motion with joint names that tell nothing."""

    def rename(raw: RawMotion) -> RawMotion:
        return replace(raw, names=tuple(f"bone{k}" for k in range(len(raw.names))))

    return rename
