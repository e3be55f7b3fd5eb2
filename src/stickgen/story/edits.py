"""Happenings put right after a text is read: doubles, wishes, balls, what goes on already."""

from __future__ import annotations

import re

from stickgen.story import verbs
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.telling import Telling
from stickgen.text.actions import named_actions
from stickgen.text.verbs import third_person, verb_forms

_SPEAKING = {
    "talk": "talks and gestures with one hand",
    "shout": "shouts with the hands around the mouth",
    "whisper": "leans over and whispers",
    "sing": "sings a song with open arms",
}
"""Voice → what the body does."""
_HORSEMEN = frozenset(
    """cowboy cowgirl sheriff knight squire jockey king queen prince princess musketeer samurai
    viking general napoleon robin_hood native_american lady_in_waiting roman_soldier""".split()
)
"""Roles of those who ride a horse, unless the text says something else."""
_ON_SOMETHING = re.compile(r"rides (?:on|in|with|the|an?|his|her|their|its)\b")
"""It is said on what, but that is not drawn."""
_BIKERS = frozenset({"biker", "racing_driver"})
_SAYING = frozenset("say tell ask answer reply".split())


def drop_doubles(telling: Telling) -> None:
    """Drop the answers that the text tells itself: "throws to a friend, who catches it"."""
    kept: list[Happening] = []
    for h in telling.happenings:
        if h.reaction:
            own = [
                o for o in telling.happenings
                if not o.reaction and set(o.who) & set(h.who) and 0 <= o.step - h.step <= 1.01
                and o.action
            ]  # fmt: skip
            if own:
                own[0].feeling = own[0].feeling or h.feeling
                own[0].to = own[0].to or h.to
                own[0].step = min(own[0].step, h.step) if own[0].action == h.action else own[0].step
                continue
        kept.append(h)
    telling.happenings[:] = kept


def drop_wishes(telling: Telling) -> None:
    """Drop what somebody only wants to do, if they do anything else."""
    telling.happenings[:] = [
        h for h in telling.happenings
        if not h.wish or not any(
            o is not h and o.action and not o.wish and set(o.who) & set(h.who)
            for o in telling.happenings
        )
    ]  # fmt: skip


def same_ball(telling: Telling) -> None:
    """Who catches has no ball of their own: it is the one that was thrown to them."""
    throws = [h for h in telling.happenings if h.action in ("throwing", "pitching") and h.to]
    for catch in telling.happenings:
        thrown = [
            t for t in throws
            if catch.action == "catching" and set(t.to) & set(catch.who)
            and 0 <= catch.step - t.step <= 2
        ]  # fmt: skip
        for i in catch.who if thrown else ():
            props = telling.people.drafts[i].props
            if catch.thing in props:
                props.remove(catch.thing)
        if thrown:
            catch.to, catch.thing = list(thrown[0].who), ""


def speak_with_hands(telling: Telling) -> None:
    """Who only says something moves as speakers do."""
    for happening in telling.happenings:
        silent = happening.line and not happening.does
        if silent or (happening.verb in _SAYING and happening.action == "talk"):
            happening.action = happening.voice
            happening.does = _SPEAKING[happening.voice]


def already_doing(telling: Telling) -> None:
    """What participles before nouns tell: "her crying son" cries until he does something else."""
    first = min((h.step for h in telling.happenings), default=0.0)
    for i, draft in enumerate(telling.people.drafts):
        for word in draft.doing:
            named = named_actions(f"a person is {word}")
            if len(named) == 1 and not any(
                h.action == named[0] and i in h.who for h in telling.happenings
            ):
                step = (
                    first - 1
                    if any(i in h.who and h.step == first for h in telling.happenings)
                    else first
                )
                base = next((b for b, f in verb_forms(word, verbs.verbs()) if f == "ing"), word)
                entry = verbs.lookup(base)
                telling.happenings.append(
                    Happening([i], named[0], third_person(base), step=step, goes_on=True,
                              feeling=entry.feels if entry else "", why=f"{word} {draft.why}")
                )  # fmt: skip


def swim(telling: Telling) -> None:
    """Under water nobody walks."""
    for happening in telling.happenings:
        if happening.action in ("walk", "run", "sprint"):
            happening.action, happening.does = "swimming", "swims slowly with long strokes"


def mount(telling: Telling) -> None:
    """Who rides, and the text does not say on what: riders of old on a horse, others on a bicycle.

    A rider stays on the horse for the whole film, so there is one only where nothing else is done.
    """
    for ride in telling.happenings:
        if ride.action != "ride" or ride.thing or ride.to or not ride.who:
            continue
        if _ON_SOMETHING.match(ride.does):
            continue
        drafts = [telling.people.drafts[i] for i in ride.who]
        deeds = [h for h in telling.happenings if set(h.who) & set(ride.who)]
        if any(draft.role in _HORSEMEN for draft in drafts):
            if len(drafts) == len(deeds) == 1 and telling.people.room():
                ride.to = [telling.people.add("horse", ride.why)]
        elif all(draft.kind == "human" and not draft.props for draft in drafts):
            ride.thing = "motorbike" if any(d.role in _BIKERS for d in drafts) else "bicycle"
