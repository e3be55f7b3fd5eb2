"""A voice of our own: it babbles syllables that have the number and the vowels of the words."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from stickgen.catalog.timbres import Timbre
from stickgen.geometry import FloatArray
from stickgen.sound.music import melody
from stickgen.sound.speech.syllables import Syllable, syllables
from stickgen.sound.speech.throat import CONTROL, FORMANTS, Voice, sounded
from stickgen.sound.waves import Signal, band, decay, fade, samples
from stickgen.vocabulary import SPEECH

PACES = MappingProxyType(
    {**{manner: cycles for manner, (cycles, _, _) in SPEECH.items()}, "laugh": 5.0, "cry": 2.4}
)
"""Manner → syllables a second: the mouth opens once for each."""
_STRESS = 1.18  # times as long and high is the main syllable of a word
_ONSET = 0.34  # share of a syllable that its consonant takes
_HELD, _DRAWN = 2.6, 1.6  # times as long is the last note, or syllable, of a phrase
_MANNERS = MappingProxyType(
    {  # factor on the pitch, on brightness, on breath, and strength of the tone
        "talk": (1.0, 1.0, 1.0, 1.0),
        "shout": (1.4, 2.2, 1.0, 1.3),
        "whisper": (1.0, 1.0, 0.0, 0.0),
        "sing": (1.0, 1.3, 0.8, 1.0),
        "laugh": (1.25, 1.3, 2.0, 1.0),
        "cry": (1.3, 0.9, 2.5, 0.9),
    }
)
_WHISPERED = 0.5  # breath of a whisper
_GLIDES = MappingProxyType({"hum": (260.0, 1100.0, 2200.0), "glide": (360.0, 1000.0, 2100.0)})
"""Manner of a consonant → the throat during it."""
_NOISES = MappingProxyType(
    {
        "s": (4500, 11000), "z": (4200, 10000), "f": (1800, 9000), "v": (1500, 7000),
        "h": (500, 3000), "x": (1400, 4200), "j": (2200, 6500),
        "p": (500, 2200), "b": (300, 1500), "t": (2800, 8000), "d": (2200, 6000),
        "k": (1400, 3600), "g": (1100, 2800), "c": (1600, 4200), "q": (1200, 3000),
    }
)  # fmt: skip
"""Consonant → the band of its noise, hertz."""


def babble(text: str, manner: str, timbre: Timbre, rng: np.random.Generator) -> Signal:
    """A line in syllables that nobody understands.

    Args:
        text: gives their number, vowels and pauses, and whether it is a question.
        manner: a key of ``PACES``.
        timbre: of the voice.
        rng: chance of its melody.
    """
    said = syllables(text)
    pace = PACES[manner] * timbre.pace
    lengths = _lengths(said, manner, pace)
    edges = np.concatenate([[0.0], np.cumsum(lengths)])
    voice = _voice(said, edges, manner, timbre, text, rng)
    out = sounded(voice, rng)
    for syllable, start, length in zip(said, edges[:-1], lengths, strict=True):
        _add_noise(out, syllable, samples(float(start)), length - syllable.pause, manner, rng)
    return fade(out, 0.004, 0.03)


def _lengths(said: Sequence[Syllable], manner: str, pace: float) -> list[float]:
    """Seconds of each syllable with the pause after it, at so many a second on average."""
    ends = np.array([s.pause > 0 for s in said[:-1]] + [True])
    if manner == "sing":
        own = np.where(ends, _HELD, 1.0)
    else:
        own = np.array([_STRESS if s.stressed else 1.0 for s in said])
        own = own / own.mean() * np.where(ends, _DRAWN, 1.0)
    return [float(x / pace + s.pause) for x, s in zip(own, said, strict=True)]


def _voice(
    said: Sequence[Syllable],
    edges: FloatArray,
    manner: str,
    timbre: Timbre,
    text: str,
    rng: np.random.Generator,
) -> Voice:
    count = max(int(edges[-1] * CONTROL) + 1, 4)
    time = np.arange(count) / CONTROL
    knots, shapes, tones = _shapes(said, edges)
    formants = np.stack([np.interp(time, knots, column) for column in np.array(shapes).T], axis=-1)
    tone = np.interp(time, knots, tones)
    higher, bright, breath, strength = _MANNERS[manner]
    pitch = _pitch(said, edges, time, manner, timbre, text, rng) * higher
    whisper = _WHISPERED if manner == "whisper" else 0.0
    return Voice(
        pitch=pitch,
        formants=formants * timbre.throat,
        voiced=tone * strength * (1.0 - 0.5 * timbre.breath),
        breath=tone * (whisper + 0.25 * breath * timbre.breath),
        bright=bright,
    )


def _shapes(
    said: Sequence[Syllable], edges: FloatArray
) -> tuple[list[float], list[tuple[float, ...]], list[float]]:
    """Seconds, resonances and strength of the tone at the turns of the mouth."""
    knots: list[float] = []
    shapes: list[tuple[float, ...]] = []
    tones: list[float] = []
    for syllable, start, end in zip(said, edges[:-1], edges[1:], strict=True):
        length = end - start - syllable.pause
        vowel = FORMANTS[syllable.vowel]
        onset = _GLIDES.get(syllable.manner, vowel)
        soft = {"hum": 0.35, "glide": 0.6, "": 0.7}.get(syllable.manner, 0.0)
        inner = _ONSET if syllable.manner else 0.12
        turns = (
            (0.0, onset, soft), (0.8 * inner, onset, soft), (1.2 * inner, vowel, 1.0),
            (0.75, vowel, 0.9), (0.97, vowel, 0.25),
        )  # fmt: skip
        for share, shape, tone in turns:
            knots.append(start + share * length)
            shapes.append(shape)
            tones.append(tone)
        if syllable.pause:
            knots += [start + length, end]
            shapes += [vowel, vowel]
            tones += [0.0, 0.0]
    return knots, shapes, tones


def _pitch(
    said: Sequence[Syllable],
    edges: FloatArray,
    time: FloatArray,
    manner: str,
    timbre: Timbre,
    text: str,
    rng: np.random.Generator,
) -> FloatArray:
    """Hertz over time: a melody when it is sung, else a line that falls, or rises to ask."""
    middles = (edges[:-1] + edges[1:]) / 2
    if manner == "sing":
        notes = timbre.pitch * 1.12 * 2 ** (np.array(melody(said, rng)) / 12)
        at = np.searchsorted(edges[1:-1], time, side="right")
        vibrato = 1 + 0.012 * np.sin(2 * np.pi * 5.4 * time)
        smooth = np.convolve(np.pad(notes[at], 3, mode="edge"), np.ones(7) / 7, "valid")
        return np.asarray(smooth * vibrato)
    lively = timbre.lively
    moves = 0.09 * lively * rng.standard_normal(len(said))
    moves += [0.1 * lively if s.stressed else 0.0 for s in said]
    share = middles / max(edges[-1], 1e-6)
    moves += lively * (0.10 - 0.20 * share)
    if "?" in text:
        moves[-2:] += np.array([0.1, 0.34])[-len(moves[-2:]) :] * min(lively, 1.0)
    if manner == "laugh":
        moves += 0.25 - 0.4 * share
    if manner == "cry":
        moves += 0.12 * np.sin(7 * middles)
    curve = np.interp(time, middles, moves)
    return np.asarray(timbre.pitch * np.exp(curve))


def _add_noise(
    out: Signal,
    syllable: Syllable,
    start: int,
    length: float,
    manner: str,
    rng: np.random.Generator,
) -> None:
    """The hiss or the burst of a consonant, at the start of its syllable."""
    noise = _NOISES.get(syllable.onset)
    if noise is None:
        return
    bursts = syllable.manner == "stop"
    seconds = 0.03 if bursts else _ONSET * length
    begins = start + samples(0.18 * length if bursts else 0.0)
    count = min(samples(seconds), len(out) - begins)
    if count < 16:
        return
    shape = decay(count, seconds) if bursts else np.hanning(count).astype(np.float32)
    level = 0.5 if bursts else 0.22
    out[begins : begins + count] += np.float32(level) * band(rng, count, *noise) * shape
