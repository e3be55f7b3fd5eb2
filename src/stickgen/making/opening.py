"""The beginning of a Script, to show a film while the rest of it is made."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from stickgen.script import Beat, Character, Script, Shot
from stickgen.script_fields import TimedItem

_Timed = TypeVar("_Timed", bound=TimedItem)


def opening(script: Script, seconds: float) -> Script:
    """The Script up to a time: what begins later is left out, what lasts longer is cut.

    Nobody leaves or enters: a way may not be long enough yet.

    Args:
        seconds: from the start, fewer than the film lasts.
    """
    changes: dict[str, Any] = {
        "duration": seconds,
        "characters": tuple(_opening_of(person, seconds) for person in script.characters),
        "places": tuple(cut for cut in script.places if cut.start < seconds),
        "props": tuple(prop for prop in script.props if (prop.start or 0.0) < seconds),
    }
    if isinstance(script.camera, tuple):
        shots = [shot for shot in script.camera if isinstance(shot, Shot)]
        changes["camera"] = _until(shots, seconds) or script.camera
    return script.model_copy(update=changes)


def _opening_of(person: Character, seconds: float) -> Character:
    beats = _until(person.beats, seconds)
    stands = Beat(text="a person stands", start=0.0, end=seconds)
    changes: dict[str, Any] = {
        "beats": beats or (stands,),
        "lines": _until(person.lines, seconds),
        "feelings": _until(person.feelings, seconds),
        "enters": None,
        "leaves": None,
    }
    if person.looks:
        changes["looks_at"] = _until(person.looks, seconds) or None
    return person.model_copy(update=changes)


def _until(items: Sequence[_Timed], seconds: float) -> tuple[_Timed, ...]:
    """What begins before a time, cut there."""
    return tuple(
        item.model_copy(update={"end": min(item.end, seconds)})
        for item in items
        if item.start < seconds
    )
