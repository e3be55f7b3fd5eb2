"""Colours of the characters: their own, their team's, or one that nobody else has."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.scene import INKS
from stickgen.script import Character

_TEAM_INKS = (INKS[1], INKS[2], INKS[3], INKS[4], INKS[6], INKS[5])
"""Colours of teams: the first two, blue and vermilion, differ most, also for the colour-blind."""


def team_colors(characters: Sequence[Character]) -> dict[str, str]:
    """Team → its colour, in the order in which teams are mentioned."""
    teams = dict.fromkeys(c.team for c in characters if c.team)
    return {team: _TEAM_INKS[i % len(_TEAM_INKS)] for i, team in enumerate(teams)}


def cast_colors(characters: Sequence[Character]) -> list[str]:
    """The colour of each character: their own, else their team's, else the next free ink."""
    teams = team_colors(characters)
    free = [ink for ink in INKS if ink not in teams.values()] or list(INKS)
    return [
        character.color or teams.get(character.team) or free[number % len(free)]
        for number, character in enumerate(characters)
    ]
