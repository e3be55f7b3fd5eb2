"""Metadata: the known facts about a clip besides its captions, as ``enhanced_meta``.

Facts that the source states are copied, measurable facts are measured, and None means unknown.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.grounding import feet_below_floor
from stickgen.corpus.clips.interaction import Interaction
from stickgen.corpus.clips.motion_style import MotionStyle, motion_style
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Music, Recording
from stickgen.geometry import FloatArray, runs
from stickgen.measures.artifacts import skates
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS, STATURE


@dataclass(frozen=True)
class Subject:
    """The person: height from the length of the legs, other facts only as stated by the source."""

    height_cm: float | None
    gender: str | None
    age_group: str | None


@dataclass(frozen=True)
class MusicInfo:
    """The music of a dance; beats as frames of the clip at 25 fps."""

    bpm: float | None = None
    beat_frames: tuple[int, ...] = ()
    genre: str | None = None


@dataclass(frozen=True)
class SourceTiming:
    """Frame rate and length of the source file."""

    original_fps: float
    original_duration_sec: float
    original_num_frames: int


@dataclass(frozen=True)
class Reliability:
    """How reliable the recorded motion is, 0–1.

    Attributes:
        reconstruction_confidence: of a motion estimated from video or depth, where its source
            states it.
        marker_quality: 1 − the larger of the jitter and explosion scores, which noisy, lost and
            swapped markers raise; None for synthetic motion.
        physics_score: share of the frames in which no foot slides or is more than 3 cm under
            the floor.
    """

    reconstruction_confidence: float | None
    marker_quality: float | None
    physics_score: float


@dataclass(frozen=True)
class EmotionInfo:
    """The emotion that the source names; valence and arousal −1 to 1."""

    emotion_label: str | None = None
    valence: float | None = None
    arousal: float | None = None


@dataclass(frozen=True)
class Metadata:
    """Everything about one clip; names and nesting are those of ``enhanced_meta``."""

    motion_style: MotionStyle
    subject: Subject
    music: MusicInfo
    interaction: Interaction
    temporal: SourceTiming
    quality: Reliability
    emotion: EmotionInfo


def describe(
    joints: FloatArray,
    recording: Recording,
    quality: Quality,
    *,
    valid: NDArray[np.bool_] | None = None,
    scale: float | None = None,
) -> Metadata:
    """Metadata of a finished clip of one person (``interaction`` needs the whole take).

    Args:
        joints: ``[T, 22, 3]`` metres at 25 fps, floor at y = 0.
        recording: source of the clip.
        quality: of the clip.
        valid: ``[T]`` frames that are real motion; all when not given. Style is measured on
            the longest run of them.
        scale: canonical metres for a metre of the source, from retargeting on leg length;
            without it the height is unknown.
    """
    good = np.ones(len(joints), dtype=bool) if valid is None else valid
    longest = max(runs(good), key=lambda run: run.stop - run.start)
    emotion = recording.emotion
    return Metadata(
        motion_style=motion_style(np.asarray(joints[longest], np.float64), FPS),
        subject=Subject(
            height_cm=100.0 * STATURE / scale if scale else None,
            gender=recording.gender or None,
            age_group=None,
        ),
        music=_music_info(recording.music, len(joints)),
        interaction=Interaction(),
        temporal=_source_timing(recording),
        quality=_reliability(joints, recording, quality),
        emotion=EmotionInfo(emotion.label, emotion.valence, emotion.arousal)
        if emotion
        else EmotionInfo(),
    )


def _music_info(music: Music | None, frames: int) -> MusicInfo:
    if music is None:
        return MusicInfo()
    return MusicInfo(music.bpm, _beat_frames(music.beats, frames), music.genre or None)


def _beat_frames(beats: Sequence[float], frames: int) -> tuple[int, ...]:
    """Frames of the beats (in seconds) that lie inside a clip."""
    rounded = (round(second * FPS) for second in beats)
    return tuple(frame for frame in rounded if 0 <= frame < frames)


def _source_timing(recording: Recording) -> SourceTiming:
    motion = recording.motion
    frames = len(motion.positions if isinstance(motion, RawMotion) else motion.joints)
    return SourceTiming(motion.fps, frames / motion.fps, frames)


def _reliability(joints: FloatArray, recording: Recording, quality: Quality) -> Reliability:
    bad = feet_below_floor(joints)
    bad[1:] |= skates(joints, FPS)
    return Reliability(
        reconstruction_confidence=recording.confidence,
        marker_quality=None
        if recording.synthetic
        else 1.0 - max(quality.jitter, quality.explosion),
        physics_score=float(1.0 - bad.mean()),
    )
