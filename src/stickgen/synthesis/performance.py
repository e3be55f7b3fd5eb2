"""One performance of an action: its specification, and the motion generated from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from stickgen.geometry import FloatArray, yaw_matrix
from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.body import solve
from stickgen.synthesis.controls import Controls
from stickgen.synthesis.overlay import overlay
from stickgen.synthesis.recorded import RecordedBase, clip_of, open_corpus
from stickgen.synthesis.variation import Variation, sample_variation
from stickgen.vocabulary import ACTION, ACTION_SLOTS

VARIATION, BASE, RECORDINGS, PLACE = range(4)
"""Purposes of the random streams of a performance, see ``PerformanceSpec.rng``."""
_SEED = {name: ACTION.get(name, ACTION_SLOTS + i) for i, name in enumerate(ACTIONS)}


@dataclass(frozen=True)
class PerformanceSpec:
    """Everything that is needed to reproduce a performance.

    Attributes:
        action: name.
        seed, number: of the performance.
        versions: how many of ``source.VERSIONS`` are made.
        bases: recorded motion to lay it over, the second for the version "place"; empty where
            all of the body is synthetic.
    """

    action: str
    seed: int
    number: int
    versions: int
    bases: tuple[RecordedBase, ...] = ()

    def rng(self, purpose: int) -> np.random.Generator:
        """The start of the random stream for one purpose, the same at every call."""
        return np.random.default_rng([self.seed, _SEED[self.action], self.number, purpose])


@dataclass(frozen=True)
class Performance:
    """The motion of one performance.

    Attributes:
        variation: how it was performed.
        bodies: controls of each person.
        joints: ``[T, 22, 3]`` metres of each person.
        base: the recorded motion underneath; None where all of the body is synthetic.
    """

    variation: Variation
    bodies: list[Controls]
    joints: list[FloatArray]
    base: RecordedBase | None

    def moved(self, rng: np.random.Generator) -> Performance:
        """The same performance at another place in the world, facing another way."""
        turn, shift = yaw_matrix(rng.uniform(-np.pi, np.pi)), rng.uniform(-3.0, 3.0, 3) * [1, 0, 1]
        return replace(self, joints=[joints @ turn.T + shift for joints in self.joints])


def perform(spec: PerformanceSpec, corpus_path: Path, scale: float | None = None) -> Performance:
    """Generate a performance; with a ``scale``, again with larger or smaller movements.

    Args:
        spec: what to make.
        corpus_path: the corpus of ``spec.bases``; not read where there are none.
        scale: factor on amplitude and step length.
    """
    action = ACTIONS[spec.action]
    stances = (spec.bases[0].stance,) if spec.bases else action.stances
    kinds = tuple(action.phrases)
    v = sample_variation(spec.rng(VARIATION), action.seconds, stances, kinds, action.moods)
    base = spec.bases[0] if spec.bases else None
    if scale is not None:
        size = float(np.clip(v.size * scale, 0.65, 1.4))
        v = replace(v, rng=spec.rng(PLACE), size=size, spread=scale)
        base = spec.bases[1] if spec.bases else None
    result = action.perform(v)
    bodies = list(result) if isinstance(result, tuple) else [result]
    if base is None:
        return Performance(v, bodies, [solve(c) for c in bodies], None)
    frames = len(bodies[0].pelvis)
    corpus, clip = open_corpus(corpus_path), clip_of(corpus_path, base)
    recorded = corpus.joints(clip, base.start, base.start + frames)
    return Performance(v, bodies, [overlay(recorded, bodies[0])], base)
