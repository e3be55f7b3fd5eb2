"""The ages of people: how tall they are, how large their heads, how bent their backs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from stickgen.catalog.records import by_name


@dataclass(frozen=True, kw_only=True)
class Age:
    """An age of life.

    Attributes:
        name: as scripts and files write it.
        height: times that of an adult.
        head: radius of the head, times that of a body of this height: the younger, the larger.
        bend: radians by which the back leans forward.
    """

    name: str
    height: float
    head: float = 1.0
    bend: float = 0.0


AGES: Mapping[str, Age] = by_name(
    (
        Age(name="baby", height=0.42, head=1.55),
        Age(name="child", height=0.65, head=1.28),
        Age(name="teenager", height=0.88, head=1.08),
        Age(name="adult", height=1.0),
        Age(name="old", height=0.94, head=1.02, bend=0.3),
    )
)
"""Name → age."""
