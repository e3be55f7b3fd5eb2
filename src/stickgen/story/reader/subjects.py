"""The subject of a clause: whom it means, told or implied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stickgen.catalog.roles import ROLES
from stickgen.story.reader import grammar as g
from stickgen.story.reader.belongings import wear_or_hold
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.clothing import worn
from stickgen.story.reader.noun_runs import listed
from stickgen.story.reader.nouns import meaning
from stickgen.story.reader.people import Meant
from stickgen.story.reader.personal import as_person, is_agentive, is_personal
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.reference import resolve, speaker
from stickgen.story.reader.telling import Telling

_FULL_PLACE = 4
"""How many stand for "the whole village"."""


def share_subject(clauses: Sequence[Clause], i: int) -> None:
    """Move the subject of a main clause to the clause ``i`` that leads to it.

    "Reading it, he smiles"; cataphora: "Before she eats, the girl washes her hands".
    """
    clause = clauses[i]
    opens = i == 0 or clauses[i - 1].sentence != clause.sentence
    perfect = clause.past and clause.text.lower().startswith("having")
    participle = opens and clause.subject is None and (clause.progressive or perfect)
    if not ((clause.sub and clause.leading) or participle) or i + 1 >= len(clauses):
        return
    main = clauses[i + 1]
    if participle and clause.past:
        clause.relative = True  # "Having lost his key, he …" tells what was before
    if main.sub or main.subject is None or main.sentence != clause.sentence:
        return
    lacks = clause.subject is None or (i == 0 and _is_cataphoric(clause.subject, main.subject))
    if lacks and main.subject.kind in ("person", "pronoun", "part"):
        clause.subject, clause.implied = main.subject, False
        main.subject, main.implied = None, True


def _is_cataphoric(pronoun: NounPhrase, noun: NounPhrase) -> bool:
    """Whether a pronoun means somebody who is named after it."""
    return (
        pronoun.kind == "pronoun"
        and pronoun.head in ("he", "she", "they")
        and noun.kind == "person"
    )


def subject_of(telling: Telling, clause: Clause) -> Meant:
    """Whom the subject of a clause means; an unknown noun that acts is taken as a person."""
    if clause.subject is None:
        return _implied(telling, clause)
    if _is_absent(telling, clause, clause.subject):
        return Meant([])
    if _is_nobody(telling, clause.subject):
        return Meant([], none=True)
    clause.subject = _with_people_first(clause, clause.subject)
    phrase = clause.subject
    if _owns_animal(phrase) and phrase.owner is not None:
        resolve(telling.people, phrase.owner)  # "the cowboy's horse": the cowboy is there
    if phrase.kind == "place" and {"whole", "entire"} & set(phrase.adjectives) and clause.verb:
        phrase = replace(phrase, head="person", kind="person", plural=True, count=_FULL_PLACE)
    elif not is_personal(phrase) and clause.verb and is_agentive(phrase, clause):
        phrase = as_person(phrase)
    meant = resolve(telling.people, phrase, subject=True)
    for part in phrase.each:
        for prep, modifier in part.mods:
            _modify(telling, prep, modifier, meant.ids)
    return meant


def _implied(telling: Telling, clause: Clause) -> Meant:
    """The subject of a clause without one: that of the clause before, or who is spoken to."""
    people = telling.people
    if clause.quote >= 0 and not clause.verb:
        label = telling.quotes[clause.quote].speaker
        if label:
            return speaker(people, label)
        if not people.last_subject:
            telling.early.append(clause.quote)
    elif clause.verb and not people.last_subject:
        if not people.drafts:
            people.mentions.append([people.add("person", clause.text)])
        return Meant([0])
    return Meant(list(people.last_subject))


def _is_absent(telling: Telling, clause: Clause, phrase: NounPhrase) -> bool:
    """Whether those whom a subject means are not in the film.

    A pronoun alone; those who watch ("We are in a spaceship"); who was there before the film
    ("Somebody has eaten the cake"); a team elsewhere ("when their team loses").
    """
    bare = not clause.verb and clause.quote < 0 and not clause.complement
    if phrase.kind == "pronoun" and phrase.head in ("he", "she", "they", "i") and bare:
        return True
    if phrase.words in ("we", "you") and clause.verb == "be":
        return True
    done = clause.past and clause.verb and not clause.progressive and "has" in clause.text.split()
    if phrase.head == "someone" and done and not telling.people.drafts:
        return True
    return phrase.head == "team" and phrase.owner is not None and bool(clause.sub)


def _is_nobody(telling: Telling, phrase: NounPhrase) -> bool:
    """Whether "nobody" means no one at all; after a question it means those who were asked."""
    if phrase.head != "none" or phrase.of is not None:
        return False
    asked = bool(telling.happenings) and bool(telling.happenings[-1].line)
    return telling.has_people and not asked


def _with_people_first(clause: Clause, phrase: NounPhrase) -> NounPhrase:
    """A run of nouns without a verb, those first that mean people: "dog park rain umbrella"."""
    if clause.verb:
        return phrase
    pieces = [piece for part in phrase.each for piece in listed(part)]
    people = [piece for piece in pieces if piece.kind == "person"]
    if len(people) == sum(part.kind == "person" for part in phrase.each):
        return phrase
    return replace(phrase, parts=(*people, *(p for p in pieces if p not in people)))


def _owns_animal(phrase: NounPhrase) -> bool:
    """Whether the subject is somebody's animal, robot or monster."""
    if phrase.kind != "person" or phrase.owner is None or phrase.owner.kind != "person":
        return False
    entry = meaning(phrase.head, "person")
    return entry is not None and ROLES[entry.name].kind != "human"


def _modify(telling: Telling, prep: str, phrase: NounPhrase, ids: list[int]) -> None:
    """What stands with a noun: "with a balloon", "in a top hat", "in red", "with her dog"."""
    telling.setting.place_of(prep, phrase, telling.step + 1)
    for part in phrase.each:
        if part.kind == "thing" or worn(part):
            wear_or_hold(telling, prep, part, ids)
        elif part.head in g.COLORS and prep == "in":
            for i in ids:
                telling.people.drafts[i].color = g.COLORS[part.head]
        elif part.owner is not None and part.owner.kind == "person":
            resolve(telling.people, part.owner)
        elif is_personal(part) and prep in ("with", "against", "between", "of", "beside", "behind"):
            resolve(telling.people, part)
