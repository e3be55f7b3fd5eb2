"""Who rides on whom, as the words of a Script say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from stickgen.catalog.animals import ANIMALS
from stickgen.script import Beat, Character

_RIDE = re.compile(r"\b(?:rid(?:es?|ing)|rode|mounts?|on the back of)\b", re.IGNORECASE)


def find_mounts(characters: Sequence[Character]) -> dict[int, int]:
    """Index of a rider → index of the animal that carries them over the whole film.

    A rider has a beat such as "she rides the horse", done to a character that is an animal, or
    that names one. Fish, snakes, spiders and butterflies carry nobody.
    """
    mounts: dict[int, int] = {}
    for i, rider in enumerate(characters):
        for j, animal in enumerate(characters):
            if rider.body not in ANIMALS and any(_is_ride(beat, animal) for beat in rider.beats):
                mounts.setdefault(i, j)
    return mounts


def rides_on(characters: Sequence[Character], animal: int) -> tuple[Beat, ...]:
    """The beats in which somebody rides on the character of this index."""
    return tuple(
        beat
        for rider, mount in find_mounts(characters).items()
        if mount == animal
        for beat in characters[rider].beats
        if _is_ride(beat, characters[animal])
    )


def _is_ride(beat: Beat, animal: Character) -> bool:
    """Whether somebody rides on this character in a beat."""
    if animal.body not in ANIMALS or ANIMALS[animal.body].plan not in ("quadruped", "biped"):
        return False
    name = rf"\b(?:{re.escape(animal.name)}|{re.escape(animal.body)})\b"
    named = animal.name in beat.to or re.search(name, beat.text, re.IGNORECASE)
    return bool(named and _RIDE.search(beat.text))
