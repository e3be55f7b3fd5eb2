"""What is known about a clip besides its captions: the field's ``enhanced_meta``.

What a source states is taken over, what can be measured is measured, and None stands for what
nobody knows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.clean import sunk
from stickgen.corpus.clips.raw import RawMotion
from stickgen.corpus.clips.recording import Recording
from stickgen.geometry import FloatArray, heading, runs
from stickgen.measures.artifacts import joint_speeds, skates
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS, STATURE, J

TOUCH = 0.25
"""Metres between joints of two people below which they touch: two wrists in a handshake are
about 0.2 m apart, as a hand reaches 0.1 m beyond its wrist."""
FACING = (3.0, np.radians(60.0))
"""Metres and radians: nearer than this and turned to each other within this, people face."""
TEMPO = (30.0, 240.0)
"""Beats a minute among which the tempo of a motion is looked for."""

_RHYTHM = 0.3  # autocorrelation of the speed from which a motion has a tempo
_FLUENT = 2 * np.pi * 2.0  # rad/s: root mean square frequency at which smoothness is one half
_LIMBS = [J[f"{side}_{part}"] for side in ("left", "right") for part in ("wrist", "foot")]


@dataclass(frozen=True)
class MotionStyle:
    """How a person moves, measured.

    Attributes:
        tempo: beats a minute of the mean joint speed, by its autocorrelation (a walk has a
            beat a step); None when the motion has no rhythm.
        energy_level: kinetic energy, joules for each kilogram: half the mean square speed of
            the joints.
        smoothness: 0–1: 1 / (1 + (f / 2 Hz)²) with f the root mean square frequency of the
            joints' velocity, which is the ratio of their root mean square acceleration and
            speed over 2π.
    """

    tempo: float | None
    energy_level: float
    smoothness: float


@dataclass(frozen=True)
class Subject:
    """Who moves: height by the length of the legs, the rest only when the source says so."""

    height_cm: float | None
    gender: str | None
    age_group: str | None


@dataclass(frozen=True)
class Soundtrack:
    """What a dancer hears; beats as frames of the clip at 25 fps."""

    bpm: float | None = None
    beat_frames: tuple[int, ...] = ()
    genre: str | None = None


@dataclass(frozen=True)
class Interaction:
    """What a person has to do with the others of the take, measured.

    Attributes:
        contact_frames: frames at 25 fps in which a joint is within ``TOUCH`` of another person's.
        interaction_role: ``lead`` when this person's hands and feet move more than the others',
            ``follow`` when less, ``peer`` within a quarter of each other.
        interaction_type: ``contact`` when they ever touch, else ``facing`` when they face each
            other in half of the frames, else ``together``.
    """

    contact_frames: tuple[int, ...] = ()
    interaction_role: str | None = None
    interaction_type: str | None = None


@dataclass(frozen=True)
class Temporal:
    """The motion as its file has it."""

    original_fps: float
    original_duration_sec: float
    original_num_frames: int


@dataclass(frozen=True)
class Trust:
    """How far the motion can be trusted, 0–1.

    Attributes:
        reconstruction_confidence: of a motion estimated from video or depth, where its source
            states it.
        marker_quality: what trembling and bursts, the traces of noisy, lost and swapped markers,
            leave of 1; None for what was made by rule.
        physics_score: share of the frames in which no foot slides or is more than 3 cm under
            the floor.
    """

    reconstruction_confidence: float | None
    marker_quality: float | None
    physics_score: float


@dataclass(frozen=True)
class Feeling:
    """The emotion that the source names; valence and arousal −1 to 1."""

    emotion_label: str | None = None
    valence: float | None = None
    arousal: float | None = None


@dataclass(frozen=True)
class Metadata:
    """Everything of one clip; names and nesting are those of ``enhanced_meta``."""

    motion_style: MotionStyle
    subject: Subject
    music: Soundtrack
    interaction: Interaction
    temporal: Temporal
    quality: Trust
    emotion: Feeling


def describe(
    joints: FloatArray,
    recording: Recording,
    quality: Quality,
    *,
    valid: NDArray[np.bool_] | None = None,
    scale: float | None = None,
) -> Metadata:
    """Metadata of a finished clip of someone alone (``interaction`` is measured on the take).

    Args:
        joints: ``[T, 22, 3]`` metres at 25 fps, floor at y = 0.
        recording: where the clip comes from.
        quality: of the clip.
        valid: ``[T]`` frames that are real motion; all when not given. Style is measured on
            the longest run of them.
        scale: canonical metres for a metre of the source, from retargeting on leg length;
            without it the height is unknown.
    """
    good = np.ones(len(joints), dtype=bool) if valid is None else valid
    longest = max(runs(good), key=lambda run: run.stop - run.start)
    motion = recording.motion
    frames = len(motion.positions if isinstance(motion, RawMotion) else motion.joints)
    music, emotion = recording.music, recording.emotion
    return Metadata(
        motion_style=motion_style(np.asarray(joints[longest], np.float64), FPS),
        subject=Subject(
            height_cm=100.0 * STATURE / scale if scale else None,
            gender=recording.gender or None,
            age_group=None,
        ),
        music=Soundtrack(music.bpm, _beat_frames(music.beats, len(joints)), music.genre or None)
        if music
        else Soundtrack(),
        interaction=Interaction(),
        temporal=Temporal(motion.fps, frames / motion.fps, frames),
        quality=Trust(
            reconstruction_confidence=recording.confidence,
            marker_quality=None
            if recording.synthetic
            else 1.0 - max(quality.jitter, quality.explosion),
            physics_score=_physics(joints, FPS),
        ),
        emotion=Feeling(emotion.label, emotion.valence, emotion.arousal) if emotion else Feeling(),
    )


def _beat_frames(beats: Sequence[float], frames: int) -> tuple[int, ...]:
    found = (round(second * FPS) for second in beats)
    return tuple(frame for frame in found if 0 <= frame < frames)


def _physics(joints: FloatArray, fps: float) -> float:
    wrong = sunk(joints)
    wrong[1:] |= skates(joints, fps)
    return float(1.0 - wrong.mean())


def motion_style(joints: FloatArray, fps: float) -> MotionStyle:
    """Measure how someone moves.

    Args:
        joints: ``[T, 22, 3]`` metres, T ≥ 3.
        fps: frames a second.
    """
    velocity = np.diff(joints, axis=0) * fps
    square = float((velocity**2).sum(-1).mean())
    change = float(((np.diff(velocity, axis=0) * fps) ** 2).sum(-1).mean())
    smoothness = square * _FLUENT**2 / max(square * _FLUENT**2 + change, 1e-12)
    return MotionStyle(_tempo(joint_speeds(joints, fps).mean(1), fps), square / 2, smoothness)


def _tempo(speed: FloatArray, fps: float) -> float | None:
    """Beats a minute at the highest peak of the autocorrelation of ``speed [T]``."""
    shortest, longest = (60.0 * fps / beats for beats in reversed(TEMPO))
    centred = speed - speed.mean()
    last = min(int(longest), len(speed) // 2)
    if (centred**2).mean() < 1e-6 or last < shortest:
        return None
    curve = np.array(
        [
            (centred[: len(centred) - lag] * centred[lag:]).mean() / (centred**2).mean()
            for lag in range(last + 2)
        ]
    )
    lags = np.arange(int(np.ceil(shortest)), last + 1)
    peaks = lags[(curve[lags] > curve[lags - 1]) & (curve[lags] >= curve[lags + 1])]
    if not len(peaks) or curve[peaks].max() < _RHYTHM:
        return None
    # The first peak nearly as high as the highest: two beats fit as well as one.
    lag = int(peaks[curve[peaks] >= 0.8 * curve[peaks].max()][0])
    before, at, after = curve[lag - 1 : lag + 2]
    return float(60.0 * fps / (lag + (before - after) / (2 * (before - 2 * at + after))))


def interaction(worlds: Sequence[FloatArray], person: int = 0) -> Interaction:
    """How one person of a take deals with the others.

    Args:
        worlds: ``[T, 22, 3]`` metres at 25 fps of each person, in one world frame and starting
            together; what goes beyond the shortest is not looked at.
        person: index of the one who is described.
    """
    if len(worlds) < 2:
        return Interaction()
    length = min(map(len, worlds))
    me = np.asarray(worlds[person][:length], np.float64)
    others = [np.asarray(w[:length], np.float64) for k, w in enumerate(worlds) if k != person]
    touching = np.zeros(length, dtype=bool)
    for other in others:
        touching |= _nearest(me, other) < TOUCH
    mine, theirs = _busy(me), max(map(_busy, others))
    role = "lead" if mine > 1.25 * theirs else "follow" if theirs > 1.25 * mine else "peer"
    facing = any(_facing(me, other).mean() >= 0.5 for other in others)
    kind = "contact" if touching.any() else "facing" if facing else "together"
    return Interaction(tuple(map(int, np.flatnonzero(touching))), role, kind)


def _nearest(a: FloatArray, b: FloatArray) -> FloatArray:
    """Smallest distance between two people's joints, ``[T]`` metres; exact where they are near."""
    out = np.linalg.norm(a[:, 0] - b[:, 0], axis=-1)
    near = out < 2.5  # two arms and a lean reach no farther
    out[near] = np.linalg.norm(a[near, :, None] - b[near, None], axis=-1).min((1, 2))
    return np.asarray(out)


def _busy(joints: FloatArray) -> float:
    """Mean speed of hands and feet, m/s."""
    if len(joints) < 2:
        return 0.0
    return float(joint_speeds(joints, FPS)[:, _LIMBS].mean())


def _facing(a: FloatArray, b: FloatArray) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which two people are near and turned to each other."""
    way = (b[:, 0] - a[:, 0])[:, [0, 2]]
    distance = np.linalg.norm(way, axis=-1)
    mutual = distance < FACING[0]
    for joints, sign in ((a, 1.0), (b, -1.0)):
        angle = heading(joints)
        ahead = sign * (way[:, 0] * np.sin(angle) + way[:, 1] * np.cos(angle))
        mutual &= ahead > np.cos(FACING[1]) * distance
    return np.asarray(mutual)
