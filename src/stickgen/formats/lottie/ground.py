"""What lies below the marks of a film: paper, or sky and floor, strokes on it, soft shadows."""

from __future__ import annotations

from typing import Any

import numpy as np

from stickgen.camera import Camera
from stickgen.formats.lottie.keys import animated
from stickgen.formats.lottie.shapes import WHOLE, rgb_of
from stickgen.geometry import FloatArray
from stickgen.render.ground import floor_strokes, stroke_strength
from stickgen.render.paper import horizon
from stickgen.render.prepare import PreparedScene
from stickgen.render.projection import is_seen, lens, project
from stickgen.render.shadow import SHADOW_COLOR

Shapes = list[dict[str, Any]]

_FADE = ((0.0, 1.0), (0.25, 0.84), (0.5, 0.5), (0.75, 0.16), (1.0, 0.0))
"""Distance from the middle of a shadow and its opacity there, as ``painter`` has it."""
_SAMPLES = 8  # moments of a shot at which strokes on the floor are looked for
_MOST = 150  # of these strokes
_WIDTH = 0.011  # metres: width of a stroke


def ground_shapes(prepared: PreparedScene, start: int, end: int, off: float) -> Shapes:
    """Paper, or sky above floor, over the frames of a shot."""
    width, height = prepared.size
    place = prepared.backdrop
    if place.sky is None and place.floor is None:
        return [_rectangle((width / 2, height / 2), (width, height), _plain(place.ground))]
    rows = np.array([[horizon(_one(prepared, t), prepared.size)] for t in range(start, end)])
    moves = np.concatenate([np.full_like(rows, width / 2), rows], axis=1)
    out = []
    for colors, side in ((place.floor, 1), (place.sky, -1)):
        top, bottom = colors or (place.ground, place.ground)
        first, last = (0.0, height) if side > 0 else (-height, 0.0)
        stops = [0, *rgb_of(top), 1, *rgb_of(bottom)]
        paint = _gradient(1, 2, stops, (0.0, first), (0.0, last))
        band = _rectangle((0.0, side * height / 2), (2 * width, height), paint)
        band["it"][-1] = {**WHOLE, "p": animated(moves, start, off, _pair)}
        out.append(band)
    return out


def floor_shapes(prepared: PreparedScene, start: int, end: int, off: float) -> Shapes:
    """The strokes on the floor over the frames of a shot, as lines that move with the camera."""
    place = prepared.backdrop
    if not place.floor_marks:
        return []
    found: dict[tuple[int, ...], FloatArray] = {}
    for t in np.unique(np.linspace(start, end - 1, _SAMPLES).astype(int)).tolist():
        camera = _one(prepared, t)
        reach = max(prepared.size) / 2 / float(lens(camera, prepared.size)[0])
        for stroke in floor_strokes(camera, reach):
            found.setdefault(tuple(np.rint(stroke * 1000).astype(int).ravel().tolist()), stroke)
    shown = _shot(prepared, start, end)
    lines = []
    for stroke in found.values():
        ends = np.repeat(stroke[None], end - start, axis=0)
        pixels, scale = project(ends, shown, prepared.size)
        inside = ((pixels > 0) & (pixels < prepared.size)).all(-1).any(-1)
        if inside.any() and is_seen(scale, shown, prepared.size).all():
            near = scale.mean(axis=1)
            away = lens(shown, prepared.size) / near
            strength = float(stroke_strength(away[inside]).max())
            level = int(np.ceil(strength * len(place.mark_colors)))
            if level > 0:
                color = place.mark_colors[level - 1]
                lines.append((float(near.max()), _line(pixels, near, color, start, off)))
    lines.sort(key=lambda line: -line[0])
    return [line for _, line in lines[:_MOST]]


def _line(
    pixels: FloatArray, scale: FloatArray, color: str, start: int, off: float
) -> dict[str, Any]:
    def encode(row: FloatArray) -> dict[str, Any]:
        corners = row.reshape(-1, 2).round(1).tolist()
        return {"c": False, "v": corners, "i": [[0, 0], [0, 0]], "o": [[0, 0], [0, 0]]}

    path = {"ty": "sh", "ks": animated(pixels.reshape(len(pixels), -1), start, off, encode)}
    stroke = {
        "ty": "st",
        "c": {"a": 0, "k": rgb_of(color)},
        "o": {"a": 0, "k": 100},
        "w": {"a": 0, "k": round(max(_WIDTH * float(scale.mean()), 0.7), 2)},
        "lc": 2,
        "lj": 2,
    }
    return {"ty": "gr", "it": [path, stroke, WHOLE]}


def shadow_shapes(prepared: PreparedScene, start: int, end: int, off: float) -> Shapes:
    """Soft shadows under bodies and things."""
    out = []
    stops = [v for at, _ in _FADE for v in (at, *rgb_of(SHADOW_COLOR))]
    stops += [v for pair in _FADE for v in pair]
    for track in prepared.shadows:
        for values in np.moveaxis(np.asarray(track)[start:end], 1, 0):  # [T, 5]
            if values[:, 4].max() <= 0.06:
                continue
            paint = _gradient(2, len(_FADE), stops, (0.0, 0.0), (100.0, 0.0))
            ellipse = {"ty": "el", "p": {"a": 0, "k": [0, 0]}, "s": {"a": 0, "k": [200, 200]}}
            strength = 100 * prepared.style.shadow * values[:, 4:]
            place = {
                **WHOLE,
                "p": animated(values[:, :2], start, off, _pair),
                "s": animated(values[:, 2:4], start, off, _pair),
                "o": animated(strength, start, 2.0, lambda row: round(float(row[0]), 1)),
            }
            out.append({"ty": "gr", "it": [ellipse, paint, place]})
    return out


def _one(prepared: PreparedScene, frame: int) -> Camera:
    return _shot(prepared, frame, frame + 1)


def _shot(prepared: PreparedScene, start: int, end: int) -> Camera:
    camera = prepared.scene.camera
    at = slice(start, end)
    return Camera(camera.position[at], camera.target[at], camera.focal[at], camera.roll[at])


def _pair(row: FloatArray) -> list[float]:
    return row.round(1).tolist()


def _rectangle(
    middle: tuple[float, float], size: tuple[float, float], paint: dict[str, Any]
) -> dict[str, Any]:
    shape = {
        "ty": "rc",
        "p": {"a": 0, "k": list(middle)},
        "s": {"a": 0, "k": list(size)},
        "r": {"a": 0, "k": 0},
    }
    return {"ty": "gr", "it": [shape, paint, WHOLE]}


def _plain(color: str) -> dict[str, Any]:
    return {"ty": "fl", "c": {"a": 0, "k": rgb_of(color)}, "o": {"a": 0, "k": 100}, "r": 1}


def _gradient(
    kind: int,
    count: int,
    stops: list[float],
    first: tuple[float, float],
    last: tuple[float, float],
) -> dict[str, Any]:
    """Paint of a gradient of ``count`` colours: kind 1 linear, 2 from the middle."""
    return {
        "ty": "gf",
        "o": {"a": 0, "k": 100},
        "r": 1,
        "g": {"p": count, "k": {"a": 0, "k": stops}},
        "s": {"a": 0, "k": list(first)},
        "e": {"a": 0, "k": list(last)},
        "t": kind,
    }
