"""Events out of verbs and out of nouns of actions."""

from __future__ import annotations

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.bearing import with_manners
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.instruments import used_thing
from stickgen.story.reader.personal import is_personal, means_viewers
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.reference import resolve
from stickgen.story.reader.senses import means_of, takes_two
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.wording import predicate, with_noun
from stickgen.story.verbs import Verb


def event_of(
    telling: Telling, clause: Clause, entry: Verb | None, agents: list[int], step: float
) -> Happening:
    """What agents do in a clause, before others take part.

    Args:
        entry: what the verb means; None: it is unknown.
    """
    thing, noun = used_thing(telling, clause, entry, agents)
    means = means_of(clause, entry)
    if means is None:
        action, does = predicate(clause, entry, noun)
    else:
        action, does = means.action, with_noun(means.does, noun or "ball")
    does = with_manners(does, clause.manners)
    kind = entry.kind if entry is not None else ""
    once = clause.count == 1 and clause.seconds is None
    return Happening(
        list(agents),
        action,
        does,
        thing=thing,
        feeling=_feeling(clause, entry),
        count=clause.count,
        seconds=clause.seconds,
        step=step,
        goes_on=once and _goes_on(clause, entry),
        enters=kind == "appear",
        leaves=kind == "leave",
        why=clause.text,
        meets=entry is not None and entry.meets,
        noun=noun,
        verb=clause.verb,
        wish=clause.wishes and "aspect_want" in clause.aspects,
    )


def noun_event(telling: Telling, phrase: NounPhrase, why: str, step: float) -> None:
    """Add what a noun of an action tells: "a race between two snails", "a pillow fight".

    Those who do it are named with the noun, or were the subject before, or are all people.

    Args:
        why: the words of its clause.
    """
    entry, people = verbs.action_noun(phrase.head), telling.people
    who = [
        i
        for prep, other in phrase.mods
        if is_personal(other) and not means_viewers(prep, other)
        for i in resolve(people, other).ids
    ] or list(people.last_subject)
    if len(who) <= 1 and takes_two(entry):
        who = telling.everybody() or who
    who = who or telling.everybody() or [people.add("person", why)]
    if entry is None:
        return
    event = event_of(telling, Clause(verb="do", objects=[phrase], text=why), entry, who, step)
    event.meets = len(who) > 1 and entry.meets
    event.noun, event.noun_only = phrase.head, True
    telling.happenings.append(event)
    people.last_subject = who


def before_and_after(telling: Telling, clause: Clause, step: float) -> None:
    """Add what happens around a clause: "wins after a last shot", "stretches before the race"."""
    who = telling.people.last_subject or telling.everybody()
    for prep, phrase in clause.pps:
        if phrase.kind != "action" or prep not in ("after", "before"):
            continue
        last = phrase.head.rpartition(" ")[2]
        entry = verbs.action_noun(phrase.head) or verbs.action_noun(last)
        if entry is not None and entry.action and who:
            telling.happenings.append(
                Happening(
                    who[:1],
                    entry.action,
                    with_noun(entry.does, "ball"),
                    thing=entry.thing,
                    step=step - 0.5 if prep == "after" else step + 0.5,
                    why=f"{prep} {phrase.words}",
                )
            )


def _feeling(clause: Clause, entry: Verb | None) -> str:
    """The expression that the words of a clause name, else that of its verb."""
    words = (*clause.adverbs, *clause.complement, *(phrase.head for _, phrase in clause.pps))
    named = next((g.FEELINGS[word] for word in words if word in g.FEELINGS), "")
    return named or (entry.feels if entry is not None else "")


def _goes_on(clause: Clause, entry: Verb | None) -> bool:
    """Whether it continues until something else happens: "is waving", "keeps waving"."""
    by_nature = entry is not None and entry.goes_on
    keeps = "aspect_keep" in clause.aspects or clause.sub == "while"
    return by_nature or keeps or clause.progressive
