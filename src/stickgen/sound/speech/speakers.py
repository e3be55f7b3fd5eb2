"""Who says what with which voice: engines, babble, recordings; each line is made once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType
from zlib import crc32

import numpy as np

from stickgen.catalog.timbres import TIMBRES, Timbre
from stickgen.errors import StickGenError, shorten
from stickgen.options import SoundOptions
from stickgen.sound.speech.babble import babble
from stickgen.sound.speech.effects import changed, level
from stickgen.sound.speech.engines import ENGINES, installed
from stickgen.sound.speech.recordings import parts, read_recording, trimmed
from stickgen.sound.waves import RATE, Signal

BABBLE = "babble"
_OWN = 0.07  # of the pitch of a timbre, by which people differ, as a logarithm
_LOUD = MappingProxyType({"whisper": 0.45, "shout": 1.4, "laugh": 0.5, "cry": 0.45})
"""Manner → factor on the power of a voice."""
_NAMES = MappingProxyType({"espeak": "eSpeak NG", "piper": "Piper", BABBLE: "a babbling voice"})


class Speakers:
    """The voices of a film.

    Args:
        options: what its user wants.
        names: of its characters.

    Raises:
        StickGenError: an engine is not installed, a recording cannot be read, or somebody who
            should have a voice is not in the film.
    """

    def __init__(self, options: SoundOptions, names: Sequence[str]) -> None:
        self._recordings: dict[str, list[Signal]] = {}
        self._timbres: dict[str, str] = {}
        self._lines: dict[tuple[object, ...], Signal] = {}
        self.engine = _engine(options)
        for name, voices in options.cast.items():
            if name not in names:
                raise StickGenError(
                    f"there is nobody called {shorten(repr(name))} to have a voice: use one of "
                    f"{shorten(', '.join(names), 200)}"
                )
            if voices[-1] in TIMBRES:
                self._timbres[name] = voices[-1]
            else:
                self._recordings[name] = [read_recording(Path(voice)) for voice in voices]

    @property
    def told(self) -> str:
        """Who speaks, in words."""
        who = _NAMES[self.engine]
        if self._recordings:
            who += f", and recordings of {', '.join(self._recordings)}"
        return who

    def expect(self, name: str, lines: int) -> None:
        """How many lines somebody has: a recording is divided among them.

        Raises:
            StickGenError: it cannot be.
        """
        own = self._recordings.get(name)
        if own is None or len(own) == lines or not lines:
            return
        if len(own) > 1:
            raise StickGenError(
                f"{name} has {len(own)} recordings for {lines} lines: give one for each, or one "
                "for all"
            )
        self._recordings[name] = parts(own[0], lines, name)

    def say(self, name: str, text: str, manner: str, timbre: str, number: int = 0) -> Signal:
        """A line, ``[N]`` at ``RATE``.

        Args:
            name: of the one who says it.
            text: what is said.
            manner: a name of ``vocabulary.SPEECH``; who sings has the babbling voice.
            timbre: a name of ``TIMBRES``, unless the user wants another for them.
            number: of the line among theirs, for those who have recordings.
        """
        key = (name, text, manner, timbre, number)
        if key not in self._lines:
            self._lines[key] = self._said(name, text, manner, timbre, number)
        return self._lines[key]

    def babble(self, name: str, text: str, manner: str, timbre: str) -> Signal:
        """Syllables in somebody's timbre, whoever speaks their lines."""
        voice = _personal(TIMBRES[self._timbres.get(name, timbre)], name)
        chance = np.random.default_rng([crc32(name.encode()), crc32(text.encode())])
        made = babble(text, manner, voice, chance)
        return level(changed(made, voice.effect), _LOUD.get(manner, 1.0))

    def seconds(self, name: str, text: str, manner: str, timbre: str, number: int = 0) -> float:
        """How long a line takes."""
        return len(self.say(name, text, manner, timbre, number)) / RATE

    def _said(self, name: str, text: str, manner: str, timbre: str, number: int) -> Signal:
        loud = _LOUD.get(manner, 1.0)
        if name in self._recordings:
            own = self._recordings[name]
            return level(own[min(number, len(own) - 1)], loud)
        if self.engine == BABBLE or manner == "sing":
            return self.babble(name, text, manner, timbre)
        voice = _personal(TIMBRES[self._timbres.get(name, timbre)], name)
        made = trimmed(ENGINES[self.engine](text, manner, voice))
        return level(changed(made, voice.effect), loud)


def _personal(timbre: Timbre, name: str) -> Timbre:
    """The timbre of one of those who have it: a little higher or lower."""
    own = 2 * (crc32(name.encode()) % 1000) / 999 - 1
    return replace(timbre, pitch=timbre.pitch * float(np.exp(_OWN * own)))


def _engine(options: SoundOptions) -> str:
    there = installed()
    if not options.engine:
        return there[0] if there else BABBLE
    if options.engine not in (BABBLE, *there):
        raise StickGenError(
            f"{_NAMES[options.engine]} is not installed, or has no voice: install it, or use "
            "--voice babble"
        )
    return options.engine
