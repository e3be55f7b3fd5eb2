"""Films inside of a vehicle: who rides sits on a chair there."""

from __future__ import annotations

from types import MappingProxyType

from stickgen.script import Beat, Character, Script

_INSIDE: MappingProxyType[str, tuple[str, ...]] = MappingProxyType(
    {"train_inside": ("train", "bus")}
)
"""Place → the vehicles of which it is the inside."""


def aboard(script: Script) -> Script:
    """The Script, in which those who ride in what the place is the inside of sit in it."""
    kinds = _INSIDE.get(script.place, ())
    if script.places or not any(_names(person, kinds) for person in script.characters):
        return script
    people = tuple(
        _seated(person, kinds) if _names(person, kinds) else person for person in script.characters
    )
    return script.model_copy(update={"characters": people})


def _names(person: Character, kinds: tuple[str, ...]) -> bool:
    return any(beat.thing in kinds for beat in person.beats)


def _seated(person: Character, kinds: tuple[str, ...]) -> Character:
    beats = tuple(_sitting(beat) if beat.thing in kinds else beat for beat in person.beats)
    props = person.props and tuple(
        dict.fromkeys("chair" if kind in kinds else kind for kind in person.props)
    )
    return person.model_copy(update={"beats": beats, "props": props})


def _sitting(beat: Beat) -> Beat:
    return beat.model_copy(update={"thing": "chair", "text": "a person sits on a chair"})
