"""A scene as solids: its actors and the colours of its style."""

from __future__ import annotations

from dataclasses import replace

from stickgen.catalog.records import entry
from stickgen.catalog.styles import STYLES
from stickgen.formats.solid.animal import animal
from stickgen.formats.solid.person import person
from stickgen.formats.solid.solid import Solid
from stickgen.render.backdrop import make_backdrop
from stickgen.render.palette import Palette
from stickgen.scene import Scene


def stage_palette(scene: Scene) -> Palette:
    """The colours that the film has, without the wobble of drawn lines."""
    style = replace(entry("style", scene.style, STYLES), wobble=0.0)
    background = "" if scene.background == "transparent" else scene.background
    return Palette(style, make_backdrop(scene.place, style, background).ground)


def solids(scene: Scene, palette: Palette) -> list[Solid]:
    """Every actor of a scene.

    Raises:
        StickGenError: a look names something that does not exist.
    """
    return [(animal if actor.motion.skeleton else person)(actor, palette) for actor in scene.actors]
