"""Which sense of its verb a clause means, by its particle, object and prepositions."""

from __future__ import annotations

from stickgen.story import verbs
from stickgen.story.reader.clause import Clause
from stickgen.story.verbs import Verb

_LIGHT = frozenset(
    "do take give make have perform get throw go begin start finish try play".split()
)
"""Verbs whose object says what is done: "takes a bow"."""
_SETS_OUT = ("go", "come", "head", "leave", "set")
_CONTESTS = ("beat", "win", "lose", "defeat", "play", "compete")
_STILL = ("", "stand", "idle")
"""Actions that show little or nothing of what a verb says."""


def sense_of(clause: Clause) -> Verb | None:
    """The entry that the verb of a clause means; None: it has no verb, or an unknown one."""
    light = _light_verb(clause)
    if light is not None or not clause.verb:
        return light
    noun = _object_noun(clause)
    if " " in clause.verb:  # "high five"
        base, _, particle = clause.verb.partition(" ")
        return verbs.lookup(base, particle, noun)
    if _searches(clause):
        return verbs.lookup("search")
    aim = next((p for prep, p in clause.pps if prep == "for" and p.kind == "action"), None)
    if aim is not None and clause.verb in _SETS_OUT:  # "goes for a run"
        return verbs.action_noun(aim.head)
    return _phrasal(clause, noun)


def is_still(entry: Verb | None) -> bool:
    """Whether an entry, or none, shows little of what is done."""
    return entry is None or entry.action in _STILL


def is_state(clause: Clause) -> bool:
    """Whether the verb tells of a state, in which nothing happens: "knows one"."""
    entry = sense_of(clause)
    return entry is not None and entry.kind == "state"


def is_durative(clause: Clause) -> bool:
    """Whether what a clause tells goes on by nature or by its tense: "sleeps", "is eating"."""
    entry = sense_of(clause)
    return (entry is not None and entry.goes_on) or clause.progressive or clause.verb == "be"


def takes_two(entry: Verb | None) -> bool:
    """Whether both do the same to each other: "hugs", "shakes hands"."""
    return entry is not None and entry.to is not None and entry.to.mutual


def means_of(clause: Clause, entry: Verb | None) -> Verb | None:
    """The action by which something is done: "breaks a plank with one kick", "wins at chess"."""
    for prep, phrase in clause.pps:
        contest = prep in ("at", "in") and clause.verb in _CONTESTS
        if phrase.kind != "action" or not (contest or prep in ("with", "by")):
            continue
        found = verbs.action_noun(phrase.head)
        if (
            found is not None
            and found.action
            and (contest or (is_still(entry) and not is_still(found)))
        ):
            return found
    return None


def _light_verb(clause: Clause) -> Verb | None:
    """The action of the object of a light verb: "takes a nap" is napping."""
    thing = clause.objects[0] if clause.objects else None
    if thing is None or clause.verb not in _LIGHT or thing.kind not in ("action", "other", "thing"):
        return None
    if ("", thing.head) in verbs.senses(clause.verb):  # "plays catch" is more than a catch
        return None
    if clause.verb in ("throw", "play") and thing.kind == "thing":  # "throws a punch", no ball
        return None
    return verbs.action_noun(thing.head)


def _object_noun(clause: Clause) -> str:
    """Head of the first object that is no person, else of a prepositional phrase."""
    noun = next((p.head for o in clause.objects for p in o.each if p.kind != "person"), "")
    return noun or next(
        (p.head for prep, p in clause.pps if prep in ("on", "in", "with", "at")), ""
    )


def _searches(clause: Clause) -> bool:
    """Whether looking is searching: "looks under the bed"."""
    return (
        clause.verb == "look"
        and not clause.objects
        and any(
            prep in ("in", "under", "behind", "inside", "into") and p.kind in ("thing", "other")
            for prep, p in clause.pps
        )
    )


def _phrasal(clause: Clause, noun: str) -> Verb | None:
    """The entry of the verb with its particle, or with a preposition that belongs to it.

    "runs through the forest" is no phrasal verb: where the plain verb shows an action, the
    preposition of a place belongs to the place.
    """
    known, particle = verbs.particles(clause.verb), clause.particle
    if " " in particle and particle not in known:
        particle = particle.split()[0]  # "gets out of" is "gets out"
    plain = verbs.lookup(clause.verb, particle, noun)
    for prep, phrase in clause.pps if not clause.objects else ():
        stays_plain = phrase.kind == "place" or (prep == "around" and phrase.kind == "other")
        if stays_plain and plain is not None and plain.action:
            continue
        noun = noun or phrase.head
        longer = f"{particle} {prep}".strip()
        if longer in known:
            return verbs.lookup(clause.verb, longer, noun)
    return plain
