"""What stands in a place, stored with a film: the player draws it and knows no place by name."""

from __future__ import annotations

import base64
import json
import zlib

from stickgen.catalog.growth import in_season, litter
from stickgen.catalog.packed import packed
from stickgen.catalog.places import PLACES
from stickgen.catalog.records import entry
from stickgen.catalog.seasons import SEASONS
from stickgen.noise import Numbers
from stickgen.place import Place


def scenery(place: Place) -> str:
    """The pieces of a place as JSON (``catalog.packed``), deflated, in base64; empty if none.

    The colours are those of a clear day in its season: the player lights them.
    """
    kind = PLACES.get(place.kind)
    if kind is None or kind.draw is None:
        return ""
    pieces = kind.draw(Numbers(place.seed))
    if kind.outdoor and kind.seasons:
        season = entry("season", place.season, SEASONS)
        pieces = in_season((*pieces, *litter(kind.floor[1], season, place.seed)), season)
    text = json.dumps(packed(pieces), separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
