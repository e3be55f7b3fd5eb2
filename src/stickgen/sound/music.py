"""Music: a simple melody for what is sung, and a beat for those who dance."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import FloatArray, runs
from stickgen.measures.limbs import velocities
from stickgen.scene import Scene
from stickgen.skeleton import J
from stickgen.sound.speech.syllables import Syllable
from stickgen.sound.waves import Signal, band, decay, partials, samples, times
from stickgen.vocabulary import ACTION

SCALE = (0, 2, 4, 7, 9, 12)
"""Semitones of the pentatonic scale, in which any step sounds well."""
TEMPI = (72.0, 148.0)
"""Beats a minute of the slowest and the fastest beat."""
_STEPS = (-1, -1, 0, 1, 1, 2)  # along the scale from one note to the next
_BASS = (0, 0, -5, -3)  # semitones of each bar's bass
_LEAST = 1.0  # seconds of a dance that has music
_ALIKE = 0.85  # of the greatest likeness: multiples of a period are as like as itself
_LEVEL = 0.16
_ROOT = 220.0  # hertz


def melody(said: Sequence[Syllable], rng: np.random.Generator) -> list[float]:
    """A note, in semitones above the first, for each syllable; phrases end where they began."""
    notes: list[float] = []
    place = 0
    for n, syllable in enumerate(said):
        last = n == len(said) - 1 or syllable.pause > 0
        if n:
            place = int(np.clip(place + _STEPS[int(rng.integers(len(_STEPS)))], 0, len(SCALE) - 1))
        if last and n:
            place = 0 if n == len(said) - 1 else min(place, 2)
        notes.append(float(SCALE[place]))
    return notes


def dance_tempo(scene: Scene, span: slice) -> tuple[float, float]:
    """Beats a minute of a dance, and seconds of its first beat, from the period of its bodies.

    The period is the lag at which the speeds of all bodies, added, look most like themselves;
    it is doubled or halved until the tempo lies within ``TEMPI``.
    """
    fps = scene.fps
    effort = np.zeros(span.stop - span.start)
    for actor in scene.actors:
        if (actor.motion.actions[span] == ACTION["dance"]).mean() > 0.5:
            effort += _effort(actor.motion.joints[span].astype(np.float64), fps)
    period = _period(effort, fps)
    beat = period
    while beat > 60 / TEMPI[0]:
        beat /= 2
    while beat < 60 / TEMPI[1]:
        beat *= 2
    phases = np.arange(0.0, beat, 0.5 / fps)
    clock = np.arange(len(effort)) / fps
    fits = [float(effort @ np.cos(2 * np.pi * (clock - phase) / beat)) for phase in phases]
    return 60 / beat, span.start / fps + float(phases[int(np.argmax(fits))])


def _effort(joints: FloatArray, fps: float) -> FloatArray:
    """How fast hips, hands and feet move about the body's own way, ``[T]``."""
    names = ("pelvis", "left_wrist", "right_wrist", "left_foot", "right_foot", "head")
    points = joints[:, [J[name] for name in names]].transpose(1, 0, 2)
    return np.asarray(np.linalg.norm(velocities(points, fps), axis=-1).sum(axis=0))


def _period(effort: FloatArray, fps: float) -> float:
    """Seconds after which a signal repeats, 0.4 to 2: the first at which it is most like itself."""
    centred = effort - effort.mean()
    size = 2 * len(centred)
    spectrum = np.fft.rfft(centred, size)
    likeness = np.fft.irfft(spectrum * spectrum.conj(), size)[: len(centred)]
    likeness /= np.arange(len(centred), 0, -1)
    first, last = round(0.4 * fps), min(round(2.0 * fps), len(centred) - 2)
    if last <= first or likeness[0] <= 1e-9:
        return 0.5
    high = likeness[first:last] >= _ALIKE * likeness[first:last].max()
    tops = (likeness[first:last] >= likeness[first - 1 : last - 1]) & (
        likeness[first:last] >= likeness[first + 1 : last + 1]
    )
    found = np.flatnonzero(high & tops)
    best = first + int(found[0] if len(found) else likeness[first:last].argmax())
    a, b, c = likeness[best - 1 : best + 2]
    bend = a - 2 * b + c
    fine = best + (0.5 * (a - c) / bend if bend < 0 else 0.0)
    return float(fine / fps)


def dance_spans(scene: Scene) -> list[slice]:
    """The frames in which somebody dances."""
    dances = np.zeros(len(scene), dtype=bool)
    for actor in scene.actors:
        dances |= actor.motion.actions == ACTION["dance"]
    return [run for run in runs(dances) if run.stop - run.start >= _LEAST * scene.fps]


def dance_music(scene: Scene, rng: np.random.Generator) -> Signal | None:
    """Music for all dances of a scene, ``[N, 2]``; None: nobody dances."""
    spans = dance_spans(scene)
    if not spans:
        return None
    out = np.zeros((samples(scene.duration), 2), dtype=np.float32)
    for span in spans:
        tempo, first = dance_tempo(scene, span)
        _play(out, first, span.stop / scene.fps, 60 / tempo, rng)
    return out


def _play(out: Signal, start: float, end: float, beat: float, rng: np.random.Generator) -> None:
    """Kick, snare, hats, bass and chords from ``start`` to ``end`` seconds."""
    drums = {
        "kick": _kick(), "snare": _snare(rng), "hat": _hat(rng),
    }  # fmt: skip
    number = 0
    while start + number * beat < end - 0.05:
        now = start + number * beat
        bar, step = divmod(number, 4)
        root = _ROOT * 2 ** (_BASS[bar % len(_BASS)] / 12)
        _add(out, drums["kick" if step % 2 == 0 else "snare"], now)
        _add(out, 0.6 * drums["hat"], now + beat / 2)
        _add(out, 0.5 * _pluck(root / 2, 0.5), now)
        if step in (1, 3):
            for semitones in (0, 4, 7) if bar % 4 != 3 else (0, 3, 7):
                _add(out, 0.16 * _pluck(root * 2 ** (semitones / 12), 0.35), now)
        if rng.random() < 0.55:
            note = SCALE[int(rng.integers(len(SCALE)))]
            _add(out, 0.26 * _pluck(2 * _ROOT * 2 ** (note / 12), 0.4), now + beat / 2)
        number += 1


def _add(out: Signal, sound: Signal, seconds: float) -> None:
    at = samples(seconds)
    part = out[at : at + len(sound)]
    part += _LEVEL * sound[: len(part), None]


def _kick() -> Signal:
    count = samples(0.22)
    t = times(count)
    f = 48 + 110 * np.exp(-t * 32)
    return np.asarray(
        1.5 * np.sin(2 * np.pi * np.cumsum(f) / 48_000) * decay(count, 0.22), np.float32
    )


def _snare(rng: np.random.Generator) -> Signal:
    count = samples(0.16)
    return band(rng, count, 900, 7000) * decay(count, 0.16) * np.float32(0.6) + partials(
        count, (190.0, 286.0), (0.5, 0.3), (0.09, 0.07)
    )


def _hat(rng: np.random.Generator) -> Signal:
    count = samples(0.05)
    return np.float32(0.35) * band(rng, count, 6000, 15000) * decay(count, 0.05, 0.0005)


def _pluck(f: float, seconds: float) -> Signal:
    """A plucked string."""
    numbers = (1, 2, 3, 4, 5)
    return partials(
        samples(seconds),
        [f * n for n in numbers],
        [1.0 / n for n in numbers],
        [seconds / n**0.6 for n in numbers],
    )
