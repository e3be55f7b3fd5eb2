"""What one sentence for one person cannot show: joins of several sentences, two people."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.bench.cases import Case
from stickgen.evaluation.bench.generation_cache import GenerationCache
from stickgen.evaluation.bench.phases import MotionRequest
from stickgen.evaluation.metrics.bodies import body_penetration
from stickgen.evaluation.metrics.joins import join_jerk
from stickgen.evaluation.prompt_samples import Bodies, Generate
from stickgen.evaluation.recorded_excerpts import labelled_excerpts
from stickgen.options import GenerationOptions
from stickgen.skeleton import FPS

TAKES, SENTENCES = 12, 3
"""Long takes, and sentences of each."""
FILMS = 4
"""Films of each prompt for two people."""
_SECONDS = 4.0
"""Of each sentence of a long take."""


def long_takes(
    options: GenerationOptions,
    cases: Sequence[Case],
    generated: GenerationCache,
    progress: Callable[[float], None] | None = None,
) -> dict[str, float]:
    """Jerk at the joins of takes of several captions, means over the takes.

    Args:
        options: of the model that generates them.
        cases: whose captions follow each other.

    Raises:
        StickGenError: as ``GenerationCache.motions``.
    """
    order = np.random.default_rng(0).permutation(len(cases))[: TAKES * SENTENCES]
    requests = [
        MotionRequest(tuple(cases[i].caption for i in some), seed, _SECONDS)
        for seed, some in enumerate(order.reshape(-1, SENTENCES))
    ]
    motions = generated.motions(options, requests, progress=progress)
    jerks = [join_jerk(motion.joints, FPS, motion.joins) for motion in motions]
    return {
        "takes": float(len(jerks)),
        "peak jerk at joins m/s³": float(np.mean([jerk.peak for jerk in jerks])),
        "area under the jerk m/s²": float(np.mean([jerk.area for jerk in jerks])),
        "peak over the usual jerk": float(np.mean([jerk.ratio for jerk in jerks])),
    }


def pairs(
    corpus: Corpus, film: Generate, progress: Callable[[float], None] | None = None
) -> dict[str, dict[str, float]]:
    """How much two bodies penetrate each other, generated and recorded in the test split.

    Args:
        film: generates the motion of two people from a prompt.
    """
    prompts = [prompt for prompt in ACTION_PROMPTS.values() if prompt.people == 2]
    generated = []
    for done, prompt in enumerate(prompts, start=1):
        generated += [film(prompt.text, prompt.seconds, 2, seed) for seed in range(FILMS)]
        if progress:
            progress(done / len(prompts))
    held_out = (
        labelled.bodies(corpus, 2)
        for labelled in labelled_excerpts(corpus)
        if labelled.excerpt.clip.split == "test" and not labelled.excerpt.clip.synthetic
    )
    return {
        "made": _penetration(generated),
        "recorded": _penetration([bodies for bodies in held_out if bodies]),
    }


def _penetration(films: Sequence[Bodies]) -> dict[str, float]:
    depths = [body_penetration(*bodies) for bodies in films]
    return {
        "films": float(len(depths)),
        "frames %": 100.0 * float(np.mean([depth.share for depth in depths])) if depths else 0.0,
        "deepest cm": float(np.mean([depth.deepest for depth in depths])) if depths else 0.0,
    }
