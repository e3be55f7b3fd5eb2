"""Where people look: at whom they should, at whoever speaks, else straight ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.smoothing import smooth
from stickgen.render.head import Head, head_track
from stickgen.scene import Actor
from stickgen.script import Character
from stickgen.vocabulary import FACE_TRANSITION

FloatArray = NDArray[np.floating]

_FARTHEST = np.array([0.8, 0.5])
"""Radians by which eyes turn aside and up or down, at most."""


def look_around(actors: Sequence[Actor], characters: Sequence[Character]) -> tuple[Actor, ...]:
    """Give every face its gaze.

    Whoever ``looks_at`` somebody does so all the time; the others look at the one who speaks a
    line, and a speaker at the nearest of the others.

    Args:
        actors: placed on the stage, with faces.
        characters: of the Script, in the same order.
    """
    if len(actors) == 1:
        return tuple(actors)
    heads = [head_track(actor.motion.joints, actor.look.head_radius) for actor in actors]
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    names = [actor.name for actor in actors]
    speaking = np.zeros((len(actors), frames), dtype=bool)
    for i, character in enumerate(characters):
        for line in character.lines:
            speaking[i, round(line.start * fps) : round(line.end * fps)] = True
    out = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        if character.looks_at:
            whom = np.full(frames, names.index(character.looks_at))
        else:
            whom = _listened_to(i, speaking, heads)
        gaze = smooth(_toward(heads, i, whom), FACE_TRANSITION / 2 * fps)
        face = actor.face and replace(actor.face, gaze=gaze.astype(np.float32))
        out.append(replace(actor, face=face))
    return tuple(out)


def _listened_to(i: int, speaking: NDArray[np.bool_], heads: Sequence[Head]) -> NDArray[np.intp]:
    """Number of the one who is looked at in every frame, ``[T]``; −1 for nobody."""
    others = speaking.copy()
    others[i] = False
    whom = np.where(others.any(axis=0), others.argmax(axis=0), -1)
    away = np.stack([np.linalg.norm(head.center - heads[i].center, axis=-1) for head in heads])
    away[i] = np.inf
    return np.where((whom < 0) & speaking[i], away.argmin(axis=0), whom)


def _toward(heads: Sequence[Head], i: int, whom: NDArray[np.intp]) -> FloatArray:
    """Angles ``[T, 2]`` to the actor's left and up, from straight ahead to another's face."""
    head = heads[i]
    centers = np.stack([other.center for other in heads])
    away = centers[whom, np.arange(len(whom))] - head.center
    left, up, ahead = ((away * axis).sum(-1) for axis in (head.left, head.up, head.forward))
    angles = np.stack([np.arctan2(left, ahead), np.arctan2(up, np.hypot(left, ahead))], axis=-1)
    angles = np.clip(angles, -_FARTHEST, _FARTHEST)
    return np.where((whom >= 0)[:, None], angles, 0.0)
