"""The tables that the player draws by, as data: each fact stays in its one home in Python.

``python -m stickgen.web.tables`` puts them into ``player.js``, before the script ``film.js``.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import asdict, fields
from pathlib import Path
from typing import Any

import numpy as np

from stickgen.catalog.animals import ANIMALS, BODIES
from stickgen.catalog.animals.cover import Fixed, Flesh, Web
from stickgen.catalog.packed import packed
from stickgen.catalog.piece import settled
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import Style
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.styles import STYLES
from stickgen.catalog.wardrobe import HAIR, HATS, TIES, WEAR
from stickgen.catalog.wardrobe.bound import Wear, settled_wear
from stickgen.catalog.weather import TIMES, WEATHERS
from stickgen.render.expressions import MOUTH_SHAPES, SHAPES
from stickgen.render.figure import CLOTHED, LIMBS
from stickgen.render.kinds import KINDS
from stickgen.render.lettering import letters
from stickgen.render.looks import ACCENTS, HAIR_COLORS
from stickgen.scene import INKS
from stickgen.skeleton import JOINTS, OFFSETS, PARENTS, rest_pose
from stickgen.sticks import V1, V3
from stickgen.vocabulary import EXPRESSIONS, MOUTHS, SIGNS

WEB = Path(__file__).parent
"""The folder of the built scripts."""
_OPENING, _CLOSING = 'globalThis.StickGenTables="', '";\n'


def tables() -> dict[str, Any]:
    """All tables, as JSON."""
    return {
        **small_tables(),
        "props": {name: prop_table(name) for name in PROPS},
        "hats": {name: packed(kind.pieces) for name, kind in HATS.items()},
        "hair": {name: haircut_table(name) for name in HAIR},
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
    return {"color": kind.color, "size": kind.size, "held": kind.held, "states": states}


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


def font_table(text: str = "") -> dict[str, Any]:
    """Width and outline of letters, in thousandths of their size: of a text, or all there are."""
    return {letter: drawn for letter, drawn in letters().items() if not text or letter in text}


def haircut_table(name: str) -> dict[str, Any]:
    """A haircut, and whether it leaves the skull bare."""
    return {"bare": HAIR[name].bare_skull, "pieces": packed(HAIR[name].pieces)}


def _bound(wear: Wear) -> list[dict[str, Any]]:
    """Pieces with the names of the bones that carry them."""
    pieces = packed(item.piece for item in wear)
    return [{**piece, "b": item.bones} for piece, item in zip(pieces, wear, strict=True)]


def _cover(part: Flesh | Web | Fixed) -> dict[str, Any]:
    if isinstance(part, Fixed):
        pieces = packed(settled(part.pieces))
        return {"bone": part.bone, "hinge": part.hinge, "when": part.when, "pieces": pieces}
    return asdict(part)


def _kind(name: str) -> dict[str, Any]:
    kind = KINDS[name]
    return {
        "width": kind.width,
        "outline": None if kind.outline is None else np.round(kind.outline, 5).tolist(),
        "face": kind.face.__name__,
        "parts": packed(settled(kind.parts)),
        "limbs": kind.limbs,
        "body": _bound(settled_wear(kind.body())),
        "glass": kind.glass,
    }


def _style(style: Style) -> dict[str, Any]:
    return _without(asdict(style), ("name", "gallery", "hit_stop"))


def _light(kind: Any) -> dict[str, Any]:
    return _without({f.name: getattr(kind, f.name) for f in fields(kind)}, ("words",))


def _place(name: str) -> dict[str, Any]:
    kind = PLACES[name]
    return {
        key: getattr(kind, key) for key in ("sky", "floor", "marks", "dark", "outdoor", "seasons")
    }


def _without(record: Mapping[str, Any], keys: Iterable[str]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in keys}


def as_json(document: object) -> bytes:
    """JSON without spaces."""
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode()


def deflated(content: bytes) -> str:
    """Content, deflated (zlib), in base64, as the player takes it."""
    return base64.b64encode(zlib.compress(content, 9)).decode()


def write_player(path: Path = WEB / "player.js") -> None:
    """Write the player as one script: the tables and ``film.js``."""
    script = (WEB / "film.js").read_text("utf-8")
    path.write_text(_OPENING + deflated(as_json(tables())) + _CLOSING + script, encoding="utf-8")


def split_player(path: Path = WEB / "player.js") -> tuple[Any, str]:
    """The tables and the script that ``write_player`` put into a file."""
    packed, script = path.read_text("utf-8").removeprefix(_OPENING).split(_CLOSING, 1)
    return json.loads(zlib.decompress(base64.b64decode(packed))), script


if __name__ == "__main__":
    write_player()
