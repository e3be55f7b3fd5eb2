"""The automatic director: which shots a film is made of when nobody says."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

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

    Nobody's head leaves the picture: a close-up shows the faces of all who are there. A long talk
    is seen from near and from afar in turn. Where somebody enters, no wide shot gives them away.

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
    if opening >= _SHORTEST / 2 and not any(character.enters for character in characters):
        shots.append(Shot(move="establish", start=0.0, end=opening))
        at = opening
    for start, end in talk:
        start, end = max(start, at), min(end, seconds)
        if end - start < _SHORTEST:
            continue
        if start - at < _SHORTEST:  # no time for anything else before it
            start = at
        shots += _along(at, start, len(shots))
        edges = np.linspace(start, end, _parts(end - start) + 1)
        for number, (first, last) in enumerate(pairwise(edges.tolist())):
            shots.append(Shot(move="track" if number % 2 else "close_up", start=first, end=last))
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
    edges = np.linspace(start, end, _parts(end - start) + 1)
    shots = []
    for i, (first, last) in enumerate(pairwise(edges.tolist()), start=number):
        shots.append(Shot(move="track", start=first, end=last))
        if i % 3 == 2:
            shots.append(Shot(move="orbit", amount=30.0, start=first, end=last))
    return shots


def _parts(seconds: float) -> int:
    """How many shots a stretch is worth."""
    return max(1, round(seconds / _LONGEST))
