"""What actors wear: hats, haircuts, ties, and what else is on the body; a module for each family.

The main colour of what is worn is the accent of the Look; that of hair is chosen to go with the
ink.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from stickgen.catalog.records import WearKind, WornKind, by_name
from stickgen.catalog.wardrobe import (
    costumes,
    garments,
    gowns,
    hats,
    hats_of_tales,
    hats_of_trades,
    head_dress,
    on_back,
    on_body,
    on_face,
    on_limbs,
)
from stickgen.catalog.wardrobe.hair import HAIR
from stickgen.catalog.wardrobe.ties import TIES

__all__ = ["HAIR", "HATS", "HELMETS", "TIES", "WEAR"]

HELMETS: Mapping[str, str] = MappingProxyType(
    {"armour": "knight_helmet", "spacesuit": "space_helmet"}
)
"""Suit → the hat that ``helmet`` is with it; without a suit it is a plain one."""
HATS: Mapping[str, WornKind] = by_name(
    (*hats.RECORDS, *hats_of_trades.RECORDS, *hats_of_tales.RECORDS, *head_dress.RECORDS)
)
"""Name → hat."""
WEAR: Mapping[str, WearKind] = by_name(
    (
        *garments.RECORDS,
        *gowns.RECORDS,
        *costumes.RECORDS,
        *on_body.RECORDS,
        *on_back.RECORDS,
        *on_face.RECORDS,
        *on_limbs.RECORDS,
    )
)
"""Name → thing worn on the body, on the face or in a hand."""
