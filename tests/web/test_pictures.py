"""In every style the player's picture is the film's frame."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import numpy as np
from web.browser import draw
from web.scenes import some_scenes

from stickgen.catalog.styles import STYLES
from stickgen.formats.motion_file import read_motion, write_motion
from stickgen.render.painter import Painter
from stickgen.render.prepare import prepare
from stickgen.scene import Place

SIZE = (640, 360)
LEAST = 38.0
"""Decibels."""


def decibels(a: np.ndarray, b: np.ndarray) -> float:
    """Peak signal-to-noise ratio of two pictures."""
    error = np.square(a.astype(float) - b).mean()
    return float(10 * np.log10(255**2 / max(error, 1e-9)))


def test_pictures_are_the_films_frames(tmp_path: Path) -> None:
    scenes = []
    for number, (style, scene) in enumerate(zip(STYLES, some_scenes(7), strict=True)):
        place = Place(("park", "street", "stadium")[number % 3], 5)
        write_motion(replace(scene, style=style, place=place, places=()), tmp_path / "x.motion")
        scenes.append(read_motion(tmp_path / "x.motion"))
    drawn = draw(scenes, (12, 40), SIZE, tmp_path, timed=range(10, 40, 2))
    apart = {}
    for scene, browser in zip(scenes, drawn, strict=True):
        painter = Painter(prepare(scene, SIZE))
        frames = [painter.paint(index)[..., :3] for index in (12, 40)]
        start = time.process_time()
        for index in range(10, 40, 2):
            painter.paint(index)
        ours = (time.process_time() - start) / 15 * 1000
        worst = min(decibels(a, b) for a, b in zip(frames, browser.pictures, strict=True))
        apart[scene.style] = worst
        print(f"{scene.style}: {worst:.1f} dB; {browser.milliseconds:.1f} ms a frame in the "  # noqa: T201
              f"browser, {ours:.1f} ms by skia")  # fmt: skip
    assert min(apart.values()) >= LEAST, apart
