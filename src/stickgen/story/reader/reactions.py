"""How those to whom something is done answer to it."""

from __future__ import annotations

from stickgen.story.reader.clause import Clause
from stickgen.story.reader.happening import Happening
from stickgen.story.reader.telling import Telling
from stickgen.story.reader.wording import with_noun
from stickgen.story.verbs import Verb

_PASSED_ON = ("catching",)
"""Reactions in which the thing changes hands."""


def react(telling: Telling, clause: Clause, entry: Verb, event: Happening) -> None:
    """Add the answer of the patients of an event: who is hit falls, who is told a joke laughs."""
    to = entry.to
    if to is None or to.mutual or not event.to:
        return
    after = to.when != "together"
    step = event.step + 1 if after else event.step
    telling.happenings.append(
        Happening(
            list(event.to),
            to.action,
            with_noun(to.does, event.noun or "ball"),
            list(event.who),
            event.thing if to.action in _PASSED_ON else "",
            to.line,
            feeling=to.feels,
            step=step,
            goes_on=not after and event.goes_on,
            why=clause.text,
            reaction=True,
            meets=entry.meets,
        )
    )
    if after:
        telling.step = max(telling.step, step)


def suffer(telling: Telling, clause: Clause, entry: Verb, patients: list[int], step: float) -> None:
    """Show the effect of what nobody, or a thing, does to people: "he is hit by a ball"."""
    for prep, phrase in clause.pps:
        if prep in ("by", "with"):
            telling.setting.thing(phrase)
    to = entry.to
    if to is not None and not to.mutual and patients and to.action != "catching":
        does = with_noun(to.does, "it")
        telling.happenings.append(
            Happening(list(patients), to.action, does, feeling=to.feels, step=step, why=clause.text)
        )


def cheer_up(telling: Telling, clause: Clause, step: float) -> None:
    """Make happy who was in low spirits until something comes: "bored until the pizza arrives"."""
    low = [h for h in telling.happenings if h.feeling in ("bored", "sad") and h.step < step]
    for happening in low[-1:]:
        telling.happenings.append(
            Happening(
                list(happening.who), feeling="happy", step=step, goes_on=True, why=clause.text
            )
        )
