"""Suites of prompts: plain ones that must work, and adversarial ones that must not crash."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files

import yaml
from pydantic import BaseModel, ConfigDict, Field

from stickgen.errors import StickGenError

BASELINE = "robustness_baseline"
"""The suite that adversarial ones are compared with."""
SUITES: tuple[str, ...] = (
    BASELINE,
    "basic_actions",
    "cinematic_camera",
    "multi_actor_interactions",
    "physics_stress",
    "dialogue_and_gestures",
    "adversarial_long_prompts",
    "adversarial_contradictory",
    "adversarial_extreme_actions",
    "adversarial_ambiguous",
    "adversarial_repetition_inducing",
    "adversarial_edge_cases",
    "adversarial_injection",
)
"""Names of the suites, files of ``suites/``."""


class Prompt(BaseModel):
    """One prompt; ``text`` may be empty and ``seconds`` out of any range."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    id: str
    text: str
    seconds: float


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)
    description: str
    expect_degradation: bool
    prompts: tuple[Prompt, ...] = Field(min_length=1)


@dataclass(frozen=True)
class Suite:
    """Prompts of one kind.

    Attributes:
        adversarial: its prompts are hard or meaningless: refusing them is correct, and some loss
            of quality is expected (``expect_degradation`` in the file).
    """

    name: str
    description: str
    adversarial: bool
    prompts: tuple[Prompt, ...]


def read_suite(name: str) -> Suite:
    """A suite by its name.

    Raises:
        StickGenError: there is no such suite; the message lists them.
    """
    if name not in SUITES:
        raise StickGenError(f"there is no suite {name!r}; use one of: {', '.join(SUITES)}")
    text = (files("stickgen.evaluation") / "suites" / f"{name}.yaml").read_text("utf-8")
    file = _File.model_validate(yaml.safe_load(text))
    return Suite(name, file.description, file.expect_degradation, file.prompts)
