"""The postures of an animal over time, smoothly one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.animals.path import Path, eased
from stickgen.animals.postures import Posture, posture
from stickgen.animals.ways import Span
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.geometry import FloatArray

_STEP = 9  # frames of the step by which a foot goes to its place in a new posture
_STAGGER = 3  # frames between the steps of two legs
_MOVED = 0.02  # metres by which a place must change for a step


@dataclass(frozen=True)
class Tracks:
    """Postures over time.

    Attributes:
        drop, pitch, pivot, neck, head, tail, wag, flat, spread, nod, look: ``[T]``, as in
            ``Posture``; those that swing (wag, nod, look) are amplitudes.
        beat: ``[T]`` phase of what swings, radians.
        places: place of a leg → where its foot is, y and z ``[T, 2]``, not smoothed.
        raised: place of a leg → ``[T]`` whether its foot is off the floor.
        shut: ``[T]`` whether the eyes are shut.
    """

    drop: FloatArray
    pitch: FloatArray
    pivot: FloatArray
    neck: FloatArray
    head: FloatArray
    tail: FloatArray
    wag: FloatArray
    flat: FloatArray
    spread: FloatArray
    nod: FloatArray
    look: FloatArray
    beat: FloatArray
    places: dict[str, FloatArray]
    raised: dict[str, NDArray[np.bool_]]
    shut: NDArray[np.bool_]


_SMOOTH = "drop pitch pivot neck head tail wag flat spread nod look".split()


def posture_tracks(
    animal: AnimalKind, spans: Sequence[Span], path: Path, fps: float, phase: float
) -> Tracks:
    """The postures of an animal.

    Args:
        animal: whose.
        spans: its ways, without gaps.
        path: its course.
        fps: frames a second.
        phase: radians at which what swings begins, so that two dogs do not nod together.
    """
    frames = len(path.yaw)
    chosen = [(span, posture(animal, span.way)) for span in spans]

    def track(name: str) -> FloatArray:
        values = np.zeros(frames)
        for span, pose in chosen:
            values[span.start : span.end] = getattr(pose, name)
        return values

    smooth = {name: eased(track(name), fps) for name in _SMOOTH}
    # A pivot that moved while the trunk is level would shift nothing; keep the one it needs.
    smooth["pivot"] = _pivots(chosen, frames)
    beat = phase + 2 * np.pi * np.cumsum(eased(track("rate"), fps)) / fps
    places, raised = {}, {}
    for number, leg in enumerate(animal.legs):
        kind = "fore" if leg.place.endswith("fore") else "hind"
        places[leg.place], raised[leg.place] = _place(chosen, leg.place, kind, frames, number)
    return Tracks(**smooth, beat=beat, places=places, raised=raised, shut=track("shut") > 0)


def _pivots(chosen: Sequence[tuple[Span, Posture]], frames: int) -> FloatArray:
    """The pivot of the trunk; a level trunk takes that of the pitched posture before or after."""
    values = np.full(frames, np.nan)
    for span, pose in chosen:
        if pose.pitch:
            values[span.start : span.end] = pose.pivot
    known = np.flatnonzero(~np.isnan(values))
    if not len(known):
        return np.zeros(frames)
    nearest = known[np.abs(np.arange(frames)[:, None] - known[None, :]).argmin(axis=1)]
    return np.asarray(eased(values[nearest], 25.0))


def _place(
    chosen: Sequence[tuple[Span, Posture]], place: str, kind: str, frames: int, number: int
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Where a foot is moved by the postures, and when it is off the floor for that."""
    at, off = np.zeros((frames, 2)), np.zeros(frames, dtype=bool)
    before: Posture | None = None
    for span, pose in chosen:
        moved, lifted = getattr(pose, kind), place in pose.raised
        if kind == "fore" and pose.raised and not lifted:
            moved = (0.0, 0.0)
        change = span.start + _STAGGER * (number % 4)
        if before is None:
            change = 0
        elif np.hypot(*(np.array(moved) - at[span.start - 1])) > _MOVED or lifted:
            off[change : change + _STEP] = True
        if before is not None and place in before.raised and not lifted:
            off[span.start : change + _STEP] = True
        at[change:] = moved
        off[span.start : span.end] |= lifted
        before = pose
    return at, off
