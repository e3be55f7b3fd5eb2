"""A body while it is fitted to things, and what is around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from stickgen.direction.approach import lined_up
from stickgen.direction.hands import standing
from stickgen.direction.tasks import Task
from stickgen.geometry import FloatArray
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.script import Character, StageProp


@dataclass
class Body:
    """One body while it is fitted.

    Attributes:
        motion: as far as it is fitted.
        character: of the Script.
        props: brought for it.
        fixed: whether it stands on the stage.
        known: frame from which on its path may still be bent.
        stairs: on which it is or was.
        steps_from: frame from which on its feet are on the stairs.
    """

    motion: Motion
    character: Character
    props: list[Prop] = field(default_factory=list)
    fixed: bool = False
    known: int = 0
    stairs: StageProp | None = None
    steps_from: int = 0


@dataclass(frozen=True)
class Around:
    """What is around a body.

    Attributes:
        stage: things of the Script.
        taken: ``[3]`` places where others sit or lie; added to.
        aspect: width over height of the picture.
        later: the tasks of the body that follow.
    """

    stage: Sequence[StageProp]
    taken: list[FloatArray]
    aspect: float
    later: Sequence[Task] = ()


def lead(
    body: Body, spot: FloatArray, yaw: float, goal: FloatArray, faces: float, frame: int
) -> None:
    """Bring a place of a motion to a goal: as a whole, or by another way from where it is known.

    Args:
        spot, yaw: ``[3]`` metres and radians in the motion.
        goal, faces: where they should be.
        frame: up to which the way may be bent.
    """
    body.motion = lined_up(
        body.motion, spot, yaw, goal, faces, slice(body.known, frame) if body.fixed else None
    )
    body.fixed = True


def standing_prop(prop: StageProp, frames: int) -> Prop:
    """A thing that stands still for a whole film."""
    x, z = prop.at or (0.0, 0.0)
    turn = standing(float(np.deg2rad(prop.turn)), frames)
    return Prop(prop.kind, np.tile([x, prop.y, z], (frames, 1)), turn, prop.scale)


def as_standing(prop: Prop) -> StageProp:
    """A thing of a Scene that stands still, as if the Script had put it on the stage."""
    x, y, z = (float(value) for value in prop.position[0])
    w, _, turned, _ = prop.rotation[0]
    turn = float(np.rad2deg(np.angle(np.exp(2j * np.arctan2(turned, w)))))
    return StageProp(kind=prop.kind, at=(x, z), y=y, turn=turn, scale=prop.scale)
