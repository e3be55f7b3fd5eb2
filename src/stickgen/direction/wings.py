"""Entrances and exits: paths that begin or end beside the picture, and a camera that awaits them.

Somebody who is still in the wings is filmed as if they stood where the picture begins, so the
camera does not go out to meet them, nor follow who leaves.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.camera import VIEW_HEIGHT
from stickgen.errors import StickGenError
from stickgen.scene import Actor
from stickgen.script import Character

FloatArray = NDArray[np.floating]

_WIDEST = 16 / 9  # a picture framed for any shape is mostly shown in this one
_BODY = 1.1  # metres that a body needs to be out of sight beside the picture
_SEEN = 1.2  # metres that somebody must come in, or go from, to be seen at all
_COMPANY = 1.5  # metres that the wings are farther out than anybody else


def wings(aspect: float) -> float:
    """Metres from the middle of a picture to somebody beside it who is not seen."""
    return VIEW_HEIGHT / 2 * max(aspect, _WIDEST) + _BODY


def through_the_wings(
    joints: FloatArray, character: Character, aspect: float, company: float = 0.0
) -> float:
    """Metres by which a path is moved to the right so that it starts or ends in the wings.

    Args:
        joints: ``[T, 22, 3]`` of somebody who enters or leaves, turned the way they go.
        character: says by which side.
        aspect: width over height of the picture.
        company: metres from the middle to the outermost of the others.

    Raises:
        StickGenError: the path is too short to come in or to go out.
    """
    x = joints[:, 0, 0]
    out = max(wings(aspect), company + _COMPANY)
    start = _sign(character.enters) * out - x[0]
    end = _sign(character.leaves) * out - x[-1]
    if character.enters is None or character.leaves is None:
        way = float(np.abs(x - (x[0] if character.enters else x[-1])).max())
        need = out - wings(aspect) + _SEEN
        shift = float(start if character.enters else end)
    else:
        way = float(abs(x[-1] - x[0]))
        need = 2 * out if character.enters != character.leaves else 0.0
        shift = float(start + end) / 2
    if way < need:
        raise StickGenError(
            f"{character.name} goes {way:.1f} m, too little to {_wish(character)} "
            f"({need:.1f} m): let a beat walk for longer, or try another seed"
        )
    return shift


def awaited(actor: Actor, character: Character, aspect: float) -> Actor:
    """The actor as a camera frames them: never farther out than where the picture begins."""
    x = actor.motion.joints[:, 0, 0]
    inside = np.asarray(x, dtype=np.float64)
    for side, at in ((character.enters, x[0]), (character.leaves, x[-1])):
        if side == "left":
            inside = np.maximum(inside, min(at + wings(aspect), x.max()))
        elif side == "right":
            inside = np.minimum(inside, max(at - wings(aspect), x.min()))
    shift = (inside - x)[:, None, None] * [1.0, 0.0, 0.0]
    joints = (actor.motion.joints + shift).astype(np.float32)
    return replace(actor, motion=replace(actor.motion, joints=joints))


def _sign(side: str | None) -> float:
    return -1.0 if side == "left" else 1.0


def _wish(character: Character) -> str:
    wishes = [("enter from the", character.enters), ("leave by the", character.leaves)]
    return " and ".join(f"{what} {side}" for what, side in wishes if side)
