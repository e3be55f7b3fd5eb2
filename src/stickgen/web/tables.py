"""The tables that the player draws by, as data: each fact stays in its one home in Python.

``python -m stickgen.web.tables`` writes them to ``tables.json``, which the built player holds.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from stickgen.catalog.animals import ANIMALS, BODIES
from stickgen.catalog.animals.cover import Fixed, Flesh, Web
from stickgen.catalog.packed import packed
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import Style
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.catalog.wardrobe.bound import Wear
from stickgen.catalog.weather import TIMES, WEATHERS
from stickgen.render.expressions import MOUTH_SHAPES, SHAPES
from stickgen.render.figure import CLOTHED, LIMBS
from stickgen.render.kinds import KINDS
from stickgen.render.lettering import FONT, advances
from stickgen.render.looks import ACCENTS, HAIR_COLORS
from stickgen.scene import INKS
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS, rest_pose
from stickgen.sticks import V1, V3
from stickgen.vocabulary import EXPRESSIONS, MOUTHS, SIGNS

TABLES = Path(__file__).parent / "tables.json"
"""The tables as the built player holds them."""


def tables() -> dict[str, Any]:
    """All tables, as JSON."""
    return {
        **small_tables(),
        "props": {name: prop_table(name) for name in PROPS},
        "hats": {name: packed(kind.pieces) for name, kind in HATS.items()},
        "hair": {name: _haircut(name) for name in HAIR},
        "ties": {name: packed(kind.pieces) for name, kind in TIES.items()},
        "wear": {name: wear_table(name) for name in WEAR},
        "animals": {name: animal_table(name) for name in ANIMALS},
        "font": font_table(),
    }


def small_tables() -> dict[str, Any]:
    """What every film needs: bodies, faces, styles, light."""
    return {
        "joints": JOINTS,
        "parents": PARENTS,
        "offsets": OFFSETS.tolist(),
        "rest": np.round(rest_pose(), 6).tolist(),
        "layouts": {layout.type: layout.segments for layout in (V1, V3)},
        "limbs": [asdict(limb) for limb in LIMBS],
        "clothed": [asdict(limb) for limb in CLOTHED],
        "styles": {name: _style(style) for name, style in STYLES.items()},
        "expressions": [SHAPES[name] for name in EXPRESSIONS],
        "mouths": [MOUTH_SHAPES[name] for name in MOUTHS],
        "smile": MOUTHS.index("smile"),
        "signs": SIGNS,
        "inks": INKS,
        "hairColors": HAIR_COLORS,
        "accents": ACCENTS,
        "kinds": {name: _kind(name) for name in KINDS},
        "bodies": {kind: animal.name for kind, animal in BODIES.items()},
        "times": {name: _light(kind) for name, kind in TIMES.items()},
        "weathers": {name: _light(kind) for name, kind in WEATHERS.items()},
        "seasons": {
            name: {**_light(kind), "air": kind.air and _light(kind.air)}
            for name, kind in SEASONS.items()
        },
        "places": {name: _place(name) for name in PLACES},
    }


def prop_table(name: str) -> dict[str, Any]:
    """A thing: its main colour and its pieces in every state."""
    kind = PROPS[name]
    states = {state: packed(kind.pieces_in(state)) for state in ("", *kind.states)}
    return {"color": kind.color, "states": states}


def wear_table(name: str) -> dict[str, Any]:
    """Something worn on the body."""
    kind = WEAR[name]
    return {"arms": kind.arms, "legs": kind.legs, "pieces": _bound(kind.pieces)}


def animal_table(name: str) -> dict[str, Any]:
    """An animal: its skeleton in the rest pose and what covers it."""
    animal = ANIMALS[name]
    return {
        "joints": [joint for joint, _, _ in animal.joints],
        "parents": animal.parents,
        "rest": [point for _, _, point in animal.joints],
        "radius": animal.head_radius,
        "cover": [_cover(part) for part in animal.covered],
    }


def font_table() -> dict[str, Any]:
    """The typeface: its file, and the widths of its letters at size 1."""
    data = base64.b64encode(FONT.read_bytes()).decode()
    return {"data": data, "advances": advances()}


def _haircut(name: str) -> dict[str, Any]:
    return {"bare": HAIR[name].bare_skull, "pieces": packed(HAIR[name].pieces)}


def _bound(wear: Wear) -> list[dict[str, Any]]:
    """Pieces with the names of the bones that carry them."""
    pieces = packed(item.piece for item in wear)
    return [{**piece, "b": item.bones} for piece, item in zip(pieces, wear, strict=True)]


def _cover(part: Flesh | Web | Fixed) -> dict[str, Any]:
    if isinstance(part, Fixed):
        pieces = packed(part.pieces)
        return {"bone": part.bone, "hinge": part.hinge, "when": part.when, "pieces": pieces}
    return asdict(part)


def _kind(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    return {
        "width": kind.width,
        "outline": None if kind.outline is None else np.round(kind.outline, 5).tolist(),
        "face": kind.face.__name__,
        "parts": packed(kind.parts),
        "limbs": kind.limbs,
        "body": _bound(kind.body()),
        "glass": kind.glass,
    }


def _style(style: Style) -> dict[str, Any]:
    return _without(asdict(style), ("name", "gallery"))


def _light(kind: Any) -> dict[str, Any]:
    return _without({f.name: getattr(kind, f.name) for f in fields(kind)}, ("words",))


def _place(name: str) -> dict[str, Any]:
    kind = PLACES[name]
    return {
        key: getattr(kind, key) for key in ("sky", "floor", "marks", "dark", "outdoor", "seasons")
    }


def _without(record: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in keys}


def write_tables(path: Path = TABLES) -> None:
    """Write all tables as JSON."""
    text = json.dumps(tables(), ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    write_tables()
