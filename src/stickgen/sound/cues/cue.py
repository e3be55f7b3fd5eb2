"""A cue: one sound at one moment of a film."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stickgen.geometry import FloatArray


@dataclass(frozen=True)
class Cue:
    """A sound at a moment.

    Attributes:
        time: seconds, when it is heard: that of the frame in which things touch.
        sound: a name of ``foley.SOUNDS``.
        point: x, y and z, stage metres, where it comes from.
        force: 1 for the usual one.
    """

    time: float
    sound: str
    point: tuple[float, float, float]
    force: float = 1.0


def cue_at(
    frame: int, fps: float, sound: str, point: FloatArray | Sequence[float], force: float = 1.0
) -> Cue:
    """The cue of a frame and a point ``[3]``."""
    x, y, z = (float(value) for value in point)
    return Cue(frame / fps, sound, (x, y, z), float(force))
