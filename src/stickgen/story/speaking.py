"""How long the lines of a story take, by the voices that say them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from stickgen.story.casting import timbre_of_person
from stickgen.story.story import Event, Story

Seconds = Callable[[str, str, str, str, int], float]
"""Name, text, manner, timbre and number of a line → how long it takes."""


def spoken(story: Story, seconds: Seconds) -> Story:
    """The story whose events know how long their lines take.

    Args:
        seconds: asks a voice.
    """
    timbres = {person.name: timbre_of_person(person) for person in story.people}
    counts = dict.fromkeys(timbres, 0)
    order = sorted(range(len(story.events)), key=lambda k: story.events[k].step)
    events = list(story.events)
    for k in order:
        event = events[k]
        if event.line:
            events[k] = replace(event, spoken=_longest(event, timbres, counts, seconds))
    return replace(story, events=tuple(events))


def _longest(
    event: Event, timbres: dict[str, str], counts: dict[str, int], seconds: Seconds
) -> float:
    """Seconds of the slowest of those who say a line together."""
    lengths = []
    for name in event.who:
        lengths.append(seconds(name, event.line, event.voice, timbres[name], counts[name]))
        counts[name] += 1
    return max(lengths)
