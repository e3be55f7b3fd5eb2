"""Safety critic: decides whether a motion may be shown.

Seven checks measure a motion (``stickgen.measures``); ``rules`` says how severe each measured
value is, from 0 to 1. A motion is unsafe when its worst severity reaches ``Rules.unsafe``.
``stickgen.evaluation.critic_report`` runs the checks on real motion. Needs numpy alone, so films
can be checked without the training libraries.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.measures import artifacts, physical
from stickgen.measures.quality import assess_quality, combined_score
from stickgen.safety.rules import Rules
from stickgen.scene import Scene
from stickgen.skeleton import BONE_LENGTHS, JOINTS, N_JOINTS, PARENTS


@dataclass(frozen=True)
class Fault:
    """A check that a motion fails.

    Attributes:
        check: a name of ``CHECKS``.
        measured: the measured value, in the unit of the check's ``Limit``.
        severity: 0 to 1.
    """

    check: str
    measured: float
    severity: float


@dataclass(frozen=True)
class Verdict:
    """The judgement of a motion; ``faults`` are sorted by severity, the worst first."""

    safe: bool
    faults: tuple[Fault, ...] = ()

    @property
    def severity(self) -> float:
        """Severity of the worst fault, 0 without faults."""
        return self.faults[0].severity if self.faults else 0.0

    def __str__(self) -> str:
        return ", ".join(f"{f.check} {f.severity:.2f}" for f in self.faults) or "no fault"


def _frozen(joints: FloatArray, fps: float, rules: Rules) -> float:
    return artifacts.static(joints, fps, rules.still)


def _repetitive(joints: FloatArray, fps: float, rules: Rules) -> float:
    return float(artifacts.recurrences(joints, fps))


def _jittery(joints: FloatArray, fps: float, rules: Rules) -> float:
    acceleration = artifacts.high_frequency_acceleration(joints, fps).mean(1)
    return float((acceleration > rules.trembling).mean())


def _velocity(joints: FloatArray, fps: float, rules: Rules) -> float:
    return float(artifacts.joint_speeds(joints, fps).max())


def _acceleration(joints: FloatArray, fps: float, rules: Rules) -> float:
    return physical.peak_body_acceleration(joints, fps)


def _ground(joints: FloatArray, fps: float, rules: Rules) -> float:
    return physical.deepest_joint(joints)


def _quality(joints: FloatArray, fps: float, rules: Rules) -> float:
    scores = assess_quality(joints, fps)
    return combined_score(scores.jitter, scores.explosion, scores.repetition, scores.sliding)


CHECKS: Mapping[str, Callable[[FloatArray, float, Rules], float]] = MappingProxyType(
    {
        "frozen": _frozen,
        "repetitive": _repetitive,
        "jittery": _jittery,
        "velocity": _velocity,
        "acceleration": _acceleration,
        "ground": _ground,
        "quality": _quality,
    }
)
"""Check → measurement that is compared with its limit in ``Rules``."""


def judge(joints: FloatArray, fps: float, rules: Rules | None = None) -> Verdict:
    """Judge one body.

    A body of another size is scaled to the canonical one first.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0.
        fps: frames a second.
        rules: the default ``Rules()`` when not given.

    Raises:
        StickGenError: the joints have another shape, a number that is not finite or no extent,
            or there are fewer than 5 frames.
    """
    rules = rules or Rules()
    joints = _canonical_size(np.asarray(joints, dtype=np.float64))
    limits = rules.limits
    faults = []
    for check, measure in CHECKS.items():
        measured = measure(joints, fps, rules)
        if severity := limits[check].judge(measured):
            faults.append(Fault(check, measured, severity))
    faults.sort(key=lambda fault: -fault.severity)
    return Verdict(not faults or faults[0].severity < rules.unsafe, tuple(faults))


def judge_scene(scene: Scene, rules: Rules | None = None) -> Verdict:
    """Judge a scene: the verdict of its worst actor.

    Animals are not judged: the limits are those of people's bodies, and no seed would change a
    motion that is made by rule.
    """
    people = [actor for actor in scene.actors if not actor.motion.skeleton]
    verdicts = [judge(actor.motion.joints, scene.fps, rules) for actor in people]
    return max(verdicts, key=lambda verdict: verdict.severity, default=Verdict(safe=True))


def _canonical_size(joints: FloatArray) -> FloatArray:
    """The joints scaled to the canonical body; refuses joints that cannot be checked."""
    if joints.ndim != 3 or joints.shape[1:] != (N_JOINTS, 3):
        raise StickGenError(
            f"the critic reads joints [frames, {N_JOINTS}, 3], these have the shape "
            f"{list(joints.shape)}; give one body"
        )
    if len(joints) < artifacts.MIN_FRAMES:
        raise StickGenError(
            f"the critic needs {artifacts.MIN_FRAMES} frames, the motion has {len(joints)}; "
            "give a longer one"
        )
    not_finite = np.argwhere(~np.isfinite(joints).all(-1))
    if len(not_finite):
        frame, joint = not_finite[0]
        raise StickGenError(
            f"joint {JOINTS[joint]} is not finite in frame {frame}; repair the motion or cut it"
        )
    bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
    size = bones.sum(axis=1).mean()
    if not size > 0.0:
        raise StickGenError("all joints are at one point in every frame; give a body")
    return np.asarray(joints * (BONE_LENGTHS.sum() / size))
