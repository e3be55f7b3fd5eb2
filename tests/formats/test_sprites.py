"""Sprite sheets: the frames come back from the picture by what the JSON says."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import av
import numpy as np

from stickgen.render import frames
from stickgen.scene import Scene


def read_png(path: Path) -> np.ndarray:
    with av.open(str(path)) as container:
        return next(container.decode(video=0)).to_ndarray(format="rgba")


def test_every_frame_comes_back_trimmed_and_transparent(cast_scene: Scene, tmp_path: Path) -> None:
    sheet, text = cast_scene.save(tmp_path / "film.sprites.png", size=(160, 90))
    assert text.name == "film.sprites.json"
    pixels, data = read_png(sheet), json.loads(text.read_text("utf-8"))
    entries = list(data["frames"].values())
    assert any(entry["trimmed"] for entry in entries)
    assert data["meta"]["image"] == sheet.name and next(iter(data["frames"])) == "film_0000.png"
    assert data["meta"]["size"] == {"w": pixels.shape[1], "h": pixels.shape[0]}
    source = entries[0]["sourceSize"]
    assert source == {"w": 455, "h": 256} and len(entries) == 25  # 12.5 a second
    clear = replace(cast_scene, background="transparent").at_fps(12.5)
    for entry, picture in zip(entries, frames(clear, (455, 256)), strict=True):
        at, into = entry["frame"], entry["spriteSourceSize"]
        back = np.zeros_like(picture)
        part = pixels[at["y"] : at["y"] + at["h"], at["x"] : at["x"] + at["w"]]
        back[into["y"] : into["y"] + into["h"], into["x"] : into["x"] + into["w"]] = part
        np.testing.assert_array_equal(back, picture)
        assert entry["trimmed"] == ((at["w"], at["h"]) != (455, 256)) and entry["duration"] == 80


def test_beats_are_tags(cast_scene: Scene, tmp_path: Path) -> None:
    alone = replace(cast_scene, actors=cast_scene.actors[:1], props=())
    _, text = alone.save(tmp_path / "a.sprites.png", size=(64, 36), fps=25)
    tags = json.loads(text.read_text("utf-8"))["meta"]["frameTags"]
    assert [(tag["name"], tag["from"], tag["to"]) for tag in tags] == [
        ("walk", 0, 29),
        ("wave", 30, 49),
    ]
    _, text = cast_scene.save(tmp_path / "b.sprites.png", size=(64, 36))
    names = {tag["name"] for tag in json.loads(text.read_text("utf-8"))["meta"]["frameTags"]}
    assert {"Ann: walk", "Boo: wave"} <= names
