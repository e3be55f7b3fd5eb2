"""Safety critic: is a motion fit to be shown?

Seven faults, each with a severity from 0 to 1; a motion is unsafe when its worst one reaches
0.7. The measures live in ``corpus.artifacts``, ``corpus.quality`` and ``evaluation.physical``;
here is only how much of each is too much. ``critic_report`` shows what these numbers say of
real motion. numpy alone: films can be judged where nothing is trained.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

import numpy as np
import yaml
from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from stickgen.errors import StickGenError
from stickgen.geometry import FloatArray
from stickgen.measures import artifacts, physical
from stickgen.measures.plausibility import DEEP
from stickgen.measures.quality import assess, remainder
from stickgen.scene import Scene
from stickgen.skeleton import BONE_LENGTHS, JOINTS, N_JOINTS, PARENTS

_Figure = Annotated[float, Field(ge=0, allow_inf_nan=False)]  # no figure is ever below 0
_Severity = Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True)
class Limit:
    """How much of a figure is a fault, and how bad a fault.

    Attributes:
        at: the figure from which it is one (quality: down from which).
        severity: of a figure just there.
        ruined: the figure whose severity is 1; linear in between.
    """

    at: _Figure
    severity: _Severity
    ruined: _Figure

    def judge(self, figure: float) -> float:
        """Severity of a figure, 0 when it is no fault."""
        beyond = (figure - self.at) / (self.ruined - self.at)
        return 0.0 if beyond < 0 else self.severity + (1 - self.severity) * min(beyond, 1.0)


@dataclass(frozen=True)
class Rules:
    """The critic's numbers: the limit of each check, and what is unsafe.

    Severities, and the limits of frozen, repetitive, jittery, velocity and quality, are those of
    the original Stick-Gen. The others, and what counts as still, alike and trembling, are
    calibrated on 1,994 clips of real motion so that few of them are unsafe.

    Attributes:
        frozen: share of frame steps in which the joints' mean speed is under ``still``.
        repetitive: how often one second of movement comes back (``artifacts.recurrences``):
            twice makes three of them.
        jittery: share of frames that tremble (``artifacts.tremble``, mean of the joints) by
            more than ``trembling``.
        velocity: of the fastest joint, m/s.
        acceleration: of the body's middle, m/s² (``physical.peak_push``). The original's 50 m/s²
            is exceeded by 45 % of real clips where every joint counts, by 3 % so.
        ground: depth of the lowest joint under the floor, metres. The original's 0.1 m would
            call people unsafe who lie or are thrown down: wrists and hips reach 0.25 m.
        quality: geometric mean of what the scores of ``corpus.quality`` leave of 1, standing
            still left out: people may.
        unsafe: severity from which a motion is unsafe.
        still: m/s. Under the usual 0.01 are people who only breathe; under this is nobody.
        trembling: m/s²; 5 mm of white noise give 11.
    """

    frozen: Limit = Limit(0.8, 0.9, 1.0)
    repetitive: Limit = Limit(2.0, 0.7, 9.0)
    jittery: Limit = Limit(0.3, 0.6, 1.0)
    velocity: Limit = Limit(15.0, 0.8, 30.0)
    acceleration: Limit = Limit(90.0, 0.7, 300.0)
    ground: Limit = Limit(0.15, 0.6, DEEP)
    quality: Limit = Limit(0.3, 0.5, 0.0)
    unsafe: _Severity = 0.7
    still: _Figure = 0.0005
    trembling: _Figure = 12.0

    __pydantic_config__ = ConfigDict(extra="forbid")


@dataclass(frozen=True)
class Fault:
    """A check that a motion fails.

    Attributes:
        check: name of a ``Limit`` of ``Rules``.
        figure: what was measured, in the unit of that limit.
    """

    check: str
    figure: float
    severity: float


@dataclass(frozen=True)
class Verdict:
    """What the critic says; ``faults`` are the worst first."""

    safe: bool
    faults: tuple[Fault, ...] = ()

    @property
    def severity(self) -> float:
        """Of the worst fault, 0 without any."""
        return self.faults[0].severity if self.faults else 0.0

    def __str__(self) -> str:
        return ", ".join(f"{f.check} {f.severity:.2f}" for f in self.faults) or "no fault"


def _frozen(joints: FloatArray, fps: float, rules: Rules) -> float:
    return artifacts.static(joints, fps, rules.still)


def _repetitive(joints: FloatArray, fps: float, rules: Rules) -> float:
    return float(artifacts.recurrences(joints, fps))


def _jittery(joints: FloatArray, fps: float, rules: Rules) -> float:
    return float((artifacts.tremble(joints, fps).mean(1) > rules.trembling).mean())


def _velocity(joints: FloatArray, fps: float, rules: Rules) -> float:
    return float(artifacts.speeds(joints, fps).max())


def _acceleration(joints: FloatArray, fps: float, rules: Rules) -> float:
    return physical.peak_push(joints, fps)


def _ground(joints: FloatArray, fps: float, rules: Rules) -> float:
    return physical.deepest_joint(joints)


def _quality(joints: FloatArray, fps: float, rules: Rules) -> float:
    scores = assess(joints, fps)
    return remainder(scores.jitter, scores.explosion, scores.repetition, scores.sliding)


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
"""Check → the figure that its limit in ``Rules`` judges."""


def judge(joints: FloatArray, fps: float, rules: Rules | None = None) -> Verdict:
    """The critic's verdict on one body.

    A body of another size is judged as if it were scaled to the canonical one.

    Args:
        joints: ``[T, 22, 3]`` metres, Y up, floor at y = 0.
        fps: frames a second.
        rules: the usual ones when not given.

    Raises:
        StickGenError: the joints have another shape, a number that is not finite or no size, or
            there are fewer than 5 frames.
    """
    rules = rules or Rules()
    joints = _canonical_size(np.asarray(joints, dtype=np.float64))
    faults = []
    for check, measure in CHECKS.items():
        limit: Limit = getattr(rules, check)
        figure = measure(joints, fps, rules)
        if severity := limit.judge(figure):
            faults.append(Fault(check, figure, severity))
    faults.sort(key=lambda fault: -fault.severity)
    return Verdict(not faults or faults[0].severity < rules.unsafe, tuple(faults))


def _canonical_size(joints: FloatArray) -> FloatArray:
    """The joints scaled to the canonical body; refuses what cannot be judged."""
    if joints.ndim != 3 or joints.shape[1:] != (N_JOINTS, 3):
        raise StickGenError(
            f"the critic reads joints [frames, {N_JOINTS}, 3], these have the shape "
            f"{list(joints.shape)}; give one body"
        )
    if len(joints) < artifacts.SHORTEST:
        raise StickGenError(
            f"the critic needs {artifacts.SHORTEST} frames, the motion has {len(joints)}; "
            "give a longer one"
        )
    lost = np.argwhere(~np.isfinite(joints).all(-1))
    if len(lost):
        frame, joint = lost[0]
        raise StickGenError(
            f"joint {JOINTS[joint]} is not finite in frame {frame}; mend the motion or cut it"
        )
    bones = np.linalg.norm(joints[:, 1:] - joints[:, list(PARENTS[1:])], axis=-1)
    size = bones.sum(axis=1).mean()
    if not size > 0.0:
        raise StickGenError("all joints are at one point in every frame; give a body")
    return np.asarray(joints * (BONE_LENGTHS.sum() / size))


def judge_scene(scene: Scene, rules: Rules | None = None) -> Verdict:
    """The verdict on a scene: that on its worst actor."""
    verdicts = [judge(actor.motion.joints, scene.fps, rules) for actor in scene.actors]
    return max(verdicts, key=lambda verdict: verdict.severity)


def read_rules(path: Path) -> Rules:
    """Rules of a YAML file that names what differs, such as ``frozen: {at: 0.9}``.

    Raises:
        StickGenError: the file cannot be read, says something that ``Rules`` have not, or gives
            a number out of range or a limit whose ``ruined`` is not beyond its ``at``.
    """
    try:
        given = yaml.safe_load(path.read_text("utf-8"))
    except OSError as error:
        raise StickGenError(f"cannot read {path}: {error.strerror}") from None
    except (UnicodeDecodeError, yaml.YAMLError):
        raise StickGenError(f"{path} is no YAML; correct it there") from None
    if not isinstance(given, dict):
        raise StickGenError(f"{path} has no rules: name a check, such as `frozen: {{at: 0.9}}`")
    rules: dict[str, Any] = asdict(Rules())
    for name, value in given.items():
        usual = rules.get(name)
        both = isinstance(usual, dict) and isinstance(value, dict)
        rules[name] = usual | value if both else value
    try:
        read = TypeAdapter(Rules).validate_python(rules)
    except ValidationError as error:
        worst = error.errors()[0]
        where = ".".join(str(part) for part in worst["loc"])
        raise StickGenError(f"{path}, {where}: {worst['msg']}") from None
    for check in CHECKS:
        limit, usual = getattr(read, check), getattr(Rules(), check)
        way = usual.ruined - usual.at
        if (limit.ruined - limit.at) * way <= 0:
            raise StickGenError(
                f"{path}, {check}: ruined is {limit.ruined:g} and at is {limit.at:g}; "
                f"ruined must be {'more' if way > 0 else 'less'} than at, so give both"
            )
    return read
