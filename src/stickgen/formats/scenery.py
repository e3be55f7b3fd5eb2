"""What stands in a place, stored with a film: the player draws it and knows no place by name."""

from __future__ import annotations

import base64
import json
import zlib
from functools import lru_cache

from stickgen.catalog.growth import things_in
from stickgen.catalog.packed import packed
from stickgen.catalog.places import PLACES
from stickgen.catalog.records import entry
from stickgen.catalog.seasons import SEASONS
from stickgen.place import Place


def scenery(place: Place) -> str:
    """The pieces of a place as JSON (``catalog.packed``), deflated, in base64; empty if none.

    They are those of a clear day in summer: the player puts them into their season and light.
    """
    return _scenery(place.kind, place.season, place.seed)


@lru_cache(maxsize=32)
def _scenery(place: str, season: str, seed: int) -> str:
    kind = PLACES.get(place)
    pieces = kind and things_in(kind, entry("season", season, SEASONS), seed)
    if not pieces:
        return ""
    text = json.dumps(packed(pieces), separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
