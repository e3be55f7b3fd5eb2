"""The rows of models: the full model, its phases alone, and a plain diffusion model."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from stickgen.evaluation.bench.baselines import Joints, SystemMotions
from stickgen.evaluation.bench.cases import Case
from stickgen.evaluation.bench.generation_cache import GenerationCache
from stickgen.evaluation.bench.phases import GeneratedMotion, MotionRequest, Phases
from stickgen.evaluation.recorded_excerpts import evenly_spaced
from stickgen.motion_model.model import MotionModel
from stickgen.options import GenerationOptions
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
    """A model and how it is used.

    Attributes:
        true_length, true_plan: whether it receives the length, or the plan, of the real motion.
        multimodality: whether it generates motion for some cases with several seeds.
    """

    name: str
    options: GenerationOptions
    phases: Phases = "both"
    true_length: bool = False
    true_plan: bool = False
    multimodality: bool = True

    def request(self, case: Case, seed: int) -> MotionRequest:
        """What the system receives of a case."""
        return MotionRequest(
            (case.caption,),
            seed,
            seconds=case.seconds if self.true_length else None,
            recorded=case.joints if self.true_plan else None,
        )


def systems(model: Path, plain: Path | None) -> list[System]:
    """Every row of a model, the main one first.

    Args:
        model: folder of a model that plans and refines; with a ranker there is also a row of one
            plan, which the ranker cannot choose.
        plain: folder of a refiner without a planner; without it there is no such row.
    """
    full = GenerationOptions(model=model, steps=8)
    unguided = GenerationOptions(model=model, steps=8, guidance=NO_GUIDANCE)
    four = GenerationOptions(model=model, steps=4)
    four_unguided = GenerationOptions(model=model, steps=4, guidance=NO_GUIDANCE)
    one_plan = GenerationOptions(model=model, steps=8, plans=1)
    has_ranker = MotionModel(model).config.ranker is not None
    rows = [
        System(MAIN, full),
        # With four steps the plans are those of eight: so is the difference of seeds.
        System("full model, 4 steps", four, multimodality=False),
        System("full model, 8 steps, no guidance", unguided),
        System("full model, 4 steps, no guidance", four_unguided, multimodality=False),
        *([System(ONE_PLAN, one_plan)] if has_ranker else []),
        System("full model, 8 steps, true length", full, true_length=True, multimodality=False),
        System(RECONSTRUCTION, full, true_plan=True, multimodality=False),
        System(PLANNER, GenerationOptions(model=model), "planner"),
        System(REFINER, full, "refiner"),
    ]
    return [*rows, System(PLAIN, GenerationOptions(model=plain, steps=50))] if plain else rows


def run_system(
    system: System,
    cases: Sequence[Case],
    generated: GenerationCache,
    progress: Callable[[float], None] | None = None,
) -> SystemMotions:
    """The motions of a system for the cases, and for some of them with other seeds.

    Raises:
        StickGenError: as ``GenerationCache.motions``.
    """
    requests = [system.request(case, seed) for seed, case in enumerate(cases)]
    varied = evenly_spaced(len(cases), PROMPTS) if system.multimodality else []
    requests += [
        MotionRequest((cases[i].caption,), len(cases) + k) for i in varied for k in range(SEEDS)
    ]
    motions = generated.motions(system.options, requests, system.phases, progress)
    main, others = motions[: len(cases)], motions[len(cases) :]
    samples = [_joints(others[at : at + SEEDS]) for at in range(0, len(others), SEEDS)]
    seconds = sum(len(motion.joints) for motion in main) / FPS
    cost = sum(motion.cost for motion in main) / seconds
    return SystemMotions(_joints(main), tuple(samples), cost)


def _joints(motions: Sequence[GeneratedMotion]) -> tuple[Joints, ...]:
    return tuple(motion.joints for motion in motions)
