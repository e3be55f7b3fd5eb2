"""Draws the sheet of animals in the gallery: each in what it does.

python examples/animals.py animals.webp
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import skia

from stickgen.catalog.animals import ANIMALS
from stickgen.direction import build_scene
from stickgen.options import GenerationOptions
from stickgen.performance import perform
from stickgen.render import frame
from stickgen.render.lettering import font
from stickgen.script import Beat, Character, Script

SIZE, LABEL, COLUMNS, QUALITY = (150, 112), 15, 5, 70
DOES = {  # animal: what it does, times its height, second
    "dog": ("walks", 1.3, 2.2), "cat": ("runs", 1.7, 2.1), "mouse": ("walks", 2.6, 2.1),
    "rabbit": ("sits", 1.8, 2.0), "horse": ("gallops", 0.72, 2.2), "cow": ("eats", 0.85, 2.0),
    "pig": ("trots", 1.5, 2.0), "deer": ("walks", 0.85, 2.0), "lion": ("roars", 1.0, 2.0),
    "bear": ("attacks", 0.85, 2.0),
    "monkey": ("walks", 1.3, 2.0), "elephant": ("walks", 0.6, 2.0), "bird": ("flies", 1.8, 2.2),
    "duck": ("waddles", 1.9, 2.0), "dragon": ("flies", 0.7, 2.5), "dinosaur": ("walks", 0.62, 2.0),
    "frog": ("sits", 2.6, 2.0), "snake": ("slithers", 1.0, 2.0), "fish": ("swims", 2.0, 2.0),
    "spider": ("walks", 1.7, 2.0), "butterfly": ("flies", 2.6, 2.4),
}  # fmt: skip


def picture(kind: str) -> np.ndarray:
    """An animal in the park, ``[112, 150, 4]``."""
    verb, height, second = DOES[kind]
    beat = Beat(text=f"the {kind} {verb}", start=0, end=4)
    animal = Character(name=kind, kind=kind, height=height, beats=(beat,))
    script = Script(description=kind, duration=4, characters=(animal,), place="park")
    scene = build_scene(script, perform(script, GenerationOptions()), SIZE[0] / SIZE[1])
    return frame(scene, round(second * scene.fps), SIZE)


def sheet(path: Path) -> None:
    """Write a picture of labelled pictures."""
    width, height = SIZE[0] + 4, SIZE[1] + LABEL
    surface = skia.Surface(COLUMNS * width, -(-len(ANIMALS) // COLUMNS) * height)
    with surface as canvas:
        canvas.clear(skia.ColorWHITE)
        for number, kind in enumerate(ANIMALS):
            x, y = number % COLUMNS * width, number // COLUMNS * height
            drawn = skia.Image.fromarray(picture(kind), colorType=skia.kRGBA_8888_ColorType)
            canvas.drawImage(drawn, x, y + LABEL)
            label = f"{kind} {DOES[kind][0]}"
            canvas.drawString(label, x + 2, y + 12, font(12), skia.Paint(Color=skia.ColorBLACK))
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kWEBP, QUALITY)))


if __name__ == "__main__":
    sheet(Path(sys.argv[1]))
