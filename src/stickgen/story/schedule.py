"""From steps to seconds: how long every event lasts, and how long the film is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from stickgen.story.story import Event
from stickgen.text.durations import expected_seconds

SHORTEST, LONGEST = 4.0, 60.0
"""Seconds of a film whose length nobody states."""
_SHORTEST_STEP = 1.6
_LEAST = 0.5
"""Share of its usual time that a step without a stated length gets beside those that have one."""
_ALONE = 8.0
"""Seconds of a film of one event that goes on, such as a walk."""
_THROWS = frozenset({"throwing", "pitching"})
_CATCHES = frozenset({"catching", "batting", "dodge"})
_FLIGHT = 0.9
"""Seconds from the start of a throw after which the other one begins to catch."""
_FREE = frozenset({"jump", "fall"})
"""Actions that take the longer, the less gravity there is."""
_SHORTEST_LINE = 1.0
"""Seconds for which a line is shown whose voice says it in less."""
_AROUND = 0.35
"""Seconds of an event before and after what is said in it."""
_WORD, _PAUSE = 0.36, 0.9
"""Seconds that a spoken word takes, and that a line takes besides."""


@dataclass(frozen=True)
class Timed:
    """An event with its time, seconds."""

    event: Event
    start: float
    end: float


def line_seconds(text: str) -> float:
    """Seconds that it takes to say and to read a line."""
    return max(1.6, _PAUSE + _WORD * len(text.split()))


def spoken_seconds(event: Event) -> float:
    """Seconds that the line of an event takes: as long as its voice, where one was asked."""
    return line_seconds(event.line) if event.spoken is None else max(event.spoken, _SHORTEST_LINE)


def schedule(
    events: Sequence[Event], seconds: float | None, gravity: float = 1.0
) -> tuple[list[Timed], float]:
    """Times of the events, and the length of the film.

    Args:
        seconds: length of the film; None: as long as the story takes, within ``SHORTEST`` and
            ``LONGEST``.
        gravity: where it plays, times that of the Earth.
    """
    events = [_in_gravity(event, gravity) for event in events]
    steps = sorted({e.step for e in events}) or [0]
    lengths = [_step_seconds([e for e in events if e.step == s]) for s in steps]
    if len(steps) == 1 and all(e.goes_on and not e.line for e in events):
        lengths = [max(lengths[0], _ALONE)]
    elif any(e.goes_on for e in events if e.step == steps[-1]):
        lengths[-1] = max(lengths[-1], 3.0)
    total = sum(lengths)
    wanted = seconds if seconds is not None else round(min(max(total, SHORTEST), LONGEST), 2)
    if seconds is not None and wanted > total:  # what goes on and what comes last fill it
        lengths = _stretched(events, steps, lengths, wanted)
    else:
        lengths = _shortened(events, steps, lengths, wanted)
    lengths = _caught_in_flight(events, steps, lengths)
    starts = {s: round(sum(lengths[:n]), 3) for n, s in enumerate(steps)}
    timed = [
        _timed(e, events, starts, dict(zip(steps, lengths, strict=True)), wanted) for e in events
    ]
    return timed, wanted


def _shortened(
    events: Sequence[Event], steps: Sequence[int], lengths: Sequence[float], wanted: float
) -> list[float]:
    """Shorter steps: those whose length is stated keep it, if that leaves time for the others."""
    stated = [any(e.seconds is not None for e in events if e.step == s) for s in steps]
    said = sum(length for length, kept in zip(lengths, stated, strict=True) if kept)
    others = sum(lengths) - said
    if others and wanted - said < _LEAST * others:
        said, others, stated = 0.0, sum(lengths), [False] * len(lengths)
    if not others:
        return [length * wanted / said for length in lengths]
    factor = (wanted - said) / others
    return [
        length if kept else length * factor for length, kept in zip(lengths, stated, strict=True)
    ]


def _in_gravity(event: Event, gravity: float) -> Event:
    """The event with the time that a jump or a fall takes under a gravity."""
    if gravity == 1.0 or event.action not in _FREE or event.seconds is not None:
        return event
    return replace(event, seconds=need(event) * gravity**-0.5)


def _caught_in_flight(
    events: Sequence[Event], steps: Sequence[int], lengths: Sequence[float]
) -> list[float]:
    """Shorter steps of throws before catches: arms are raised while the ball is on its way.

    What a step loses, the next one gains.
    """
    out = list(lengths)
    for n in range(len(steps) - 1):
        here = {e.action for e in events if e.step == steps[n]}
        after = {e.action for e in events if e.step == steps[n + 1]}
        if here & _THROWS and after & _CATCHES and out[n] > _FLIGHT:
            out[n + 1] += out[n] - _FLIGHT
            out[n] = _FLIGHT
    return out


def _stretched(
    events: Sequence[Event], steps: Sequence[int], lengths: Sequence[float], wanted: float
) -> list[float]:
    """Longer steps: those in which something goes on take most of the time that is left.

    One whose length is stated keeps it, unless all are.
    """
    stated = [any(e.seconds is not None for e in events if e.step == s) for s in steps]
    weight = [
        0.0
        if kept and not all(stated)
        else 2.0 * length
        if all(e.goes_on for e in events if e.step == s)
        else 0.6 * length
        for s, length, kept in zip(steps, lengths, stated, strict=True)
    ]
    rest = wanted - sum(lengths)
    return [length + rest * w / sum(weight) for length, w in zip(lengths, weight, strict=True)]


def _step_seconds(events: Sequence[Event]) -> float:
    points = [need(e) for e in events if not e.goes_on or e.line]
    if points:
        return max(_SHORTEST_STEP, *points)
    return max(_SHORTEST_STEP, max(min(need(e), 3.5) for e in events))


def need(event: Event) -> float:
    """Seconds that an event needs by itself."""
    if event.seconds is not None:
        return event.seconds
    act = expected_seconds(event.does) if event.does else 0.0
    act *= max(event.count, 1) ** 0.7
    speech = spoken_seconds(event) if event.line else 0.0
    if event.spoken is not None:
        speech += _AROUND
    return max(act, speech, _SHORTEST_STEP)


def _timed(
    event: Event, events: Sequence[Event], starts: dict[int, float], lengths: dict[int, float],
    total: float,
) -> Timed:  # fmt: skip
    start = starts[event.step]
    later = [starts[e.step] for e in events if e.step > event.step and set(e.who) & set(event.who)]
    limit = min(later, default=total)
    if event.goes_on:
        return Timed(event, start, limit)
    own = max(need(event), lengths[event.step])
    return Timed(event, start, min(limit, round(start + own, 3), total))
