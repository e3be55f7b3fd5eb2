"""Drawings of things, a module a family; the table of all is ``PROPS``.

Each is drawn in metres at its real size, upright and facing +Z. What is held has its origin in
the palm and its length along +Y; what stands has its origin on the floor, under its middle.
"""

from __future__ import annotations

from types import MappingProxyType

from stickgen.errors import StickGenError
from stickgen.render.piece import Pieces
from stickgen.render.props import furniture, hand, nature, sport, vehicles

Drawn = tuple[Pieces, str]
"""The pieces of a thing, and its own main colour."""

PROPS: MappingProxyType[str, Drawn] = MappingProxyType(
    {**sport.DRAWN, **hand.DRAWN, **furniture.DRAWN, **nature.DRAWN, **vehicles.DRAWN}
)
"""Kind of thing → its drawing."""


def pieces_of(kind: str) -> Drawn:
    """The drawing of a kind of thing.

    Raises:
        StickGenError: we have none; lists those that we have.
    """
    if kind not in PROPS:
        raise StickGenError(f"there is no prop {kind!r}: use one of {', '.join(PROPS)}")
    return PROPS[kind]
