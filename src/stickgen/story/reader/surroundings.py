"""What the phrases of a clause tell of place, time, weather and things."""

from __future__ import annotations

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.clothing import worn
from stickgen.story.reader.noun_runs import listed
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.telling import Telling

_GOES_THERE = frozenset("reach enter leave explore visit cross climb see approach".split())
"""Verbs whose object is where they happen."""


def look_around(telling: Telling, clause: Clause, step: float) -> None:
    """Take the setting from the phrases and the words of a clause that happens at a step."""
    setting = telling.setting
    for prep, phrase in _phrases(clause):
        for part in (piece for p in phrase.each for piece in listed(p)):
            in_run = part.head != phrase.head and len(phrase.each) == 1
            if in_run and not prep:
                setting.place_of("in", part, step)
            setting.time_and_weather(part, clause.text)
            if prep:
                setting.place_of(prep, part, step)
                _stand_there(telling, prep, part)
            elif part.kind == "place" and _is_there(part, clause):
                setting.place_of("in", part, step)
            for inner_prep, inner in part.mods:
                setting.place_of(inner_prep, inner, step)
                setting.time_and_weather(inner, clause.text)
            if part.of is not None:
                setting.place_of("of", part.of, step)
    rains = clause.subject is None or clause.subject.head == "it"  # "she storms out" does not
    verb = (clause.verb, f"{clause.verb}ing") if rains and not clause.particle else ()
    for word in (*verb, *clause.complement, *clause.adverbs):
        setting.weather_word(word, clause.text)


def _is_there(phrase: NounPhrase, clause: Clause) -> bool:
    """Whether a place without a preposition is where a clause happens: "leaves the house",
    and "on the train", which the catalogue knows as one noun.
    """
    return clause.verb in _GOES_THERE or phrase.head.partition(" ")[0] in g.PREPOSITIONS


def _phrases(clause: Clause) -> list[tuple[str, NounPhrase]]:
    """All phrases with their prepositions; subject and objects have an empty one."""
    subject = [("", clause.subject)] if clause.subject is not None else []
    return [*subject, *clause.pps, *(("", phrase) for phrase in clause.objects)]


def _stand_there(telling: Telling, prep: str, phrase: NounPhrase) -> None:
    """Put a thing on the stage that nobody wears or uses: "beside a tree"."""
    if phrase.kind == "thing" and prep not in ("with", "without", "of", "by") and not worn(phrase):
        telling.setting.thing(phrase)
