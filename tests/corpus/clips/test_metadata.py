"""Metadata: facts of the source are copied, and unknown facts are None."""

from __future__ import annotations

import json
from dataclasses import asdict

import numpy as np
import pytest

from stickgen.corpus.clips.interaction import Interaction
from stickgen.corpus.clips.metadata import describe
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Body, Emotion, Music, Recording
from stickgen.measures.quality import assess_quality
from stickgen.skeleton import FPS, JOINTS, PARENTS, rest_pose

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
    """A whole body that moves up and down (synthetic), ``[150, 22, 3]``."""
    return rest_pose() + metres * np.sin(2 * np.pi * hertz * TIME)[:, None, None] * [0, 1.0, 0]


def recording(**known: object) -> Recording:
    raw = RawMotion(JOINTS, PARENTS, np.zeros((301, 22, 3)), 50.0)
    return Recording("a/b", "a", raw, "MIT", "", **known)  # type: ignore[arg-type]


def test_names_are_those_of_enhanced_meta_and_values_are_json() -> None:
    joints = bob(1.0)
    meta = asdict(describe(joints, recording(), assess_quality(joints, FPS)))
    assert {name: set(fields) for name, fields in meta.items()} == ENHANCED_META
    assert json.loads(json.dumps(meta))["music"] == {"bpm": None, "beat_frames": [], "genre": None}


def test_facts_of_the_source_are_copied() -> None:
    joints = bob(1.0)
    source = recording(
        music=Music(120.0, "waack", (0.0, 0.5, 1.0, 99.0)),
        emotion=Emotion("happy", 0.8, 0.5),
        gender="female",
        confidence=0.9,
    )
    meta = describe(joints, source, assess_quality(joints, FPS), scale=1.0)
    assert meta.music.beat_frames == (0, 12, 25) and meta.music.genre == "waack"
    assert (meta.emotion.emotion_label, meta.emotion.valence) == ("happy", 0.8)
    assert meta.subject.gender == "female" and meta.subject.height_cm == pytest.approx(167.0)
    assert meta.quality.reconstruction_confidence == 0.9
    assert meta.temporal.original_fps == 50.0 and meta.temporal.original_num_frames == 301
    assert meta.temporal.original_duration_sec == pytest.approx(6.02)


def test_unknown_facts_are_none() -> None:
    joints = bob(1.0)
    known = Recording("a/b", "a", Body(joints, FPS), "MIT", "", synthetic=True)
    meta = describe(joints, known, assess_quality(joints, FPS))
    assert meta.subject.height_cm is meta.subject.gender is meta.subject.age_group is None
    assert meta.quality.marker_quality is None and meta.emotion.valence is None
    assert meta.interaction == Interaction()


def test_sliding_lowers_the_physics_score() -> None:
    glide = rest_pose() + 2.0 * TIME[:, None, None] * [0.0, 0.0, 1.0]
    meta = describe(glide, recording(), assess_quality(glide, FPS))
    assert meta.quality.physics_score < 0.05
    still = bob(0.1, 0.01)
    assert describe(still, recording(), assess_quality(still, FPS)).quality.physics_score == 1.0
