"""The rows that models answer: the full model, its phases alone, and a plain diffusion model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from stickgen.evaluation.bench.answers import Answers, Joints
from stickgen.evaluation.bench.cases import Case
from stickgen.evaluation.bench.generation import Made, Recipe, Take, Workshop
from stickgen.motion_model.model import MotionModel
from stickgen.skeleton import FPS

MAIN = "full model, 8 steps"
ONE_PLAN = "full model, 8 steps, one plan"
PLANNER, REFINER = "planner alone", "refiner alone"
PLAIN = "plain diffusion, 50 steps"
RECONSTRUCTION = "refiner from the true plan"
PROMPTS, SEEDS = 20, 8
"""Prompts of MultiModality, and motions of each."""
NO_GUIDANCE = 1.0


@dataclass(frozen=True)
class System:
    """A recipe and what it is told.

    Attributes:
        told: what it knows of the real motion: nothing, its length, or its plan.
        varied: whether it answers some cases with several seeds, for MultiModality.
    """

    name: str
    recipe: Recipe
    told: str = "nothing"
    varied: bool = True


def systems(model: Path, plain: Path | None) -> list[System]:
    """Every row that a model answers, the main one first.

    Args:
        model: folder of a model that plans and refines; where it has a ranker there is a row
            without its choice.
        plain: folder of a refiner without a planner; its row is left out when not given.
    """
    chooses = MotionModel(model).config.ranker is not None
    found = [
        System(MAIN, Recipe(model, steps=8)),
        # Four steps carry out the plans of eight: their seeds are as far apart.
        System("full model, 4 steps", Recipe(model, steps=4), varied=False),
        System("full model, 8 steps, no guidance", Recipe(model, steps=8, guidance=NO_GUIDANCE)),
        System(
            "full model, 4 steps, no guidance",
            Recipe(model, steps=4, guidance=NO_GUIDANCE),
            varied=False,
        ),
        *([System(ONE_PLAN, Recipe(model, steps=8, plans=1))] if chooses else []),
        System("full model, 8 steps, true length", Recipe(model, steps=8), "length", varied=False),
        System(RECONSTRUCTION, Recipe(model, steps=8), "plan", varied=False),
        System(PLANNER, Recipe(model, "planner")),
        System(REFINER, Recipe(model, "refiner", steps=8)),
    ]
    return [*found, System(PLAIN, Recipe(plain, steps=50))] if plain else found


def ask(
    system: System,
    cases: Sequence[Case],
    workshop: Workshop,
    progress: Callable[[float], None] | None = None,
) -> Answers:
    """What a system answers to the cases, and to some of them with other seeds.

    Raises:
        StickGenError: as ``Workshop.make``.
    """
    takes = [_take(system, case, seed) for seed, case in enumerate(cases)]
    varied = _varied(cases) if system.varied else []
    takes += [Take((case.caption,), len(cases) + k) for case in varied for k in range(SEEDS)]
    made = workshop.make(system.recipe, takes, progress)
    main, others = made[: len(cases)], made[len(cases) :]
    samples = [_joints(others[at : at + SEEDS]) for at in range(0, len(others), SEEDS)]
    seconds = sum(len(one.joints) for one in main) / FPS
    cost = sum(one.cost for one in main) / seconds
    return Answers(_joints(main), tuple(samples), cost)


def _take(system: System, case: Case, seed: int) -> Take:
    return Take(
        (case.caption,),
        seed,
        seconds=case.seconds if system.told == "length" else None,
        template=case.joints if system.told == "plan" else None,
    )


def _varied(cases: Sequence[Case]) -> list[Case]:
    picked = np.linspace(0, len(cases) - 1, min(PROMPTS, len(cases))).round().astype(int)
    return [cases[i] for i in np.unique(picked)]


def _joints(made: Sequence[Made]) -> tuple[Joints, ...]:
    return tuple(one.joints for one in made)
