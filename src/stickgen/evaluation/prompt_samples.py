"""What the probes judge: a model's answers to their prompts, and real motion of the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Corpus
from stickgen.evaluation.action_prompts import ACTION_PROMPTS
from stickgen.evaluation.action_report import by_action, labelled
from stickgen.evaluation.probes import PROBES
from stickgen.evaluation.real_clips import WANTED, stretches
from stickgen.skeleton import FPS

REAL_CLIPS = 60
"""Real stretches of a take or an action, evenly picked from those found."""

Joints = NDArray[np.floating]
"""``[T, 22, 3]`` metres at 25 fps."""
Motions = list[list[Joints]]
"""``motions[k][i]``: take k of a probe, sample i."""
Bodies = tuple[Joints, ...]
"""Everybody who takes part, in one world."""
Make = Callable[[str, float, int, int], Bodies]
"""Prompt, seconds, number of people and seed → everybody's joints."""
Progress = Callable[[str, float], None]


@dataclass(frozen=True)
class Samples:
    """Motion to be judged.

    Attributes:
        takes: name of a probe → motions of each of its takes.
        actions: action → samples.
    """

    takes: Mapping[str, Motions]
    actions: Mapping[str, list[Bodies]]


def sample(make: Make, seeds: int, progress: Progress | None = None) -> Samples:
    """Ask for every prompt with the seeds 0, 1 …

    Args:
        make: the model.
        seeds: motions of each prompt.
        progress: called with what is being made and the share of it that is done.
    """
    takes: dict[str, Motions] = {}
    for done, probe in enumerate(PROBES, start=1):
        takes[probe.name] = [
            [make(take.prompt, probe.seconds, 1, seed)[0] for seed in range(seeds)]
            for take in probe.takes
        ]
        if progress:
            progress("probes", done / len(PROBES))
    actions: dict[str, list[Bodies]] = {}
    for done, (action, prompt) in enumerate(ACTION_PROMPTS.items(), start=1):
        actions[action] = [
            make(prompt.text, prompt.seconds, prompt.people, seed) for seed in range(seeds)
        ]
        if progress:
            progress("actions", done / len(ACTION_PROMPTS))
    return Samples(takes, actions)


def real_samples(corpus: Corpus) -> Samples:
    """Recorded motion of every take and action, as its annotation says; takes cut to length."""
    takes: dict[str, Motions] = {}
    for probe in PROBES:
        frames = round(probe.seconds * FPS)
        takes[probe.name] = []
        for take in probe.takes:
            found = stretches(corpus, WANTED[take.prompt])
            picked = np.unique(np.linspace(0, len(found) - 1, min(REAL_CLIPS, len(found))).round())
            takes[probe.name].append([found[int(i)].joints(corpus)[:frames] for i in picked])
    shown = (one for one in labelled(corpus) if not one.stretch.clip.synthetic)
    own = by_action(shown, REAL_CLIPS)
    actions = {
        action: [
            bodies for one in own.get(action, ()) if (bodies := one.bodies(corpus, prompt.people))
        ]
        for action, prompt in ACTION_PROMPTS.items()
    }
    return Samples(takes, actions)
