"""Entrances and exits through the wings (the theatre's word for the unseen sides of a stage).

The camera frames an actor who is in the wings as if they stood at the edge of the picture, so it
does not follow actors who enter or leave.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from stickgen.camera import VIEW_HEIGHT
from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.scene import Actor
from stickgen.script import Character

_MIN_ASPECT = 16 / 9  # a film framed for any shape is mostly watched in this one
_BODY_WIDTH = 1.1  # metres that a body needs to be out of sight beside the picture
_MIN_SEEN = 1.2  # metres of a path inside the picture, so that an entrance is seen at all
_COMPANY_MARGIN = 1.5  # metres that the wings are farther out than anybody else


def wings_distance(aspect: float) -> float:
    """Metres from the middle of the stage to where an actor beside the picture is not seen."""
    return VIEW_HEIGHT / 2 * max(aspect, _MIN_ASPECT) + _BODY_WIDTH


def wings_offset(
    joints: FloatArray, character: Character, aspect: float, outermost: float = 0.0
) -> float:
    """Metres by which a path is moved to the right so that it starts or ends in the wings.

    Args:
        joints: ``[T, 22, 3]`` metres of an actor who enters or leaves, already turned.
        character: says by which side.
        aspect: width over height of the picture.
        outermost: metres from the middle to the outermost of the other actors.

    Raises:
        StickGenError: the path is too short to enter or to leave.
    """
    x = joints[:, 0, 0]
    distance = max(wings_distance(aspect), outermost + _COMPANY_MARGIN)
    at_start = _sign(character.enters) * distance - x[0]
    at_end = _sign(character.leaves) * distance - x[-1]
    if character.enters is None or character.leaves is None:
        travel = float(np.abs(x - (x[0] if character.enters else x[-1])).max())
        needed = distance - wings_distance(aspect) + _MIN_SEEN
        offset = float(at_start if character.enters else at_end)
    else:
        travel = float(abs(x[-1] - x[0]))
        needed = 2 * distance if character.enters != character.leaves else 0.0
        offset = float(at_start + at_end) / 2
    if travel < needed:
        raise StickGenError(
            f"{character.name} goes {travel:.1f} m, too little to {_request(character)} "
            f"({needed:.1f} m): let a beat walk for longer, or try another seed"
        )
    return offset


def keep_in_picture(actor: Actor, character: Character, aspect: float) -> Actor:
    """The actor as the camera frames them: in the wings they count as at the picture's edge."""
    x = actor.motion.joints[:, 0, 0]
    inside = np.asarray(x, dtype=np.float64)
    distance = wings_distance(aspect)
    for side, outside in ((character.enters, x[0]), (character.leaves, x[-1])):
        if side == "left":
            inside = np.maximum(inside, min(outside + distance, x.max()))
        elif side == "right":
            inside = np.minimum(inside, max(outside - distance, x.min()))
    shift = (inside - x)[:, None, None] * [1.0, 0.0, 0.0]
    joints = (actor.motion.joints + shift).astype(np.float32)
    return replace(actor, motion=replace(actor.motion, joints=joints))


def _sign(side: str | None) -> float:
    return -1.0 if side == "left" else 1.0


def _request(character: Character) -> str:
    """The entrance or exit in the Script, as words of an error message."""
    wishes = [("enter from the", character.enters), ("leave by the", character.leaves)]
    return " and ".join(f"{verb} {side}" for verb, side in wishes if side)
