"""From a clause with a verb to what happens."""

from __future__ import annotations

from stickgen.story.reader.belongings import equip
from stickgen.story.reader.clause import Clause
from stickgen.story.reader.events import event_of, noun_event
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.lines import said
from stickgen.story.reader.participants import Participants
from stickgen.story.reader.reactions import cheer_up, react, suffer
from stickgen.story.reader.senses import sense_of, takes_two
from stickgen.story.reader.states import be, deny
from stickgen.story.reader.telling import Telling
from stickgen.story.verbs import Verb


def happen(telling: Telling, clause: Clause, step: float, part: Participants) -> None:
    """Add what a clause with a verb or a quote tells, and how others answer to it."""
    entry = sense_of(clause)
    line, voice = said(clause, entry, telling.quotes)
    if clause.verb == "be" and clause.particle and not clause.passive:
        clause.complement.append(clause.particle)
    if _is_copula(clause, entry) or (not clause.verb and not line):
        if not part.denied:
            be(telling, clause, part.agents, step)
    elif part.denied:
        if (entry is not None and entry.action) or clause.verb == "do":
            deny(telling, clause, part.agents)
    elif clause.passive and entry is not None and not part.agents:
        suffer(telling, clause, entry, part.patients, step)
    elif not part.agents:
        _of_a_thing(telling, clause, entry, part.patients, step)
    else:
        event = _deed(telling, clause, entry, step, part)
        event.line, event.voice = line, voice
        if entry is None and clause.verb and not event.action and not line:
            telling.unknown.append(clause.verb)
        telling.happenings.append(event)
        if entry is not None:
            react(telling, clause, entry, event)


def _is_copula(clause: Clause, entry: Verb | None) -> bool:
    """Whether "is" only links a state to its subject, and no particle makes an action of it."""
    acts = entry is not None and entry.action and clause.particle
    return clause.verb == "be" and not acts


def _deed(
    telling: Telling, clause: Clause, entry: Verb | None, step: float, part: Participants
) -> Happening:
    """What the agents do to or with the others of the clause."""
    equip(telling, clause, part.agents)
    event = event_of(telling, clause, entry, part.agents, step)
    ids = dict.fromkeys((*part.patients, *part.others))
    event.to = [i for i in ids if i not in part.agents]
    if part.mutual or takes_two(entry):
        if not event.to and len(event.who) == 1 and takes_two(entry):
            event.to = _partner(telling, part.agents)
        event.who = list(dict.fromkeys((*event.who, *event.to)))
        event.meets, event.to = len(event.who) > 1, []
    elif event.to or len(event.who) > 1:
        event.meets = entry is not None and entry.meets
    if clause.verb == "join" and not event.to:
        _join(telling, event)
    return event


def _partner(telling: Telling, agents: list[int]) -> list[int]:
    """The other one of a deed that takes two: the only other, or the last mentioned."""
    others = [i for i in telling.everybody() if i not in agents]
    if len(others) == 1:
        return others
    mentions = reversed(telling.people.mentions)
    return next((mention[:1] for mention in mentions if not set(mention) & set(agents)), [])


def _join(telling: Telling, event: Happening) -> None:
    """ "one sings and all join in": they do what was told last."""
    told = [h for h in telling.happenings if h.action and not h.reaction]
    if told:
        event.action, event.does, event.thing = told[-1].action, told[-1].does, told[-1].thing
        event.goes_on = True


def _of_a_thing(
    telling: Telling, clause: Clause, entry: Verb | None, patients: list[int], step: float
) -> None:
    """ "the ball hits her", "a rocket lifts off": the thing is there, people are struck."""
    if clause.sub == "until":
        cheer_up(telling, clause, step)
    subject = clause.subject
    for phrase in (*(subject.each if subject is not None else ()), *clause.objects):
        telling.setting.thing(phrase)
    if subject is not None and subject.kind == "action":
        for _, phrase in clause.pps:  # "a handshake that ends in a high five"
            if phrase.kind == "action":
                telling.step = max(telling.step, step)
                noun_event(telling, phrase, clause.text, step + 0.5)
    if patients and entry is not None:
        suffer(telling, clause, entry, patients, step)
