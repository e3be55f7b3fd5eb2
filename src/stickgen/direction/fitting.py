"""Bodies fitted to what is under and around them: seats, stairs, ladders, beds, doors.

Who uses a thing of the stage is led to it; what the stage does not have is brought to the body.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.direction import fit_seats, fit_ways
from stickgen.direction.containers import INSIDE, stands
from stickgen.direction.fitted_body import Around, Body, as_standing
from stickgen.direction.grounding import grounded
from stickgen.direction.hands import standing
from stickgen.direction.holds import CLIMBED
from stickgen.direction.stairs import kept_on, on_stairs
from stickgen.direction.tasks import Task, find_tasks
from stickgen.geometry import FloatArray, heading, quat_mul, yaw_matrix
from stickgen.motion import Motion
from stickgen.prop import Prop
from stickgen.scene import Actor
from stickgen.script import Character, StageProp

_FITS: MappingProxyType[str, Callable[[Body, Task, Around], None]] = MappingProxyType(
    {
        "sit": fit_seats.sit,
        "arrive": fit_seats.arrive,
        "through": fit_ways.through,
        "lie": fit_seats.lie,
        "climb": fit_ways.climb,
        "ride": fit_ways.ride,
        "swim": fit_ways.swim,
        "tumble": fit_ways.tumble,
        "over": fit_ways.jump_over,
    }
)
"""What a task asks of the body → how it is fitted."""


@dataclass(frozen=True)
class Fitted:
    """Bodies and what is under and around them.

    Attributes:
        actors: those who are fixed stand where they should be on the stage already.
        props: of each actor what is brought for them, where their body is.
        fixed: indices of the actors who are not to be moved any more.
    """

    actors: tuple[Actor, ...]
    props: tuple[tuple[Prop, ...], ...]
    fixed: frozenset[int]


def fit(
    cast: Sequence[Actor],
    characters: Sequence[Character],
    stage: Sequence[StageProp],
    aspect: float = 1.0,
    riders: Sequence[int] = (),
    *,
    firm: bool = True,
) -> Fitted:
    """Fit all bodies to the things of a Script.

    Args:
        cast: with canonical motions, grown.
        characters: of the Script, in the same order.
        stage: its things.
        aspect: width over height of the picture.
        riders: indices of those who are carried by animals.
        firm: whether bodies stand on the floor; else they may hover.
    """
    table = any(prop.kind == "table" and prop.at is not None for prop in stage)
    stock = next((prop.kind for prop in stage if prop.kind in INSIDE and stands(prop)), "")
    taken: list[FloatArray] = []
    bodies: list[Body] = []
    for i, (actor, character) in enumerate(zip(cast, characters, strict=True)):
        body = Body(actor.motion, character)
        tasks = [] if i in riders else find_tasks(character, actor.motion, table, stock)
        if firm and i not in riders and not actor.motion.skeleton:
            body.motion = grounded(body.motion, _borne(tasks, len(actor.motion)))
        for number, task in enumerate(tasks):
            _FITS[task.what](body, task, Around(stage, taken, aspect, tasks[number + 1 :]))
        if body.stairs is not None:
            body.motion = kept_on(body.motion, body.steps_from, body.stairs)
            body.motion = on_stairs(body.motion, body.steps_from, [body.stairs])
        bodies.append(body)
    return Fitted(
        tuple(replace(a, motion=b.motion) for a, b in zip(cast, bodies, strict=True)),
        tuple(tuple(b.props) for b in bodies),
        frozenset(i for i, body in enumerate(bodies) if body.fixed),
    )


def _borne(tasks: Sequence[Task], frames: int) -> NDArray[np.bool_]:
    """Frames ``[T]`` in which something else than the floor bears a body."""
    borne = np.zeros(frames, dtype=bool)
    for task in tasks:
        if task.what in ("ride", "swim") or (task.what == "climb" and task.thing in CLIMBED):
            borne[task.start : task.stop] = True
    return borne


def as_things(fitted: Sequence[Sequence[Prop]], *kinds: str) -> tuple[StageProp, ...]:
    """What was brought of some kinds, as if the Script had put it on the stage."""
    return tuple(as_standing(prop) for props in fitted for prop in props if prop.kind in kinds)


def beside(props: Sequence[Prop], before: Motion, after: Motion) -> tuple[Prop, ...]:
    """What was brought for a body, where the body was moved to as a whole."""
    turn = float(heading(after.joints[:1])[0] - heading(before.joints[:1])[0])
    matrix = yaw_matrix(turn)
    shift = after.joints[0, 0] - matrix @ before.joints[0, 0]
    spin = standing(turn, 1)
    return tuple(
        replace(
            prop,
            position=prop.position @ matrix.T + shift,
            rotation=quat_mul(np.broadcast_to(spin, prop.rotation.shape), prop.rotation),
        )
        for prop in props
    )
