"""Rules of the safety critic: how much of each measurement is a fault, and how severe it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from stickgen.errors import StickGenError
from stickgen.measures.plausibility import MAX_DEPTH
from stickgen.yaml_file import read_yaml

_Measured = Annotated[float, Field(ge=0, allow_inf_nan=False)]  # no measurement is below 0
_Severity = Annotated[float, Field(ge=0, le=1)]


@dataclass(frozen=True)
class Limit:
    """From which measured value on there is a fault, and its severity.

    Attributes:
        at: the value at which the fault begins (quality: values below it are faults).
        severity: severity at that value.
        ruined: the value whose severity is 1; linear in between.
    """

    at: _Measured
    severity: _Severity
    ruined: _Measured

    def judge(self, measured: float) -> float:
        """Severity of a measured value, 0 when it is no fault."""
        beyond = (measured - self.at) / (self.ruined - self.at)
        return 0.0 if beyond < 0 else self.severity + (1 - self.severity) * min(beyond, 1.0)


@dataclass(frozen=True)
class Rules:
    """The limit of every check, and the severity that is unsafe.

    Severities, and the limits of frozen, repetitive, jittery, velocity and quality, are those of
    the original Stick-Gen. The others, and ``still``, ``trembling`` and the tolerance of
    ``artifacts.recurrences``, are calibrated on 1,994 clips of real motion so that few of them
    are unsafe.

    Attributes:
        frozen: share of frame steps in which the mean joint speed is below ``still``.
        repetitive: how often one second of movement occurs again (``artifacts.recurrences``):
            2 means three occurrences.
        jittery: share of frames whose high-frequency acceleration, mean of the joints, exceeds
            ``trembling``.
        velocity: speed of the fastest joint, m/s.
        acceleration: ``physical.peak_body_acceleration``, m/s². The original's 50 m/s² for any
            joint is exceeded by 45 % of real clips; for the mean of the joints by 3 %.
        ground: depth of the lowest joint below the floor, metres. The original's 0.1 m would
            reject people who lie or are thrown down: their wrists and hips reach 0.25 m.
        quality: ``quality.combined_score`` of the artifact scores without static, because people
            may stand still.
        unsafe: a motion is unsafe from this severity on.
        still: m/s. The usual 0.01 includes people who only breathe; this value does not.
        trembling: m/s²; white noise of 5 mm gives 11.
    """

    frozen: Limit = Limit(0.8, 0.9, 1.0)
    repetitive: Limit = Limit(2.0, 0.7, 9.0)
    jittery: Limit = Limit(0.3, 0.6, 1.0)
    velocity: Limit = Limit(15.0, 0.8, 30.0)
    acceleration: Limit = Limit(90.0, 0.7, 300.0)
    ground: Limit = Limit(0.15, 0.6, MAX_DEPTH)
    quality: Limit = Limit(0.3, 0.5, 0.0)
    unsafe: _Severity = 0.7
    still: _Measured = 0.0005
    trembling: _Measured = 12.0

    __pydantic_config__ = ConfigDict(extra="forbid")

    @property
    def limits(self) -> Mapping[str, Limit]:
        """Name of a check → its limit."""
        values = ((field.name, getattr(self, field.name)) for field in fields(self))
        return MappingProxyType({name: v for name, v in values if isinstance(v, Limit)})


def read_rules(path: Path) -> Rules:
    """Rules of a YAML file that names what differs from the defaults: ``frozen: {at: 0.9}``.

    Raises:
        StickGenError: the file cannot be read, has a name that ``Rules`` does not have, a number
            out of range, or a limit whose ``ruined`` is not beyond its ``at``.
    """
    changes = _read_yaml(path)
    values: dict[str, Any] = asdict(Rules())
    for name, value in changes.items():
        default = values.get(name)
        nested = isinstance(default, dict) and isinstance(value, dict)
        values[name] = default | value if nested else value
    try:
        rules = TypeAdapter(Rules).validate_python(values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise StickGenError(f"{path}, {where}: {first['msg']}") from None
    _check_directions(path, rules)
    return rules


def _read_yaml(path: Path) -> dict[Any, Any]:
    changes = read_yaml(path)
    if not isinstance(changes, dict):
        raise StickGenError(f"{path} has no rules: name a check, such as `frozen: {{at: 0.9}}`")
    return changes


def _check_directions(path: Path, rules: Rules) -> None:
    """Refuse a limit whose severity would grow in the other direction than by default."""
    defaults = Rules().limits
    for check, limit in rules.limits.items():
        span = defaults[check].ruined - defaults[check].at
        if (limit.ruined - limit.at) * span <= 0:
            raise StickGenError(
                f"{path}, {check}: ruined is {limit.ruined:g} and at is {limit.at:g}; "
                f"ruined must be {'more' if span > 0 else 'less'} than at, so give both"
            )
