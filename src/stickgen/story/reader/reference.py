"""Reference: whom any noun phrase means."""

from __future__ import annotations

from stickgen.story.reader.antecedents import antecedent
from stickgen.story.reader.draft import describe
from stickgen.story.reader.members import members
from stickgen.story.reader.newcomers import named, newcomers
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.people import Meant, People
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.pronouns import pronoun


def resolve(people: People, phrase: NounPhrase, *, subject: bool = False) -> Meant:
    """Those whom a phrase means; new people are added, and the mention is noted.

    Args:
        subject: whether it is the subject of its clause.
    """
    known = people.resolved.get(id(phrase))
    if known is not None:
        meant = known[1]
    else:
        meant = _without(people, phrase, _resolved(people, phrase, subject))
        people.resolved[id(phrase)] = (phrase, meant)
    if meant.ids:
        people.mention(meant.ids)
    return meant


def speaker(people: People, label: str) -> Meant:
    """The speaker of a line such as "Anna: Hello"."""
    noun = label.lower().removeprefix("the ").strip()
    if meaning(noun, "person") is not None:
        return resolve(people, NounPhrase(noun, "person", words=label, det="the"))
    return resolve(people, NounPhrase("", "person", words=label, name=label.strip().title()))


def _resolved(people: People, phrase: NounPhrase, subject: bool) -> Meant:
    if phrase.parts:
        return _coordinated(people, phrase, subject)
    if phrase.kind == "pronoun":
        within = _quantified(phrase)
        if within is None:
            return pronoun(people, phrase, subject)
        return Meant(resolve(people, within).ids, none=phrase.head == "none")
    if phrase.kind == "part":
        return members(people, phrase, _group_of(people, phrase))
    if phrase.kind == "person":
        return _nominal(people, phrase)
    return Meant([])


def _coordinated(people: People, phrase: NounPhrase, subject: bool) -> Meant:
    """ "Ann and her dog": all of them, who belong together from now on."""
    found = [resolve(people, part, subject=subject) for part in phrase.parts]
    ids = list(dict.fromkeys(i for meant in found for i in meant.ids))
    if len(ids) > 1:
        people.group(ids)
    return Meant(ids, none=any(meant.none for meant in found))


def _quantified(phrase: NounPhrase) -> NounPhrase | None:
    """Those out of whom a pronoun counts: "none of the guards", "everybody in the band"."""
    if phrase.head in ("none", "all", "both", "each") and phrase.of is not None:
        return phrase.of
    if phrase.head != "all":
        return None
    among = (p for prep, p in phrase.mods if prep != "except")
    return next((p for p in among if any(x.kind == "person" for x in p.each)), None)


def _group_of(people: People, phrase: NounPhrase) -> list[int]:
    """The group of which a member is meant: that after "of", else the latest."""
    group = list(people.groups[-1]) if people.groups else list(range(len(people.drafts)))
    if phrase.of is None:
        return group
    found = resolve(people, phrase.of).ids
    if found:
        people.mentions.pop()  # "one of them" is no mention of all
        group = list(found)
    if people.groups[-1:] != [group]:
        people.group(group)
    return group


def _nominal(people: People, phrase: NounPhrase) -> Meant:
    """A noun or a name: people who are known, else new ones."""
    if phrase.name and not phrase.head:
        return Meant(named(people, phrase))
    known = antecedent(people, phrase)
    for i in known:
        describe(people.drafts[i], phrase)
    return Meant(known or newcomers(people, phrase), none=phrase.det == "no")


def _without(people: People, phrase: NounPhrase, meant: Meant) -> Meant:
    """Those who remain when "except Paul" is taken out."""
    for prep, other in phrase.mods:
        if prep == "except" and meant.ids:
            out = resolve(people, other).ids
            meant = Meant([i for i in meant.ids if i not in out], meant.none, meant.mutual)
    return meant
