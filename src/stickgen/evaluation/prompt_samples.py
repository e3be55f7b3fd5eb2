"""What the probes judge: a model's motions for their prompts, and recordings of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.caption_patterns import PATTERNS, matching_excerpts
from stickgen.evaluation.probes import PROBES, Probe
from stickgen.evaluation.recorded_excerpts import (
    by_main_action,
    evenly_spaced,
    labelled_excerpts,
)
from stickgen.progress import Progress
from stickgen.skeleton import FPS

RECORDINGS = 60
"""Recorded excerpts of a prompt or an action at most, evenly spaced over all that match."""

Joints = NDArray[np.floating]
"""``[T, 22, 3]`` metres at 25 fps."""
Motions = list[list[Joints]]
"""``motions[k][i]``: sample i for prompt k of a probe."""
Bodies = tuple[Joints, ...]
"""The joints of everybody in one motion, in one world frame."""
Generate = Callable[[str, float, int, int], Bodies]
"""Prompt, seconds, number of people and seed → everybody's joints."""


@dataclass(frozen=True)
class Samples:
    """Motion to be judged.

    Attributes:
        probes: name of a probe → motions for each of its prompts.
        actions: action → samples.
    """

    probes: Mapping[str, Motions]
    actions: Mapping[str, list[Bodies]]


def sample(generate: Generate, seeds: int, progress: Progress | None = None) -> Samples:
    """Generate motion for every prompt with the seeds 0, 1 …

    Args:
        generate: the model.
        seeds: motions of each prompt.
        progress: called with the name of the stage and the share of it that is done.
    """
    probes: dict[str, Motions] = {}
    for done, probe in enumerate(PROBES, start=1):
        probes[probe.name] = [
            [generate(prompt.text, probe.seconds, 1, seed)[0] for seed in range(seeds)]
            for prompt in probe.prompts
        ]
        if progress:
            progress("probes", done / len(PROBES))
    actions: dict[str, list[Bodies]] = {}
    for done, (action, prompt) in enumerate(ACTION_PROMPTS.items(), start=1):
        actions[action] = [
            generate(prompt.text, prompt.seconds, prompt.people, seed) for seed in range(seeds)
        ]
        if progress:
            progress("actions", done / len(ACTION_PROMPTS))
    return Samples(probes, actions)


def recorded_samples(corpus: Corpus) -> Samples:
    """Recordings that match each prompt and action by their annotation."""
    recordings = (e for e in labelled_excerpts(corpus) if not e.excerpt.clip.synthetic)
    groups = by_main_action(recordings, RECORDINGS)
    actions = {
        action: [
            bodies
            for excerpt in groups.get(action, ())
            if (bodies := excerpt.bodies(corpus, prompt.people))
        ]
        for action, prompt in ACTION_PROMPTS.items()
    }
    return Samples({probe.name: _recorded(corpus, probe) for probe in PROBES}, actions)


def _recorded(corpus: Corpus, probe: Probe) -> Motions:
    """Recordings for each prompt of a probe, no longer than its motions."""
    frames = round(probe.seconds * FPS)
    motions = []
    for prompt in probe.prompts:
        matches = matching_excerpts(corpus, PATTERNS[prompt.text])
        picked = [matches[i] for i in evenly_spaced(len(matches), RECORDINGS)]
        motions.append([excerpt.joints(corpus)[:frames] for excerpt in picked])
    return motions
