"""Who takes part in a clause: agents, patients and those in prepositional phrases."""

from __future__ import annotations

from dataclasses import dataclass

from stickgen.story.reader import grammar as g
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.people import Meant
from stickgen.story.reader.personal import is_personal, means_viewers, oblique_people
from stickgen.story.reader.phrases import NounPhrase
from stickgen.story.reader.reference import resolve
from stickgen.story.reader.senses import is_state
from stickgen.story.reader.telling import Telling

_TOWARDS = frozenset(
    """to at with on into against towards toward over past behind beside before around from for of
    onto upon after near by""".split()
)
"""Prepositions by which people take part in what others do."""
_EATEN = frozenset("fish chicken turkey shrimp crab lobster duck goose lamb".split())
"""Animals that are food as the object of such verbs:"""
_EATS = frozenset("eat have cook catch grill fry buy sell order hold bring serve taste".split())
_MAKES = ("build", "make", "draw", "paint", "carve", "sculpt", "create")
"""Verbs whose object is an image: "draws a king"."""


@dataclass
class Participants:
    """The people of a clause, by their semantic roles; indices.

    Attributes:
        agents: who act.
        patients: to whom something is done.
        others: towards or with whom it is done.
        mutual: whether they do it to each other.
        denied: whether it does not happen.
    """

    agents: list[int]
    patients: list[int]
    others: list[int]
    mutual: bool
    denied: bool


def participants(telling: Telling, clause: Clause, subject: Meant) -> Participants:
    """The participants of a clause with a verb or a quote; also the subject of the next clause.

    Args:
        subject: whom the subject means.
    """
    objects = [
        resolve(telling.people, phrase)
        for phrase in clause.objects
        if _takes_part(phrase, clause, is_copula=clause.verb == "be" and bool(subject.ids))
    ]
    oblique = [
        (prep, resolve(telling.people, phrase))
        for prep, phrase in oblique_people(clause)
        if _is_involved(prep, phrase, clause)
    ]
    excepted = {i for prep, meant in oblique if prep == "except" for i in meant.ids}
    own = [i for i in subject.ids if i not in excepted]
    oblique = [(prep, meant) for prep, meant in oblique if prep != "except"]
    patients = [i for meant in objects for i in meant.ids]
    part = Participants(
        agents=own,
        patients=[*patients, *(i for i in _owners(telling, clause, own) if i not in patients)],
        others=[i for prep, meant in oblique if prep != "of" for i in meant.ids],
        mutual=any(meant.mutual for meant in (*objects, *(m for _, m in oblique))),
        denied=clause.negated or subject.none or _denies(clause, objects),
    )
    if clause.passive:
        _turn(telling, clause, part, by=[i for p, meant in oblique if p == "by" for i in meant.ids])
    if clause.subject is not None and clause.subject.head == "all":  # "everyone shouts at him"
        part.agents = [i for i in part.agents if i not in (*part.patients, *part.others)]
    telling.people.last_subject = own or telling.people.last_subject
    return part


def _takes_part(phrase: NounPhrase, clause: Clause, *, is_copula: bool) -> bool:
    """Whether an object means people to whom something is done."""
    if not is_personal(phrase) or phrase.head == "none" or is_copula:
        return False
    if phrase.head in _EATEN and clause.verb in _EATS:
        return False
    if phrase.kind == "person" and clause.verb in (*_MAKES, "become"):
        return False
    return not (phrase.kind == "part" and is_state(clause))  # "everybody wants one"


def _is_involved(prep: str, phrase: NounPhrase, clause: Clause) -> bool:
    """Whether the people of a prepositional phrase take part, or are left out by it."""
    if means_viewers(prep, phrase) or (prep == "for" and clause.passive):
        return False
    if phrase.head == "it" and prep not in ("to", "at", "towards"):
        return False
    return prep in _TOWARDS or prep == "except"


def _denies(clause: Clause, objects: list[Meant]) -> bool:
    """Whether an object says that it does not happen: "hugs nobody", "says nothing"."""
    empty = any(phrase.head in ("nothing", "none") for phrase in clause.objects)
    return empty or any(meant.none for meant in objects)


def _turn(telling: Telling, clause: Clause, part: Participants, by: list[int]) -> None:
    """Turn a passive: its subject is the patient, and those after "by" are the agents."""
    part.patients = part.agents
    part.agents = by
    part.others = [i for i in part.others if i not in by]
    if by and not part.patients and clause.subject is not None:
        clause.objects = [clause.subject]  # "a banana is eaten by one"
        telling.people.last_subject = by


def _owners(telling: Telling, clause: Clause, agents: list[int]) -> list[int]:
    """Those to whom belongs what something is done to: "steals the tourist's hat".

    "his ear" is somebody else's only if the gender tells so.
    """
    ids: list[int] = []
    for phrase in (*clause.objects, *(p for _, p in clause.pps)):
        owner = phrase.owner
        if owner is None or phrase.kind == "person":
            continue
        if owner.kind == "person" or _is_others_body(telling, phrase, owner, agents):
            ids += resolve(telling.people, owner).ids
    return ids


def _is_others_body(
    telling: Telling, phrase: NounPhrase, owner: NounPhrase, agents: list[int]
) -> bool:
    """Whether "his" or "her" part of the body cannot be that of the one who acts."""
    if phrase.head not in g.BODY or owner.head not in ("he", "she") or len(agents) != 1:
        return False
    gender = "male" if owner.head == "he" else "female"
    return telling.people.drafts[agents[0]].gender not in ("", gender)
