"""Draws the sheets of the gallery: all places, times of day and weather, and seasons.

python examples/places.py places.webp sky.webp seasons.webp
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import skia

from stickgen.camera import Camera
from stickgen.catalog.places import PLACES
from stickgen.motion import Motion
from stickgen.render import frame
from stickgen.render.lettering import font
from stickgen.scene import INKS, Actor, Look, Place, Scene
from stickgen.skeleton import J, rest_pose

SIZE, LABEL, COLUMNS, QUALITY = (160, 90), 15, 6, 62
SKY = {  # place: time of day, weather
    "park": ("dawn", "clear"),
    "beach": ("dusk", "clear"),
    "city": ("night", "clear"),
    "street": ("night", "rain"),
    "farm": ("dusk", "wind"),
    "castle": ("day", "rain"),
    "mountain": ("day", "snow"),
    "forest": ("day", "fog"),
    "graveyard": ("night", "fog"),
    "playground": ("day", "storm"),
    "campsite": ("night", "clear"),
    "bus_stop": ("night", "snow"),
}
SEASONS = {
    f"{place}: {season}": Place(place, season=season)
    for place in ("park", "farm", "street")
    for season in ("spring", "summer", "autumn", "winter")
}
DARK = {
    "meadow: wind, autumn": Place("meadow", weather="wind", season="autumn"),
    "forest: snow, winter": Place("forest", weather="snow", season="winter"),
    "city: night, winter": Place("city", time="night", season="winter"),
    "living_room: lamps off": Place("living_room", lamps="off"),
}


def standing(x: float) -> Motion:
    """A person who stands at ``x`` with lowered arms, for 40 frames."""
    pose = rest_pose().copy()
    for side in ("left", "right"):
        shoulder = pose[J[f"{side}_shoulder"]].copy()
        for joint in (J[f"{side}_elbow"], J[f"{side}_wrist"]):
            reach = pose[joint] - shoulder
            pose[joint] = shoulder + np.array([0.25 * reach[0], -0.97 * abs(reach[0]), 0.05])
    return Motion(np.repeat((pose + [x, 0, 0])[None], 40, axis=0).astype(np.float32))


def picture(place: Place) -> np.ndarray:
    """Two people in a place, ``[90, 160, 4]``."""
    looks = (Look(color=INKS[0]), Look(color=INKS[1]))
    if place.weather == "wind":
        looks = (Look(color=INKS[0], tie="cape"), Look(color=INKS[1], tie="scarf", hair="long"))
    actors = tuple(
        Actor(look.color, standing(x), look) for x, look in zip((-0.7, 0.7), looks, strict=True)
    )
    count = len(actors[0].motion)
    eye, target = np.tile([0, 1.5, 9.5], (count, 1)), np.tile([0, 1.35, 0], (count, 1))
    view = Camera(eye, target, np.full(count, 64.0))
    return frame(Scene(actors, view, place=place), count - 1, SIZE)


def sheet(places: dict[str, Place], path: Path) -> None:
    """Write a picture of labelled pictures."""
    width, height = SIZE[0] + 4, SIZE[1] + LABEL
    rows = -(-len(places) // COLUMNS)
    surface = skia.Surface(COLUMNS * width, rows * height)
    with surface as canvas:
        canvas.clear(skia.ColorWHITE)
        for number, (label, place) in enumerate(places.items()):
            x, y = number % COLUMNS * width, number // COLUMNS * height
            drawn = skia.Image.fromarray(picture(place), colorType=skia.kRGBA_8888_ColorType)
            canvas.drawImage(drawn, x, y + LABEL)
            canvas.drawString(label, x + 2, y + 12, font(12), skia.Paint(Color=skia.ColorBLACK))
    path.write_bytes(bytes(surface.makeImageSnapshot().encodeToData(skia.kWEBP, QUALITY)))


if __name__ == "__main__":
    every, sky, seasons = map(Path, sys.argv[1:])
    sheet({name: Place(name) for name in PLACES}, every)
    named = {f"{p}: {t}, {w}": Place(p, time=t, weather=w) for p, (t, w) in SKY.items()}
    sheet(named, sky)
    sheet(SEASONS | DARK, seasons)
