"""Several people in one motion file: each becomes a recording of its own, all of one take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Recording
from stickgen.corpus.rigs.joint_names import match_names

_MIN_JOINTS = 12
"""Joints of the simplest skeleton of a person: two arms and two legs of three joints each."""
_LEGS = ("left_knee", "right_knee", "left_ankle", "right_ankle")


def split_people(recording: Recording) -> list[Recording]:
    """One recording for each person in a recording's motion.

    Several people share a take, and the captions of the file describe all of them. A recording
    with one person is not changed.
    """
    motion = recording.motion
    people = find_people(motion) if isinstance(motion, RawMotion) else []
    if len(people) < 2:
        return [recording]
    return [
        replace(
            recording,
            id=f"{recording.id}#person{number}",
            motion=person,
            captions=(),
            pair_captions=recording.pair_captions or recording.captions,
            take=recording.take or recording.id,
        )
        for number, person in enumerate(people, 1)
    ]


def find_people(motion: RawMotion) -> list[RawMotion]:
    """The people of a motion, each with its own joints; one is returned with all joints.

    Two people are two roots of at least ``_MIN_JOINTS`` joints, or two such branches that each
    have knees and ankles of both sides by their names.
    """
    children: list[list[int]] = [[] for _ in motion.parents]
    roots = [joint for joint, parent in enumerate(motion.parents) if parent < 0]
    for joint, parent in enumerate(motion.parents):
        if parent >= 0:
            children[parent].append(joint)
    bodies = _large(roots, children)
    while len(bodies) == 1:
        branches = _large(children[bodies[0]], children)
        subtrees = [_subtree(branch, children) for branch in branches]
        if len(branches) > 1 and not all(_has_legs(motion, joints) for joints in subtrees):
            return [motion]
        bodies = branches
    if len(bodies) < 2:
        return [motion]
    return [_part(motion, _subtree(body, children)) for body in bodies]


def _large(joints: Sequence[int], children: Sequence[Sequence[int]]) -> list[int]:
    """The joints whose subtrees are large enough for a person."""
    return [joint for joint in joints if len(_subtree(joint, children)) >= _MIN_JOINTS]


def _subtree(joint: int, children: Sequence[Sequence[int]]) -> list[int]:
    """A joint and all below it, parents first, in the order of the file."""
    joints = [joint]
    for parent in joints:  # the list grows while it is read
        joints.extend(children[parent])
    return sorted(joints)


def _has_legs(motion: RawMotion, joints: Sequence[int]) -> bool:
    landmarks = match_names([motion.names[joint] for joint in joints])
    return all(part in landmarks for part in _LEGS)


def _part(motion: RawMotion, joints: Sequence[int]) -> RawMotion:
    """The motion of some joints, of which the first is the root."""
    index = {joint: k for k, joint in enumerate(joints)}
    values: dict[str, Any] = {part.name: getattr(motion, part.name) for part in fields(motion)}
    tables = {k: v[..., joints, :] for k, v in values.items() if isinstance(v, np.ndarray)}
    return RawMotion(
        **values
        | tables  # [..., J, 3]
        | {
            "names": tuple(motion.names[joint] for joint in joints),
            "parents": tuple(index.get(motion.parents[joint], -1) for joint in joints),
        }
    )
