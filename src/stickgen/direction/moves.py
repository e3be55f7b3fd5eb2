"""Camera moves: each changes the numbers from which the camera of a shot is placed.

Moves are pure functions on a ``Rig``, so the moves of one shot can be combined.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from stickgen.direction.framing import MAX_ZOOM, Subject
from stickgen.geometry import FloatArray

_CLOSE_UP_ZOOM = 6.0  # the largest zoom of a close-up
_ESTABLISH_STILL = 2.0  # metres that its subject moves across; farther, the eye goes along
_ESTABLISH_MARGIN = 1.6  # times the tangent that the subject needs, in an establishing shot


@dataclass(frozen=True)
class Rig:
    """The camera of one shot of n frames, while moves are applied to it.

    Attributes:
        pivot: ``[n, 3]`` stage metres, the point around which the camera is placed.
        target: ``[n, 3]`` stage metres, the point at which it looks.
        orbit: ``[n]`` radians around the pivot, 0 from the front, + to the right of the stage.
        pan: ``[n]`` radians by which the camera turns to the right on the spot.
        rise: ``[n]`` metres above the usual height of the camera.
        distance, zoom: ``[n]`` factors.
        middle: ``[n, 3]`` stage metres, the smoothed middle of the subject.
        subject: what must stay in the picture.
        max_zoom: the largest zoom.
        close: whether the eye is at the height of what it looks at.
        margin: factor on the tangent that the subject needs.
        fixed_lens: whether the focal length is constant unless a move changes it.
    """

    pivot: FloatArray
    target: FloatArray
    orbit: FloatArray
    pan: FloatArray
    rise: FloatArray
    distance: FloatArray
    zoom: FloatArray
    middle: FloatArray
    subject: Subject
    max_zoom: float = MAX_ZOOM
    close: bool = False
    margin: float = 1.0
    fixed_lens: bool = True


Move = Callable[[Rig, FloatArray, float], Rig]
"""A rig, the eased share ``[n]`` 0–1 of the shot that has passed, and the amount → a new rig."""


def _pan(rig: Rig, share: FloatArray, degrees: float) -> Rig:
    if degrees == 0:  # pan with the subject, from its start to its end
        start, end = rig.middle[0], rig.middle[-1]
        return replace(rig, target=start + share[:, None] * (end - start))
    return replace(rig, pan=rig.pan + np.radians(degrees) * (share - 0.5))


def _zoom(rig: Rig, share: FloatArray, factor: float) -> Rig:
    return replace(rig, zoom=rig.zoom * factor**share)


def _track(rig: Rig, share: FloatArray, amount: float) -> Rig:
    return replace(rig, pivot=rig.middle, target=rig.middle, fixed_lens=False)


def _dolly(rig: Rig, share: FloatArray, factor: float) -> Rig:
    return replace(rig, distance=rig.distance * factor**share)


def _crane(rig: Rig, share: FloatArray, metres: float) -> Rig:
    return replace(rig, rise=rig.rise + metres * share)


def _orbit(rig: Rig, share: FloatArray, degrees: float) -> Rig:
    return replace(rig, orbit=rig.orbit + np.radians(degrees) * (share - 0.5))


def _static(rig: Rig, share: FloatArray, amount: float) -> Rig:
    return rig


def _close_up(rig: Rig, share: FloatArray, amount: float) -> Rig:
    return replace(_track(rig, share, amount), max_zoom=_CLOSE_UP_ZOOM, close=True)


def _establish(rig: Rig, share: FloatArray, factor: float) -> Rig:
    travels = np.ptp(rig.middle[:, 0]) > _ESTABLISH_STILL
    rig = _track(rig, share, factor) if travels else rig
    return replace(_dolly(rig, share, factor), margin=_ESTABLISH_MARGIN)


class CameraMove(NamedTuple):
    """A move of the camera.

    Attributes:
        apply: changes the rig.
        amount: what it does when the Script does not say how much: degrees, metres or a factor.
        gallery: what it looks like.
    """

    apply: Move
    amount: float
    gallery: str


MOVES: MappingProxyType[str, CameraMove] = MappingProxyType(
    {
        "static": CameraMove(_static, 0.0, "the camera rests"),
        "pan": CameraMove(_pan, 0.0, "the eye turns on the spot (degrees), or follows the subject"),
        "zoom": CameraMove(_zoom, 1.5, "the lens gets longer (factor)"),
        "track": CameraMove(_track, 0.0, "eye and target travel with the subject"),
        "dolly": CameraMove(_dolly, 0.65, "the distance changes (factor)"),
        "crane": CameraMove(_crane, 2.5, "the eye rises (metres)"),
        "orbit": CameraMove(_orbit, 70.0, "the eye circles the subject (degrees)"),
        "close_up": CameraMove(_close_up, 0.0, "the eye travels with a face"),
        "establish": CameraMove(_establish, 0.92, "everybody and the place, slowly moving nearer"),
    }
)
"""Name of a move → the move."""
