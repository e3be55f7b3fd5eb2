"""The places, a module for each family.

Things stand at their true depth behind the stage, so they pass slower the farther they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.catalog.places import arenas, far_away, indoors, town, wild
from stickgen.catalog.records import PlaceKind, by_name, nouns

PLACES: Mapping[str, PlaceKind] = by_name(
    (
        PlaceKind(
            name="paper",
            gallery="bare paper",
            marks=True,
            outdoor=True,
            words=nouns("blank page, white background, plain background, void, nowhere"),
        ),
        *town.RECORDS,
        *arenas.RECORDS,
        *indoors.RECORDS,
        *wild.RECORDS,
        *far_away.RECORDS,
    )
)
"""Name → kind of place."""
