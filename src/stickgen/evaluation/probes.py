"""Does motion follow its prompt? Thirteen probes with figures measured on the joints.

A probe is one or two prompts, each with what is measured, and a rule over all figures. The
measures do not look at the prompt. They do not change when a motion is turned about the vertical
or moved over the floor, so they apply to films as well as to canonical clips.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from stickgen.errors import StickGenError
from stickgen.evaluation.rules import Figures, Rule, read_rules
from stickgen.geometry import FloatArray, canonicalize
from stickgen.geometry import runs as true_runs
from stickgen.measures import physical
from stickgen.skeleton import J

TIMES_WALK = "speed / walk"
"""Figure of the run probe that only ``with_walk_ratio`` can add."""
_SPEED = "speed m/s"


@dataclass(frozen=True)
class ProbePrompt:
    """One prompt, and the figures of the motion it should give.

    Attributes:
        measure: ``joints [T, 22, 3], fps`` → figures; names differ between a probe's prompts.
    """

    text: str
    measure: Callable[[FloatArray, float], Figures]


@dataclass(frozen=True)
class Probe:
    """A claim about what a model does with a prompt.

    Attributes:
        name: short and unique.
        prompts: a sample is one motion for each of them.
        rule: over the figures of all prompts together.
        seconds: length of each motion.
    """

    name: str
    prompts: tuple[ProbePrompt, ...]
    rule: Rule
    seconds: float = 6.0

    def measure(self, motions: Sequence[FloatArray], fps: float) -> dict[str, float]:
        """Figures of one sample: ``motions`` holds the joints for each prompt, in order.

        Raises:
            StickGenError: there is not one motion for each prompt.
        """
        if len(motions) != len(self.prompts):
            raise StickGenError(
                f"probe {self.name!r} has {len(self.prompts)} prompts and got {len(motions)} "
                "motions; give one motion for each prompt"
            )
        figures: dict[str, float] = {}
        for prompt, joints in zip(self.prompts, motions, strict=True):
            figures.update(prompt.measure(joints, fps))
        return figures


def with_walk_ratio(runs: Sequence[Figures], walks: Sequence[Figures]) -> list[dict[str, float]]:
    """Figures of the run samples with their speed over the mean speed of the walk samples.

    Without walk samples, or if none of them moves, the ratio is NaN, which satisfies no probe.
    """
    walk = (float(np.mean([f[_SPEED] for f in walks])) if walks else 0.0) or float("nan")
    return [{**f, TIMES_WALK: f[_SPEED] / walk} for f in runs]


def _walk(joints: FloatArray, fps: float) -> Figures:
    clip = canonicalize(joints)
    travel = clip[-1, 0] - clip[0, 0]
    return {
        "travel m": physical.net_travel(joints),
        "off heading °": abs(float(np.degrees(np.arctan2(travel[0], travel[2])))),
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
    longest = max((run.stop - run.start for run in true_runs(raised)), default=0)
    return {"raised s": float(longest) / fps}


def _dance(joints: FloatArray, fps: float) -> Figures:
    return {"joints m/s": physical.mean_joint_speed(joints, fps), **_excursion(joints, fps)}


def _climb(joints: FloatArray, fps: float) -> Figures:
    """Highest rise of the pelvis that lasts half a second (a jump's flight does not)."""
    rise = joints[:, J["pelvis"], 1] - joints[0, J["pelvis"], 1]
    held = sliding_window_view(rise, min(len(rise), round(0.5 * fps))).min(axis=-1)
    return {"rise cm": 100.0 * float(held.max())}


def _lying(joints: FloatArray, fps: float) -> Figures:
    return {"head cm": 100.0 * float(joints[-round(0.4 * fps) :, J["head"], 1].max())}


_RULES = read_rules("prompts")


def _probe(name: str, *prompts: ProbePrompt) -> Probe:
    return Probe(name, prompts, _RULES[name])


PROBES: tuple[Probe, ...] = (
    _probe("walk forward", ProbePrompt("A person walks forward.", _walk)),
    _probe("run", ProbePrompt("A person runs forward.", _speed)),
    _probe("stand still", ProbePrompt("A person stands still.", _excursion)),
    _probe("walk backwards", ProbePrompt("A person walks backwards.", _forward)),
    _probe(
        "turn left / right",
        ProbePrompt("A person turns left.", _left_turn),
        ProbePrompt("A person turns right.", _right_turn),
    ),
    _probe("jump", ProbePrompt("A person jumps.", _jump)),
    _probe("squat", ProbePrompt("A person squats down.", _squat)),
    _probe("kick right", ProbePrompt("A person kicks with the right foot.", _kick)),
    _probe("punch", ProbePrompt("A person throws a punch.", _punch)),
    _probe("raise right hand", ProbePrompt("A person raises the right hand.", _raised)),
    _probe("dance", ProbePrompt("A person dances.", _dance)),
    _probe("climb", ProbePrompt("A person climbs up.", _climb)),
    _probe("lie down", ProbePrompt("A person lies down.", _lying)),
)
