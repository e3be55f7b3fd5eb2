"""Gaits: the order of footfalls, and how stride and duty factor follow from speed.

Footfall orders after Hildebrand ("Symmetrical gaits of horses", Science 1965) and Muybridge: the
walk in lateral sequence, the trot on diagonals, the transverse gallop, the bound. Stride length and
duty factor after Alexander and Jayes ("A dynamic similarity hypothesis for the gaits of quadrupedal
mammals", J. Zool. 1983): animals of every size that move at one Froude number v²/(g h), with the
hip's height h, move alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.geometry import FloatArray, runs
from stickgen.skeleton import GRAVITY

_FASTEST = 4.5
"""Strides a second at most: at 25 frames a second faster legs flicker."""
_STEP = 0.23  # seconds that a step takes at least, of an animal whose hip is half a metre high


@dataclass(frozen=True)
class Gait:
    """An order of footfalls.

    Attributes:
        offsets: place of a leg → the phase, 0–1 of a stride, at which its foot comes down.
        froude: Froude number at the gait's usual speed.
        duty: share of the stride that a foot is on the floor.
        bob: by which the body rises and sinks, times the hip's height;
        bobs: so many times a stride.
        leap: whether the body follows a parabola while no foot is on the floor.
        rock: radians by which the body pitches once a stride.
        flex: radians by which the spine bends and stretches once a stride.
        roll: radians by which the body sways to the standing leg.
        lift: height to which a foot is lifted, times the hip's.
        crouch: by which the body is lower than when it stands, times the hip's height.
    """

    offsets: Mapping[str, float]
    froude: float
    duty: float
    bob: float = 0.02
    bobs: int = 2
    leap: bool = False
    rock: float = 0.0
    flex: float = 0.0
    roll: float = 0.0
    lift: float = 0.16
    crouch: float = 0.02


def _order(lh: float, rh: float, lf: float, rf: float) -> dict[str, float]:
    return {"left_hind": lh, "right_hind": rh, "left_fore": lf, "right_fore": rf}


_SPIDER = {f"{side}_{i}": 0.5 * ((i + (side == "right")) % 2) + 0.06 * i
           for side in ("left", "right") for i in range(1, 5)}  # fmt: skip
GAITS: Mapping[str, Gait] = MappingProxyType(
    {
        "walk": Gait(_order(0.0, 0.5, 0.25, 0.75), 0.16, 0.64, roll=0.03),
        "trot": Gait(_order(0.0, 0.5, 0.5, 0.0), 0.85, 0.44, bob=0.035, lift=0.2),
        "gallop": Gait(
            _order(0.0, 0.12, 0.5, 0.62), 2.2, 0.3, bob=0.05, bobs=1, rock=0.09, flex=0.16,
            lift=0.26, crouch=0.05,
        ),
        "bound": Gait(
            _order(0.0, 0.04, 0.48, 0.54), 2.6, 0.28, bob=0.16, bobs=1, rock=0.16, flex=0.25,
            lift=0.3, crouch=0.05,
        ),
        "hop": Gait(
            _order(0.0, 0.0, 0.55, 0.62), 0.55, 0.4, bob=0.3, bobs=1, rock=0.22, flex=0.2,
            lift=0.3, crouch=0.02,
        ),
        "leap": Gait(
            _order(0.0, 0.0, 0.0, 0.0), 1.2, 0.5, bob=1.3, bobs=1, leap=True, rock=0.3, lift=0.2,
        ),
        "stride": Gait(_order(0.0, 0.5, 0.0, 0.5), 0.9, 0.42, bob=0.04, lift=0.24, crouch=0.04),
        "waddle": Gait(_order(0.0, 0.5, 0.0, 0.5), 0.3, 0.58, bob=0.03, roll=0.14, lift=0.2),
        "amble": Gait(_order(0.0, 0.5, 0.2, 0.7), 0.6, 0.5, bob=0.02, roll=0.03, lift=0.16),
        "scuttle": Gait(_SPIDER, 0.5, 0.55, bob=0.02, lift=0.3, crouch=0.0),
    }
)  # fmt: skip
"""Name → gait."""


def gait_speed(gait: Gait, hip: float) -> float:
    """The usual speed of a gait, m/s, of an animal whose hip is ``hip`` metres high."""
    return float(np.sqrt(gait.froude * GRAVITY * hip))


def stride_length(speed: FloatArray, hip: float) -> FloatArray:
    """Metres from one footfall of a foot to its next, ``[T]``: 2.4 h (v²/(g h))^0.34."""
    froude = np.maximum(speed, 0.05) ** 2 / (GRAVITY * hip)
    return np.maximum(2.4 * hip * froude**0.34, speed / _FASTEST)


def shortest_step(hip: float, fps: float) -> int:
    """Frames that a step takes at least: legs swing like pendulums, with the root of the length."""
    return max(round(_STEP * fps * np.sqrt(hip / 0.5)), 3)


def phases(speed: FloatArray, hip: float, fps: float) -> FloatArray:
    """Strides made until each frame ``[T]``."""
    steps = speed / stride_length(speed, hip) / fps
    return np.concatenate([[0.0], np.cumsum(steps[:-1])])


def stances(
    phase: FloatArray,
    offset: FloatArray,
    duty: FloatArray,
    still: NDArray[np.bool_],
    shortest: int,
) -> NDArray[np.bool_]:
    """Whether a foot is on the floor, ``[T]``.

    Args:
        phase: ``[T]`` strides.
        offset, duty: ``[T]`` of the gait of each frame.
        still: ``[T]`` frames in which the animal stands: all feet are on the floor.
        shortest: frames that a step takes at least.
    """
    down: NDArray[np.bool_] = (((phase - offset) % 1.0) < duty) | still
    for gap in runs(~down):
        down[max(gap.stop - shortest, 0) : gap.stop] = False
    return down


def steps(
    down: NDArray[np.bool_],
    still: NDArray[np.bool_],
    wanted: FloatArray,
    to_stage: Callable[[FloatArray, NDArray[np.intp]], FloatArray],
    to_body: Callable[[FloatArray, NDArray[np.intp]], FloatArray],
) -> tuple[FloatArray, FloatArray]:
    """The path of a foot that stands still whenever it is down.

    Args:
        down: ``[T]`` whether it is on the floor.
        still: ``[T]`` frames in which the animal stands.
        wanted: ``[T, 3]`` its place below the body, in the frame of the body, metres.
        to_stage, to_body: turn points ``[n, 3]`` of frames ``[n]`` from one frame to the other.

    Returns:
        the foot ``[T, 3]`` in the frame of the body, not lifted, and the share ``[T]`` of its step
        that is done; 0 while it is down.
    """
    foot, share = wanted.copy(), np.zeros(len(down))
    for span in runs(down):
        at = np.arange(span.start, span.stop)
        resting = at[still[span]]
        chosen = resting if len(resting) else at
        middle = chosen[len(chosen) // 2 : len(chosen) // 2 + 1]
        spot = to_stage(wanted[middle], middle)
        foot[span] = to_body(np.repeat(spot, len(at), axis=0), at)
    for gap in runs(~down):
        length = gap.stop - gap.start
        share[gap] = (np.arange(length) + 1) / (length + 1)
        start = foot[gap.start - 1] if gap.start else wanted[gap.start]
        end = foot[gap.stop] if gap.stop < len(down) else wanted[gap.stop - 1]
        eased = (share[gap] ** 2 * (3 - 2 * share[gap]))[:, None]
        foot[gap] = start + (end - start) * eased
    return foot, share
