"""Where actors look, and the sway of a hand-held camera."""

import numpy as np
import pytest

from stickgen.direction import build_scene
from stickgen.motion import Motion
from stickgen.scene import Scene
from stickgen.script import Beat, Character, Line, Script
from stickgen.skeleton import rest_pose


def play(handheld: float = 0.0, **wishes: object) -> Scene:
    beat = Beat(text="a person stands", start=0, end=4)
    lines = (Line(text="Hello!", start=1, end=3),)
    people = (
        Character(name="Ann", beats=(beat,), lines=lines),
        Character(name="Bob", beats=(beat,), **wishes),
    )
    script = Script(description="x", duration=4, characters=people, handheld=handheld)
    return build_scene(script, [Motion(np.tile(rest_pose(), (100, 1, 1)))] * 2)


def test_listeners_look_at_the_speaker_and_the_speaker_at_them() -> None:
    ann, bob = (actor.face.gaze for actor in play().actors)
    # Ann stands on the left and is turned to the right: Bob is on her left.
    assert ann[50, 0] > 0.2 and bob[50, 0] < -0.2
    assert np.abs(ann[0]).max() < 0.05 and np.abs(bob[-1]).max() < 0.05


def test_who_looks_at_somebody_never_looks_away() -> None:
    bob = play(looks_at="Ann").actors[1].face.gaze
    assert np.ptp(bob[:, 0]) < 0.01


def test_eyes_move_within_a_face_transition() -> None:
    ann = play().actors[0].face.gaze[:, 0]
    assert np.abs(np.diff(ann)).max() < 0.2


def test_a_steady_camera_is_the_default_and_hands_sway() -> None:
    still, held = play().camera, play(handheld=1.0).camera
    assert np.ptp(still.position, axis=0).max() == 0
    sway = held.position - still.position
    assert 0.005 < sway.std() < 0.06 and np.abs(sway).max() < 0.15
    assert np.abs(np.diff(sway, axis=0)).max() < 0.02
    assert held.roll.std() == pytest.approx(np.deg2rad(0.35), rel=0.7)
