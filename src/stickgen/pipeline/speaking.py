"""The lines of a Script, each as long as the voice that says it takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stickgen.direction.voices import timbre_of_character
from stickgen.options import SoundOptions
from stickgen.script import Character, Line, Script

if TYPE_CHECKING:
    from stickgen.sound.speech import Speakers

_SHORTEST = 1.0
"""Seconds for which a line is shown whose voice says it in less."""


def spoken_script(script: Script, sound: SoundOptions | None) -> Script:
    """The Script whose lines last as long as their sound, where they have the time.

    A line ends no later than the next one of its character begins; a voice that takes longer
    speaks faster.

    Args:
        sound: whose voices; None: nobody speaks, and the Script stays as it is.

    Raises:
        StickGenError: as ``sound.speech.Speakers``, or a voice cannot speak.
    """
    if sound is None:
        return script
    from stickgen.sound.speech import Speakers

    speakers = Speakers(sound, [character.name for character in script.characters])
    people = tuple(_speaking(c, script.duration, speakers) for c in script.characters)
    return script.model_copy(update={"characters": people})


def _speaking(character: Character, duration: float, speakers: Speakers) -> Character:
    speakers.expect(character.name, len(character.lines))
    timbre = timbre_of_character(character)
    lines: list[Line] = []
    starts = [line.start for line in character.lines[1:]]
    for number, line in enumerate(character.lines):
        seconds = speakers.seconds(character.name, line.text, line.voice, timbre, number)
        latest = min([start for start in starts if start > line.start], default=duration)
        end = min(line.start + max(seconds, _SHORTEST), max(latest, line.start + 0.1))
        lines.append(line.model_copy(update={"end": round(end, 3)}))
    return character.model_copy(update={"lines": tuple(lines)})
