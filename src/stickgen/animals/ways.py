"""What an animal does in a beat: ways of moving, recognised by the words of its sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from stickgen.script import Beat
from stickgen.text.actions import named_actions
from stickgen.text.verbs import base_form

_WORD = re.compile(r"[a-z'-]+")
_CIRCLE = re.compile(r"\b(circles?|round and round|around the)\b")
_BACK = re.compile(r"\bturns? (around|round|back)\b|\bturns\b")
_AWAY = re.compile(r"\b(away|off|up|sky|high|higher|over|takes? off)\b")
_CHASE = re.compile(r"\b(after|chas\w+|pursu\w+|hunts?|follows?|from|away|flees?|escapes?)\b")


@dataclass(frozen=True)
class Way:
    """A way of moving.

    Attributes:
        words: base forms of verbs that mean it.
        action: that the frames are labelled with (``vocabulary.ACTIONS``): faces go by it.
    """

    words: str
    action: str


WAYS = MappingProxyType(
    {
        "walk": Way("walk stroll wander prowl sneak stalk stride pace go come enter leave approach "
                    "follow crawl slither glide waddle march creep return pass cross roam plod "
                    "lumber head move climb", "walk"),
        "trot": Way("trot jog lope scamper scurry scuttle", "run"),
        "run": Way("run chase race gallop flee escape dash rush hurry hunt pursue bolt fetch "
                   "charge canter stampede", "run"),
        "sprint": Way("sprint", "sprint"),
        "jump": Way("jump leap pounce spring", "jump"),
        "hop": Way("hop bound bounce", "jump"),
        "fly": Way("fly soar hover flutter flap glide swoop", "flying"),
        "swim": Way("swim dive float paddle", "swimming"),
        "sit": Way("sit perch wait rest", "sit"),
        "lie": Way("lie crouch lay roll curl relax fall", "sit"),
        "sleep": Way("sleep nap snooze doze snore die faint hibernate collapse", "lie_down"),
        "eat": Way("eat drink graze sniff dig peck feed lick chew munch bite nibble lap smell",
                   "eating"),
        "look": Way("look watch see stare listen search notice observe gaze peek",
                    "looking_around"),
        "call": Way("bark meow mew roar howl growl neigh whinny moo chirp tweet sing quack squeak "
                    "hiss croak trumpet shout scream yell snarl breathe cry talk speak say "
                    "screech caw purr whine whimper laugh call yelp woof ask answer", "shout"),
        "attack": Way("attack fight bite claw scratch rear strike kick punch maul ram swipe stomp",
                      "fight"),
        "wave": Way("wave beg greet paw point clap shake salute applaud", "wave"),
        "dance": Way("dance celebrate play wag cheer wiggle prance frolic romp spin", "dance"),
        "turn": Way("turn", "looking_around"),
        "stand": Way("stand stop stay halt freeze pause land idle nod", "idle"),
    }
)  # fmt: skip
"""Way → its words; of two ways that share a word the first one has it."""
_BY_ACTION = MappingProxyType(
    {
        "walk": "walk", "run": "run", "sprint": "run", "jump": "jump", "wave": "wave",
        "talk": "call", "shout": "call", "whisper": "call", "sing": "call", "cry": "call",
        "laugh": "call", "fight": "attack", "punch": "attack", "kick": "attack", "sit": "sit",
        "kneel": "sit", "lie_down": "sleep", "eating": "eat", "drinking": "eat",
        "looking_around": "look", "crawling": "walk", "climbing": "walk", "swimming": "swim",
        "flying": "fly", "celebrate": "dance", "dance": "dance", "catching": "jump",
        "fight_stance": "attack", "dodge": "jump",
    }
)  # fmt: skip
"""Action that the words name → the way that comes nearest; else the animal stands."""
MOVING = ("walk", "trot", "run", "sprint", "fly", "swim")
_HOPPING = ("hop", "leap")
"""Gaits of animals that hop along; others jump where they are."""
_TURN_SECONDS = 1.6


@dataclass(frozen=True)
class Span:
    """One way for some time.

    Attributes:
        way: a key of ``WAYS``.
        start, end: frames.
        turn: radians a second to the left.
        away: whether it goes far off or up.
        chase: whether it runs after, or from, somebody: everybody then runs at one speed.
    """

    way: str
    start: int
    end: int
    turn: float = 0.0
    away: bool = False
    chase: bool = False


def ways_of(beats: Sequence[Beat], fps: float, frames: int, gaits: Sequence[str]) -> list[Span]:
    """The ways of an animal over a film; those of one beat share its time.

    Args:
        gaits: of the animal, slow, middle and fast.
        beats: without gaps.
        fps: frames a second.
        frames: of the film.
    """
    spans: list[Span] = []
    for number, beat in enumerate(beats):
        first = round(beat.start * fps)
        last = frames if number == len(beats) - 1 else min(round(beat.end * fps), frames)
        found = [_hopping(gaits) if way == "hop" else way for way in named_ways(beat.text)]
        for i, way in enumerate(found):
            start, end = (first + (last - first) * k // len(found) for k in (i, i + 1))
            if end > start:
                spans.append(_span(way, start, end, beat.text.lower(), fps))
    return spans


def _hopping(gaits: Sequence[str]) -> str:
    """The way in which an animal of these gaits hops."""
    hops = [way for way, gait in zip(("walk", "trot"), gaits, strict=False) if gait in _HOPPING]
    return hops[0] if hops else "jump"


def _span(way: str, start: int, end: int, text: str, fps: float) -> Span:
    turn = 0.0
    if way in MOVING and _CIRCLE.search(text):
        turn = 1.0  # a full speed that the path divides by the radius
    elif way == "turn" or (way in MOVING and _BACK.search(text)):
        turn = 3.14159 / max(min((end - start) / fps, _TURN_SECONDS), 0.4)
    return Span(way, start, end, turn, bool(_AWAY.search(text)), bool(_CHASE.search(text)))


def named_ways(sentence: str) -> list[str]:
    """The ways that the words of a sentence name, in order; ``stand`` where there are none."""
    table = _table()
    words = [base_form(word, table) for word in _WORD.findall(sentence.lower())]
    found = dict.fromkeys(table[word] for word in words if word)
    if "fly" in found and "walk" in found:  # "flies off and comes back"
        found.pop("walk")
    if not found:
        found = dict.fromkeys(_BY_ACTION.get(name, "stand") for name in named_actions(sentence))
    return list(found) or ["stand"]


@cache
def _table() -> dict[str, str]:
    """Word → way."""
    table: dict[str, str] = {}
    for name, way in WAYS.items():
        for word in way.words.split():
            table.setdefault(word, name)
    return table
