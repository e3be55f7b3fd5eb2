"""A film as one HTML page: the script, the tables that the film uses, and the film."""

from __future__ import annotations

from base64 import b64encode
from html import escape
from pathlib import Path
from string import Template
from typing import Any

from stickgen.catalog.packed import packed
from stickgen.catalog.wardrobe import HATS, TIES
from stickgen.files import atomic_path
from stickgen.formats.motion_file import motion_document
from stickgen.render.audio import Audio, as_webm
from stickgen.scene import Look, Scene
from stickgen.web.tables import (
    WEB,
    animal_table,
    as_json,
    deflated,
    font_table,
    haircut_table,
    prop_table,
    small_tables,
    wear_table,
)

_FOR_OLD_VIEWERS = ("motion", "physics", "camera", "contacts")
"""Keys of a `.motion` file that the player does not read."""
_PAGE = Template("""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Stick-Gen">
<title>$title</title>
<style>
html, body { margin: 0; height: 100%; background: #111; }
body { display: grid; place-content: center; }
stick-gen-film { width: min(100vw, calc((100vh - 36px) * $ratio)); }
</style>
<stick-gen-film width="$width" height="$height" controls autoplay loop>
<script type="application/stick-gen">$film</script>
$sound</stick-gen-film>
<script type="application/stick-gen-three">$three</script>
<script>$script</script>
</html>
""")


_SOUND = '<script type="application/stick-gen-sound">{}</script>\n'


def write_html(
    scene: Scene, path: Path, size: tuple[int, int], *, audio: Audio | None = None
) -> None:
    """Write a page that plays a scene anywhere, also from a disk and without a network.

    Args:
        scene: to show.
        path: the file; it appears when it is complete.
        size: width and height that give the picture its shape, pixels.
        audio: what is heard, kept as Opus; None: the page is silent.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    width, height = size
    page = _PAGE.substitute(
        title=escape(scene.description or "A film of stick figures"),
        width=width,
        height=height,
        ratio=f"{width / height:.4f}",
        film=deflated(as_json({"tables": used_tables(scene), "film": film_document(scene)})),
        three=deflated((WEB / "three.js").read_bytes()),
        script=(WEB / "film.js").read_text("utf-8"),
        sound=_SOUND.format(b64encode(as_webm(audio)).decode()) if audio else "",
    )
    with atomic_path(path) as temporary:
        temporary.write_text(page, encoding="utf-8")


def film_document(scene: Scene) -> dict[str, Any]:
    """A scene as the player takes it: a `.motion` document without what only others read."""
    return for_player(motion_document(scene))


def for_player(document: dict[str, Any]) -> dict[str, Any]:
    """A `.motion` document of version 2 without what only other viewers read."""
    actors = [_without(actor) for actor in document["actors"]]
    return {**_without(document), "actors": actors, "motion": []}


def _without(document: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in document.items() if key not in _FOR_OLD_VIEWERS}


def used_tables(scene: Scene) -> dict[str, Any]:
    """The tables of what a scene shows."""
    looks = [actor.look for actor in scene.actors]
    wears = {name for look in looks for name in look.wears}
    animals = {actor.motion.skeleton for actor in scene.actors if actor.motion.skeleton}
    said = "".join(line.text + line.text.upper() for line in scene.lines)
    return {
        **small_tables(),
        "props": {kind: prop_table(kind) for kind in sorted({prop.kind for prop in scene.props})},
        "hats": {name: packed(HATS[name].pieces) for name in _named(looks, "hat")},
        "hair": {name: haircut_table(name) for name in _named(looks, "hair")},
        "ties": {name: packed(TIES[name].pieces) for name in _named(looks, "tie")},
        "wear": {name: wear_table(name) for name in sorted(wears)},
        "animals": {name: animal_table(name) for name in sorted(animals)},
        "font": font_table(said) if said else {},
    }


def _named(looks: list[Look], field: str) -> list[str]:
    """What the looks have in a field, each once."""
    return sorted({getattr(look, field) for look in looks} - {""})
