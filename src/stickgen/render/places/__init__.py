"""Backdrops, a module a family; the table of all is ``PLACES``.

Things stand at their true depth behind the stage, so they pass slower the farther they are.
"""

from __future__ import annotations

from types import MappingProxyType

from stickgen.errors import StickGenError
from stickgen.render.places import arenas, far_away, indoors, outdoors
from stickgen.render.places.setting import Backdrop, Setting, dress
from stickgen.render.styles import Style
from stickgen.scene import Place

PLACES: MappingProxyType[str, Setting] = MappingProxyType(
    {
        "paper": Setting(marks=True),
        **outdoors.SETTINGS,
        **arenas.SETTINGS,
        **indoors.SETTINGS,
        **far_away.SETTINGS,
    }
)
"""Name of a place → what is there."""


def backdrop(place: Place, style: Style, background: str) -> Backdrop:
    """A place in the colours of a film.

    Raises:
        StickGenError: we have no drawing of it; lists those that we have.
    """
    if place.kind not in PLACES:
        raise StickGenError(f"there is no place {place.kind!r}: use one of {', '.join(PLACES)}")
    return dress(PLACES[place.kind], style, background, place.seed)
