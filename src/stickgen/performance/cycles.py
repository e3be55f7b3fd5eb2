"""Counting what a motion repeats, and repeating it as often as a sentence says."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.manners.frames import SIDES, level_frame
from stickgen.measures.physical import foot_lift
from stickgen.performance.editing import Features, resting
from stickgen.skeleton import FPS, J


@dataclass(frozen=True)
class Cycle:
    """Something that is done once or several times, as seen on the joints.

    Attributes:
        words: pattern of its sentences.
        told: what a motion model is told of it once; ``{}`` stands for the side, with a blank.
        signal: (joints, sides) → ``[T]``, high each time that it is done.
        least: of the signal, when it is done.
        before, after: seconds of it before and after its highest point.
    """

    words: str
    told: str
    signal: Callable[[FloatArray, Sequence[str]], FloatArray]
    least: float
    before: float
    after: float


def _lift(joints: FloatArray, sides: Sequence[str]) -> FloatArray:
    return foot_lift(joints)


def _ankle(joints: FloatArray, sides: Sequence[str]) -> FloatArray:
    return np.asarray(np.max([joints[:, J[f"{s}_ankle"], 1] for s in sides], axis=0))


def _wrist_ahead(joints: FloatArray, sides: Sequence[str]) -> FloatArray:
    ahead = level_frame(joints)[..., 2]
    reach = [((joints[:, J[f"{s}_wrist"]] - joints[:, 0]) * ahead).sum(-1) for s in sides]
    return np.asarray(np.max(reach, axis=0))


CYCLES = (
    Cycle(r"\b(?:jump|hop|leap)", "a person jumps up", _lift, 0.06, 0.62, 0.55),
    Cycle(r"\bkick", "a person kicks with the {} foot", _ankle, 0.32, 0.55, 0.6),
    Cycle(r"\b(?:throw|toss|pitch)", "a person throws a ball with the {} hand", _wrist_ahead, 0.3,
          0.8, 0.6),
)  # fmt: skip


_GOOD = 0.75
"""Share of the best time's signal from which another time is repeated as well."""


def cycle_of(sentence: str) -> Cycle | None:
    """What a sentence repeats, if it can be counted on the joints."""
    return next((cycle for cycle in CYCLES if re.search(cycle.words, sentence)), None)


def peaks(signal: FloatArray, least: float, apart: int) -> list[int]:
    """Frames of the highest points of a signal above ``least``, ``apart`` frames or more."""
    order = np.argsort(signal)[::-1]
    found: list[int] = []
    for frame in order.tolist():
        if signal[frame] < least:
            break
        if all(abs(frame - other) >= apart for other in found):
            inside = signal[max(frame - 1, 0) : frame + 2]
            if signal[frame] >= inside.max():
                found.append(frame)
    return sorted(found)


def repeated(
    joints: FloatArray,
    features: Features,
    stand: Features,
    cycle: Cycle,
    sides: Sequence[str],
    count: int,
    frames: int,
) -> list[Features] | None:
    """``frames`` frames in which something is done ``count`` times, with rest before and after.

    Args:
        joints: ``[T, 22, 3]`` of a motion in which it is done at least once.
        features: the same motion's.
        stand: features of somebody who stands.
        sides: with which hands or feet.

    Returns:
        None if it is not done at all in the motion.
    """
    signal = cycle.signal(joints, sides)
    other = [side for side in SIDES if side not in sides]
    apart = round(0.5 * (cycle.before + cycle.after) * FPS)
    found = peaks(signal, cycle.least, apart)
    if other:  # a time that the other side does as well is none
        foreign = cycle.signal(joints, other)
        found = [f for f in found if foreign[f] < signal[f]]
    if not found:
        return None
    cuts = [_around(found, n, cycle, len(joints)) for n in range(len(found))]
    best = sorted(range(len(cuts)), key=lambda n: -float(signal[found[n]]))
    good = [n for n in best[:2] if signal[found[n]] > _GOOD * signal[found[best[0]]]]
    chosen = [cuts[good[k % len(good)]] for k in range(count)]
    rest = max(frames - sum(cut.stop - cut.start for cut in chosen), 0)
    lead = min(round(0.5 * FPS), rest // 2)
    pieces = [resting(stand, lead)] if lead else []
    pieces += [features[cut] for cut in chosen]
    pieces.append(resting(stand, max(rest - lead, 1)))
    return pieces


def _around(found: Sequence[int], number: int, cycle: Cycle, frames: int) -> slice:
    """The frames of one time, which end half way to the next."""
    at = found[number]
    earliest = (found[number - 1] + at) // 2 if number else 0
    latest = (found[number + 1] + at) // 2 if number + 1 < len(found) else frames
    return slice(
        max(at - round(cycle.before * FPS), earliest), min(at + round(cycle.after * FPS), latest)
    )
