"""A table in the middle of the stage, with chairs at it and small things on it."""

from __future__ import annotations

from collections.abc import Sequence

from stickgen.catalog.props import PROPS
from stickgen.script import StageProp
from stickgen.story.story import Thing

_DEPTH = -0.6  # metres of the table behind the middle of the stage
_CHAIRS = ((-0.71, 0.0, 90.0), (0.71, 0.0, -90.0), (-0.28, -0.51, 0.0), (0.28, -0.51, 0.0))
"""x and z from the middle of the table, and turn, of the chairs at it."""
_SMALL = 0.5  # metres of things that stand on a table
_PLACES = (0.0, -0.2, 0.2, -0.36, 0.36)
"""x of the things on it, metres from its middle."""


def set_table(things: Sequence[Thing]) -> tuple[list[StageProp], list[Thing]]:
    """The table with what belongs to it, and the other things."""
    table = next(thing for thing in things if thing.kind == "table")
    props, rest = [_prop(table, 0.0, _DEPTH)], []
    chairs, places = list(_CHAIRS), list(_PLACES)
    for thing in things:
        kind = PROPS[thing.kind]
        if thing is table:
            continue
        if thing.kind == "chair" and chairs:
            x, z, turn = chairs.pop(0)
            props.append(_prop(thing, x, _DEPTH + z, turn=turn))
        elif kind.held and kind.size < _SMALL and places:
            lowest = min(float(piece.points[:, 1].min()) for piece in kind.pieces)
            top = PROPS["table"].tops[0][4]
            props.append(_prop(thing, places.pop(0), _DEPTH - 0.08, y=round(top - lowest, 3)))
        else:
            rest.append(thing)
    return props, rest


def _prop(thing: Thing, x: float, z: float, *, y: float = 0.0, turn: float = 0.0) -> StageProp:
    color = {"color": thing.color} if thing.color else {}
    return StageProp(kind=thing.kind, at=(x, round(z, 2)), y=y, turn=turn, **color)
