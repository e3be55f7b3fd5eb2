"""The automatic director: which shots a film is made of when nobody says."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from stickgen.geometry import runs
from stickgen.scene import Actor
from stickgen.script import Character, Shot
from stickgen.vocabulary import ACTION, SPEECH

_ESTABLISHING = 2.0  # seconds of the first shot,
_SHARE = 0.25  # and at most this share of the film
_SHORTEST = 1.6  # seconds of a shot: shorter ones only confuse
_LONGEST = 6.0  # seconds after which the camera does something else
_SPEAKING = [ACTION[name] for name in SPEECH]


def direct(actors: Sequence[Actor], characters: Sequence[Character]) -> list[Shot]:
    """Shots for a film: everybody and the place first, faces when they speak, else along.

    Nobody's head leaves the picture: a close-up shows the faces of all who are there.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order; their lines count as speech.
    """
    fps = actors[0].motion.fps
    seconds = len(actors[0].motion) / fps
    talk = _talk(actors, characters)
    opening = min(_ESTABLISHING, _SHARE * seconds)
    shots: list[Shot] = []
    at = 0.0
    if opening >= _SHORTEST / 2:
        shots.append(Shot(move="establish", start=0.0, end=opening))
        at = opening
    for start, end in talk:
        start, end = max(start, at), min(end, seconds)
        if end - start < _SHORTEST:
            continue
        if start - at < _SHORTEST:  # no time for anything else before it
            start = at
        shots += _along(at, start, len(shots))
        shots.append(Shot(move="close_up", start=start, end=end))
        at = end
    return shots + _along(at, seconds, len(shots))


def _talk(actors: Sequence[Actor], characters: Sequence[Character]) -> list[tuple[float, float]]:
    """Stretches in which somebody speaks, in seconds, joined where they nearly touch."""
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    speaks = np.zeros(frames, dtype=bool)
    for actor, character in zip(actors, characters, strict=True):
        speaks |= np.isin(actor.motion.actions, _SPEAKING)
        for line in character.lines:
            speaks[round(line.start * fps) : round(line.end * fps)] = True
    pause = round(_SHORTEST * fps)
    for gap in runs(~speaks):
        if gap.start > 0 and gap.stop < frames and gap.stop - gap.start < pause:
            speaks[gap] = True
    return [(span.start / fps, span.stop / fps) for span in runs(speaks)]


def _along(start: float, end: float, number: int) -> list[Shot]:
    """Shots that fill a stretch: the camera goes along; now and then it circles or comes near."""
    if end <= start:
        return []
    count = max(1, round((end - start) / _LONGEST))
    edges = np.linspace(start, end, count + 1)
    shots = []
    for i in range(count):
        span = {"start": float(edges[i]), "end": float(edges[i + 1])}
        shots.append(Shot(move="track", **span))
        if (number + i) % 3 == 2:
            shots.append(Shot(move="orbit", amount=30.0, **span))
    return shots
