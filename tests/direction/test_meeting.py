"""Two actors who shake hands or give a high five stand where their hands meet."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from stickgen.direction import build_scene
from stickgen.direction.meeting import meeting_offset
from stickgen.direction.pairs import CONTACT_DISTANCE
from stickgen.geometry import canonicalize, yaw_matrix
from stickgen.motion import Motion
from stickgen.script import Beat, Character, Script
from stickgen.skeleton import J, rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION

WRISTS = [J["left_wrist"], J["right_wrist"]]


def performances(action: str) -> list[NDArray[np.float32]]:
    """Motions of an actor who greets, at the origin, facing +Z."""
    return [
        canonicalize(np.asarray(read(item)[0].motion.joints)).astype(np.float32)
        for item in find(48, actions=(action,), seed=5)
    ]


def greet(a: NDArray[np.float32], b: NDArray[np.float32], action: str) -> list[NDArray[np.float32]]:
    frames = min(len(a), len(b))
    motions = [Motion(joints[:frames], np.full(frames, ACTION[action])) for joints in (a, b)]
    beat = Beat(text="greets", start=0, end=frames / 25)
    people = tuple(Character(name=name, beats=(beat,)) for name in ("one", "two"))
    script = Script(description="x", duration=frames / 25, characters=people)
    return [actor.motion.joints for actor in build_scene(script, motions).actors]


def wrists_apart(a: NDArray[np.float32], b: NDArray[np.float32]) -> NDArray[np.float32]:
    """Distance between the nearest two wrists, [T] metres."""
    return np.linalg.norm(a[:, WRISTS][:, :, None] - b[:, WRISTS][:, None], axis=-1).min(
        axis=(1, 2)
    )


def apart(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    """Smallest distance of the chests over the floor, metres."""
    return float(np.linalg.norm((one - other)[:, J["spine3"]][:, [0, 2]], axis=-1).min())


@pytest.mark.parametrize("action", ["handshake", "high_five"])
def test_hands_of_two_who_are_in_time_meet(action: str) -> None:
    motions = performances(action)
    assert len(motions) >= 5
    for joints in motions:
        one, other = greet(joints, joints, action)
        assert wrists_apart(one, other).min() < 0.1
        assert apart(one, other) > 0.35


def test_a_handshake_lasts_also_when_the_two_have_never_met() -> None:
    for a, b in pairwise(performances("handshake")):
        one, other = greet(a, b, "handshake")
        assert (wrists_apart(one, other) < 0.2).sum() >= 20  # frames: the probe's 0.8 s
        assert apart(one, other) > 0.45


def test_the_offset_undoes_the_distance_between_hands() -> None:
    (a, *_) = performances("handshake")
    facing = a @ yaw_matrix(np.pi / 2).T
    other = a @ yaw_matrix(-np.pi / 2).T
    offset = meeting_offset(facing, other)
    assert offset is not None and offset[1] == 0.0
    assert (wrists_apart(facing, other + offset) < 0.02).sum() >= 20
    turned = meeting_offset(other, facing)  # back to back: no hand is held out to the other
    assert turned is None


def test_hands_that_hang_leave_the_usual_distance() -> None:
    still = np.repeat(rest_pose()[None], 50, axis=0).astype(np.float32)
    assert meeting_offset(still, still) is None
    one, other = greet(still, still, "high_five")
    distance = np.linalg.norm((one - other)[0, 0, [0, 2]])
    assert distance == pytest.approx(CONTACT_DISTANCE["high_five"], abs=1e-3)
