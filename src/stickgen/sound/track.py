"""A Scene → its soundtrack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from stickgen.catalog.places import PLACES
from stickgen.catalog.weather import WEATHERS
from stickgen.options import SoundOptions
from stickgen.place import Place
from stickgen.render.weather import flash_time
from stickgen.scene import Scene
from stickgen.skeleton import J
from stickgen.sound.ambience import ambience
from stickgen.sound.cues import Cue, find_cues
from stickgen.sound.foley import play
from stickgen.sound.lines import spoken_in
from stickgen.sound.listener import heard
from stickgen.sound.master import mastered
from stickgen.sound.mouths import Spoken, with_mouths
from stickgen.sound.music import dance_music
from stickgen.sound.places import PlaceSound, sound_of
from stickgen.sound.room import in_room
from stickgen.sound.speech import Speakers
from stickgen.sound.textures import cheer
from stickgen.sound.waves import RATE, Signal, fade, samples

_FOLEY, _AMBIENCE, _VOICE, _CHEER = 0.36, 0.2, 1.0, 0.5
"""Levels of what is heard, before the film is brought to one loudness."""
_UNDER_SPEECH = 0.45  # of ambience and music while somebody speaks
_EASES = 0.2  # seconds in which they give way
_SEAM = 0.25  # seconds in which one place is faded into the next
_CHEERED = ("bat", "kick_ball", "punch", "kick_body", "clash")
"""Sounds at which a crowd cheers,"""
_CHEER_AFTER, _CHEER_SECONDS, _CHEERS_APART = 0.25, 2.4, 2.6  # seconds
_THUNDER_AFTER, _THUNDER = 0.9, 0.16  # seconds after a flash; its level
_NARRATED = 0.7071  # gain of a narrator in each loudspeaker


@dataclass(frozen=True)
class Soundtrack:
    """What is heard of a film.

    Attributes:
        samples: ``[N, 2]`` float32, −1 to 1, at ``waves.RATE``.
        scene: the film, whose mouths move with it.
        told: who speaks, in words; empty: nobody says anything.
    """

    samples: Signal
    scene: Scene
    told: str


def soundtrack(scene: Scene, options: SoundOptions | None = None) -> Soundtrack:
    """The sound of a film: contacts, the place, music, voices; the same scene sounds the same.

    Args:
        scene: at its own frame rate.
        options: whose voices are heard.

    Raises:
        StickGenError: as ``speech.Speakers``, or a voice cannot speak.
    """
    speakers = Speakers(options or SoundOptions(), [actor.name for actor in scene.actors])
    for name in {line.actor for line in scene.lines}:
        speakers.expect(name, sum(line.actor == name for line in scene.lines))
    spoken = spoken_in(scene, speakers)
    rng = np.random.default_rng(crc32(scene.description.encode()))
    parts = _parts(scene)
    cues = find_cues(scene, lambda at: _part_at(parts, at).sound.surface, rng)
    mix = _around(parts, cues, scene, rng)
    music = dance_music(scene, rng)
    if music is not None:
        mix += music
    mix *= _duck(len(mix), spoken)[:, None]
    mix += _placed(cues, spoken, parts, scene, rng)
    said = any(line.text for line in scene.lines)
    return Soundtrack(mastered(mix), with_mouths(scene, spoken), speakers.told if said else "")


@dataclass(frozen=True)
class _Part:
    """A time in one place, seconds."""

    start: float
    end: float
    place: Place
    sound: PlaceSound


def _parts(scene: Scene) -> list[_Part]:
    places = [scene.place, *(change.place for change in scene.places)]
    starts = [0.0, *(change.start for change in scene.places)]
    ends = [*starts[1:], scene.duration]
    return [
        _Part(min(a, scene.duration), min(b, scene.duration), place, sound_of(place))
        for a, b, place in zip(starts, ends, places, strict=True)
    ]


def _part_at(parts: Sequence[_Part], seconds: float) -> _Part:
    return next((part for part in reversed(parts) if part.start <= seconds), parts[0])


def _around(
    parts: Sequence[_Part], cues: Sequence[Cue], scene: Scene, rng: np.random.Generator
) -> Signal:
    """What surrounds the actors: the places, cheers, thunder."""
    out = np.zeros((samples(scene.duration), 2), dtype=np.float32)
    for number, part in enumerate(parts):
        first = samples(part.start)
        count = min(samples(part.end + _SEAM), len(out)) - first
        if count > 0 and part.sound.heard:
            texture = ambience(part.sound, count, rng)
            faded = fade(texture, _SEAM if number else 0.05, _SEAM)
            out[first : first + count] += np.float32(_AMBIENCE) * faded
        for at in _flashes(part, scene.place.seed):
            _add(out, np.float32(_THUNDER) * play("thunder", 1.0, rng).samples[:, None], at)
    last = -_CHEERS_APART
    for cue in cues:
        crowd = _part_at(parts, cue.time).sound.heard.get("crowd", 0.0)
        if crowd and cue.sound in _CHEERED and cue.time - last >= _CHEERS_APART:
            roar = cheer(_CHEER_SECONDS, rng)
            _add(out, np.float32(_CHEER * crowd) * roar, cue.time + _CHEER_AFTER)
            last = cue.time
    return out


def _flashes(part: _Part, seed: int) -> list[float]:
    """Seconds at which thunder is heard."""
    if not (WEATHERS[part.place.weather].lightning and PLACES[part.place.kind].outdoor):
        return []
    found, number = [], 0
    while (at := flash_time(seed, number) + _THUNDER_AFTER) < part.end:
        if at >= part.start:
            found.append(at)
        number += 1
    return found


def _placed(
    cues: Sequence[Cue],
    spoken: Sequence[Spoken],
    parts: Sequence[_Part],
    scene: Scene,
    rng: np.random.Generator,
) -> Signal:
    """What has a place on the stage, panned there, and the room that throws it back."""
    out = np.zeros((samples(scene.duration), 2), dtype=np.float32)
    for cue in cues:
        take = play(cue.sound, cue.force, rng)
        left, right = heard(scene.camera, round(cue.time * scene.fps), cue.point)
        gains = np.array([left, right], dtype=np.float32) * np.float32(_FOLEY)
        _add(out, take.samples[:, None] * gains, cue.time - take.lead)
    heads = {actor.name: actor.motion.joints[:, J["head"]] for actor in scene.actors}
    for line in spoken:
        left = right = _NARRATED
        if line.actor in heads:
            frame = min(round((line.start + line.end) / 2 * scene.fps), len(scene) - 1)
            x, y, z = heads[line.actor][frame].tolist()
            left, right = heard(scene.camera, frame, (x, y, z))
        gains = np.array([left, right], dtype=np.float32) * np.float32(_VOICE)
        _add(out, line.samples[:, None] * gains, line.start)
    for part in parts:
        span = slice(samples(part.start), samples(part.end))
        out[span] = in_room(out[span], part.sound.rings)
    return out


def _add(out: Signal, sound: Signal, seconds: float) -> None:
    """Lay a sound over others; what begins before the film is cut off."""
    at = round(seconds * RATE)
    if at < 0:
        sound, at = sound[-at:], 0
    part = out[at : at + len(sound)]
    part += sound[: len(part)]


def _duck(count: int, spoken: Sequence[Spoken]) -> Signal:
    """A level ``[count]`` that is lower while somebody speaks."""
    level = np.ones(count, dtype=np.float32)
    ease = samples(_EASES)
    for line in spoken:
        first, last = samples(line.start), min(samples(line.end), count)
        ramp = np.linspace(1.0, _UNDER_SPEECH, ease, dtype=np.float32)
        begins = max(first - ease, 0)
        part = level[begins:first]
        np.minimum(part, ramp[ease - len(part) :], out=part)
        level[first:last] = _UNDER_SPEECH
        part = level[last : last + ease]
        np.minimum(part, ramp[::-1][: len(part)], out=part)
    return level
