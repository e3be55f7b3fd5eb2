"""Moods: expressions that follow what somebody says, what is done to them, and where they run."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from stickgen.direction.chases import find_flights, running
from stickgen.direction.face import USUAL_MOUTH
from stickgen.direction.landing import Hit
from stickgen.scene import Actor
from stickgen.script import Character, Feeling, Line
from stickgen.vocabulary import EXPRESSIONS, MOUTHS

_WORDS: MappingProxyType[str, str] = MappingProxyType(
    {
        r"\b(ouch|ow+|au+gh?|argh|that hurts?)\b": "pain",
        r"\b(help|run|watch out|look out|monster|ghost|fire|don'?t hurt)\b.*!|\ba+h+!": "scared",
        r"\b(sorry|apologi[sz]e|miss you|goodbye|farewell|alone|poor|lost|sad|died?|dead)\b": "sad",
        r"\b(hate|idiot|stupid|fool|liar|thief|cheat|how dare|get out|shut up|enough|never again|"
        r"my fault|your fault|ruined|broke|stole|give (?:it|that|me))\b": "angry",
        r"\b(love you|my love|darling|marry me|beautiful)\b": "love",
        r"\b(ha ?ha|hooray|hurra[hy]|yay|yippee|great|wonderful|thank|congrat|welcome|happy|yes|"
        r"bravo|well done|good (?:morning|day|evening)|hello|hi|nice to)\b": "happy",
        r"\b(wow|what\?|what the|oh my|no way|really\?|huh)": "surprised",
        r"\b(yuck|ew+|disgusting|gross)\b": "disgusted",
    }
)
"""Words of a line → its expression; the first that is found counts."""
_SHOUTED = "angry"  # the expression of shouted words that say nothing else
_SCARES = re.compile(r"\b(scar(?:es|ing)|frighten|startl|spook|threaten|terrif|sneaks? up)")
_LINGERS = 1.0  # seconds for which an expression stays after the line or the deed
_NOTICES = 0.4  # seconds until somebody who is scared shows it
_PAIN = (0.04, 1.1)  # seconds after a blow between which a face shows pain


def moods(characters: Sequence[Character]) -> list[tuple[Feeling, ...]]:
    """Feelings of each character that the Script does not name, but that lines and deeds show."""
    found: list[list[Feeling]] = [[] for _ in characters]
    names = [character.name for character in characters]
    for character in characters:
        for beat in character.beats:
            if _SCARES.search(beat.text):
                for name in beat.to:
                    start, end = beat.start + _NOTICES, beat.end + _LINGERS
                    found[names.index(name)].append(
                        _feeling(start, max(end, start + 0.1), "scared")
                    )
    for i in find_flights(characters):
        found[i] += [_feeling(b.start, b.end, "scared") for b in running(characters[i])]
    for i, character in enumerate(characters):
        for line in character.lines:
            expression = said(line)
            if expression:
                found[i].append(_feeling(line.start, line.end + _LINGERS, expression))
    return [tuple(own) for own in found]


def said(line: Line) -> str:
    """The expression of who says a line; empty: any."""
    text = line.text.lower() + ("!" if line.voice == "shout" else "")
    found = next((feels for words, feels in _WORDS.items() if re.search(words, text)), "")
    return found or (_SHOUTED if line.voice == "shout" else "")


def in_pain(actors: Sequence[Actor], hits: Sequence[Hit]) -> tuple[Actor, ...]:
    """The actors, of whom those who are struck show it."""
    shown = list(actors)
    for hit in hits:
        actor = shown[hit.blow.victim]
        if actor.face is None:
            continue
        first, last = (round(hit.blow.moment.frame + s * actor.motion.fps) for s in _PAIN)
        expression, mouth = np.array(actor.face.expression), np.array(actor.face.mouth)
        expression[first:last] = EXPRESSIONS.index("pain")
        mouth[first:last] = MOUTHS.index(USUAL_MOUTH["pain"])
        face = replace(actor.face, expression=expression, mouth=mouth)
        shown[hit.blow.victim] = replace(actor, face=face)
    return tuple(shown)


def _feeling(start: float, end: float, expression: str) -> Feeling:
    return Feeling(start=start, end=end, expression=expression)
