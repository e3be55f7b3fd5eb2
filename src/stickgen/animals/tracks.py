"""The postures of an animal over time, smoothly one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from stickgen.animals.gaits import shortest_step
from stickgen.animals.measures import measures
from stickgen.animals.path import Path, eased
from stickgen.animals.postures import Posture, posture
from stickgen.animals.ways import Span
from stickgen.catalog.animals.animal import AnimalKind
from stickgen.geometry import FloatArray

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
    hip = measures(animal.name).hip
    for number, leg in enumerate(animal.legs):
        kind = "fore" if leg.place.endswith("fore") else "hind"
        at = _Foot(leg.place, kind, number, round(1.6 * shortest_step(hip, fps)))
        places[leg.place], raised[leg.place] = _place(chosen, at, frames)
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
    nearest = known[np.searchsorted((known[1:] + known[:-1]) / 2, np.arange(frames))]
    return np.asarray(eased(values[nearest], 25.0))


class _Foot(NamedTuple):
    """A foot that postures move: its place, its kind, its turn, and frames of its step."""

    place: str
    kind: str
    number: int
    step: int


def _place(
    chosen: Sequence[tuple[Span, Posture]], foot: _Foot, frames: int
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Where a foot is moved by the postures, and when it is off the floor for that."""
    at, off = np.zeros((frames, 2)), np.zeros(frames, dtype=bool)
    before: Posture | None = None
    for span, pose in chosen:
        moved, lifted = getattr(pose, foot.kind), foot.place in pose.raised
        if foot.kind == "fore" and pose.raised and not lifted:
            moved = (0.0, 0.0)
        change = span.start + _STAGGER * (foot.number % 4)
        if before is None:
            change = 0
        elif np.hypot(*(np.array(moved) - at[span.start - 1])) > _MOVED or lifted:
            off[change : change + foot.step] = True
        if before is not None and foot.place in before.raised and not lifted:
            off[span.start : change + foot.step] = True
        at[change:] = moved
        off[span.start : span.end] |= lifted
        before = pose
    return at, off
