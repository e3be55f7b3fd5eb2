"""Clauses without a verb: "A foggy street.", "Sad clown, rain", "down on one knee"."""

from __future__ import annotations

from dataclasses import replace

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.events import noun_event
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.newcomers import versus
from stickgen.story.reader.personal import is_personal
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.reference import resolve
from stickgen.story.reader.states import be
from stickgen.story.reader.surroundings import look_around
from stickgen.story.reader.telling import Telling
from stickgen.text.actions import named_actions


def fragment(
    telling: Telling, clause: Clause, phrase: NounPhrase, ids: list[int], step: float
) -> None:
    """A noun phrase without a verb: people, things, places, or what they do.

    Args:
        phrase: the subject of the clause.
        ids: whom it means.
    """
    telling.people.last_subject = list(ids) or telling.people.last_subject
    look_around(telling, clause, step)
    if _is_match(phrase, ids):
        versus(telling.people, [part.name or part.head for part in phrase.each])
        return
    for part in phrase.each:
        if part.kind == "action":
            noun_event(telling, part, clause.text, step)
        elif part.kind in ("thing", "place", "other"):
            telling.setting.place_of("in", part, step)
            telling.setting.thing(part)
        for prep, inner in part.mods:
            if inner.kind == "action" and prep == "in" and ids:  # "police in pursuit"
                telling.people.last_subject = list(ids)
                noun_event(telling, replace(inner, mods=()), clause.text, step)
    be(telling, clause, ids, step)


def adjunct(telling: Telling, clause: Clause, ids: list[int], step: float) -> None:
    """A clause of phrases and adjectives alone, about the subject before or the next one.

    Args:
        ids: the subject before.
    """
    for _, phrase in clause.pps:
        if is_personal(phrase):
            for i in resolve(telling.people, phrase).ids:  # "…, not by the prince"
                telling.people.drafts[i].denied = True
    if _goes_down(telling, clause, ids, step):
        return
    if clause.complement and not ids:
        telling.pending = list(clause.complement)  # "Jealous of her sister, Lea …"
    be(telling, clause, ids, step)


def _is_match(phrase: NounPhrase, ids: list[int]) -> bool:
    """Whether clubs or countries play: "Brazil versus Spain", but "the cat versus the dog"."""
    if " versus " not in phrase.words:
        return False
    unknown = [part.kind == "other" for part in phrase.each]
    named = all(part.kind == "other" or part.name for part in phrase.each)
    return named and (not ids or all(unknown))


def _goes_down(telling: Telling, clause: Clause, agents: list[int], step: float) -> bool:
    """Whether the phrases name an action, which is then added: "down on one knee"."""
    words = " ".join(f"{prep} {phrase.words}" for prep, phrase in clause.pps)
    named = named_actions(f"a person goes {words}") if words else ()
    if not named or not agents:
        return False
    telling.happenings.append(
        Happening(list(agents), named[0], f"goes down {words}", step=step, why=clause.text)
    )
    return True
