"""Impact marks: stars, dust and speed lines, as comics draw them."""

from __future__ import annotations

import numpy as np

from stickgen.camera import Camera
from stickgen.geometry import FloatArray
from stickgen.render.colors import mix
from stickgen.render.mark import Mark
from stickgen.render.palette import Palette
from stickgen.render.prepare import PreparedScene
from stickgen.render.projection import is_seen, project
from stickgen.scene import Impact

_STAR_SECONDS, _DUST_SECONDS = 0.28, 0.7
_STAR, _RAYS = 0.24, 0.62  # metres from the middle to a spike of a star, and to the end of a ray
_SPIKES = 8
_STAR_FILL, _STAR_EDGE = "#ffd23f", "#e8542f"
_PUFFS = 7
_PUFF, _SPREAD = 0.13, 0.75  # metres: radius of a puff of dust, and how far it drifts
_LINE_SECONDS = 0.14  # before an impact for which speed lines are behind what hits
_LINES = 0.75  # metres of a speed line


def impact_marks(prepared: PreparedScene, index: int, camera: Camera) -> list[Mark]:
    """The marks of all impacts around a frame, seen by its camera."""
    now = index / prepared.scene.fps
    marks = []
    for impact in prepared.scene.impacts:
        since = now - impact.time + 1e-6
        if -_LINE_SECONDS <= since < 0.04 and impact.kind == "star":
            marks += _speed_lines(impact, prepared, camera)
        if 0 <= since < _STAR_SECONDS and impact.kind == "star":
            marks += _star(impact, since / _STAR_SECONDS, prepared, camera)
        if 0 <= since < _DUST_SECONDS and impact.kind == "dust":
            marks += _dust(impact, since / _DUST_SECONDS, prepared, camera)
    return marks


def _seen(
    points: FloatArray, prepared: PreparedScene, camera: Camera
) -> tuple[FloatArray, float] | None:
    """Points ``[N, 3]`` in the picture, ``[N, 2]``, and pixels per metre there; None: behind it."""
    pixels, scale = project(points[None], camera, prepared.size)
    if not is_seen(scale, camera, prepared.size)[0]:
        return None
    return pixels[0], float(scale.mean())


def _star(impact: Impact, age: float, prepared: PreparedScene, camera: Camera) -> list[Mark]:
    """A burst that opens at once and is gone in the end, and rays around it."""
    seen = _seen(np.array([impact.point]), prepared, camera)
    if seen is None:
        return []
    (middle,), scale = seen
    strength = 0.6 + 0.5 * min(impact.strength, 1.2)
    open_ = min(age / 0.15, 1.0) * strength * scale
    ink, width = prepared.palette.ink(), max(0.014 * scale, 1.0)
    turn = 0.4 + 7.0 * (impact.time % 1.0)  # no two stars are alike
    angle = turn + np.arange(2 * _SPIKES) * np.pi / _SPIKES
    spoke = np.stack([np.cos(angle), np.sin(angle)], axis=-1)
    marks = []
    if age < 0.75:
        reach = np.where(np.arange(2 * _SPIKES) % 2, 0.48, 1.0)[:, None] * (1 - 0.4 * age)
        fills = (_fill(_STAR_EDGE, prepared.palette), _fill(_STAR_FILL, prepared.palette))
        for fill, size in zip(fills, (1.0, 0.62), strict=True):
            shape = middle + _STAR * size * open_ * reach * spoke
            marks.append(Mark(shape, fill=fill, ink=ink if size == 1.0 else "", width=width))
    near, far = 1.15 * _STAR + age * (_RAYS - _STAR), _STAR * 1.5 + age * (_RAYS - _STAR)
    ends = np.stack([middle + near * open_ * spoke[::2], middle + far * open_ * spoke[::2]], axis=1)
    thick = 2.2 * width * (1 - age)
    return [*marks, *(Mark(end, ink=ink, width=thick, closed=False) for end in ends)]


def _dust(impact: Impact, age: float, prepared: PreparedScene, camera: Camera) -> list[Mark]:
    """Puffs that drift apart over the floor and thin out."""
    drift = 1.0 - (1.0 - age) ** 2
    strength = 0.5 + 0.6 * impact.strength
    angle = (np.arange(_PUFFS) + (impact.time * 3) % 1) * 2 * np.pi / _PUFFS
    far = strength * (0.15 + _SPREAD * drift * (0.7 + 0.3 * np.cos(5 * angle)))
    puffs = np.array(impact.point) + np.stack(
        [far * np.cos(angle), 0.05 + 0.22 * drift + 0 * angle, 0.45 * far * np.sin(angle)], axis=-1
    )
    seen = _seen(puffs, prepared, camera)
    if seen is None:
        return []
    pixels, scale = seen
    palette = prepared.palette
    line = mix(palette.ground, palette.ink(), 0.55 * (1.0 - age))
    fill = mix(palette.ground, palette.ink(), 0.14 * (1.0 - age))
    radius = _PUFF * strength * (0.5 + 0.7 * drift) * (1 - 0.45 * age**2) * scale
    width = max(0.012 * scale * (1 - age), 0.6)
    return [
        Mark(point[None], fill, line, width, radii=np.array([radius * (0.8 + 0.2 * (k % 3))]))
        for k, point in enumerate(pixels)
    ]


def _speed_lines(impact: Impact, prepared: PreparedScene, camera: Camera) -> list[Mark]:
    """Three lines behind what hits, along its way."""
    way = np.array(impact.way)
    if not way.any():
        return []
    side = np.cross(way, camera.axes()[0, 2])
    side = side / max(float(np.linalg.norm(side)), 1e-6)
    marks = []
    for offset, length in ((-0.09, 0.7), (0.0, 1.0), (0.09, 0.8)):
        start = np.array(impact.point) - 0.12 * way + offset * side
        ends = np.linspace(start, start - _LINES * length * way, 5)
        seen = _seen(ends, prepared, camera)
        if seen is not None:
            pixels, scale = seen
            radii = 0.011 * scale * np.linspace(1.0, 0.1, 5)
            ink = mix(prepared.palette.ground, prepared.palette.ink(), 0.6)
            marks.append(Mark(pixels, fill=ink, radii=radii))
    return marks


def _fill(color: str, palette: Palette) -> str:
    """A colour as the style shows it, but never pale."""
    return mix(palette.style.paper, color, max(palette.style.tint, 0.6))
