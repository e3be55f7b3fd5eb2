"""Windows of motion, cut out of examples: context, the action, and rest around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.embeddings import Embeddings
from stickgen.motion_model.normalization import NormalizationStats
from stickgen.motion_model.plan import PATCH, PLAN_DIM, Codebook, to_plan
from stickgen.text.sides import swap_sides
from stickgen.training.augmentation import (
    change_scale,
    change_speed,
    sample_scale,
    sample_speed,
)
from stickgen.training.config import Augmentation
from stickgen.training.examples import Example
from stickgen.training.features import mirror_features, mirror_plan
from stickgen.training.goals import Acting
from stickgen.training.rest import Stands, rest_patches
from stickgen.vocabulary import ACTION

HISTORY = 10
"""Most patches of context before the frames that a sentence describes."""


@dataclass(frozen=True)
class Source:
    """The source of batches.

    Attributes:
        features: raw frame features of the whole corpus, ``[N, 71]``.
        examples: windows are cut from these.
        weights: probability of each example to be sampled.
        context: patches of the longest window.
        actions: index of the action of each frame of the corpus, ``[N]``; negative: unknown.
        augmentation: how windows are varied in training.
        stands: what is joined to windows as rest; None: nothing.
        rest: share of the windows of whole actions that get rest before or after.
        controlled: whether the planner is told more than the words.
    """

    features: NDArray[np.float32]
    examples: Sequence[Example]
    weights: NDArray[np.float64]
    texts: Embeddings
    statistics: NormalizationStats
    codebook: Codebook
    context: int
    actions: NDArray[np.int16]
    augmentation: Augmentation = field(default_factory=Augmentation)
    stands: Stands | None = None
    rest: float = 0.0
    controlled: bool = False


@dataclass(frozen=True)
class _Window:
    """``start`` is a frame of the corpus; the first ``history`` of ``patches`` are context."""

    start: int
    history: int
    patches: int


@dataclass(frozen=True)
class Cut:
    """A window as it is read: raw features ``[P·5, 71]``, caption, and where the action lies."""

    motion: NDArray[np.float32]
    caption: str
    acting: Acting
    actions: NDArray[np.int16]


def _sample_window(source: Source, e: Example, rng: np.random.Generator) -> _Window:
    available = (e.start - e.first) // PATCH
    # Half of the windows have no history: generation also starts in the middle of an action.
    history = min(available, int(rng.integers(0, HISTORY + 1))) if rng.random() < 0.5 else 0
    length = (e.stop - e.start) // PATCH
    limit = source.context - history
    skip = 0
    if length > limit:
        skip = int(rng.integers(0, length - limit + 1)) * PATCH
        length = limit
    # Windows start at any frame, not only at multiples of a patch.
    slack = (e.stop - e.start - skip) - length * PATCH
    start = e.start + skip + int(rng.integers(0, min(slack, PATCH - 1) + 1))
    return _Window(start - history * PATCH, history, history + length)


def read_window(
    source: Source, e: Example, rng: np.random.Generator, augment: bool, control: bool
) -> Cut:
    """One window of an example with one of its captions, perhaps with rest and mirrored."""
    w, kinds = _sample_window(source, e, rng), source.augmentation
    motion = _motion(source, e, w, rng, augment)
    caption = e.captions[rng.integers(len(e.captions))]
    end = w.start + w.patches * PATCH
    whole = w.start + w.history * PATCH < e.start + PATCH and e.stop < end + PATCH
    before, after = _rests(source, w, motion, whole, rng) if augment else ([], [])
    parts = [*before, motion, *after]
    begins = w.history + sum(map(len, before)) // PATCH
    beyond = np.zeros((0, PLAN_DIM), dtype=np.float32)
    if control:
        beyond = to_plan(source.features[end : e.stop])
    actions = _actions(source, e, w, [sum(map(len, rest)) // PATCH for rest in (before, after)])
    motion = np.concatenate(parts)
    if augment and kinds.mirror and rng.random() < 0.5:
        motion, caption = mirror_features(motion), swap_sides(caption)
        beyond = mirror_plan(beyond)
    ends = begins + w.patches - w.history
    return Cut(motion, caption, Acting(w.history, begins, ends, beyond, whole), actions)


def _rests(
    source: Source, w: _Window, motion: NDArray[np.float32], whole: bool, rng: np.random.Generator
) -> tuple[list[NDArray[np.float32]], list[NDArray[np.float32]]]:
    """Stands before and after a window that holds all of an action; none where none fits."""
    room = source.context - w.patches
    before: list[NDArray[np.float32]] = []
    after: list[NDArray[np.float32]] = []
    if source.stands is None or not whole or room < 2 or rng.random() >= source.rest:
        return before, after
    if w.history == 0 and rng.random() < 0.5:
        stand = source.stands.before(motion, rest_patches(room, rng) * PATCH, rng)
        if stand is not None:
            before, room = [stand], room - len(stand) // PATCH
    if room >= 2 and (not before or rng.random() < 0.5):
        stand = source.stands.after(motion, rest_patches(room, rng) * PATCH, rng)
        after = [] if stand is None else [stand]
    return before, after


def _actions(source: Source, e: Example, w: _Window, rest: Sequence[int]) -> NDArray[np.int16]:
    """Index of the action of each patch, of its middle frame; negative: unknown."""
    middle = w.start + np.arange(w.patches) * PATCH + PATCH // 2
    own = np.asarray(source.actions[middle])
    idle = [np.full(count, ACTION["idle"], np.int16) for count in rest]
    return np.concatenate([idle[0], own, idle[1]])


def _motion(
    source: Source, e: Example, w: _Window, rng: np.random.Generator, augment: bool
) -> NDArray[np.float32]:
    """Features of a window ``[P·5, 71]``, perhaps at another speed and of another size."""
    frames, kinds = w.patches * PATCH, source.augmentation
    if augment and kinds.speed:
        motion = change_speed(source.features[w.start : e.stop], sample_speed(kinds, rng), frames)
    else:
        motion = source.features[w.start : w.start + frames]
    if augment and kinds.scale:
        motion = change_scale(motion, sample_scale(kinds, rng))
    return motion
