"""Songs and dances: notes of a scale, a beat as fast as the bodies."""

from __future__ import annotations

import numpy as np
import pytest
from sound.scenes import scene_of, still

from stickgen.catalog.timbres import TIMBRES
from stickgen.motion import Motion
from stickgen.skeleton import J
from stickgen.sound.music import SCALE, dance_music, dance_tempo, melody
from stickgen.sound.speech.babble import babble
from stickgen.sound.speech.syllables import syllables
from stickgen.vocabulary import ACTION

RATE = 48_000


def swaying(period: float, frames: int = 250) -> Motion:
    """Somebody whose arms and hips go once round in a period."""
    joints = still(frames=frames).joints.copy()
    angle = 2 * np.pi * np.arange(frames) / 25 / period
    for name in ("left_wrist", "right_wrist"):
        joints[:, J[name], 1] += 0.3 * np.sin(angle)
        joints[:, J[name], 2] += 0.2 * np.cos(angle) ** 2
    joints[:, :, 0] += 0.1 * np.sin(angle)[:, None]
    return Motion(joints, np.full(frames, ACTION["dance"]))


@pytest.mark.parametrize("period", [0.48, 0.6, 0.8, 1.2, 1.6])
def test_the_beat_is_that_of_the_dance(period: float) -> None:
    tempo, first = dance_tempo(scene_of([swaying(period)]), slice(0, 250))
    beats = period * tempo / 60
    assert 72 <= tempo <= 149
    assert abs(np.log2(beats) - round(np.log2(beats))) < 0.04, (tempo, beats)
    assert 0 <= first < 0.85


def test_music_plays_while_somebody_dances() -> None:
    motion = swaying(0.6)
    actions = motion.actions.copy()
    actions[:100] = ACTION["stand"]
    scene = scene_of([Motion(motion.joints, actions)])
    music = dance_music(scene, np.random.default_rng(0))
    assert music is not None
    assert not music[: int(3.9 * RATE)].any()
    assert music[4 * RATE :].any()
    assert dance_music(scene_of([still()]), np.random.default_rng(0)) is None


def test_the_beat_is_heard_in_the_music() -> None:
    scene = scene_of([swaying(0.6)])
    tempo, _ = dance_tempo(scene, slice(0, 250))
    music = dance_music(scene, np.random.default_rng(0))
    assert music is not None
    level = np.abs(music[:, 0][: len(music) // 480 * 480]).reshape(-1, 480).mean(axis=1)
    rises = np.maximum(np.diff(level), 0)
    spectrum = np.abs(np.fft.rfft(rises - rises.mean()))
    pulses = np.fft.rfftfreq(len(rises), 0.01) * 60
    at_beat = spectrum[np.abs(pulses - tempo) < 4].max()
    assert at_beat > 4 * np.median(spectrum)


def test_a_melody_stays_in_its_scale_and_comes_home() -> None:
    said = syllables("Twinkle, twinkle, little star, how I wonder what you are")
    notes = melody(said, np.random.default_rng(1))
    assert len(notes) == len(said)
    assert set(notes) <= set(map(float, SCALE))
    assert notes[0] == notes[-1] == 0.0
    assert len(set(notes)) >= 3


def test_a_song_has_notes_and_speech_glides() -> None:
    said = "la la la la la la"
    song = babble(said, "sing", TIMBRES["woman"], np.random.default_rng(0))
    speech = babble(said, "talk", TIMBRES["woman"], np.random.default_rng(0))
    assert len(song) > 1.5 * len(speech)
