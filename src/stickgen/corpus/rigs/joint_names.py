"""Recognising joints by their names, in the naming conventions of the field.

Mixamo and MotionBuilder (LeftUpLeg), Biped and Unreal (Bip01 L Thigh, thigh_l), Rigify
(thigh.L), VRM (J_Bip_L_UpperLeg), Kinect (KneeLeft), SMPL (left_hip, L_Hip), CMU (lfemur),
Daz and Poser (lThigh), Xsens and Rokoko (LeftHip, LeftThigh) all combine
a side with a word for the part.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

SIDED = MappingProxyType(
    {  # landmark → words, the most specific first; a joint is used for one landmark only
        "hip": "upleg upperleg legupper thigh thighbend thighstretch femur hip hipjoint",
        "knee": "knee lowerleg lowleg leglower shin calf tibia legstretch leg",
        "ankle": "ankle foot",
        "toe": "toebase toe toes toe0 ball forefoot foot footend",
        "shoulder": "upperarm uparm armupper humerus shldr shldrbend armstretch arm shoulder",
        "collar": "clavicle collar collarbone scapula shoulder",
        "elbow": "elbow forearm forearmbend forearmstretch lowerarm lowarm armlower radius arm1",
        "wrist": "wrist hand palm forearmend",
    }
)
TRUNK = MappingProxyType(
    {
        "pelvis": "hips pelvis hip spinebase root",
        "neck": "neck neck1 neckbase lowerneck necklower necka neck01 necktwist01",
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
_MIDDLE = ("c", "m")  # as a first or last word, set apart: J_Bip_C_Neck, Neck_M
_PREFIX_SHARE = 0.6  # of the joints; those of one side are fewer
_MAX_PREFIX = 64  # characters
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z][a-z]*|[a-z]+|\d+")


def split_side(name: str) -> tuple[str, str]:
    """Split a joint's name into its side and the other words.

    Returns:
        ``left``, ``right`` or an empty string; the other words in lower case, joined.


    ``"mixamorig:LeftUpLeg"`` → ``("left", "upleg")``; ``"lThigh"`` → ``("left", "thigh")``.
    """
    bare = name
    while (shorter := _PREFIX.sub("", bare)) != bare and shorter:
        bare = shorter
    words = [word.lower() for word in _WORDS.findall(bare)]
    for k, word in enumerate(words):
        if word in _SIDES and (len(word) > 1 or k in (0, len(words) - 1) or "_" in bare):
            return _SIDES[word], "".join(words[:k] + words[k + 1 :])
    joined = "".join(words)
    for word in ("left", "right", "l", "r"):  # lfemur, leftfoot: the side is not set apart
        for rest in (joined.removeprefix(word), joined.removesuffix(word)):
            if rest != joined and _is_part(rest):
                return _SIDES[word], rest
    if "_" in bare and len(words) > 1 and (words[0] in _MIDDLE or words[-1] in _MIDDLE):
        joined = "".join(words[1:] if words[0] in _MIDDLE else words[:-1])
    return "", joined


def _is_part(word: str) -> bool:
    """Whether a word names a paired part of the body."""
    return any(word in words.split() for words in SIDED.values())


def bare_names(names: Sequence[str]) -> list[str]:
    """Joint names without namespaces (``Char|Rig:``) and without the prefix that most share.

    ``["mixamorigHips", "mixamorigLeftUpLeg"]`` → ``["Hips", "LeftUpLeg"]``. A prefix ends at a
    character that is neither letter nor digit, or before a capital.
    """
    bare = [re.sub(r"^.*[:|](?=.)", "", name) for name in names]
    middle = sorted(bare)[len(bare) // 2] if bare else ""  # has any prefix that most names have
    for length in range(min(len(middle) - 1, _MAX_PREFIX), 0, -1):
        prefix = middle[:length]
        rest = [name[length:] for name in bare if name.startswith(prefix) and name != prefix]
        ends = not prefix[-1].isalnum() or all(name[0].isupper() for name in rest)
        if ends and len(rest) >= _PREFIX_SHARE * len(bare):
            return [name.removeprefix(prefix) or name for name in bare]
    return bare


def match_names(names: Sequence[str]) -> dict[str, int]:
    """Find landmarks by the names of joints, whatever their namespace or common prefix.

    Returns:
        Landmark (``left_knee`` …, ``pelvis``, ``neck``, ``head``) → index of the joint; landmarks
        that no name matches are missing.
    """
    joint_of: dict[tuple[str, str], int] = {}
    for j, name in enumerate(bare_names(names)):
        joint_of.setdefault(split_side(name), j)
    landmarks: dict[str, int] = {}
    for side in ("left", "right"):
        used: set[int] = set()
        for part, words in SIDED.items():
            for word in words.split():
                joint = joint_of.get((side, word))
                if joint is not None and joint not in used:
                    used.add(joint)
                    landmarks[f"{side}_{part}"] = joint
                    break
    for part, words in TRUNK.items():
        for word in words.split():
            joint = joint_of.get(("", word))
            if joint is not None:
                landmarks[part] = joint
                break
    return landmarks
