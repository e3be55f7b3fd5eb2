"""The thing that is used in a clause, and who holds it."""

from __future__ import annotations

from stickgen.catalog.props import PROPS
from stickgen.story.reader.belongings import give
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.noun_runs import listed
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.setting import FAR
from stickgen.story.reader.telling import Telling
from stickgen.story.verbs import Verb

_AT_THINGS = frozenset(
    "with on from under in into at over up onto down beside near through by to".split()
)
"""Prepositions before things that are used."""
_CARRIED = ("dog",)
"""Props that stand beside their person although no hand holds them."""


def used_thing(
    telling: Telling, clause: Clause, entry: Verb | None, agents: list[int]
) -> tuple[str, str]:
    """Kind and noun of the thing that is used in a clause, both empty if there is none.

    All things of the clause are put on the stage or into the hands of the agents. If the text
    names none, it is that of the verb's entry.
    """
    used: list[tuple[str, str]] = []
    for phrase in _candidates(clause):
        if phrase.kind not in ("thing", "other", "action", "place"):
            continue
        kind = telling.setting.prop(phrase)
        if kind and kind not in FAR:
            used.append((kind, phrase.head))
            _place(telling, phrase, kind, agents)
    if used:
        telling.used = used[0]
        return used[0]
    it = any(p.kind == "pronoun" and p.head in ("it", "they") for p in clause.objects)
    if it and telling.used[0] in PROPS:
        return telling.used
    if entry is not None and entry.thing in PROPS:
        return entry.thing, entry.thing.replace("_", " ")
    return "", ""


def _candidates(clause: Clause) -> list[NounPhrase]:
    """Phrases that may mean what is used: objects first, then those after prepositions."""
    objects = [phrase for obj in clause.objects for phrase in obj.each]
    objects += [phrase.of for phrase in objects if phrase.of is not None]
    oblique = [(prep, phrase) for prep, whole in clause.pps for phrase in whole.each]
    return [
        *(piece for phrase in objects for piece in listed(phrase)),
        *(phrase for prep, phrase in oblique if prep in _AT_THINGS),
        *(phrase.of for _, phrase in oblique if phrase.of is not None),
    ]


def _place(telling: Telling, phrase: NounPhrase, kind: str, agents: list[int]) -> None:
    """Give a thing to the agents, one each if there are several; else put it on the stage."""
    held = PROPS[kind].held
    if not agents or not (held or kind in _CARRIED):
        telling.setting.thing(phrase)
        return
    count = phrase.count or (len(agents) if phrase.plural or held else 1)
    for i in agents[:count]:
        give(telling, i, phrase)
