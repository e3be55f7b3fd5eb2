"""One motion of a model, by both of its phases or by one of them alone.

The single phases exist for comparison; a model as it is used has both.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from time import process_time
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from stickgen.motion import Motion
from stickgen.motion_model.features import to_features
from stickgen.motion_model.finishing import finish_take
from stickgen.motion_model.model import MotionModel
from stickgen.motion_model.plan import PATCH, to_frames, to_plan
from stickgen.motion_model.planning import PromptSegment
from stickgen.options import GenerationOptions
from stickgen.random_streams import random_stream
from stickgen.skeleton import FPS
from stickgen.text.durations import expected_seconds

LONGEST = 10.0
"""Seconds of a sentence at most, whatever length the model predicts."""

Phases = Literal["both", "planner", "refiner"]


@dataclass(frozen=True)
class MotionRequest:
    """One motion to generate.

    Attributes:
        captions: one sentence after the other.
        seed: of the motion.
        seconds: of each sentence; None: as the model predicts.
        recorded: real joints ``[T, 22, 3]`` whose plan the refiner receives in place of the
            planner's; the motion is then as long as they are.
    """

    captions: tuple[str, ...]
    seed: int
    seconds: float | None = None
    recorded: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class GeneratedMotion:
    """A motion of a model.

    Attributes:
        joints: ``[T, 22, 3]`` metres at 25 fps.
        joins: frames at which a new sentence begins.
        cost: seconds of one core, from the sentences to the joints.
    """

    joints: NDArray[np.float32]
    joins: tuple[int, ...]
    cost: float


def generate(
    model: MotionModel, options: GenerationOptions, phases: Phases, request: MotionRequest
) -> GeneratedMotion:
    """The motion of a request; its seed replaces that of the options."""
    before = process_time()
    segments = [
        PromptSegment(caption, _patches(model, request, caption)) for caption in request.captions
    ]
    options = options.with_seed(request.seed)
    if request.recorded is not None:
        motion = _refine(model, segments, options, recorded_plan(model, request.recorded))
    elif phases == "planner":
        motion = _plan_alone(model, segments, options)
    elif phases == "refiner":
        motion = _refine(model, segments, options, None)
    else:
        motion = model.generate(segments, options)
    cost = process_time() - before
    ends = np.cumsum([segment.patches for segment in segments]) * PATCH
    return GeneratedMotion(motion.joints, tuple(ends[:-1].tolist()), cost)


def recorded_plan(model: MotionModel, joints: NDArray[np.float32]) -> NDArray[np.float32]:
    """Plan tokens ``[P, 71]`` of joints ``[T, 22, 3]``, quantised to the planner's codes."""
    normalization = model.normalization
    plan = normalization.statistics.normalize_plan(to_plan(to_features(joints)))
    return normalization.codebook.decode(normalization.codebook.encode(plan))


def _plan_alone(
    model: MotionModel, segments: list[PromptSegment], options: GenerationOptions
) -> Motion:
    """The plan's key poses joined by straight lines."""
    (plan,) = model.plan([model.encode(segments)], options, [random_stream(options.seed)])
    tokens = model.normalization.statistics.denormalize_plan(plan.tokens)
    return finish_take(to_frames(tokens), plan.actions)


def _refine(
    model: MotionModel,
    segments: list[PromptSegment],
    options: GenerationOptions,
    tokens: NDArray[np.float32] | None,
) -> Motion:
    """The refiner with a plan ``[P, 71]`` that is given, or without any."""
    plans = None if tokens is None else [tokens]
    rngs = [random_stream(options.seed)]
    (features,) = model.refine([model.encode(segments)], plans, options, rngs)
    return finish_take(features, np.zeros(len(features) // PATCH, np.int16))


def _patches(model: MotionModel, request: MotionRequest, caption: str) -> int:
    if request.recorded is not None:
        return len(request.recorded) // PATCH
    seconds = request.seconds
    if seconds is None:
        seconds = expected_seconds(caption, model.predict_seconds)
    return ceil(min(seconds, LONGEST) * FPS / PATCH)
