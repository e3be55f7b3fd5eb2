"""BEAT (Liu et al., ECCV 2022): speech with body motion, face and emotion.

Beside each ``SPEAKER_NAME_KIND_FIRST_LAST.bvh`` (75 joints, 120 fps, centimetres) may lie a
``.json`` (51 ARKit weights at 60 fps), a ``.TextGrid`` (spoken words), a ``.wav`` (the voice) and
a ``.csv`` (emotion, 0–7). KIND is even for a monologue and odd for a conversation; the number of a
monologue fixes its emotion, conversations are neutral (after the data set's own loader).
"""

from __future__ import annotations

import csv
import json
import math
import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np

from stickgen.corpus.clips.raw import read_text
from stickgen.corpus.clips.recording import Emotion, Item, Recording, Segment
from stickgen.corpus.sources.arkit import face_track
from stickgen.corpus.sources.bvh_file import read_bvh
from stickgen.corpus.sources.durations import audio_seconds, checked_rate
from stickgen.corpus.sources.listing import list_files
from stickgen.errors import StickGenError
from stickgen.geometry import resample
from stickgen.scene import FaceTrack
from stickgen.skeleton import FPS

EMOTIONS: tuple[Emotion, ...] = (
    # Valence and arousal after the circumplex model of Russell (1980), rounded to a tenth.
    Emotion("neutral", 0.0, 0.0),
    Emotion("happiness", 0.8, 0.5),
    Emotion("anger", -0.6, 0.8),
    Emotion("sadness", -0.7, -0.4),
    Emotion("contempt", -0.6, 0.2),
    Emotion("surprise", 0.3, 0.8),
    Emotion("fear", -0.6, 0.7),
    Emotion("disgust", -0.7, 0.3),
)
"""The data set's emotions; the index is the number in its files."""
_FIRST_MONOLOGUES = (1, 65, 73, 81, 87, 95, 103, 111)
"""Number of the first monologue of each emotion."""
_LANGUAGES = ("English", "Chinese", "Spanish", "Japanese")
_ADVERBS = {
    "happiness": "happily",
    "anger": "angrily",
    "sadness": "sadly",
    "contempt": "with contempt",
    "surprise": "with surprise",
    "fear": "fearfully",
    "disgust": "with disgust",
}
_NAME = re.compile(r"(\d+)_([A-Za-z]+)_([0-7])_(\d+)_(\d+)")
_INTERVAL = re.compile(
    r'xmin\s*=\s*([\d.eE+-]+)\s*xmax\s*=\s*([\d.eE+-]+)\s*text\s*=\s*"((?:[^"]|"")*)"'
)
_END = re.compile(r"^\s*xmax\s*=\s*([\d.eE+-]+)", re.MULTILINE)
_PAUSE = 0.6  # seconds of silence that separate two phrases


def find(path: Path) -> list[Item]:
    """List every BVH file with a name of the data set's form."""
    return list_files(path, "beat", (".bvh",), lambda file: bool(_NAME.fullmatch(file.stem)))


def read(item: Item) -> list[Recording]:
    """Read a speaker, with the face, words and emotion of the files beside the motion.

    A Frame Time that contradicts the length of words and voice is corrected (tag
    ``corrected:fps …``); some files of the data set state 24 frames per second and have 120.

    Raises:
        StickGenError: the file has another name, one of the files is damaged, or no usual frame
            rate makes the motion as long as words and voice.
    """
    name = _NAME.fullmatch(item.path.stem)
    if not name:
        raise StickGenError(f"{item.path} has no name of the form 1_wayne_0_65_65.bvh.")
    motion = read_bvh(item.path)
    stated, frames = motion.fps, len(motion.positions)
    motion = replace(motion, fps=checked_rate(item.path, frames, stated, _lengths(item.path)))
    kind = int(name[3])
    emotion = _emotion(item.path.with_suffix(".csv"), kind, int(name[4]))
    face_frames = len(resample(np.zeros(frames), motion.fps, FPS))
    return [
        Recording(
            id=item.id,
            source="beat",
            motion=motion,
            licence="BEAT: released for research",
            credit="BEAT (Liu et al. 2022)",
            captions=_captions(emotion, conversation=kind % 2 == 1),
            actions=("talk",),
            segments=_segments(item.path.with_suffix(".TextGrid")),
            subject=f"beat/{name[1]}_{name[2]}",
            tags=(
                f"language:{_LANGUAGES[kind // 2]}",
                *(
                    (f"corrected:fps {stated:.4g} to {motion.fps:g}",)
                    if motion.fps != stated
                    else ()
                ),
            ),
            file=item.path.name,
            face=_face(item.path.with_suffix(".json"), face_frames),
            emotion=emotion,
        )
    ]


def _lengths(path: Path) -> dict[str, float]:
    """Length in seconds of the words and of the voice beside a motion, where they are known."""
    grid, voice = path.with_suffix(".TextGrid"), path.with_suffix(".wav")
    head = read_text(grid, "TextGrid", "utf-8").split("item", 1)[0] if grid.is_file() else ""
    end = _END.search(head)
    try:
        words = float(end[1]) if end else None
    except ValueError as error:
        raise StickGenError(f"{grid} has a bad xmax: {error}.") from error
    known = {grid.name: words, voice.name: audio_seconds(voice)}
    return {
        name: seconds
        for name, seconds in known.items()
        if seconds is not None and math.isfinite(seconds) and seconds > 0
    }


def _captions(emotion: Emotion, *, conversation: bool) -> tuple[str, ...]:
    manner = f" {_ADVERBS[emotion.label]}" if emotion.label in _ADVERBS else ""
    listener = " to somebody" if conversation else ""
    return (
        f"a person talks{listener}{manner} and gestures with both hands",
        f"a person stands and speaks{listener}{manner}",
    )


def _emotion(path: Path, kind: int, number: int) -> Emotion:
    """The most frequent label in the last column of the CSV, else the emotion in the file name."""
    if path.is_file():
        rows = csv.reader(read_text(path, "CSV").splitlines())
        try:
            labels = [row[-1].strip() for row in rows if row]
        except csv.Error as error:
            raise StickGenError(f"{path} is not a CSV file: {error}.") from error
        counts = Counter(label for label in labels if label in map(str, range(len(EMOTIONS))))
        if not counts:
            raise StickGenError(f"{path} holds no emotion from 0 to {len(EMOTIONS) - 1}.")
        return EMOTIONS[int(counts.most_common(1)[0][0])]
    if kind % 2 == 1:
        return EMOTIONS[0]
    return EMOTIONS[max(sum(number >= first for first in _FIRST_MONOLOGUES) - 1, 0)]


def _face(path: Path, frames: int) -> FaceTrack | None:
    if not path.is_file():
        return None
    try:
        data = json.loads(read_text(path, "JSON"))
        names = [str(name) for name in data["names"]]
        weights = np.array([frame["weights"] for frame in data["frames"]], dtype=np.float64)
        seconds = np.array([frame["time"] for frame in data["frames"]], dtype=np.float64)
    except (ValueError, TypeError, LookupError, RecursionError, OverflowError) as error:
        reason = " ".join(str(error).split())
        raise StickGenError(f"{path} is not a JSON file of face weights: {reason}.") from error
    if weights.ndim != 2 or weights.shape[1] != len(names) or seconds.shape != weights.shape[:1]:
        raise StickGenError(f"{path} has {len(names)} names but weights {weights.shape}.")
    if not len(weights) or not (np.isfinite(weights).all() and (np.diff(seconds) > 0).all()):
        raise StickGenError(f"{path} has face weights that are not finite or not in order.")
    return face_track(names, weights, seconds, frames)


def _segments(path: Path) -> tuple[Segment, ...]:
    """Phrases of the ``words`` tier of a Praat TextGrid."""
    if not path.is_file():
        return ()
    text = read_text(path, "TextGrid", "utf-8")
    tiers = re.split(r"item\s*\[\d+\]\s*:", text)
    words = next((tier for tier in tiers if re.search(r'name\s*=\s*"words"', tier)), None)
    if words is None:
        raise StickGenError(f"{path} is not a TextGrid with a tier 'words'.")
    phrases: list[tuple[float, float, list[str]]] = []
    for match in _INTERVAL.finditer(words):
        try:
            start, end, word = float(match[1]), float(match[2]), match[3].strip()
        except ValueError:
            raise StickGenError(f"{path} has a bad time near {match[0][:40]!r}.") from None
        if not word or not 0.0 <= start < end < 1e5:
            continue
        if phrases and start - phrases[-1][1] < _PAUSE:
            phrase_start, _, spoken = phrases[-1]
            phrases[-1] = (phrase_start, end, [*spoken, word])
        else:
            phrases.append((start, end, [word]))
    return tuple(
        Segment(start, end, ("talk",), (f"a person says “{' '.join(spoken)}”",))
        for start, end, spoken in phrases
    )
