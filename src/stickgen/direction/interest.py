"""What the picture must hold beside bodies: a ball on its way, a hoop, words above a head."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from stickgen.catalog.props import PROPS
from stickgen.direction.framing import Subject
from stickgen.geometry import FloatArray, quat_rotate, runs
from stickgen.measures.limbs import speed
from stickgen.prop import Prop
from stickgen.scene import Actor, SpeechLine
from stickgen.script import StageProp
from stickgen.skeleton import J
from stickgen.vocabulary import ACTION

_UP = np.array([0.0, 1.0, 0.0])
_LONG = 0.6  # metres of a thing in a hand whose tip is kept in the picture
_FLIES = 0.8  # m/s of a thing on its way
_SECONDS = 1.3  # of its way that are followed
_ROOM = np.array([1.6, 0.0, 1.0])  # metres beyond the bodies up to which it is followed
_HIGHEST = 2.8  # metres up to which it is followed
_HOOP_TOP = 3.65  # metres of the top of a hoop's board
_NEAR = 9.0  # metres from the one who throws to the hoop
_WORDS = 0.45  # metres above a head for what it says
_PADDING = 0.25  # metres around it


def points_of_interest(
    actors: Sequence[Actor],
    props: Sequence[Prop],
    stage: Sequence[StageProp],
    lines: Sequence[SpeechLine] = (),
) -> Subject | None:
    """Things on their way, hoops that are thrown at, room for words; None: there is nothing.

    At all other times their points are in the middle of the actors; farther away they are followed
    only as far as the edge of the picture.

    Args:
        actors: placed on the stage.
        props: of the film.
        stage: things of the Script.
        lines: words in bubbles.
    """
    pelvises = np.stack([actor.motion.joints[:, 0] for actor in actors]).astype(np.float64)
    middle = pelvises.mean(axis=0)
    tracks = [_on_its_way(prop, pelvises, middle, actors[0].motion.fps) for prop in props]
    tracks += [_hoop(prop, actors, middle) for prop in stage if prop.kind == "hoop" and prop.at]
    tracks += [_words(actor, lines, middle) for actor in actors]
    found = [track for track in tracks if track is not None]
    if not found:
        return None
    return Subject(np.stack(found, axis=1), np.full(len(found), _PADDING))


def _on_its_way(
    prop: Prop, pelvises: FloatArray, middle: FloatArray, fps: float
) -> FloatArray | None:
    """Where a thing is while it flies, or the tip of one in a hand, ``[T, 3]`` metres."""
    size = PROPS[prop.kind].size * prop.scale
    if prop.holder is not None and PROPS[prop.kind].held and size > _LONG:  # a bat, a sword
        tip = prop.position + quat_rotate(prop.rotation.astype(np.float64), size * _UP)
        return np.asarray(np.where(prop.visible[:, None], tip, middle))
    if not PROPS[prop.kind].held or prop.holder is not None:
        return None
    free = prop.visible & (speed(prop.position, fps) > _FLIES) & ~_is_held(prop)
    for run in runs(free):
        free[run.start + round(_SECONDS * fps) : run.stop] = False
    if not free.any():
        return None
    low, high = pelvises.min(axis=0) - _ROOM, pelvises.max(axis=0) + _ROOM
    low[:, 1], high[:, 1] = 0.0, _HIGHEST
    return np.asarray(np.where(free[:, None], np.clip(prop.position, low, high), middle))


def _is_held(prop: Prop) -> NDArray[np.bool_]:
    held = np.zeros(len(prop), dtype=bool)
    for holder in prop.holders:
        held[holder.start : holder.end] = True
    return held


def _words(actor: Actor, lines: Sequence[SpeechLine], middle: FloatArray) -> FloatArray | None:
    """Above the head of somebody, while they speak in bubbles, ``[T, 3]`` metres."""
    speaks = np.zeros(len(middle), dtype=bool)
    for line in lines:
        if line.actor == actor.name and line.form not in ("subtitle", "heard"):
            speaks[round(line.start * actor.motion.fps) : round(line.end * actor.motion.fps)] = True
    above = actor.motion.joints[:, J["head"]] + [0.0, actor.look.head_radius + _WORDS, 0.0]
    return np.where(speaks[:, None], above, middle) if speaks.any() else None


def _hoop(prop: StageProp, actors: Sequence[Actor], middle: FloatArray) -> FloatArray | None:
    """The top of a hoop while somebody near it throws, ``[T, 3]`` metres."""
    assert prop.at is not None
    top = np.array([prop.at[0], prop.y + _HOOP_TOP * prop.scale, prop.at[1]])
    shoots = np.zeros(len(middle), dtype=bool)
    for actor in actors:
        near = np.linalg.norm(actor.motion.joints[:, 0] - top * [1.0, 0.0, 1.0], axis=-1) < _NEAR
        shoots |= near & (actor.motion.actions == ACTION["shooting"])
    return np.where(shoots[:, None], top, middle) if shoots.any() else None
