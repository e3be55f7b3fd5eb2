"""What one sentence for one person cannot show: joins of long takes, two people in a film."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.action_report import labelled
from stickgen.evaluation.bench.cases import Case
from stickgen.evaluation.bench.generation import Recipe, Take, Workshop
from stickgen.evaluation.metrics.bodies import body_penetration
from stickgen.evaluation.metrics.joins import join_jerk
from stickgen.evaluation.prompt_samples import Bodies, Make
from stickgen.skeleton import FPS

TAKES, SENTENCES = 12, 3
"""Long takes, and sentences of each."""
FILMS = 4
"""Films of each prompt for two people."""
_SECONDS = 4.0
"""Of each sentence of a long take."""


def long_takes(
    recipe: Recipe,
    cases: Sequence[Case],
    workshop: Workshop,
    progress: Callable[[float], None] | None = None,
) -> dict[str, float]:
    """Jerk at the joins of takes of several captions, means over the takes.

    Args:
        recipe: of the model that makes them.
        cases: whose captions are told one after the other.

    Raises:
        StickGenError: as ``Workshop.make``.
    """
    order = np.random.default_rng(0).permutation(len(cases))[: TAKES * SENTENCES]
    takes = [
        Take(tuple(cases[i].caption for i in some), seed, _SECONDS)
        for seed, some in enumerate(order.reshape(-1, SENTENCES))
    ]
    made = workshop.make(recipe, takes, progress)
    found = [join_jerk(one.joints, FPS, one.joins) for one in made]
    return {
        "takes": float(len(found)),
        "peak jerk at joins m/s³": float(np.mean([one.peak for one in found])),
        "area under the jerk m/s²": float(np.mean([one.area for one in found])),
        "peak over the usual jerk": float(np.mean([one.ratio for one in found])),
    }


def pairs(
    corpus: Corpus, film: Make, progress: Callable[[float], None] | None = None
) -> dict[str, dict[str, float]]:
    """How much two people go through each other, made and recorded in the test split.

    Args:
        film: makes the motion of two people from a prompt.
    """
    prompts = [prompt for prompt in ACTION_PROMPTS.values() if prompt.people == 2]
    made = []
    for done, prompt in enumerate(prompts, start=1):
        made += [film(prompt.text, prompt.seconds, 2, seed) for seed in range(FILMS)]
        if progress:
            progress(done / len(prompts))
    held_out = (
        one.bodies(corpus, 2)
        for one in labelled(corpus)
        if one.stretch.clip.split == "test" and not one.stretch.clip.synthetic
    )
    return {
        "made": _penetration(made),
        "recorded": _penetration([two for two in held_out if two]),
    }


def _penetration(films: Sequence[Bodies]) -> dict[str, float]:
    found = [body_penetration(*two) for two in films]
    return {
        "films": float(len(found)),
        "frames %": 100.0 * float(np.mean([one.share for one in found])) if found else 0.0,
        "deepest cm": float(np.mean([one.deepest for one in found])) if found else 0.0,
    }
