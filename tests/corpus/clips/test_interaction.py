"""Interaction: contact, role and facing of two people in known positions."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.interaction import Interaction, interaction
from stickgen.geometry import yaw_matrix
from stickgen.skeleton import J, rest_pose


def handshake(gap: float) -> list[np.ndarray]:
    """Two people face each other 1 m apart; the first reaches out in the second half."""
    one = np.tile(rest_pose(), (100, 1, 1))
    two = one @ yaw_matrix(np.pi).T + [0.0, 0.0, 1.0]
    target = one[:, J["spine3"]] + [0.0, 0.0, 0.5]
    two[:, J["right_wrist"]] = target
    one[50:, J["right_wrist"]] = target[50:] - [0.0, 0.0, gap]
    return [one, two]


def test_hands_that_meet_are_in_contact() -> None:
    first = interaction(handshake(0.2))
    assert first.contact_frames == tuple(range(50, 100))
    assert first.interaction_type == "contact" and first.interaction_role == "lead"
    second = interaction(handshake(0.2), person=1)
    assert second.contact_frames == first.contact_frames
    assert second.interaction_role == "follow"


def test_people_without_contact_are_facing_or_together() -> None:
    one, two = handshake(0.3)
    assert interaction([one, two]).interaction_type == "facing"
    away = two @ yaw_matrix(np.pi).T + [0.0, 0.0, 3.0]
    assert interaction([one, away]).interaction_type == "together"
    assert interaction([one]) == Interaction()


@settings(max_examples=20)
@given(yaw=st.floats(-4, 4), x=st.floats(-9, 9), z=st.floats(-9, 9), gap=st.floats(0.05, 0.2))
def test_interaction_does_not_depend_on_the_world(
    yaw: float, x: float, z: float, gap: float
) -> None:
    worlds = handshake(gap)
    moved = [w @ yaw_matrix(yaw).T + [x, 0.0, z] for w in worlds]
    assert interaction(moved) == interaction(worlds)
