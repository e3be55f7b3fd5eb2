"""The automatic director: the shots of a film whose Script asks for ``camera: auto``."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

import numpy as np

from stickgen.geometry import runs
from stickgen.scene import Actor
from stickgen.script import Character, Shot
from stickgen.vocabulary import ACTION, SPEECH

_ESTABLISHING = 2.0  # seconds of the first shot,
_ESTABLISHING_SHARE = 0.25  # and at most this share of the film,
_LONG_FILM, _LONG_SHARE = 6.0, 0.18  # seconds; in a longer one, in which people look far away
_BEFORE_CONTACT, _AFTER_CONTACT = 0.3, 0.7  # seconds around a contact in which there is no cut
_LEAST_SHOT = 0.8  # seconds of a shot whose end gets out of the way of a contact
_MIN_SHOT = 1.6  # seconds; shorter shots are hard to follow
_USUAL_SHOT = 6.0  # seconds of the shots into which a longer time is divided
_SPEAKING = [ACTION[name] for name in SPEECH]


def plan_shots(
    actors: Sequence[Actor],
    characters: Sequence[Character],
    cuts: Sequence[int] = (),
    contacts: Sequence[int] = (),
) -> list[Shot]:
    """Shots of a whole film: an establishing shot, close-ups during speech, tracking otherwise.

    All heads stay in the picture: a close-up shows the faces of all actors. A long talk
    alternates between close-ups and tracking shots. A film in which an actor enters has no
    establishing shot, because it would show that actor too early.

    Args:
        actors: placed on the stage.
        characters: of the Script, in the same order; their lines count as speech.
        cuts: frames at which the place changes; each place has its establishing shot.
        contacts: frames in which something is hit, caught or touched: no cut is near them.
    """
    fps = actors[0].motion.fps
    edges = [0.0, *(cut / fps for cut in cuts if cut > 0), len(actors[0].motion) / fps]
    speech = _speech_spans(actors, characters)
    enters = any(character.enters for character in characters)
    shots: list[Shot] = []
    for first, last in pairwise(edges):
        shots += _shots_of_place(first, last, speech, len(shots), opens=not enters or first > 0)
    fixed = {0.0, *edges}
    return _clear_of(shots, sorted(frame / fps for frame in contacts), fixed)


def _clear_of(shots: Sequence[Shot], contacts: Sequence[float], fixed: Set[float]) -> list[Shot]:
    """The shots, cut earlier or later so that every contact is seen in one of them.

    Args:
        shots: in order of time, without gaps; those with the same times are one.
        contacts: seconds, in order.
        fixed: times of cuts that stay.
    """
    times = sorted({shot.start for shot in shots} | {shot.end for shot in shots})
    moved: dict[float, float] = {}
    for before, cut, after in zip([times[0], *times], times, [*times[1:], times[-1]], strict=False):
        start = moved.get(before, before)
        free = (
            [cut]
            if cut in fixed
            else [t for t in _near_times(cut, contacts) if _is_free(t, contacts)]
        )
        fits = [t for t in free if start + _LEAST_SHOT <= t <= after - _LEAST_SHOT]
        moved[cut] = cut if cut in fixed else fits[0] if fits else start
    return [
        shot.model_copy(update={"start": moved[shot.start], "end": moved[shot.end]})
        for shot in shots
        if moved[shot.end] > moved[shot.start]
    ]


def _near_times(cut: float, contacts: Sequence[float]) -> list[float]:
    """A cut and the times just before and just after each contact, the nearest first."""
    others = [t + d for t in contacts for d in (-_BEFORE_CONTACT - 0.02, _AFTER_CONTACT + 0.02)]
    return sorted([cut, *others], key=lambda t: abs(t - cut))


def _is_free(time: float, contacts: Sequence[float]) -> bool:
    return not any(t - _BEFORE_CONTACT <= time <= t + _AFTER_CONTACT for t in contacts)


def _shots_of_place(
    first: float, last: float, speech: Sequence[tuple[float, float]], number: int, *, opens: bool
) -> list[Shot]:
    """Shots from ``first`` to ``last`` seconds.

    Args:
        speech: starts and ends of speech, seconds.
        number: how many shots there are before them.
        opens: whether an establishing shot may come first.
    """
    long = last - first > _LONG_FILM
    opening = min(_ESTABLISHING, (_LONG_SHARE if long else _ESTABLISHING_SHARE) * (last - first))
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
