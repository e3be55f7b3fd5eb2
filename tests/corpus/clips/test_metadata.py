"""Metadata: what is measured is right on motions of known tempo, energy and contact."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stickgen.corpus.clips.metadata import Interaction, describe, interaction, motion_style
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Emotion, Music, Recording
from stickgen.geometry import yaw_matrix
from stickgen.measures.quality import assess_quality
from stickgen.skeleton import FPS, JOINTS, PARENTS, J, rest_pose

TIME = np.arange(150) / FPS
ENHANCED_META = {
    "motion_style": {"tempo", "energy_level", "smoothness"},
    "subject": {"height_cm", "gender", "age_group"},
    "music": {"bpm", "beat_frames", "genre"},
    "interaction": {"contact_frames", "interaction_role", "interaction_type"},
    "temporal": {"original_fps", "original_duration_sec", "original_num_frames"},
    "quality": {"reconstruction_confidence", "marker_quality", "physics_score"},
    "emotion": {"emotion_label", "valence", "arousal"},
}


def bob(hertz: float, metres: float = 0.1) -> np.ndarray:
    """Someone whose whole body goes up and down (synthetic)."""
    return rest_pose() + metres * np.sin(2 * np.pi * hertz * TIME)[:, None, None] * [0, 1.0, 0]


def recording(**known: object) -> Recording:
    raw = RawMotion(JOINTS, PARENTS, np.zeros((301, 22, 3)), 50.0)
    return Recording("a/b", "a", raw, "MIT", "", **known)  # type: ignore[arg-type]


def test_it_has_the_names_of_the_format_and_fits_into_json() -> None:
    joints = bob(1.0)
    meta = asdict(describe(joints, recording(), assess_quality(joints, FPS)))
    assert {name: set(fields) for name, fields in meta.items()} == ENHANCED_META
    assert json.loads(json.dumps(meta))["music"] == {"bpm": None, "beat_frames": [], "genre": None}


def test_what_the_source_says_is_taken_over() -> None:
    joints = bob(1.0)
    told = recording(
        music=Music(120.0, "waack", (0.0, 0.5, 1.0, 99.0)),
        emotion=Emotion("happy", 0.8, 0.5),
        gender="female",
        confidence=0.9,
    )
    meta = describe(joints, told, assess_quality(joints, FPS), scale=1.0)
    assert meta.music.beat_frames == (0, 12, 25) and meta.music.genre == "waack"
    assert (meta.emotion.emotion_label, meta.emotion.valence) == ("happy", 0.8)
    assert meta.subject.gender == "female" and meta.subject.height_cm == pytest.approx(167.0)
    assert meta.quality.reconstruction_confidence == 0.9
    assert meta.temporal.original_fps == 50.0 and meta.temporal.original_num_frames == 301
    assert meta.temporal.original_duration_sec == pytest.approx(6.02)


def test_what_nobody_knows_is_none() -> None:
    joints = bob(1.0)
    known = Recording("a/b", "a", Body(joints, FPS), "MIT", "", synthetic=True)
    meta = describe(joints, known, assess_quality(joints, FPS))
    assert meta.subject.height_cm is meta.subject.gender is meta.subject.age_group is None
    assert meta.quality.marker_quality is None and meta.emotion.valence is None
    assert meta.interaction == Interaction()


@pytest.mark.parametrize("hertz", [0.6, 1.0, 1.3])
def test_the_beat_of_a_bob_is_twice_its_frequency(hertz: float) -> None:
    # The speed of a bob peaks on the way up and on the way down.
    assert motion_style(bob(hertz), FPS).tempo == pytest.approx(120.0 * hertz, rel=0.03)


def test_standing_and_gliding_have_no_tempo() -> None:
    glide = rest_pose() + TIME[:, None, None] * [0.0, 0.0, 1.0]
    assert motion_style(glide, FPS).tempo is None
    assert motion_style(np.tile(rest_pose(), (50, 1, 1)), FPS).tempo is None


def test_energy_is_half_the_square_of_the_speed() -> None:
    glide = rest_pose() + 3.0 * TIME[:, None, None] * [0.0, 0.0, 1.0]
    assert motion_style(glide, FPS).energy_level == pytest.approx(4.5)


def test_smoothness_is_one_half_at_two_hertz_and_falls_with_noise() -> None:
    assert motion_style(bob(2.0), FPS).smoothness == pytest.approx(0.5, abs=0.02)
    noise = np.random.default_rng(0).normal(size=(150, 22, 3))
    values = [motion_style(bob(1.0) + s * noise, FPS).smoothness for s in (0, 0.002, 0.005, 0.02)]
    assert values == sorted(values, reverse=True) and values[-1] < 0.1


def test_sliding_lowers_the_physics_score() -> None:
    glide = rest_pose() + 2.0 * TIME[:, None, None] * [0.0, 0.0, 1.0]
    meta = describe(glide, recording(), assess_quality(glide, FPS))
    assert meta.quality.physics_score < 0.05
    still = bob(0.1, 0.01)
    assert describe(still, recording(), assess_quality(still, FPS)).quality.physics_score == 1.0


def handshake(gap: float) -> list[np.ndarray]:
    """Two who face each other 1 m apart; the first reaches out in the second half."""
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


def test_people_apart_face_each_other_or_are_just_together() -> None:
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
