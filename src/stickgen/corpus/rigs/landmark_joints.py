"""Completing the landmarks of a map from the joints that were recognised."""

from __future__ import annotations

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.rigs.rig import LANDMARKS
from stickgen.errors import StickGenError


def complete_landmarks(
    raw: RawMotion, known: dict[str, int], warnings: list[str]
) -> tuple[dict[str, tuple[str, ...]], tuple[str, ...]]:
    """Joint names of every landmark, and of the spine from above the pelvis to the neck.

    Args:
        raw: a motion of the rig.
        known: landmark → joint, with both arms and legs.
        warnings: receives a sentence for every substitute.

    Raises:
        StickGenError: a foot has no joint beyond the ankle, or there is nothing between the arms.
    """
    neck = known["neck"] if "neck" in known else _neck(raw, known, warnings)
    spine = _ancestors(raw, neck)
    legs = _ancestors(raw, known["left_hip"])
    trunk = [j for j in spine if j not in legs] or spine[:1]  # from the neck down to the pelvis
    chest = next((j for j in trunk[1:] if _is_apart(raw, j, neck)), trunk[-1])
    hips = [known["left_hip"], known["right_hip"]]
    pelvis = next((j for j in trunk[::-1] if _is_apart(raw, j, *hips)), chest)
    head = known.get("head", neck)
    tips = _children(raw, head)  # an end site or two eyes; more would be hair or a jaw
    joints = {
        "pelvis_low": hips,
        "pelvis_high": [pelvis],
        "chest_low": [chest],
        "chest_high": [neck],
        "neck": [neck],
        "head": [head, *(tips if len(tips) <= 2 else [])],
    }
    for name in LANDMARKS[len(joints) :]:
        joints[name] = [
            known[name] if name in known else _substitute(raw, name, known, chest, warnings)
        ]
    landmarks = {name: tuple(raw.names[j] for j in joints[name]) for name in LANDMARKS}
    return landmarks, tuple(raw.names[j] for j in trunk[trunk.index(pelvis) :: -1])


def _substitute(
    raw: RawMotion, name: str, known: dict[str, int], chest: int, warnings: list[str]
) -> int:
    """The joint for a toe or collar without a joint of its own."""
    if not name.endswith("toe"):
        warnings.append(f"{name} has no joint; {raw.names[chest]} is used instead.")
        return chest
    side = name.partition("_")[0]
    tips = _children(raw, known[f"{side}_ankle"])
    if not tips:
        raise StickGenError(f"The {side} foot ends at the ankle; no toe gives its direction.")
    warnings.append(f"{name} is {raw.names[tips[0]]}, the first joint below the ankle.")
    return tips[0]


def _neck(raw: RawMotion, known: dict[str, int], warnings: list[str]) -> int:
    """A substitute for the neck: a head with a tip, its parent, or the joint between the arms.

    Raises:
        StickGenError: no joint is between the arms.
    """
    if "head" in known:
        head = known["head"]
        neck = head if _children(raw, head) else max(raw.parents[head], 0)
    else:
        right = _ancestors(raw, known["right_shoulder"])
        left = _ancestors(raw, known["left_shoulder"])
        neck = next((j for j in left if j in right), -1)
        if neck < 0:
            raise StickGenError("The arms hang on separate trees; no joint is found for the neck.")
    warnings.append(f"neck has no joint; {raw.names[neck]} is used instead.")
    return neck


def _ancestors(raw: RawMotion, j: int) -> list[int]:
    """A joint and its ancestors up to the root."""
    chain = [j]
    while (j := raw.parents[j]) >= 0:
        chain.append(j)
    return chain


def _children(raw: RawMotion, j: int) -> list[int]:
    return [k for k, parent in enumerate(raw.parents) if parent == j]


def _is_apart(raw: RawMotion, a: int, *others: int) -> bool:
    """Whether a joint is at least a fortieth of the body's height from the mean of others."""
    height = np.ptp(raw.positions[0], axis=0).max()
    distance = np.linalg.norm(raw.positions[0, a] - raw.positions[0, list(others)].mean(axis=0))
    return bool(distance > height / 40)
