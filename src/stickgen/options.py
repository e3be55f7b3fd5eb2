"""The options of generation: one frozen record from the public functions down to the networks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path

from stickgen.errors import StickGenError
from stickgen.model_folder import PROVIDERS

MIN_SECONDS, MAX_SECONDS = 1.0, 600.0
"""Seconds of the shortest and the longest film."""
MAX_SEED = 2**63 - 1
MIN_GUIDANCE, MAX_GUIDANCE = 1.0, 10.0
MAX_STEPS = 100
MAX_PLANS = 32
"""Largest number of candidate plans of a sentence."""
DEVICES = tuple(PROVIDERS)
"""Where networks can run; all but ``cpu`` need a build of ONNX Runtime that has it."""


@dataclass(frozen=True, kw_only=True)
class GenerationOptions:
    """How motion is generated; ``None`` is the model's own setting.

    Attributes:
        seed: of all random numbers, 0 to 2^63 - 1; the same seed on the same machine gives the
            same motion.
        guidance: how strongly the motion follows the words, 1 (as trained) to 10.
        steps: Euler steps of the refiner, 1–100.
        plans: plans of a sentence from which the ranker chooses, 1–32; 1 takes the first.
        model: folder or name of the model; None: the one that travels with the package.
        device: one of ``DEVICES``.

    Raises:
        StickGenError: a value is out of range; the sentence names the option and its limits.
    """

    seed: int = 0
    guidance: float | None = None
    steps: int | None = None
    plans: int | None = None
    model: str | Path | None = None
    device: str = "cpu"

    def __post_init__(self) -> None:
        _check_int("seed", self.seed, 0, MAX_SEED, "2^63 - 1")
        if self.guidance is not None and not (
            isfinite(self.guidance) and MIN_GUIDANCE <= self.guidance <= MAX_GUIDANCE
        ):
            raise StickGenError(
                f"guidance is {self.guidance:g}: give a number from {MIN_GUIDANCE:g} to "
                f"{MAX_GUIDANCE:g}"
            )
        if self.steps is not None:
            _check_int("steps", self.steps, 1, MAX_STEPS)
        if self.plans is not None:
            _check_int("plans", self.plans, 1, MAX_PLANS)
        if self.device not in DEVICES:
            raise StickGenError(f"device is {self.device!r}: use one of {', '.join(DEVICES)}")

    def with_seed(self, seed: int) -> GenerationOptions:
        """The same options with another seed."""
        return replace(self, seed=seed)


def check_seconds(seconds: float) -> None:
    """Refuse a length that no film may have.

    Raises:
        StickGenError: it is not from ``MIN_SECONDS`` to ``MAX_SECONDS``.
    """
    if not (isfinite(seconds) and MIN_SECONDS <= seconds <= MAX_SECONDS):
        raise StickGenError(
            f"seconds is {seconds:g}: give a length from {MIN_SECONDS:g} to {MAX_SECONDS:g}"
        )


def _check_int(name: str, value: int, low: int, high: int, high_text: str = "") -> None:
    if not (isinstance(value, int) and low <= value <= high):
        raise StickGenError(
            f"{name} is {value}: give a whole number from {low} to {high_text or high}"
        )
