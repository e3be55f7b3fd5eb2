"""Colours of the characters: their own, their team's, their role's, or one that is free."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stickgen.catalog.animals import BODIES
from stickgen.scene import INKS
from stickgen.script import Character

_TEAM_INKS = (INKS[1], INKS[2], INKS[3], INKS[4], INKS[6], INKS[5])
"""Colours of teams: the first two, blue and vermilion, differ most, also for the colour-blind."""


def team_colors(teams: Iterable[str]) -> dict[str, str]:
    """The colour of each team, in the order of their mention; an empty name is no team."""
    names = dict.fromkeys(team for team in teams if team)
    return {team: _TEAM_INKS[i % len(_TEAM_INKS)] for i, team in enumerate(names)}


def cast_colors(
    characters: Sequence[Character], dressed: Sequence[Character]
) -> tuple[list[str], list[str]]:
    """The colour of each character, and that of what they wear; empty: chosen by the renderer.

    Args:
        characters: as the Script has them; teams are coloured in the order of their mention.
        dressed: the same with what their roles add.
    """
    teams = team_colors(character.team for character in characters)
    free = [ink for ink in INKS if ink not in teams.values()] or list(INKS)
    colors, accents = [], []
    for number, (character, usual) in enumerate(zip(characters, dressed, strict=True)):
        team = teams.get(character.team, "")
        own = BODIES[usual.kind].color if usual.kind in BODIES else free[number % len(free)]
        colors.append(character.color or team or usual.color or own)
        accents.append(character.accent or team or usual.accent or "")
    return colors, accents
