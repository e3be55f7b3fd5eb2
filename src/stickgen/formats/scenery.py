"""What stands in a place, stored with a film: the player draws it and knows no place by name."""

from __future__ import annotations

import base64
import json
import zlib

from stickgen.catalog.packed import packed
from stickgen.catalog.places import PLACES
from stickgen.noise import Numbers
from stickgen.place import Place


def scenery(place: Place) -> str:
    """The pieces of a place as JSON (``catalog.packed``), deflated, in base64; empty if none.

    The colours are those of a clear day: the player lights them.
    """
    kind = PLACES.get(place.kind)
    if kind is None or kind.draw is None:
        return ""
    text = json.dumps(packed(kind.draw(Numbers(place.seed))), separators=(",", ":"))
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()
