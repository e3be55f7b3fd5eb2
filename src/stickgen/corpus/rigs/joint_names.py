"""Which joint is which part of the body, by its name: the naming families of the field.

Mixamo and MotionBuilder (LeftUpLeg), Biped and Unreal (Bip01 L Thigh, thigh_l), Rigify
(thigh.L), VRM (J_Bip_L_UpperLeg), Kinect (KneeLeft), SMPL (left_hip, L_Hip), CMU (lfemur),
Daz and Poser (lThigh), Xsens and Rokoko (LeftHip, LeftThigh) all say a side and a word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

SIDED = MappingProxyType(
    {  # landmark → words, the most telling first; a joint is used once, in this order
        "hip": "upleg upperleg legupper thigh femur hip hipjoint",
        "knee": "knee lowerleg lowleg leglower shin calf tibia leg",
        "ankle": "ankle foot",
        "toe": "toebase toe toes toe0 ball forefoot foot footend",
        "shoulder": "upperarm uparm armupper humerus shldr arm shoulder",
        "collar": "clavicle collar collarbone scapula shoulder",
        "elbow": "elbow forearm lowerarm lowarm armlower radius arm1",
        "wrist": "wrist hand palm forearmend",
    }
)
TRUNK = MappingProxyType(
    {
        "pelvis": "hips pelvis hip spinebase root",
        "neck": "neck neck1 neckbase lowerneck necka neck01",
        "head": "head skull skulla skullbase",
    }
)
_PREFIX = re.compile(
    r"^(.*[:|]|bip\d*[ _]?|bip01|j_bip_|valvebiped\.|character\d*_|def-|org-|jt(?=[A-Z]))",
    re.IGNORECASE,
)
_SIDES = MappingProxyType(
    {"left": "left", "right": "right", "l": "left", "r": "right", "lf": "left", "rt": "right"}
)
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|\d+")


def split_side(name: str) -> tuple[str, str]:
    """Side (``left``, ``right`` or empty) and the rest of a joint's name, lower case, joined.

    ``"mixamorig:LeftUpLeg"`` → ``("left", "upleg")``; ``"lThigh"`` → ``("left", "thigh")``.
    """
    bare = name
    while (shorter := _PREFIX.sub("", bare)) != bare and shorter:
        bare = shorter
    words = [word.lower() for word in _WORDS.findall(bare)]
    for at, word in enumerate(words):
        if word in _SIDES and (len(word) > 1 or at in (0, len(words) - 1) or "_" in bare):
            return _SIDES[word], "".join(words[:at] + words[at + 1 :])
    joined = "".join(words)
    for word in ("left", "right", "l", "r"):  # lfemur, leftfoot: no border shows the side
        for rest in (joined.removeprefix(word), joined.removesuffix(word)):
            if rest != joined and _known(rest):
                return _SIDES[word], rest
    return "", joined


def _known(word: str) -> bool:
    return any(word in words.split() for words in SIDED.values())


def match_names(names: Sequence[str]) -> dict[str, int]:
    """Landmarks (``left_knee`` …, ``pelvis``, ``neck``, ``head``) → index of the joint.

    What no name tells is left out.
    """
    told = [split_side(name) for name in names]
    found: dict[str, int] = {}
    for side in ("left", "right"):
        used: set[int] = set()
        for part, words in SIDED.items():
            for word in words.split():
                joint = next((j for j, t in enumerate(told) if t == (side, word)), None)
                if joint is not None and joint not in used:
                    used.add(joint)
                    found[f"{side}_{part}"] = joint
                    break
    for part, words in TRUNK.items():
        for word in words.split():
            joint = next((j for j, t in enumerate(told) if t == ("", word)), None)
            if joint is not None:
                found[part] = joint
                break
    return found
