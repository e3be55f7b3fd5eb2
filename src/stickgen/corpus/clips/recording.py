"""Recording: one person's motion as a source provides it, with all its labels."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stickgen.corpus.clips.raw import RawMotion
from stickgen.geometry import FloatArray
from stickgen.scene import FaceTrack


@dataclass(frozen=True)
class Item:
    """A unit of work that one process reads independently: usually one file.

    Attributes:
        id: unique in its source and path-like, such as ``amass/CMU/01/01_01_poses``; items are
            processed, and clips stored, in the order in which a source lists them.
        path: the file.
        detail: picklable facts found while listing (labels, frame ranges).
    """

    id: str
    path: Path
    detail: Any = None


@dataclass(frozen=True)
class Segment:
    """A part of a clip: its seconds, actions (main one first) and captions."""

    start: float
    end: float
    actions: tuple[str, ...]
    captions: tuple[str, ...]


@dataclass(frozen=True)
class Body:
    """A motion that is already on the canonical body and needs no retargeting.

    Attributes:
        joints: ``[T, 22, 3]`` metres, Y up, in the order of ``skeleton.JOINTS``, with canonical
            bone lengths, in any world frame.
        fps: frames a second.
    """

    joints: FloatArray
    fps: float


@dataclass(frozen=True)
class Music:
    """The music of a dance: beats a minute, the name of the genre, the beats in seconds."""

    bpm: float
    genre: str = ""
    beats: tuple[float, ...] = ()


@dataclass(frozen=True)
class Emotion:
    """An emotion label with valence and arousal, each −1 to 1 (Russell's circumplex model)."""

    label: str
    valence: float
    arousal: float


@dataclass(frozen=True)
class Recording:
    """One person in one part of a file.

    Attributes:
        id: unique in the corpus and path-like; begins with the item's id.
        source: data set's name.
        motion: in the file's own rig and frame rate, or on the canonical body.
        licence, credit: of the data; credit is the attribution that the licence requires.
        captions: sentences about this person, the best first; may be empty.
        pair_captions: sentences about both people of a pair.
        actions: names of ``vocabulary.ACTIONS``, the main one first; when empty they are taken
            from the captions.
        segments: labels of parts.
        tags: the source's own labels (``mirrored``, ``exclude``, …).
        glitches: seconds of known glitches.
        take: recordings of one take share a world frame, start together and stay in one split.
        subject: the person; recordings of one subject stay in one split.
        related: ids of recordings that must stay in its split (a retouched copy, the original
            of a mirrored one).
        same_as: ids of recordings that the source lists as the same motion; this one is dropped
            when one of them is kept.
        split: ``train``, ``val`` or ``test`` when the data set fixes it, else empty.
        file: name of the file inside the data set.
        gender: ``male`` or ``female`` when the source says so, else empty.
        confidence: 0–1, the source's confidence in a motion estimated from video or depth; None
            when it does not say.
        face: at 25 fps, as long as the motion; None when the source has none.
        music, emotion: when the source says so.
        synthetic: whether the motion was generated procedurally, not recorded.
    """

    id: str
    source: str
    motion: RawMotion | Body
    licence: str
    credit: str
    captions: tuple[str, ...] = ()
    pair_captions: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    segments: tuple[Segment, ...] = ()
    tags: tuple[str, ...] = ()
    glitches: tuple[float, ...] = ()
    take: str = ""
    subject: str = ""
    related: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    gender: str = ""
    confidence: float | None = None
    split: str = ""
    file: str = ""
    face: FaceTrack | None = None
    music: Music | None = None
    emotion: Emotion | None = None
    synthetic: bool = False
