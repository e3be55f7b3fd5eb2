"""Small fast things: a ball is drawn large enough to be seen, with a streak behind it."""

from __future__ import annotations

import numpy as np

from stickgen.camera import Camera
from stickgen.catalog.props import PROPS
from stickgen.render.colors import mix
from stickgen.render.mark import Group, Mark
from stickgen.render.prepare import PreparedScene, Thing
from stickgen.render.projection import is_seen, project

_SMALL = 0.16  # metres of a thing that may be too small to see
_LEAST = 0.027  # of the picture's shorter side that it should measure,
_MOST = 2.6  # and times its size that it is drawn, at most
_SECONDS = 0.1  # of its way that a streak shows
_FAST = 0.9  # of its size that it moves in a frame of 25 a second, from which it has a streak
_TALLEST = 0.7  # metres of a thing that leaves a streak
_SHADE = 0.55  # of the ink in a streak


def enlarged(prepared: PreparedScene, thing: Thing, index: int, camera: Camera) -> float:
    """How many times its size a thing is drawn; more than once only if it flies in this film."""
    size = PROPS[thing.prop.kind].size * thing.prop.scale
    if not thing.flies or size > _SMALL:
        return 1.0
    _, scale = project(thing.prop.position[index : index + 1], camera, prepared.size)
    wanted = _LEAST * min(prepared.size)
    return float(np.clip(wanted / max(size * float(scale[0]), 1e-6), 1.0, _MOST))


def streak(prepared: PreparedScene, thing: Thing, index: int, camera: Camera) -> list[Group]:
    """The way that a thing has just flown, thinner towards its start; none of what is slow."""
    prop, fps = thing.prop, prepared.scene.fps
    size = PROPS[prop.kind].size * prop.scale
    first = max(index - max(round(_SECONDS * fps), 1), 0)
    before = [cut for cut in prepared.scene.camera.cuts if cut <= index]
    first = max(first, before[-1] if before else 0)
    if not thing.flies or size > _TALLEST or index - first < 1:
        return []
    way = prop.position[first : index + 1].astype(np.float64)
    free = np.isnan(thing.hold[first : index + 1]) & prop.visible[first : index + 1]
    way = way[int(np.flatnonzero(~free)[-1]) + 1 if not free.all() else 0 :]
    if len(way) < 2 or np.linalg.norm(way[-1] - way[-2]) * fps < _FAST * size * 25:
        return []
    pixels, scale = project(way[None], camera, prepared.size)
    if not is_seen(scale, camera, prepared.size)[0]:
        return []
    half = size / 2 * enlarged(prepared, thing, index, camera)
    radii = 0.85 * half * scale[0] * np.linspace(0.1, 1.0, len(way))
    color = mix(prepared.palette.ground, prepared.palette.ink(), _SHADE)
    return [Group(float(scale[0, -1]) * 0.999, (Mark(pixels[0], fill=color + "99", radii=radii),))]
