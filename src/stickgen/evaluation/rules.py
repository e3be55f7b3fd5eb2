"""Rules over the figures of a motion: the one place of each limit, and its text for reports."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib.resources import files
from operator import ge, gt, le, lt

import yaml

Figures = Mapping[str, float]
"""Name of a figure, with its unit at the end → value."""


@dataclass(frozen=True)
class Rule:
    """What must hold of the figures of a motion.

    Attributes:
        words: what is seen, with the thresholds that the figures themselves contain, and with
            those of ``also``.
        at_least, above, at_most, below: limits by the name of the figure.
        also: a condition that is not a limit of a single figure.
    """

    words: str
    at_least: Figures = field(default_factory=dict)
    above: Figures = field(default_factory=dict)
    at_most: Figures = field(default_factory=dict)
    below: Figures = field(default_factory=dict)
    also: Callable[[Figures], bool] | None = None

    def holds(self, figures: Figures) -> bool:
        """Whether the figures keep all limits; NaN keeps none."""
        comparisons = ((ge, self.at_least), (gt, self.above), (le, self.at_most), (lt, self.below))
        within = all(
            compare(figures[name], limit)
            for compare, limits in comparisons
            for name, limit in limits.items()
        )
        return within and (self.also is None or self.also(figures))

    def __str__(self) -> str:
        signs = (("≥", self.at_least), (">", self.above), ("≤", self.at_most), ("<", self.below))
        limits = [
            f"{name} {sign} {limit:g}" for sign, some in signs for name, limit in some.items()
        ]
        return self.words + (f" ({', '.join(limits)})" if limits else "")


def read_rules(
    name: str, conditions: Mapping[str, Callable[[Figures], bool]] | None = None
) -> dict[str, Rule]:
    """The rules of ``probe_rules/<name>.yaml`` by the name of their probe.

    Args:
        conditions: those that are not limits of a single figure (``Rule.also``).
    """
    text = (files("stickgen.evaluation") / "probe_rules" / f"{name}.yaml").read_text("utf-8")
    conditions = conditions or {}
    return {
        probe: Rule(**fields, also=conditions.get(probe))
        for probe, fields in yaml.safe_load(text).items()
    }
