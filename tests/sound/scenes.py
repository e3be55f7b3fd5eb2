"""Scenes that sound, and ears: what is heard in a file, measured without the code that made it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest

from stickgen.camera import Camera
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor, FaceTrack, Look, Place, Scene, SpeechLine
from stickgen.skeleton import rest_pose
from stickgen.synthesis import find, read
from stickgen.vocabulary import ACTION, MOUTHS

RATE = 48_000
FRAMES = 75
_CLICKS = 1500.0  # hertz from which an onset is looked for: places and voices are lower


def synthetic(action: str, frames: int = FRAMES, seed: int = 0) -> Motion:
    """Somebody who does something all the time, by rule."""
    (item, *_) = find(1, actions=(action,), seed=seed)
    joints = np.asarray(read(item)[0].motion.joints)[:frames]
    return Motion(joints, np.full(len(joints), ACTION[action]))


def still(action: str = "stand", frames: int = FRAMES) -> Motion:
    """Somebody who stands there."""
    joints = np.tile(rest_pose(), (frames, 1, 1)).astype(np.float32)
    return Motion(joints, np.full(frames, ACTION[action]))


def face(frames: int = FRAMES, mouth: str = "smile") -> FaceTrack:
    """A face that does nothing."""
    shape = np.full(frames, MOUTHS.index(mouth), dtype=np.int16)
    return FaceTrack(np.zeros(frames, np.int16), shape, np.zeros(frames, np.float32))


def scene_of(
    motions: Sequence[Motion],
    place: str | Place = "paper",
    props: Sequence[Prop] = (),
    lines: Sequence[SpeechLine] = (),
    **fields: Any,
) -> Scene:
    """Actors who are called a, b and so on, seen from the front."""
    frames = len(motions[0])
    return Scene(
        actors=tuple(
            Actor(name, motion, Look(), face(frames))
            for name, motion in zip("abcdef", motions, strict=False)
        ),
        camera=Camera.front(np.tile([0.0, 1.0], (frames, 1)), np.ones(frames)),
        place=place if isinstance(place, Place) else Place(place),
        props=tuple(props),
        lines=tuple(lines),
        **fields,
    )


def decoded(path: Path) -> tuple[np.ndarray, str]:
    """Samples ``[N, 2]`` of a file as players time them, and the name of the codec."""
    with av.open(str(path)) as container:
        stream = container.streams.audio[0]
        pieces, first = [], None
        resampler = av.AudioResampler(format="flt", layout="stereo", rate=RATE)
        for frame in container.decode(stream):
            if first is None:
                first = float(frame.pts * frame.time_base)
            pieces += [part.to_ndarray().reshape(-1, 2) for part in resampler.resample(frame)]
        name = stream.codec_context.name
    assert first == pytest.approx(0.0, abs=1e-3)
    return np.concatenate(pieces).astype(np.float64), name


def onsets(samples: np.ndarray, factor: float = 4.0) -> np.ndarray:
    """Seconds at which something begins: high tones grow at once to several times their level."""
    mono = samples.mean(axis=1)
    spectrum = np.fft.rfft(mono)
    spectrum[np.fft.rfftfreq(len(mono), 1 / RATE) < _CLICKS] = 0
    high = np.fft.irfft(spectrum, len(mono))
    step = RATE // 500
    level = np.sqrt((high[: len(high) // step * step].reshape(-1, step) ** 2).mean(axis=1))
    floor = 0.03 * level.max()
    found: list[float] = []
    for k in range(1, len(level)):
        before = np.median(level[max(k - 15, 0) : k])
        if level[k] > factor * before + floor and (not found or k / 500 - found[-1] > 0.1):
            found.append(k / 500)
    return np.array(found)
