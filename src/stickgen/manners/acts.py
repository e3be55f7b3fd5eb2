"""Acts by rule: gymnastics and gestures that are laid over a stand, once or some times."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.geometry import FloatArray
from stickgen.manners import legs, trunk
from stickgen.manners.arms import hold
from stickgen.manners.frames import SIDES, move_pelvis
from stickgen.skeleton import FPS

Lay = Callable[[FloatArray, FloatArray, FloatArray, Sequence[str]], FloatArray]
"""(joints, weight of each time ``[T]``, weight of the whole act ``[T]``, sides) → joints."""


@dataclass(frozen=True)
class Act:
    """Something that a body does, as a curve over time laid over somebody who stands.

    Attributes:
        name: its own.
        words: pattern of its sentence.
        seconds: of one time.
        lay: how it is laid over.
        lasts: whether it is held until the beat ends, not done and over.
        counted: whether only a sentence with a number is played by rule.
        hops: seconds in the air of each time; 0: stays on the floor.
        rises: share of one time in which it reaches its height; strikes are quick.
        told: what a motion model plays beneath.
    """

    name: str
    words: str
    seconds: float
    lay: Lay
    lasts: bool = False
    counted: bool = False
    hops: float = 0.0
    rises: float = 0.37
    told: str = "a person stands"


def _nod(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    return trunk.nod(j, 26.0 * time)


def _bow(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    return trunk.nod(trunk.lean(j, 62.0 * time, look=False), 12.0 * time)


def _squat(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    return hold(trunk.sink(j, 0.46 * time), "ahead", time)


def _touch(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    down = np.zeros((len(j), 3))
    down[:, 1] = -0.17 * time
    bent = trunk.lean(move_pelvis(j, down), 124.0 * time, look=False)
    return hold(bent, "at toes", np.clip(2.0 * time - 0.4, 0.0, 1.0))


def _knee(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    return legs.lift_leg(j, sides[0], time, knee=True)


def _one_leg(
    j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]
) -> FloatArray:
    up = "left" if sides[0] == "right" else "right"
    raised = legs.lift_leg(j, up, whole, knee=False)
    wobble = np.sin(2 * np.pi * 0.6 * np.arange(len(j)) / FPS)
    return hold(trunk.sway(raised, 2.5 * wobble * whole), "aside", 0.6 * whole)


def _hop(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    up = "left" if sides[0] == "right" else "right"
    return trunk.sway(legs.lift_leg(j, up, whole, knee=False), 0.0 * time)


def _clap(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    return hold(hold(j, "open", whole), "clap", time)


def _punch(j: FloatArray, time: FloatArray, whole: FloatArray, sides: Sequence[str]) -> FloatArray:
    sign = 1.0 if sides[0] == "right" else -1.0
    turned = trunk.twist(j, sign * (24.0 * time - 6.0 * whole))
    return hold(hold(turned, "guard", whole), "ahead", time, sides[:1])


ACTS = (
    Act("nod", r"\bnods?\b", 0.62, _nod, counted=True),
    Act("bow", r"\bbows?\b(?! (?:and|or) arrow)", 1.5, _bow),
    Act("squat", r"\bsquats?\b|\bknee[- ]bends?\b", 1.5, _squat, counted=True),
    Act(
        "touch toes",
        r"\b(?:touch|reach|grab)(?:es)?\b.*\b(?:toes|feet|ankles|shins|ground|floor)\b",
        3.0,
        _touch,
    ),
    Act(
        "lift knee",
        r"\b(?:lift|raise|pull|draw|bring|hold)s?\b(?: up)?(?: \w+)* (?:knee|leg)s?\b",
        2.4,
        _knee,
    ),
    Act(
        "one leg",
        r"\b(?:stand|balance)s?\b.* on (?:the |only |just |his |her )*(?:one|left|right) "
        r"(?:leg|foot)\b",
        1.0,
        _one_leg,
        lasts=True,
    ),
    Act(
        "hop on one leg",
        r"\bhops?\b.* on (?:the |only |just |his |her )*(?:one|left|right) (?:leg|foot)\b",
        0.66,
        _hop,
        lasts=True,
        hops=0.32,
    ),
    Act("clap", r"\bclaps?\b", 0.48, _clap, counted=True),
    Act("punch", r"\b(?:punch(?:es)?|jabs?|boxes)\b", 0.6, _punch, counted=True, rises=0.2),
)


def act_of(sentence: str, count: int | None) -> Act | None:
    """The act that a sentence tells, if it is one that is played by rule.

    Args:
        count: how often the sentence says that it happens; None: it does not say.
    """
    for act in ACTS:
        if re.search(act.words, sentence) and (count is not None or not act.counted):
            return act
    return None


def pulses(
    frames: int,
    start: float,
    seconds: float,
    count: int,
    rises: float = 0.37,
    held: float = 0.25,
) -> FloatArray:
    """Weights ``[frames]`` that rise to 1 and fall again ``count`` times.

    Args:
        start: seconds before the first.
        seconds: of each.
        rises, held: shares of the time in which the weight rises, and for which it stays at 1.
    """
    share = (np.arange(frames) / FPS - start) / seconds
    u = np.where((share >= 0) & (share < count), share % 1.0, 0.0)
    falls = max(1.0 - rises - held, 0.05)
    rise = np.clip(np.minimum(u / rises, (1.0 - u) / falls), 0.0, 1.0)
    return np.asarray(rise * rise * (3.0 - 2.0 * rise))


def plateau(frames: int, start: float, stop: float, ease: float) -> FloatArray:
    """Weights ``[frames]`` that rise to 1 after ``start`` and fall to 0 before ``stop``."""
    time = np.arange(frames) / FPS
    edge = np.clip(np.minimum((time - start) / ease, (stop - time) / ease), 0.0, 1.0)
    # Half of it even: what is done slowly is slow in its middle, too.
    return np.asarray(0.5 * (edge + edge * edge * (3.0 - 2.0 * edge)))


def airborne(frames: int, start: float, seconds: float, count: int, flight: float) -> FloatArray:
    """Metres ``[frames]`` above the floor of ``count`` hops, one each ``seconds``."""
    out = np.zeros(frames)
    size = round(flight * FPS) + 1
    for number in range(count):
        at = round((start + number * seconds + 0.5 * (seconds - flight)) * FPS)
        if at >= 0 and at + size <= frames:
            out[at : at + size] = legs.flight(size, flight, FPS)
    return out


__all__ = ["ACTS", "SIDES", "Act", "act_of", "airborne", "plateau", "pulses"]
