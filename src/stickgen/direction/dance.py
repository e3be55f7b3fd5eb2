"""Two who dance with each other: in step, face to face, with their hands joined."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.reach import bump, reach
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray, heading, normalize, runs, yaw_matrix
from stickgen.motion import Motion
from stickgen.scene import Actor
from stickgen.script import Character
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_COUPLE = re.compile(
    r"\b(waltz\w*|tango|slow[- ]danc\w*|foxtrot|rumba|swing dance|ballroom|partner|"
    r"danc\w* (?:with|together|cheek))"
)
_DISTANCE = 0.56  # metres between the pelvises
_SLOW = 0.8  # seconds, standard deviation, of the way and the turning that are taken away
_TURNING = np.deg2rad(40.0)  # a second, of the couple about its middle
_HAND_OUT, _HAND_UP = 0.42, 0.02  # metres of the joined hands beside and above the shoulders
_EASING = 0.5  # seconds in which hands are joined
_SHARE = 0.6  # of the film for which a couple dances
_LEAST = 1.0  # seconds of a dance


def find_couples(
    characters: Sequence[Character], motions: Sequence[Motion]
) -> list[tuple[int, int]]:
    """Who dances with whom, each in one couple: those who do it to each other, by their words."""
    names = [character.name for character in characters]
    found: list[tuple[int, int]] = []
    for i, character in enumerate(characters):
        for beat in character.beats:
            others = [names.index(name) for name in beat.to]
            j = others[0] if len(others) == 1 else i
            taken = {k for couple in found for k in couple}
            fits = (
                i != j and not {i, j} & taken and not (motions[i].skeleton or motions[j].skeleton)
            )
            if not fits or not _COUPLE.search(beat.text):
                continue
            if holding(motions[i], motions[j]).mean() >= _SHARE:
                found.append((i, j))
    return found


def danced(leader: Motion, follower: Motion) -> tuple[FloatArray, FloatArray]:
    """Both bodies ``[T, 22, 3]`` around the origin.

    While they dance, the follower does what the leader does, turned half round: so they are in
    step, stay at one distance, and turn about the middle between them.
    """
    fps = leader.fps
    weight = holding(leader, follower)
    joints = leader.joints.astype(np.float64)
    root = joints[:, 0] * [1.0, 0.0, 1.0]
    swing = root - smooth(root, _SLOW * fps)
    yaw = heading(joints)
    turn = _TURNING * np.cumsum(weight) / fps - smooth(yaw[:, None], _SLOW * fps)[:, 0]
    own = np.einsum("tij,tkj->tki", yaw_matrix(turn), joints - root[:, None])
    ahead = np.stack([np.sin(turn + yaw), 0 * turn, np.cos(turn + yaw)], axis=-1)
    ahead = normalize(smooth(ahead, 0.4 * fps))
    swing = np.einsum("tij,tj->ti", yaw_matrix(turn), swing)
    swing = swing - (swing * ahead).sum(-1, keepdims=True) * ahead  # not nearer and farther
    one = own + (swing - _DISTANCE / 2 * ahead)[:, None]
    size = follower.joints[:, J["head"], 1].max() / leader.joints[:, J["head"], 1].max()
    middle = (swing + _DISTANCE / 2 * ahead)[:, None]
    other = size * (own * [-1.0, 1.0, -1.0]) + middle - 2 * swing[:, None]
    return one, other


def holding(leader: Motion, follower: Motion) -> FloatArray:
    """How far two hold each other, ``[T]`` 0–1: while both dance."""
    frames, weight = len(leader), np.zeros(len(leader))
    for run in _dance(leader, follower):
        held = bump(frames, run.start, run.stop - run.start, _EASING * leader.fps)
        weight = np.maximum(weight, held)
    return weight


def hold(leader: Actor, follower: Actor) -> tuple[Actor, Actor]:
    """The two, placed on the stage, with the leader's left hand in the follower's right one.

    The other hands lie on the follower's back and on the leader's shoulder.
    """
    a: FloatArray = leader.motion.joints.astype(np.float64)
    b: FloatArray = follower.motion.joints.astype(np.float64)
    weight = holding(leader.motion, follower.motion)
    shoulders = (a[:, J["left_shoulder"]] + b[:, J["right_shoulder"]]) / 2
    middle = (a[:, J["neck"]] + b[:, J["neck"]]) / 2
    out = normalize((shoulders - middle) * [1.0, 0.0, 1.0])
    joined = middle + (_HAND_OUT + 0.1) * out + [0.0, _HAND_UP - 0.08, 0.0]
    across = normalize((b[:, J["spine3"]] - a[:, J["spine3"]]) * [1.0, 0.0, 1.0])
    back = b[:, J["spine2"]] - 0.16 * out + 0.03 * across
    shoulder = a[:, J["right_shoulder"]] + [0.0, 0.04, 0.0]
    a = reach(a, "left_hand", joined - 0.02 * across, weight)
    b = reach(b, "right_hand", joined + 0.02 * across, weight)
    a = reach(a, "right_hand", back, weight)
    b = reach(b, "left_hand", shoulder, weight)
    return tuple(  # type: ignore[return-value]
        replace(actor, motion=replace(actor.motion, joints=joints.astype(np.float32)))
        for actor, joints in ((leader, a), (follower, b))
    )


def _dance(one: Motion, other: Motion) -> list[slice]:
    """The frames in which two dance at the same time."""
    both = (one.actions == ACTION["dance"]) & (other.actions == ACTION["dance"])
    return [run for run in runs(both) if run.stop - run.start >= _LEAST * one.fps]
