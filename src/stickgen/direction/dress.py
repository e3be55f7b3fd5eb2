"""Roles and ages: what a Script leaves open of a character's look."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np

from stickgen.catalog.ages import AGES
from stickgen.catalog.roles import ROLES
from stickgen.catalog.wardrobe import HELMETS
from stickgen.geometry import FloatArray
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.script import NOTHING, Character
from stickgen.skeleton import J

_FROM_ROLE = (
    "age", "color", "accent", "hat", "hair", "tie", "wears", "height", "build", "kind", "props",
)  # fmt: skip
_BENT = ("spine2", "spine3", "neck", "left_collar", "right_collar", "left_shoulder",
         "right_shoulder")  # fmt: skip
"""Joints that a bent back carries forward; hands and feet stay where they are."""


def dressed(character: Character) -> Character:
    """The character with everything that the record of its role says and the Script does not.

    Afterwards ``height`` is that of the age and the role if none was given, and ``hat``, ``hair``
    and ``tie`` are names or None.
    """
    known: dict[str, Any] = {}
    if character.role is not None:
        role = ROLES[character.role]
        for name in _FROM_ROLE:
            usual = Character.model_fields[name].default
            if getattr(character, name) == usual:
                # Empty means that the role leaves it open, too.
                known[name] = getattr(role, name) or usual
    if character.height == Character.model_fields["height"].default:
        age = AGES[str(known.get("age") or character.age or "adult")]
        known["height"] = age.height * (ROLES[character.role].height if character.role else 1.0)
    if known.get("hat", character.hat) == "helmet":
        worn = known.get("wears", character.wears) or ()
        known["hat"] = next((h for suit, h in HELMETS.items() if suit in worn), "helmet")
    for name in ("hat", "hair", "tie"):
        if known.get(name, getattr(character, name)) == NOTHING:
            known[name] = None
    return character.model_copy(update=known)


def grown(actor: Actor, character: Character) -> Actor:
    """The actor at the height of a dressed character, with the head and the back of its age."""
    age = AGES[character.age or "adult"]
    if age.bend and not actor.motion.skeleton:
        actor = replace(actor, motion=_bent(actor.motion, age.bend))
    if character.height != 1:
        actor = actor.scaled(character.height)
    if age.head != 1:
        look = replace(actor.look, head_radius=actor.look.head_radius * age.head)
        actor = replace(actor, look=look)
    return actor


def _bent(motion: Motion, angle: float) -> Motion:
    """The back bent forward by ``angle`` radians; the head looks on ahead, the hands stay."""
    joints = np.asarray(motion.joints, dtype=np.float64)
    across = joints[:, J["left_hip"]] - joints[:, J["right_hip"]]
    axis = across / np.maximum(np.linalg.norm(across, axis=-1, keepdims=True), 1e-9)
    base = joints[:, J["spine1"]]
    out = joints.copy()
    for name in _BENT:
        out[:, J[name]] = base + _turned(joints[:, J[name]] - base, axis, angle)
    out[:, J["head"]] += out[:, J["neck"]] - joints[:, J["neck"]]
    for side in ("left", "right"):
        moved = out[:, J[f"{side}_shoulder"]] - joints[:, J[f"{side}_shoulder"]]
        out[:, J[f"{side}_elbow"]] += moved / 2
    return replace(motion, joints=out.astype(np.float32))


def _turned(points: FloatArray, axis: FloatArray, angle: float) -> FloatArray:
    """Points ``[T, 3]`` turned about axes ``[T, 3]`` (Rodrigues)."""
    along = (points * axis).sum(-1, keepdims=True) * axis
    return along + np.cos(angle) * (points - along) + np.sin(angle) * np.cross(axis, points)
