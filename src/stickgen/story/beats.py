"""The beats and the lines of one person: timed events as sentences for the motion model."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stickgen.script import Beat, Line
from stickgen.story.schedule import Timed, spoken_seconds
from stickgen.story.story import Event
from stickgen.story.verbs import verbs
from stickgen.text.verbs import ing_form, verb_forms

_SHORTEST = 0.2  # seconds of a beat
_SHORTEST_LINE = 0.9  # seconds of a line in a film that is too short for it
_STANDING = "a person stands"
_WAITING = ("idle", "stand")
"""Actions that say nothing beside another one: who sits does not stand still."""


def make_beats(
    timed: Sequence[Timed], person: str, duration: float
) -> tuple[tuple[Beat, ...], dict[str, str]]:
    """The beats of a person in order, and the reasons of each ("beats.0" → the words).

    What is done at the same time is one beat: "walks while waving".

    Args:
        timed: events of the person, by time.
        duration: of the film, seconds.
    """
    groups = _by_step([t for t in timed if t.event.does])
    beats: list[Beat] = []
    whys: dict[str, str] = {}
    for number, group in enumerate(groups):
        start = group[0].start
        limit = groups[number + 1][0].start if number + 1 < len(groups) else duration
        end = min(max(t.end for t in group), limit)
        if end - start < _SHORTEST:
            continue
        whys[f"beats.{len(beats)}"] = "; ".join(dict.fromkeys(t.event.why for t in group))
        beats.append(_beat([t.event for t in group], person, start, end))
    return tuple(beats) or (Beat(text=_STANDING, start=0.0, end=duration),), whys


def _by_step(timed: Sequence[Timed]) -> list[list[Timed]]:
    groups: list[list[Timed]] = []
    for t in timed:
        if groups and groups[-1][0].event.step == t.event.step:
            groups[-1].append(t)
        else:
            groups.append([t])
    return groups


def _beat(events: Sequence[Event], person: str, start: float, end: float) -> Beat:
    acting = [e for e in events if e.action not in _WAITING] or list(events[:1])
    partners = [
        name for e in acting for name in (*e.to, *(e.who if e.meets else ())) if name != person
    ]
    fields: dict[str, Any] = {"to": tuple(dict.fromkeys(partners))}
    things = [e.thing for e in acting if e.thing]
    if things:
        fields["thing"] = things[0]
    return Beat(text=_sentence(acting), start=start, end=end, **fields)


def _sentence(events: Sequence[Event]) -> str:
    """ "a person walks while waving with both hands"."""
    first, *others = events
    text = f"a person {_counted(first)}"
    for event in others[:1]:
        if event.does not in text:
            verb, _, rest = event.does.partition(" ")
            base = next((b for b, form in verb_forms(verb, verbs()) if form == "third"), verb)
            text += f" while {ing_form(base)} {rest}".rstrip()
    return text


def _counted(event: Event) -> str:
    if event.count == 2:
        return f"{event.does} twice"
    return f"{event.does} {event.count} times" if event.count > 2 else event.does


def make_lines(timed: Sequence[Timed], duration: float) -> tuple[tuple[Line, ...], dict[str, str]]:
    """What a person says, one line after the other, and the reasons ("lines.0" → the words)."""
    lines: list[Line] = []
    whys: dict[str, str] = {}
    free = 0.0
    for t in timed:
        if not t.event.line:
            continue
        start = max(t.start + 0.15, free)
        # In a film that is too short for its story, a line is over when its event is.
        latest = max(t.end + 0.15, start + _SHORTEST_LINE)
        end = min(start + spoken_seconds(t.event), latest, duration)
        if end - start < 0.3:  # at the very end: better short than not at all
            start, end = max(free, duration - 0.8), duration
        if start >= end:
            continue
        whys[f"lines.{len(lines)}"] = t.event.why
        lines.append(
            Line(
                text=t.event.line,
                voice=t.event.voice,
                start=round(start, 3),
                end=round(end, 3),
            )
        )
        free = end
    return tuple(lines), whys
