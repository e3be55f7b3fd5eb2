"""Prepares a scene: its actors, its things, its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from stickgen.catalog.growth import in_season
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import Style, entry
from stickgen.catalog.seasons import SeasonKind
from stickgen.catalog.styles import STYLES
from stickgen.geometry import FloatArray, quat_to_matrix
from stickgen.prop import Holder, Prop
from stickgen.render.actors import Figure, hold_nearness
from stickgen.render.backdrop import Backdrop, make_backdrop
from stickgen.render.creatures import Creature, creature
from stickgen.render.drawing import Drawing, color_in
from stickgen.render.palette import Palette
from stickgen.render.shadow import ShadowTrack, body_shadow, prop_shadow
from stickgen.render.weather import Weather
from stickgen.scene import TRANSPARENT, Place, Scene

_FLIES = 2.5  # m/s of a thing that is thrown
_THING_SEEDS = 1000  # between the seeds of two things: more than any thing has pieces


@dataclass(frozen=True)
class Thing:
    """One prop, ready to draw.

    Attributes:
        prop: of the scene.
        drawing: its pieces, coloured.
        turns: ``[T, 3, 3]`` rotation matrices.
        hold: ``[T]`` pixels per metre at the hand that holds it; NaN: it is not held.
        seed: of its wobble.
        flies: whether it is thrown, kicked or hit.
    """

    prop: Prop
    drawing: Drawing
    turns: FloatArray
    hold: FloatArray
    seed: int
    flies: bool = False


@dataclass(frozen=True)
class PreparedScene:
    """A Scene with everything that is needed to draw any frame of it at one size.

    Attributes:
        later: the same in each place to which the film cuts, and the first frame there. A place
            decides the inks that stand out in it.
    """

    scene: Scene
    size: tuple[int, int]
    style: Style
    palette: Palette
    backdrop: Backdrop
    figures: tuple[Figure | Creature, ...]
    things: tuple[Thing, ...]
    shadows: tuple[ShadowTrack, ...]
    weather: Weather | None
    later: tuple[tuple[int, PreparedScene], ...] = ()

    def at(self, index: int) -> PreparedScene:
        """The scene in the place that frame ``index`` shows."""
        return next((scene for first, scene in reversed(self.later) if first <= index), self)

    @property
    def transparent(self) -> bool:
        """Whether neither paper nor place is drawn."""
        return self.scene.background == TRANSPARENT


def prepare(scene: Scene, size: tuple[int, int]) -> PreparedScene:
    """Prepare a scene for pictures of ``size`` pixels.

    Raises:
        StickGenError: the scene names a style, place, prop, hat, haircut, tie or wear that does
            not exist.
    """
    style = entry("style", scene.style, STYLES)
    scene = replace(scene, lines=tuple(line for line in scene.lines if line.form != "heard"))
    backdrop = make_backdrop(scene.place, style, scene.background)
    palette = Palette(style, backdrop.ground)
    figures = tuple(
        (creature if actor.motion.skeleton else Figure)(actor, scene.camera, size, palette)
        for actor in scene.actors
    )
    things = tuple(
        _thing(prop, scene, size, palette, backdrop.season, seed=_THING_SEEDS * (i + 1))
        for i, prop in enumerate(scene.props)
    )
    shadows = [body_shadow(f.actor.motion.joints, scene.camera, size) for f in figures]
    shadows += [
        prop_shadow(t.prop, t.drawing, t.turns, scene.camera, size)
        for t in things
        if t.prop.holder is None
    ]
    return PreparedScene(
        scene,
        size,
        style,
        palette,
        backdrop,
        figures,
        things,
        tuple(shadows) if style.shadow else (),
        _weather(scene, backdrop, palette, size),
        tuple(
            (change.first_frame(scene.fps), prepare(_moved(scene, change.place), size))
            for change in scene.places
        ),
    )


def _moved(scene: Scene, place: Place) -> Scene:
    """The same scene, all of it in one place."""
    return replace(scene, place=place, places=())


def _weather(
    scene: Scene, backdrop: Backdrop, palette: Palette, size: tuple[int, int]
) -> Weather | None:
    """The weather; None: nothing falls or flies."""
    if backdrop.weather.name == "clear" or scene.background == TRANSPARENT:
        return None
    return Weather(backdrop.weather, palette, scene.place.seed, size)


def _thing(
    prop: Prop,
    scene: Scene,
    size: tuple[int, int],
    palette: Palette,
    season: SeasonKind,
    *,
    seed: int,
) -> Thing:
    kind = entry("prop", prop.kind, PROPS)
    color = prop.color or kind.color
    pieces = in_season(kind.pieces_in(prop.state), season, color)
    hold = _hold(prop, scene, size)
    steps = np.linalg.norm(np.diff(prop.position, axis=0), axis=-1) * scene.fps
    free = np.isnan(hold[1:]) & prop.visible[1:]
    return Thing(
        prop=prop,
        drawing=color_in(pieces, palette, color),
        turns=quat_to_matrix(prop.rotation.astype(np.float64)),
        hold=hold,
        seed=seed,
        flies=kind.held and bool((steps[free] > _FLIES).any()),
    )


def _hold(prop: Prop, scene: Scene, size: tuple[int, int]) -> FloatArray:
    """Pixels per metre ``[T]`` at the hand that holds a thing; NaN where there is none."""
    hold = np.full(len(prop), np.nan)
    holders = prop.holders
    if prop.holder is not None:
        holders = (Holder(*prop.holder, 0, len(prop)),)
    actors = {actor.name: actor for actor in scene.actors}
    for holder in holders:
        if holder.actor in actors:
            frames = slice(holder.start, holder.end)
            near = hold_nearness(actors[holder.actor], holder.joint, scene.camera, size)
            hold[frames] = near[frames]
    return hold
