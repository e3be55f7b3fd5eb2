"""Sprite sheets: the frames of a film, trimmed and packed on one picture, for game engines.

Beside the PNG lies a JSON file of the same name in the "hash" format of TexturePacker, which
Phaser, PixiJS, Godot's importers, Unity's and others read; ``meta.frameTags`` names the beats as
Aseprite does.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from stickgen import __version__
from stickgen.files import atomic_path
from stickgen.formats.beats import beat_spans
from stickgen.render import frames, write_png
from stickgen.scene import TRANSPARENT, Scene

_SHORTER = 256  # pixels along the shorter side of a frame before it is trimmed
_LEAST = 16  # pixels along the shorter side of any picture
_MOST = 256  # frames on a sheet
_GAP = 2  # pixels between sprites, so that none bleeds into its neighbour
Picture = NDArray[np.uint8]


@dataclass(frozen=True)
class Sprite:
    """A trimmed frame: its pixels, and where they lie in the frame and on the sheet."""

    picture: Picture
    left: int
    top: int
    x: int = 0
    y: int = 0


def write_sprite_sheet(scene: Scene, path: str | PathLike[str], size: tuple[int, int]) -> None:
    """Write all frames of a scene, at most 256 evenly spread, without its background.

    Args:
        scene: what to draw, at the frame rate of the sheet.
        path: the PNG; a `.json` of the same name is written beside it.
        size: width and height of a film's picture, pixels; sprites have its shape, 256 along
            the shorter side.

    Raises:
        StickGenError: skia cannot load, or the disk refuses.
    """
    frame = tuple(max(round(_SHORTER * side / min(size)), _LEAST) for side in size)
    chosen = np.unique(np.linspace(0, len(scene) - 1, min(len(scene), _MOST)).round().astype(int))
    wanted = set(chosen.tolist())
    clear = replace(scene, background=TRANSPARENT)
    drawn = (p for i, p in enumerate(frames(clear, (frame[0], frame[1]))) if i in wanted)
    sheet, sprites = packed([trimmed(picture) for picture in drawn])
    write_png(sheet, path)
    text = json.dumps(
        {
            "frames": _entries(sprites, chosen, scene, frame, Path(path)),
            "meta": {
                "app": "stick-gen",
                "version": __version__,
                "image": Path(path).name,
                "format": "RGBA8888",
                "size": {"w": sheet.shape[1], "h": sheet.shape[0]},
                "scale": "1",
                "frameTags": _tags(scene, chosen),
            },
        },
        ensure_ascii=False,
    )
    with atomic_path(json_path(path)) as temporary:
        temporary.write_text(text, encoding="utf-8")


def json_path(path: str | PathLike[str]) -> Path:
    """The description of a sheet: ``film.sprites.json`` of ``film.sprites.png``."""
    return Path(path).with_suffix(".json")


def trimmed(picture: Picture) -> Sprite:
    """A frame ``[H, W, 4]`` without its empty margins; an empty one keeps a pixel."""
    rows, columns = (np.flatnonzero(picture[..., 3].any(axis=axis)) for axis in (1, 0))
    if len(rows) == 0:
        return Sprite(picture[:1, :1], 0, 0)
    top, left = int(rows[0]), int(columns[0])
    return Sprite(picture[top : rows[-1] + 1, left : columns[-1] + 1], left, top)


def packed(sprites: Sequence[Sprite]) -> tuple[Picture, list[Sprite]]:
    """Sprites in rows on a sheet that is about as wide as high."""
    area = sum((s.picture.shape[0] + _GAP) * (s.picture.shape[1] + _GAP) for s in sprites)
    width = max(int(1.05 * area**0.5), *(s.picture.shape[1] for s in sprites), 1)
    placed, x, y, row = [], 0, 0, 0
    for sprite in sprites:
        height, wide = sprite.picture.shape[:2]
        if x and x + wide > width:
            x, y, row = 0, y + row + _GAP, 0
        placed.append(replace(sprite, x=x, y=y))
        x, row = x + wide + _GAP, max(row, height)
    sheet = np.zeros((y + row, width, 4), dtype=np.uint8)
    for s in placed:
        height, wide = s.picture.shape[:2]
        sheet[s.y : s.y + height, s.x : s.x + wide] = s.picture
    return sheet, placed


def _entries(
    sprites: Sequence[Sprite],
    chosen: NDArray[np.intp],
    scene: Scene,
    frame: tuple[int, ...],
    path: Path,
) -> dict[str, Any]:
    """The frames by name, in order; each lasts until the next one."""
    starts = np.append(chosen, len(scene)) / scene.fps * 1000
    name = path.name[: -len(".sprites.png")]
    entries = {}
    for number, sprite in enumerate(sprites):
        height, width = sprite.picture.shape[:2]
        entries[f"{name}_{number:04d}.png"] = {
            "frame": {"x": sprite.x, "y": sprite.y, "w": width, "h": height},
            "rotated": False,
            "trimmed": (width, height) != (frame[0], frame[1]),
            "spriteSourceSize": {"x": sprite.left, "y": sprite.top, "w": width, "h": height},
            "sourceSize": {"w": frame[0], "h": frame[1]},
            "duration": round(float(starts[number + 1] - starts[number])),
        }
    return entries


def _tags(scene: Scene, chosen: NDArray[np.intp]) -> list[dict[str, Any]]:
    """The beats as spans of sprites; those of several actors begin with the actor's name."""
    tags = []
    for actor in scene.actors:
        prefix = f"{actor.name}: " if len(scene.actors) > 1 else ""
        for name, start, end in beat_spans(actor.motion, shortest=1):
            first, after = np.searchsorted(chosen, [start, end]).tolist()
            if after > first:
                span = {"from": first, "to": after - 1, "direction": "forward"}
                tags.append({"name": f"{prefix}{name}", **span})
    return tags
