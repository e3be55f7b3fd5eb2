"""Mouths that follow a voice: how loud it is, and which vowel it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray
from stickgen.scene import Actor, FaceTrack, Scene
from stickgen.sound.speech.throat import FORMANTS, envelope
from stickgen.sound.waves import RATE, Signal, samples
from stickgen.vocabulary import ACTION, MOUTHS, SPEECH

_WINDOW = 0.04  # seconds of a voice around a frame
_SILENT = 0.08  # of the loudest frames, below which the lips are shut
_EVEN = 0.65  # exponent of loudness
_BANDS = np.geomspace(220.0, 3600.0, 15)  # edges in hertz, of a man's throat
_BLUR = 260.0  # hertz on either side, of a spectrum
_OPENS = np.array([1.0, 0.75, 0.5, 0.8, 0.45])
"""How far each vowel opens the mouth, times what its loudness does; as in ``FORMANTS``."""
_MOUTH_OF = ("open", "open", "smile", "small_o", "small_o")
"""Vowel → mouth."""
_VOICED = [ACTION[name] for name in (*SPEECH, "laugh", "cry")]
_WIDE = {"shout": "wide_open", "sing": "singing"}
"""Manner → mouth of an open vowel."""


@dataclass(frozen=True)
class Spoken:
    """Something that is said, laughed or sung in a film.

    Attributes:
        actor: name of the one who does; empty: a narrator.
        start: seconds.
        samples: ``[N]``.
        manner: a name of ``vocabulary.SPEECH``, or ``laugh`` or ``cry``.
        throat: factor on the resonances of a man's throat.
    """

    actor: str
    start: float
    samples: Signal
    manner: str
    throat: float = 1.0

    @property
    def end(self) -> float:
        """Seconds."""
        return self.start + len(self.samples) / RATE


def with_mouths(scene: Scene, spoken: Sequence[Spoken]) -> Scene:
    """The scene whose mouths move with what is heard, and are shut where they spoke unheard.

    Args:
        spoken: everything that is said.
    """
    actors = tuple(
        replace(actor, face=_with_mouth(actor, scene, [s for s in spoken if s.actor == actor.name]))
        if actor.face is not None
        else actor
        for actor in scene.actors
    )
    return replace(scene, actors=actors)


def _with_mouth(actor: Actor, scene: Scene, spoken: Sequence[Spoken]) -> FaceTrack:
    face, fps = actor.face, scene.fps
    assert face is not None
    mouth, openness = face.mouth.copy(), face.openness.copy()
    unheard = np.isin(actor.motion.actions, _VOICED)
    for line in scene.lines:
        if line.actor == actor.name:
            unheard[round(line.start * fps) : round(line.end * fps)] = True
    mouth[unheard], openness[unheard] = MOUTHS.index("closed"), 0.0
    for said in spoken:
        opened, shapes = mouth_of(said, fps)
        first = round(said.start * fps)
        count = min(len(opened), len(mouth) - first)
        if count > 0:
            openness[first : first + count] = opened[:count]
            mouth[first : first + count] = shapes[:count]
    return replace(face, mouth=mouth, openness=openness)


def mouth_of(line: Spoken, fps: float) -> tuple[NDArray[np.float32], NDArray[np.int16]]:
    """How far a mouth is open, 0–1, and its shape, in each frame of a line, ``[n]`` each."""
    frames = int(np.ceil(len(line.samples) / RATE * fps)) + 1
    windows = _windows(line.samples, frames, fps)
    loud = np.sqrt((windows**2).mean(axis=1))
    share = loud / max(float(np.percentile(loud, 90)), 1e-9)
    low, high = SPEECH.get(line.manner, (0.0, 0.25, 0.8))[1:]
    vowels = vowels_of(windows, line.throat)
    opened = (low + (high - low) * np.clip(share, 0, 1.2) ** _EVEN) * _OPENS[vowels]
    silent = share < _SILENT
    names = [
        "closed" if quiet else _WIDE.get(line.manner, "open") if v == 0 else _MOUTH_OF[v]
        for v, quiet in zip(vowels, silent, strict=True)
    ]
    shapes = np.array([MOUTHS.index(name) for name in names], dtype=np.int16)
    return np.where(silent, 0.0, np.clip(opened, 0, 1)).astype(np.float32), shapes


def vowels_of(windows: FloatArray, throat: float) -> NDArray[np.intp]:
    """The vowel that each window ``[n, W]`` of a voice is most like, ``[n]``, as in ``FORMANTS``.

    Spectra in bands, in decibels without their mean, are compared with those of the resonances of
    a throat. Both are blurred first, so that single harmonics of a high voice do not count.
    """
    count = windows.shape[1]
    power = np.abs(np.fft.rfft(windows * np.hanning(count), axis=1)) ** 2
    f = np.fft.rfftfreq(count, 1 / RATE)
    known = throat * np.array(list(FORMANTS.values()))
    meant = (envelope(known, f) / (1 + (f / 900) ** 1.3)) ** 2
    heard, like = (_bands(rows, f, throat) for rows in (power, meant))
    return np.asarray((heard @ like.T).argmax(axis=1))


def _bands(power: FloatArray, f: FloatArray, throat: float) -> FloatArray:
    """Rows of a blurred spectrum in bands that widen upwards, decibels, each of length one."""
    blur = np.hanning(2 * int(_BLUR / f[1]) + 1)
    edges = np.searchsorted(f, _BANDS * throat)
    smooth = np.stack([np.convolve(row, blur / blur.sum(), mode="same") for row in power])
    sums = np.concatenate([np.zeros((len(smooth), 1)), np.cumsum(smooth, axis=1)], axis=1)
    means = np.diff(sums[:, edges], axis=1) / np.diff(edges)
    return _flat(10 * np.log10(means + 1e-12))


def _flat(decibels: FloatArray) -> FloatArray:
    """Rows without their mean, of length one."""
    rows = decibels - decibels.mean(axis=1, keepdims=True)
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9))


def _windows(signal: Signal, frames: int, fps: float) -> FloatArray:
    """The voice around each frame, ``[frames, W]``."""
    half = samples(_WINDOW / 2)
    padded = np.pad(signal, (half, half + samples((frames + 1) / fps)))
    starts = np.rint(np.arange(frames) * RATE / fps).astype(int)
    return np.stack([padded[start : start + 2 * half] for start in starts]).astype(np.float64)
