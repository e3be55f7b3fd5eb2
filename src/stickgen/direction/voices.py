"""Whose voice is how high: by role, age and kind."""

from __future__ import annotations

from stickgen.catalog.roles import ROLES
from stickgen.catalog.timbres import timbre_of
from stickgen.script import Character


def timbre_of_character(character: Character) -> str:
    """The timbre of a character: the Script's, else that of what they are."""
    if character.timbre is not None:
        return character.timbre
    role = ROLES[character.role] if character.role is not None else None
    return timbre_of(
        character.body,
        role.gender if role else "",
        character.age or (role.age if role else "adult"),
        character.height,
    )
