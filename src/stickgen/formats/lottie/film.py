"""A film as a Lottie document: each mark a layer whose path has keyframes.

Lines do not tremble as hand-drawn styles do, nor glow, and limbs have their mean width. Letters of
speech are outlines.
"""

from __future__ import annotations

import json
import zipfile
from collections import Counter
from collections.abc import Hashable
from itertools import pairwise
from pathlib import Path
from typing import Any

from stickgen import __version__
from stickgen.files import atomic_path
from stickgen.formats.lottie.ground import floor_shapes, ground_shapes, shadow_shapes
from stickgen.formats.lottie.order import Pile
from stickgen.formats.lottie.shapes import WHOLE, mark_shapes
from stickgen.formats.lottie.speech import speech_layers
from stickgen.render.compose import compose_backdrop, compose_frame, gust
from stickgen.render.effects import Effects
from stickgen.render.mark import Mark
from stickgen.render.prepare import PreparedScene, prepare
from stickgen.scene import Scene

_VERSION = "5.13.0"  # of bodymovin, whose features the document uses
_OFF = 0.8  # pixels of a picture 720 high by which a point may be off
_TRANSFORM = {key: value for key, value in WHOLE.items() if key != "ty"}


def write_lottie(scene: Scene, path: Path, size: tuple[int, int]) -> None:
    """Write a Lottie animation as JSON.

    Args:
        scene: at the frame rate of the animation; players interpolate between frames.
        path: the file; it appears when it is complete.
        size: width and height, pixels.

    Raises:
        StickGenError: the scene names something that does not exist, or the file cannot be
            written.
    """
    with atomic_path(path) as temporary:
        temporary.write_text(_text(scene, size), encoding="utf-8")


def write_dot_lottie(scene: Scene, path: Path, size: tuple[int, int]) -> None:
    """Write a dotLottie file: the animation, compressed, and its manifest.

    Args, errors: as ``write_lottie``.
    """
    animation = {"id": "film", "speed": 1, "loop": True, "autoplay": True}
    manifest = {
        "version": "1.0",
        "generator": f"stick-gen {__version__}",
        "animations": [animation],
    }
    with (
        atomic_path(path) as temporary,
        zipfile.ZipFile(temporary, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for name, text in (
            ("manifest.json", json.dumps(manifest)),
            ("animations/film.json", _text(scene, size)),
        ):
            # A fixed date: the same scene gives the same bytes.
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            archive.writestr(entry, text, zipfile.ZIP_DEFLATED)


def _text(scene: Scene, size: tuple[int, int]) -> str:
    return json.dumps(lottie_document(scene, size), ensure_ascii=False, separators=(",", ":"))


def lottie_document(scene: Scene, size: tuple[int, int]) -> dict[str, Any]:
    """A scene as a Lottie document; arguments as ``write_lottie``."""
    film = prepare(scene, size)
    edges = sorted({0, len(scene), *scene.camera.cuts, *(start for start, _ in film.later)})
    layers: list[dict[str, Any]] = []
    for start, end in pairwise(edge for edge in edges if edge <= len(scene)):
        layers = [*_shot(film.at(start), start, end), *layers]
    for number, layer in enumerate(layers, start=1):
        layer["ind"] = number
    return {
        "v": _VERSION,
        "nm": scene.description[:200],
        "fr": round(scene.fps, 3),
        "ip": 0,
        "op": len(scene),
        "w": size[0],
        "h": size[1],
        "ddd": 0,
        "assets": [],
        "layers": layers,
    }


def _shot(prepared: PreparedScene, start: int, end: int) -> list[dict[str, Any]]:
    """The layers of one shot, the uppermost first."""
    front, back, effects = Pile[Mark](), Pile[Mark](), Effects(prepared)
    for index in range(start, end):
        frame = compose_frame(prepared, index)
        marks = [*effects.below(index, frame.camera)]
        marks += [mark for group in frame.groups for mark in group.marks]
        front.add(index, _known([*marks, *effects.above(index)]))
        groups = compose_backdrop(prepared, frame.camera, gust(prepared, index))
        back.add(index, _known([m for group in groups for m in group.marks if not m.dashes]))
    off = _OFF * prepared.size[1] / 720
    layers = [
        one for part in reversed(speech_layers(prepared, start, end)) for one in _layer(*part)
    ]
    layers += _pile_layers(prepared, front)
    if prepared.style.shadow:
        layers += _layer(start, end, shadow_shapes(prepared, start, end, off))
    if not prepared.transparent:
        layers += _layer(start, end, floor_shapes(prepared, start, end, off))
        layers += _pile_layers(prepared, back)
        layers += _layer(start, end, ground_shapes(prepared, start, end, off))
    return layers


def _known(marks: list[Mark]) -> list[tuple[Hashable, Mark]]:
    """Marks with what tells them apart in all frames: seed, kind, and place among equals."""
    seen: Counter[Hashable] = Counter()
    out: list[tuple[Hashable, Mark]] = []
    for mark in marks:
        key = (
            mark.seed,
            len(mark.points),
            mark.limb,
            mark.closed,
            mark.flat,
            mark.radii is None,
            bool(mark.ink),
            mark.fill[7:] or bool(mark.fill),
        )
        seen[key] += 1
        out.append(((key, seen[key]), mark))
    return out


def _pile_layers(prepared: PreparedScene, pile: Pile[Mark]) -> list[dict[str, Any]]:
    gaps = not prepared.transparent and prepared.backdrop.sky is None
    ground = prepared.palette.ground if gaps else ""
    hollow = prepared.style.limb == "hollow" and bool(ground)
    out = []
    for layer in reversed(pile.layers):
        shapes = mark_shapes(layer.marks, layer.start, prepared.size[1], ground, hollow=hollow)
        out += _layer(layer.start, layer.start + len(layer.marks), shapes)
    return out


def _layer(start: int, end: int, shapes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A layer of shapes over some frames; none where it is empty."""
    if not shapes:
        return []
    return [{"ty": 4, "ip": start, "op": end, "st": 0, "ks": _TRANSFORM, "shapes": shapes}]
