"""What people wear and hold."""

from __future__ import annotations

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.clothing import worn
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.telling import Telling

_HELD = ("with", "in", "under", "on")


def give(telling: Telling, i: int, phrase: NounPhrase) -> None:
    """Give the prop of a noun to a person; one is enough."""
    kind = telling.setting.prop(phrase)
    if kind and kind not in telling.people.drafts[i].props:
        telling.people.drafts[i].props.append(kind)


def wear_or_hold(telling: Telling, prep: str, phrase: NounPhrase, ids: list[int]) -> None:
    """ "with a balloon", "in a top hat", "without a hat"; else the thing stands on the stage."""
    clothing = worn(phrase)
    for i in ids:
        if prep == "without":
            if clothing or phrase.head == "hat":
                setattr(telling.people.drafts[i], clothing[0] if clothing else "hat", "-")
        elif clothing and prep in ("in", "with"):
            setattr(telling.people.drafts[i], *clothing)
        elif prep in _HELD:
            give(telling, i, phrase)
    if not ids or prep not in (*_HELD, "without"):
        telling.setting.thing(phrase)


def equip(telling: Telling, clause: Clause, agents: list[int]) -> None:
    """Give to those who act what they act with or put on: "fights with a sword", "wears a cap"."""
    for prep, phrase in clause.pps:
        for part in phrase.each if prep in ("with", "without", "in") else ():
            if worn(part) or (part.kind == "thing" and prep != "in"):
                wear_or_hold(telling, prep, part, agents)
    for phrase in clause.objects if clause.verb in ("wear", "put") else ():
        if clothing := worn(phrase):
            for i in agents:
                setattr(telling.people.drafts[i], *clothing)
