"""Gaze: actors look at the character that the Script names, at the speaker, or straight ahead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from stickgen.direction.dealings import Dealings
from stickgen.direction.smoothing import smooth
from stickgen.geometry import FloatArray
from stickgen.render.head import Head, head_track
from stickgen.scene import Actor
from stickgen.script import Character
from stickgen.vocabulary import FACE_TRANSITION

_MAX_ANGLES = np.array([0.8, 0.5])
"""Radians by which eyes turn to the side, and up or down, at most."""


def add_gaze(
    actors: Sequence[Actor], characters: Sequence[Character], dealings: Dealings
) -> tuple[Actor, ...]:
    """Give every face its gaze.

    A character with ``looks_at`` looks there, all the time or when it says so. Otherwise those
    who deal with one another look at each other, then everybody looks at the character who speaks
    a line, and a speaker looks at the nearest other actor.

    Args:
        actors: placed on the stage, with faces.
        characters: of the Script, in the same order.
        dealings: who acts upon whom.
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
    result = []
    for i, (actor, character) in enumerate(zip(actors, characters, strict=True)):
        if character.partner:
            targets = np.full(frames, names.index(character.partner))
        else:
            targets = _gaze_targets(i, speaking, heads)
            for acts in (dealings[:, i], dealings[i]):  # what they do themselves counts more
                targets = np.where(acts.any(axis=0), acts.argmax(axis=0), targets)
            for look in character.looks:
                targets[round(look.start * fps) : round(look.end * fps)] = names.index(look.name)
        gaze = smooth(_gaze_angles(heads, i, targets), FACE_TRANSITION / 2 * fps)
        if actor.face is not None and actor.face.gaze is not None:  # looks about
            gaze = np.where((targets < 0)[:, None], gaze + actor.face.gaze, gaze)
        face = actor.face and replace(actor.face, gaze=gaze.astype(np.float32))
        result.append(replace(actor, face=face))
    return tuple(result)


def _gaze_targets(i: int, speaking: NDArray[np.bool_], heads: Sequence[Head]) -> NDArray[np.intp]:
    """Index ``[T]`` of the actor at whom actor ``i`` looks; −1 for none."""
    others = speaking.copy()
    others[i] = False
    targets = np.where(others.any(axis=0), others.argmax(axis=0), -1)
    distance = np.stack([np.linalg.norm(head.center - heads[i].center, axis=-1) for head in heads])
    distance[i] = np.inf
    return np.where((targets < 0) & speaking[i], distance.argmin(axis=0), targets)


def _gaze_angles(heads: Sequence[Head], i: int, targets: NDArray[np.intp]) -> FloatArray:
    """Radians ``[T, 2]`` to the actor's left and up, from straight ahead to the target's face."""
    head = heads[i]
    centers = np.stack([other.center for other in heads])
    away = centers[targets, np.arange(len(targets))] - head.center
    left, up, ahead = ((away * axis).sum(-1) for axis in (head.left, head.up, head.forward))
    angles = np.stack([np.arctan2(left, ahead), np.arctan2(up, np.hypot(left, ahead))], axis=-1)
    angles = np.clip(angles, -_MAX_ANGLES, _MAX_ANGLES)
    return np.where((targets >= 0)[:, None], angles, 0.0)
