"""The automatic director: the shots of a film whose Script asks for ``camera: auto``."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from stickgen.geometry import runs
from stickgen.scene import Actor
from stickgen.script import Character, Shot
from stickgen.vocabulary import ACTION, SPEECH

_ESTABLISHING = 2.0  # seconds of the first shot,
_ESTABLISHING_SHARE = 0.25  # and at most this share of the film
_MIN_SHOT = 1.6  # seconds; shorter shots are hard to follow
_USUAL_SHOT = 6.0  # seconds of the shots into which a longer time is divided
_SPEAKING = [ACTION[name] for name in SPEECH]


def plan_shots(
    actors: Sequence[Actor], characters: Sequence[Character], cuts: Sequence[int] = ()
) -> list[Shot]:
    """Shots of a whole film: an establishing shot, close-ups during speech, tracking otherwise.

    All heads stay in the picture: a close-up shows the faces of all actors. A long talk
    alternates between close-ups and tracking shots. A film in which an actor enters has no
    establishing shot, because it would show that actor too early.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order; their lines count as speech.
        cuts: frames at which the place changes; each place has its establishing shot.
    """
    fps = actors[0].motion.fps
    edges = [0.0, *(cut / fps for cut in cuts if cut > 0), len(actors[0].motion) / fps]
    speech = _speech_spans(actors, characters)
    enters = any(character.enters for character in characters)
    shots: list[Shot] = []
    for first, last in pairwise(edges):
        shots += _shots_of_place(first, last, speech, len(shots), opens=not enters or first > 0)
    return shots


def _shots_of_place(
    first: float, last: float, speech: Sequence[tuple[float, float]], number: int, *, opens: bool
) -> list[Shot]:
    """Shots from ``first`` to ``last`` seconds.

    Args:
        speech: starts and ends of speech, seconds.
        number: how many shots there are before them.
        opens: whether an establishing shot may come first.
    """
    opening = min(_ESTABLISHING, _ESTABLISHING_SHARE * (last - first))
    shots: list[Shot] = []
    now = first
    if opening >= _MIN_SHOT / 2 and opens:
        shots.append(Shot(move="establish", start=now, end=now + opening))
        now += opening
    for start, end in speech:
        start, end = max(start, now), min(end, last)
        if end - start < _MIN_SHOT:
            continue
        if start - now < _MIN_SHOT:  # no time for another shot before it
            start = now
        shots += _tracking_shots(now, start, number + len(shots))
        edges = np.linspace(start, end, _shot_count(end - start) + 1)
        for i, (begin, stop) in enumerate(pairwise(edges.tolist())):
            shots.append(Shot(move="track" if i % 2 else "close_up", start=begin, end=stop))
        now = end
    return shots + _tracking_shots(now, last, number + len(shots))


def _speech_spans(
    actors: Sequence[Actor], characters: Sequence[Character]
) -> list[tuple[float, float]]:
    """Starts and ends, in seconds, of speech by anybody; short pauses are bridged."""
    fps, frames = actors[0].motion.fps, len(actors[0].motion)
    speaking = np.zeros(frames, dtype=bool)
    for actor, character in zip(actors, characters, strict=True):
        speaking |= np.isin(actor.motion.actions, _SPEAKING)
        for line in character.lines:
            speaking[round(line.start * fps) : round(line.end * fps)] = True
    pause = round(_MIN_SHOT * fps)
    for gap in runs(~speaking):
        if gap.start > 0 and gap.stop < frames and gap.stop - gap.start < pause:
            speaking[gap] = True
    return [(span.start / fps, span.stop / fps) for span in runs(speaking)]


def _tracking_shots(start: float, end: float, number: int) -> list[Shot]:
    """Tracking shots from ``start`` to ``end`` seconds; one in three also orbits the actors.

    Args:
        start, end: seconds.
        number: how many shots there are before them.
    """
    if end <= start:
        return []
    edges = np.linspace(start, end, _shot_count(end - start) + 1)
    shots = []
    for i, (first, last) in enumerate(pairwise(edges.tolist()), start=number):
        shots.append(Shot(move="track", start=first, end=last))
        if i % 3 == 2:
            shots.append(Shot(move="orbit", amount=30.0, start=first, end=last))
    return shots


def _shot_count(seconds: float) -> int:
    """Into how many shots a time is divided."""
    return max(1, round(seconds / _USUAL_SHOT))
