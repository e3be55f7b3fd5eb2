"""Do the words matter? Thirteen prompts, each with a figure measured on the joints.

A probe is one or two takes (a sentence and what to measure) and a rule over their figures.
The measures are strict and do not look at the prompt. They do not change when a motion is
turned or moved over the floor, so they hold on a stage as well as on a canonical clip.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from stickgen.errors import StickGenError
from stickgen.geometry import canonicalize
from stickgen.measures import physical
from stickgen.skeleton import J

FloatArray = NDArray[np.floating]
Figures = Mapping[str, float]
"""Figure name (ending in its unit) → value."""

TIMES_WALK = "speed / walk"
"""Figure of the run probe that only ``with_walk_ratio`` can add."""
_SPEED = "speed m/s"


@dataclass(frozen=True)
class Take:
    """One sentence and the figures it should move.

    Attributes:
        prompt: the sentence.
        measure: ``joints [T, 22, 3], fps`` → figures; names differ between a probe's takes.
    """

    prompt: str
    measure: Callable[[FloatArray, float], Figures]


@dataclass(frozen=True)
class Probe:
    """A claim about what a model does with a prompt.

    Attributes:
        name: short and unique.
        rule: the claim in words.
        takes: a sample is one motion of each take.
        holds: the claim, over the figures of all takes together.
        seconds: length of each motion.
    """

    name: str
    rule: str
    takes: tuple[Take, ...]
    holds: Callable[[Figures], bool]
    seconds: float = 6.0

    def measure(self, motions: Sequence[FloatArray], fps: float) -> dict[str, float]:
        """Figures of one sample: ``motions`` holds the joints of each take, in order.

        Raises:
            StickGenError: there is not one motion a take.
        """
        if len(motions) != len(self.takes):
            raise StickGenError(
                f"probe {self.name!r} has {len(self.takes)} takes and got {len(motions)} motions; "
                "give one motion for each take"
            )
        figures: dict[str, float] = {}
        for take, joints in zip(self.takes, motions, strict=True):
            figures.update(take.measure(joints, fps))
        return figures


def with_walk_ratio(runs: Sequence[Figures], walks: Sequence[Figures]) -> list[dict[str, float]]:
    """Figures of the run samples with their speed over the mean speed of the walk samples.

    Without walk samples, or where none of them moves, the ratio is NaN, which satisfies no probe.
    """
    walk = (float(np.mean([f[_SPEED] for f in walks])) if walks else 0.0) or float("nan")
    return [{**f, TIMES_WALK: f[_SPEED] / walk} for f in runs]


def _walk(joints: FloatArray, fps: float) -> Figures:
    clip = canonicalize(joints)
    moved = clip[-1, 0] - clip[0, 0]
    return {
        "travel m": physical.net_travel(joints),
        "off heading °": abs(float(np.degrees(np.arctan2(moved[0], moved[2])))),
        "turn °": float(np.degrees(physical.heading_change(joints))),
        _SPEED: physical.pelvis_speed(joints, fps),
    }


def _speed(joints: FloatArray, fps: float) -> Figures:
    return {_SPEED: physical.pelvis_speed(joints, fps)}


def _excursion(joints: FloatArray, fps: float) -> Figures:
    return {"farthest m": physical.excursion(joints)}


def _forward(joints: FloatArray, fps: float) -> Figures:
    return {"forward m": physical.forward_travel(joints)}


def _left_turn(joints: FloatArray, fps: float) -> Figures:
    return {"left °": float(np.degrees(physical.heading_change(joints)))}


def _right_turn(joints: FloatArray, fps: float) -> Figures:
    return {"right °": -float(np.degrees(physical.heading_change(joints)))}


def _jump(joints: FloatArray, fps: float) -> Figures:
    lift = physical.foot_lift(joints)
    return {"lift cm": 100.0 * float(lift.max()), "lowest cm": 100.0 * float(lift.min())}


def _squat(joints: FloatArray, fps: float) -> Figures:
    height = joints[:, J["pelvis"], 1]
    return {"fall cm": 100.0 * float(height[0] - height.min())}


def _kick(joints: FloatArray, fps: float) -> Figures:
    right, left = joints[:, J["right_ankle"], 1], joints[:, J["left_ankle"], 1]
    return {"right ankle cm": 100.0 * float(np.where(right > left, right, 0.0).max())}


def _punch(joints: FloatArray, fps: float) -> Figures:
    wrists = joints[:, [J["left_wrist"], J["right_wrist"]]]
    speed = np.linalg.norm(np.gradient(wrists, 1.0 / fps, axis=0), axis=-1)
    return {"wrist m/s": float(speed.max())}


def _raised(joints: FloatArray, fps: float) -> Figures:
    """Longest time with the right wrist above the head and the left below the chest."""
    height = joints[..., 1]
    up = height[:, J["right_wrist"]] > height[:, J["head"]]
    raised = up & (height[:, J["left_wrist"]] < height[:, J["spine3"]])
    edges = np.flatnonzero(np.diff(np.concatenate([[0], raised.astype(int), [0]])))
    return {"raised s": float(np.max(edges[1::2] - edges[::2], initial=0)) / fps}


def _dance(joints: FloatArray, fps: float) -> Figures:
    return {"joints m/s": physical.mean_joint_speed(joints, fps), **_excursion(joints, fps)}


def _climb(joints: FloatArray, fps: float) -> Figures:
    """Highest rise of the pelvis that lasts half a second (a jump's flight does not)."""
    rise = joints[:, J["pelvis"], 1] - joints[0, J["pelvis"], 1]
    held = sliding_window_view(rise, min(len(rise), round(0.5 * fps))).min(axis=-1)
    return {"rise cm": 100.0 * float(held.max())}


def _lying(joints: FloatArray, fps: float) -> Figures:
    return {"head cm": 100.0 * float(joints[-round(0.4 * fps) :, J["head"], 1].max())}


def _keeps_heading(f: Figures) -> bool:
    return f["off heading °"] <= 30.0 and abs(f["turn °"]) <= 30.0


PROBES: tuple[Probe, ...] = (
    Probe(
        "walk forward",
        "net travel ≥ 3 m in 6 s; facing and way both within 30° of the first heading",
        (Take("A person walks forward.", _walk),),
        lambda f: f["travel m"] >= 3.0 and _keeps_heading(f),
    ),
    Probe(
        "run",
        "at least 1.7 × the mean speed of the walk samples",
        (Take("A person runs forward.", _speed),),
        lambda f: f[TIMES_WALK] >= 1.7,
    ),
    Probe(
        "stand still",
        "the pelvis never gets 0.3 m away from its start",
        (Take("A person stands still.", _excursion),),
        lambda f: f["farthest m"] < 0.3,
    ),
    Probe(
        "walk backwards",
        "travels 1 m or more against the direction faced",
        (Take("A person walks backwards.", _forward),),
        lambda f: f["forward m"] <= -1.0,
    ),
    Probe(
        "turn left / right",
        "turns 45° or more to the named side, for both sentences",
        (Take("A person turns left.", _left_turn), Take("A person turns right.", _right_turn)),
        lambda f: f["left °"] >= 45.0 and f["right °"] >= 45.0,
    ),
    Probe(
        "jump",
        "both feet 8 cm off the floor together, and within 5 cm of it at another time",
        (Take("A person jumps.", _jump),),
        lambda f: f["lift cm"] >= 8.0 and f["lowest cm"] <= 5.0,
    ),
    Probe(
        "squat",
        "the pelvis falls 25 cm or more from its start",
        (Take("A person squats down.", _squat),),
        lambda f: f["fall cm"] >= 25.0,
    ),
    Probe(
        "kick right",
        "right ankle 50 cm high or more, above the left",
        (Take("A person kicks with the right foot.", _kick),),
        lambda f: f["right ankle cm"] >= 50.0,
    ),
    Probe(
        "punch",
        "a wrist reaches 2.5 m/s",
        (Take("A person throws a punch.", _punch),),
        lambda f: f["wrist m/s"] >= 2.5,
    ),
    Probe(
        "raise right hand",
        "right wrist above the head, left below the chest, for 0.2 s together",
        (Take("A person raises the right hand.", _raised),),
        lambda f: f["raised s"] >= 0.2,
    ),
    Probe(
        "dance",
        "mean joint speed ≥ 0.5 m/s, never 4 m away from its start",
        (Take("A person dances.", _dance),),
        lambda f: f["joints m/s"] >= 0.5 and f["farthest m"] < 4.0,
    ),
    Probe(
        "climb",
        "the pelvis rises 25 cm over its start for half a second",
        (Take("A person climbs up.", _climb),),
        lambda f: f["rise cm"] >= 25.0,
    ),
    Probe(
        "lie down",
        "the head is below 60 cm during the last 0.4 s",
        (Take("A person lies down.", _lying),),
        lambda f: f["head cm"] < 60.0,
    ),
)
