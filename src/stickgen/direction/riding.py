"""Riders: people who sit on the back of an animal and are carried by it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from stickgen.catalog.animals import ANIMALS
from stickgen.catalog.props import PROPS
from stickgen.geometry import FloatArray, normalize
from stickgen.scene import Actor
from stickgen.script import Character
from stickgen.skeleton import OFFSETS, PARENTS, J
from stickgen.sticks import figure_scale

_SEAT = 0.1  # metres from the animal's back up to the rider's pelvis
_KNEE, _ANKLE = (0.5, -0.5, 0.7), (0.1, -1.0, -0.1)
_ELBOW, _WRIST = (0.2, -0.85, 0.4), (-0.4, 0.05, 1.0)
"""Directions of the rider's bones on the left: outwards, up and ahead."""
_POSE = {"knee": _KNEE, "ankle": _ANKLE, "elbow": _ELBOW, "wrist": _WRIST}


def on_foot(characters: Sequence[Character], mounts: Mapping[int, int]) -> tuple[Character, ...]:
    """The characters without what would place a rider apart from the animal, or on a chair."""
    free = {"at": None, "enters": None, "leaves": None}
    return tuple(
        character.model_copy(update=free | {"props": _unseated(character)})
        if i in mounts
        else character
        for i, character in enumerate(characters)
    )


def _unseated(character: Character) -> tuple[str, ...] | None:
    if character.props is None:
        return None
    return tuple(kind for kind in character.props if PROPS[kind].seat is None)


def seated(actors: Sequence[Actor], mounts: Mapping[int, int]) -> tuple[Actor, ...]:
    """The actors, riders on the backs of their animals, which are placed already."""
    result = list(actors)
    for rider, animal in mounts.items():
        joints = _astride(actors[rider], actors[animal])
        contacts = np.zeros_like(actors[rider].motion.contacts)
        motion = replace(actors[rider].motion, joints=joints, contacts=contacts)
        result[rider] = replace(actors[rider], motion=motion)
    return tuple(result)


def _astride(rider: Actor, animal: Actor) -> FloatArray:
    """The joints ``[T, 22, 3]`` of a rider on an animal, facing whither it goes."""
    body = np.asarray(animal.motion.joints, dtype=np.float64)
    record = ANIMALS[animal.motion.skeleton]
    rest = np.array([point for _, _, point in record.joints])
    back = (body[:, J["spine1"]] + body[:, J["spine3"]]) / 2
    along = body[:, J["spine3"]] - body[:, J["pelvis"]]
    large = float(np.linalg.norm(along, axis=-1).max()) / float(
        np.linalg.norm(rest[J["spine3"]] - rest[J["pelvis"]])
    )
    size = figure_scale(rider.motion.joints)
    # A rider stays more upright than a back that pitches.
    ahead = normalize(along * [1.0, 0.35, 1.0])
    left = normalize(np.cross([0.0, 1.0, 0.0], ahead))
    axes = np.stack([left, np.cross(ahead, left), ahead], axis=-1)
    seat = back + (record.stout * large + _SEAT * size) * axes[..., 1]
    return (seat[:, None] + size * (_pose() @ axes.transpose(0, 2, 1))).astype(np.float32)


def _pose() -> FloatArray:
    """A body ``[22, 3]`` astride, its pelvis at the origin, facing +Z."""
    pose = np.zeros((len(PARENTS), 3))
    for joint, parent in enumerate(PARENTS):
        if parent >= 0:
            pose[joint] = pose[parent] + OFFSETS[joint]
    for side, sign in (("left", 1.0), ("right", -1.0)):
        for name, (x, y, z) in _POSE.items():
            joint = J[f"{side}_{name}"]
            bone = normalize(np.array([sign * x, y, z])) * np.linalg.norm(OFFSETS[joint])
            pose[joint] = pose[PARENTS[joint]] + bone
        pose[J[f"{side}_foot"]] = pose[J[f"{side}_ankle"]] + OFFSETS[J[f"{side}_foot"]]
    return pose
