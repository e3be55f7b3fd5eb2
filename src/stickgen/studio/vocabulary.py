"""What films can hold, as the page offers it: names, a few words on each, and formats."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from stickgen.catalog.ages import AGES
from stickgen.catalog.animals import BODIES
from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.weather import LAMPS
from stickgen.formats import FORMATS
from stickgen.names import LISTS
from stickgen.options import MAX_SECONDS, MIN_SECONDS
from stickgen.serve.tasks import Json
from stickgen.story.prompt import LONGEST_PROMPT
from stickgen.text.actions import action_words

FRAMES = "frames.zip"
"""Suffix of a folder of pictures, which a page can take as an archive alone."""
EXPORTS = tuple(r.suffix[1:] if r.kind != "folder" else FRAMES for r in FORMATS)
"""What a worker writes."""
_IN_BROWSER = ("mp4", "webm")
_CAMERAS = {"auto": "chooses shots and cuts", "follow": "keeps everybody in one steady picture"}
_SPEECH = {"bubbles": "beside the head", "subtitles": "below the picture", "none": "not shown"}
_PLAIN = (
    *("times", "weathers", "seasons", "styles", "hats", "hair", "ties", "wears", "voices"),
    *("timbres", "expressions", "mouths", "signs", "moves", "effects"),
)


@cache
def vocabulary() -> Json:
    """Lists of records, each with ``name`` and ``line``, a few words on what it is."""
    return {
        "actions": [
            {
                "name": entry.action,
                "line": ", ".join(entry.phrases[:3]),
                "sentence": entry.sentences[0],
            }
            for entry in action_words()
        ],
        "roles": [
            {**entry, "animal": ROLES[entry["name"]].kind in BODIES} for entry in _of("roles")
        ],
        "kinds": [{**entry, "animal": entry["name"] in BODIES} for entry in _of("kinds")],
        "places": [{**entry, "outdoor": PLACES[entry["name"]].outdoor} for entry in _of("places")],
        "props": [
            {
                **entry,
                "held": PROPS[entry["name"]].held,
                "states": list(PROPS[entry["name"]].states),
            }
            for entry in _of("props")
        ],
        **{name: _of(name) for name in _PLAIN},
        "ages": _records(dict.fromkeys(AGES, "")),
        "lamps": _records(dict.fromkeys(LAMPS, "")),
        "cameras": _records(_CAMERAS),
        "speech": _records(_SPEECH),
        "formats": _formats(),
        "limits": {"seconds": [MIN_SECONDS, MAX_SECONDS], "prompt": LONGEST_PROMPT},
    }


def _of_prop(name: str) -> Json:
    """Whether a thing is held, and how it can be, such as ``open``."""
    return {"held": PROPS[name].held, "states": list(PROPS[name].states)}


def _of(name: str) -> list[Json]:
    return _records(LISTS[name]())


def _records(lines: Mapping[str, str]) -> list[Json]:
    return [{"name": name, "line": line} for name, line in lines.items()]


def _formats() -> list[Json]:
    made = [
        {
            "suffix": suffix,
            "label": f".{suffix}",
            "line": record.help,
            "drawn": record.is_drawn,
            "browser": suffix in _IN_BROWSER,
            "sound": record.hears,
        }
        for suffix, record in zip(EXPORTS, FORMATS, strict=True)
    ]
    line = "the script, to read and to change"
    no = dict.fromkeys(("drawn", "browser", "sound"), False)
    return [*made, {"suffix": "yaml", "label": ".yaml", "line": line, **no}]
