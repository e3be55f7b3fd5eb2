"""Things that the Script puts on the stage, while they are there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from stickgen.direction.handing import handed_prop
from stickgen.direction.hands import standing
from stickgen.geometry import FloatArray
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import StageProp

APPEARING = 0.3
"""Seconds in which a prop appears or disappears."""


def stage_prop(
    prop: StageProp,
    actors: Sequence[Actor],
    cuts: Sequence[int],
    gravities: FloatArray | None = None,
) -> Prop:
    """A prop that the Script puts on the stage: it stands still, or people hand it on.

    Args:
        prop: of the Script.
        actors: placed on the stage.
        cuts: frames at which the camera cuts; there a prop appears and disappears at once.
        gravities: ``[T]`` of the place, times that of the Earth.
    """
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    if prop.held_by:
        return _present(handed_prop(prop, actors, gravities), prop, fps, cuts)
    x, z = prop.at or (0.0, 0.0)
    still = Prop(
        kind=prop.kind,
        position=np.tile([x, prop.y, z], (frames, 1)),
        rotation=standing(float(np.deg2rad(prop.turn)), frames),
        scale=prop.scale,
        color=prop.color or "",
        state=prop.state,
    )
    return _present(still, prop, fps, cuts)


def _present(prop: Prop, asked: StageProp, fps: float, cuts: Sequence[int]) -> Prop:
    """The prop, seen from its start to its end; it grows and shrinks unless the camera cuts."""
    frame = np.arange(len(prop))
    growth = np.ones(len(prop))
    start = 0 if asked.start is None else round(asked.start * fps)
    end = len(prop) if asked.end is None else min(round(asked.end * fps), len(prop))
    edges = {0, len(prop), *cuts}
    if start not in edges:
        growth = np.minimum(growth, (frame + 1 - start) / (APPEARING * fps))
    if end not in edges:
        growth = np.minimum(growth, (end - frame) / (APPEARING * fps))
    growth = np.clip(growth, 0.0, 1.0)
    visible = (frame >= start) & (frame < end)
    return replace(prop, visible=visible, growth=growth * growth * (3 - 2 * growth))
