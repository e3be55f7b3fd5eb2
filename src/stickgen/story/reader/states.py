"""States: what people are and feel, and what they do not do."""

from __future__ import annotations

from stickgen.story.reader import grammar as g
from stickgen.story.reader.belongings import give
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.draft import bear
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.telling import Telling


def be(telling: Telling, clause: Clause, ids: list[int], step: float) -> None:
    """ "is sad", "is asleep", "is a kid", "is a balloon": feelings, poses, ages and things."""
    feel(telling, clause.complement, clause.text, ids, step)
    for phrase in clause.objects:
        if phrase.kind == "thing":
            for i in ids[:1]:
                give(telling, i, phrase)


def feel(telling: Telling, adjectives: list[str], why: str, ids: list[int], step: float) -> None:
    """Take what adjectives say of people from a step on."""
    for i in ids:
        bear(telling.people.drafts[i], adjectives)
    for word in adjectives:
        if word in ("asleep", "sleeping"):
            does = "lies on the floor and sleeps"
            telling.happenings.append(
                Happening(list(ids), "lie_down", does, step=step, goes_on=True, why=why)
            )
        if word in g.FEELINGS and ids:
            feeling = g.FEELINGS[word]
            telling.happenings.append(
                Happening(list(ids), feeling=feeling, step=step, goes_on=True, why=why)
            )
        if word in g.AGES:
            for i in ids:
                telling.people.drafts[i].age = g.AGES[word]


def become(telling: Telling, clause: Clause, ids: list[int]) -> None:
    """ "He was a fisherman": who somebody is."""
    for phrase in clause.objects:
        entry = meaning(phrase.head, "person") if phrase.kind == "person" else None
        if entry is not None:
            for i in ids:
                telling.people.drafts[i].dress = entry.name


def deny(telling: Telling, clause: Clause, agents: list[int]) -> None:
    """Note who does not do something; "everybody laughs, he doesn't" takes him out."""
    for i in agents:
        telling.people.drafts[i].denied = True
    if clause.verb == "do" and not clause.objects:
        for happening in telling.happenings[-1:]:
            happening.who = [i for i in happening.who if i not in agents] or happening.who
