"""What is said, sung, laughed and cried in a scene, and when."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.timbres import TIMBRES, timbre_of
from stickgen.geometry import runs
from stickgen.scene import Actor, Scene, SpeechLine
from stickgen.skeleton import STATURE, J
from stickgen.sound.mouths import Spoken
from stickgen.sound.speech import Speakers, fitted
from stickgen.sound.speech.babble import PACES
from stickgen.vocabulary import ACTION, MOUTHS

_OF_MOUTH = MappingProxyType({"singing": "sing", "wide_open": "shout", "small_o": "whisper"})
"""Mouth of a line → its manner."""
_OF_FORM = MappingProxyType({"shout": "shout", "whisper": "whisper"})
_WORDLESS = ("talk", "shout", "whisper", "sing", "laugh", "cry")
"""Actions that are heard also where no words are given."""
_IN_TURN = ("talk", "shout", "whisper")
_CALLS = MappingProxyType({"laugh": "ha", "cry": "hoo"})
_TURN = 2.2  # seconds for which one of several talks before the next one does
_SHORTEST = 0.4  # seconds of wordless talk
_APART = 0.3  # seconds between two who talk
_FILLED = 0.8  # of the time is filled with syllables, the rest with pauses
_SYLLABLES = "ba do mi la ne ro su ti wa ke lo pa".split()
_HEAD = 0.92  # share of the height of a body at which its head joint is
_SOUNDLESS = ("thought",)  # forms of lines that nobody hears


def spoken_in(scene: Scene, speakers: Speakers) -> list[Spoken]:
    """Everything that is heard from mouths, in order of time.

    Args:
        speakers: the voices.
    """
    cast = {actor.name: actor for actor in scene.actors}
    counts: dict[str, int] = {}
    found: list[Spoken] = []
    for line in sorted(scene.lines, key=lambda line: (line.start, line.actor)):
        if line.form in _SOUNDLESS:
            continue
        number = counts.get(line.actor, 0)
        counts[line.actor] = number + 1
        found.append(_line(line, cast.get(line.actor), number, scene.fps, speakers))
    for actor in scene.actors:
        found += _wordless(actor, scene, [s for s in found if s.actor == actor.name], speakers)
    return sorted(found, key=lambda s: s.start)


def timbre(actor: Actor | None) -> str:
    """The timbre of an actor: their own, else by kind and height; a narrator's is a woman's."""
    if actor is None:
        return "woman"
    if actor.timbre:
        return actor.timbre
    tall = float(np.percentile(actor.motion.joints[:, J["head"], 1], 90))
    height = 1.0 if actor.motion.skeleton else tall / (_HEAD * STATURE)
    return timbre_of(actor.look.kind, height=height)


def _line(
    line: SpeechLine, actor: Actor | None, number: int, fps: float, speakers: Speakers
) -> Spoken:
    own, manner = timbre(actor), _manner(line, actor, fps)
    voice = speakers.say(line.actor, line.text, manner, own, number)
    voice = fitted(voice, line.end - line.start)
    return Spoken(line.actor, line.start, voice, manner, TIMBRES[own].throat)


def _manner(line: SpeechLine, actor: Actor | None, fps: float) -> str:
    """How a line is said: the mouth shows it."""
    if line.form in _OF_FORM or actor is None or actor.face is None:
        return _OF_FORM.get(line.form, "talk")
    first = round(line.start * fps)
    shapes = actor.face.mouth[first : max(round(line.end * fps), first + 1)]
    if not len(shapes):
        return "talk"
    usual = MOUTHS[int(np.bincount(shapes).argmax())]
    return _OF_MOUTH.get(usual, "talk")


def _wordless(
    actor: Actor, scene: Scene, lines: Sequence[Spoken], speakers: Speakers
) -> list[Spoken]:
    """What somebody babbles, sings, laughs or cries in actions that have no line."""
    fps, own = scene.fps, timbre(actor)
    quiet = np.ones(len(scene), dtype=bool)
    for line in lines:
        quiet[max(round((line.start - _APART) * fps), 0) : round((line.end + _APART) * fps)] = False
    found = []
    for manner in _WORDLESS:
        doing = actor.motion.actions == ACTION[manner]
        if manner in _IN_TURN:
            if lines or not doing.any():  # who has words says those
                continue
            doing &= _turn(actor, manner, scene)
        for span in runs(doing & quiet):
            if span.stop - span.start >= _SHORTEST * fps:
                start, end = span.start / fps, span.stop / fps
                found.append(_babbled(actor.name, manner, own, (start, end), speakers))
    return found


def _turn(actor: Actor, manner: str, scene: Scene) -> NDArray[np.bool_]:
    """Frames in which it is the turn of one of those who talk with each other."""
    names = [a.name for a in scene.actors if (a.motion.actions == ACTION[manner]).any()]
    turns = (np.arange(len(scene)) / scene.fps / _TURN).astype(int)
    within = np.arange(len(scene)) / scene.fps % _TURN
    return (turns % len(names) == names.index(actor.name)) & (within < _TURN - _APART)


def _babbled(
    name: str, manner: str, own: str, span: tuple[float, float], speakers: Speakers
) -> Spoken:
    """Syllables, as many as fit, that mean nothing."""
    start, end = span
    chance = np.random.default_rng([crc32(name.encode()), round(1000 * start)])
    count = max(int((end - start) * PACES[manner] * _FILLED), 1)
    if manner in _CALLS:
        text = " ".join([_CALLS[manner]] * count)
    else:
        text = ""
        while count > 0:
            word = min(int(chance.integers(1, 4)), count)
            text += "".join(_SYLLABLES[int(k)] for k in chance.integers(len(_SYLLABLES), size=word))
            text += ", " if chance.random() < 0.2 else " "
            count -= word
    voice = fitted(speakers.babble(name, text, manner, own), end - start)
    return Spoken(name, start, voice, manner, TIMBRES[own].throat)
