"""The places, a module for each family.

Things stand at their true depth behind the stage, so they pass slower the farther they are.
"""

from __future__ import annotations

from collections.abc import Mapping

from stickgen.catalog.places import (
    arenas,
    city,
    country,
    eerie,
    far_away,
    feasts,
    halls,
    home,
    indoors,
    jungle,
    leisure,
    public,
    seafaring,
    stations,
    tales,
    town,
    trade,
    travel,
    water,
    wild,
    wilderness,
    works,
    worlds,
)
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
        *city.RECORDS,
        *arenas.RECORDS,
        *leisure.RECORDS,
        *indoors.RECORDS,
        *home.RECORDS,
        *public.RECORDS,
        *halls.RECORDS,
        *trade.RECORDS,
        *works.RECORDS,
        *feasts.RECORDS,
        *stations.RECORDS,
        *travel.RECORDS,
        *country.RECORDS,
        *water.RECORDS,
        *seafaring.RECORDS,
        *wild.RECORDS,
        *jungle.RECORDS,
        *wilderness.RECORDS,
        *eerie.RECORDS,
        *far_away.RECORDS,
        *worlds.RECORDS,
        *tales.RECORDS,
    )
)
"""Name → kind of place."""
