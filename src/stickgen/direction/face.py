"""Faces from actions: expressions, mouths that move with speech, eyes that blink."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.scene import FaceTrack
from stickgen.script import Feeling, Line
from stickgen.vocabulary import ACTION, ACTION_SLOTS, EXPRESSIONS, MOUTHS, SIGNS, SPEECH

EXPRESSION_OF = MappingProxyType(
    {
        "happy": "wave sing clap dance laugh hug high_five handshake eating give play_instrument",
        "sad": "cry",
        "surprised": "dodge fall stagger",
        "angry": "shout fight punch kick fight_stance",
        "excited": "jump celebrate flying catching",
        "sleepy": "sleep stretch",
    }
)
"""Expression → the actions that show it; all other actions have a neutral face."""
USUAL_MOUTH = MappingProxyType(
    {
        "neutral": "smile",
        "happy": "smile",
        "sad": "frown",
        "surprised": "small_o",
        "angry": "frown",
        "excited": "open",
        "scared": "wide_open",
        "bored": "closed",
        "pain": "open",
        "sleepy": "small_o",
        "love": "smile",
        "disgusted": "frown",
        "smug": "smile",
    }
)
"""Expression → the mouth that goes with it."""
_VOICE_MOUTH = MappingProxyType(
    {"talk": "open", "shout": "wide_open", "whisper": "small_o", "sing": "singing", "laugh": "open"}
)
_STILL_OPENNESS = MappingProxyType({"open": 0.5, "wide_open": 0.9, "small_o": 0.4, "singing": 0.6})
"""Mouth → how far it is open when nothing is said; other mouths are shut."""
_LAUGH = (5.0, 0.3, 0.9)
"""Cycles a second, smallest and largest opening of a laughing mouth."""
_BLINK_SECONDS = 0.2
"""Length of a blink; people take 0.1–0.4 s, and blink every 2–6 s."""
_BLINK_GAP = (2.0, 5.0)
"""Shortest and longest time between two blinks, seconds."""


def act_face(
    actions: NDArray[np.integer],
    fps: float,
    seed: int = 0,
    *,
    lines: Sequence[Line] = (),
    feelings: Sequence[Feeling] = (),
) -> FaceTrack:
    """The face for a sequence of actions, unless the Script asks for another one.

    Args:
        actions: ``[T]`` indices into ``vocabulary.ACTIONS``.
        fps: frames a second.
        seed: of the blinks; different for each actor, so that they do not blink together.
        lines: spoken words; the mouth moves with them whatever the action is.
        feelings: expressions that replace those of the actions.
    """
    expression, mouth = (table[actions] for table in _faces_of_actions())
    for feeling in feelings:
        span = slice(round(feeling.start * fps), round(feeling.end * fps))
        expression[span] = EXPRESSIONS.index(feeling.expression)
        mouth[span] = MOUTHS.index(feeling.mouth or USUAL_MOUTH[feeling.expression])
    sign = np.full(len(actions), -1, dtype=np.int16)
    for feeling in feelings:
        if feeling.sign:
            sign[round(feeling.start * fps) : round(feeling.end * fps)] = SIGNS.index(feeling.sign)
    voice = np.full(len(actions), "", dtype="<U8")
    for name in _VOICE_MOUTH:
        voice[actions == ACTION[name]] = name
    for line in lines:
        span = slice(round(line.start * fps), round(line.end * fps))
        voice[span] = line.voice
        mouth[span] = MOUTHS.index(_VOICE_MOUTH[line.voice])
    seconds = np.arange(len(actions)) / fps
    return FaceTrack(
        expression=expression,
        mouth=mouth,
        openness=_openness(voice, mouth, seconds),
        eyes_open=_blinks(seconds, seed),
        sign=sign if (sign >= 0).any() else None,
    )


def _faces_of_actions() -> tuple[NDArray[np.int16], NDArray[np.int16]]:
    """Expression and mouth of every action, ``[64]`` each."""
    expressions = np.zeros(ACTION_SLOTS, dtype=np.int16)
    mouths = np.full(ACTION_SLOTS, MOUTHS.index(USUAL_MOUTH["neutral"]), dtype=np.int16)
    for expression, names in EXPRESSION_OF.items():
        slots = [ACTION[name] for name in names.split()]
        expressions[slots] = EXPRESSIONS.index(expression)
        mouths[slots] = MOUTHS.index(USUAL_MOUTH[expression])
    for name, mouth in _VOICE_MOUTH.items():
        mouths[ACTION[name]] = MOUTHS.index(mouth)
    return expressions, mouths


def _openness(
    voice: NDArray[np.str_], mouth: NDArray[np.integer], seconds: NDArray[np.floating]
) -> NDArray[np.float32]:
    """How far the mouth is open, ``[T]`` 0–1; during speech a cosine at the voice's pace."""
    openness = np.array([_STILL_OPENNESS.get(name, 0.0) for name in MOUTHS])[mouth]
    for name, (cycles, low, high) in {**SPEECH, "laugh": _LAUGH}.items():
        wave = low + (high - low) * (0.5 - 0.5 * np.cos(2 * np.pi * cycles * seconds))
        openness = np.where(voice == name, wave, openness)
    return openness.astype(np.float32)


def _blinks(seconds: NDArray[np.floating], seed: int) -> NDArray[np.float32]:
    """How open the eyes are, ``[T]`` 0–1, with a blink every few seconds."""
    rng = np.random.default_rng(seed)
    last = seconds[-1]
    gaps = rng.uniform(*_BLINK_GAP, size=int(last / _BLINK_GAP[0]) + 1)
    to_blink = np.abs(seconds[:, None] - np.cumsum(gaps)).min(axis=1)
    return np.clip(to_blink / (_BLINK_SECONDS / 2), 0.0, 1.0).astype(np.float32)
