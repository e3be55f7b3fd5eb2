"""Walks that the words of a Script leave out: who sits or takes something gets there first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from stickgen.catalog.props import PROPS
from stickgen.script import Beat, Character, Script, StageProp

_NEEDS_A_PLACE = re.compile(
    r"\b(?:sits?|sat|takes? a seat|takes?|picks? up|grabs?|fetches|opens?)\b"
)
_GETS_AROUND = re.compile(
    r"\b(?:walk|run|go|come|jog|march|stroll|climb|crawl|ride|drive|swim|fly)"
)
_TAKES = re.compile(r"\b(?:takes?|picks? up|grabs?|fetches|gets)\b")
_NEEDS_ROOM = re.compile(
    r"\b(?:danc|jump|spin|fight|box|kick|stretch|exercis|cartwheel|bow|celebrat|twirl|hop)"
)
_SOURCES = ("table", "fridge", "wardrobe", "treasure_chest", "shelf")
"""Kinds of things on which or in which lies what somebody takes, the likeliest first."""
_ASIDE = 1.5  # metres from where somebody needed room to a chair
_PACE = 1.1  # m/s of somebody who walks to a thing
_NEAR = 1.3  # metres from a thing within which nobody walks to it
_SHARE, _SHORTEST = 0.6, 1.2  # of the beat, and seconds, that a walk takes: at most, and at least
_FROM_WINGS = 4.2  # metres from beside the picture to the middle of the stage
_UNKNOWN = 2.0  # metres to a thing that is fetched by somebody who may start anywhere


def with_walks(script: Script) -> Script:
    """The Script with a walk before each beat that needs a thing of the stage which is far off.

    A beat is divided into the walk and the rest of it; the same Script, if nobody needs to walk.
    """
    people = tuple(_walking(person, script.props) for person in script.characters)
    if people == script.characters:
        return script
    return script.model_copy(update={"characters": people})


def _walking(person: Character, stage: Sequence[StageProp]) -> Character:
    """The person with the walks that are left out; the first place only is far off."""
    beats, moved = list(person.beats), False
    for number, beat in enumerate(beats):
        moved |= bool(_GETS_AROUND.search(beat.text))
        goal = None if moved else _goal(beat, stage)
        far = _distance(person, goal, beat) if goal is not None else 0.0
        if goal is None and number and _sits_elsewhere(beats[number - 1], beat):
            far = _ASIDE
        elif goal is None:
            continue
        seconds = min(far / _PACE, _SHARE * (beat.end - beat.start))
        if seconds < _SHORTEST:
            return person
        start = beats[number - 1].end if number else 0.0
        walk = Beat(
            text=f"a person walks to the {(goal.kind if goal else 'chair').replace('_', ' ')}",
            start=start if beat.start - start < 1.0 else beat.start,
            end=beat.start + seconds,
            thing=goal.kind if goal else "chair",
            seed=beat.seed,
        )
        beats[number : number + 1] = [walk, beat.model_copy(update={"start": walk.end})]
        assert all(a.end <= b.start for a, b in pairwise(beats))
        return person.model_copy(update={"beats": tuple(beats)})
    return person


def _sits_elsewhere(before: Beat, beat: Beat) -> bool:
    """Whether somebody sits down who needed room just before: no chair stood there."""
    return bool(re.search(r"\bsits?\b", beat.text) and _NEEDS_ROOM.search(before.text))


def _goal(beat: Beat, stage: Sequence[StageProp]) -> StageProp | None:
    """The thing on the stage at which a beat happens; None: there is none."""
    if not _NEEDS_A_PLACE.search(beat.text):
        return None
    words = f" {beat.text.lower()} "
    for prop in stage:
        named = prop.kind == beat.thing or f" {prop.kind.replace('_', ' ')} " in words
        if prop.at is not None and named and not PROPS[prop.kind].held:
            return prop
    if beat.thing and PROPS[beat.thing].held and not beat.to and _TAKES.search(beat.text):
        found = [p for p in stage if p.kind in _SOURCES and p.at is not None and not p.held_by]
        return min(found, key=lambda prop: _SOURCES.index(prop.kind), default=None)
    return None


def _distance(person: Character, goal: StageProp, beat: Beat) -> float:
    """Metres from somebody to a thing."""
    assert goal.at is not None
    if person.enters:
        return _FROM_WINGS + abs(goal.at[0])
    if person.at is not None:
        far = float(sum((a - b) ** 2 for a, b in zip(person.at, goal.at, strict=True)) ** 0.5)
        return far if far > _NEAR else 0.0
    return _UNKNOWN if not re.search(r"\bsit", beat.text) else 0.0
