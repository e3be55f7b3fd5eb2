"""What a model learns from: stretches of clips, each with the sentences that fit it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store import Clip, Corpus
from stickgen.geometry import runs
from stickgen.motion_model.features import FRAME
from stickgen.motion_model.plan import PATCH
from stickgen.skeleton import FPS
from stickgen.training.gestures import STANDING, WALKING
from stickgen.vocabulary import ACTION, SURROUNDINGS, UNKNOWN_ACTION

SHORTEST = 4 * PATCH
"""Frames of the shortest stretch worth learning from."""


@dataclass(frozen=True)
class Example:
    """A stretch of one clip, frames counted in the corpus.

    Attributes:
        first: earliest frame that may be shown before it (same clip, no bad frame between).
        start, stop: the frames that the sentences describe.
        captions: at least one.
        action: index of the main action, ``UNKNOWN_ACTION`` when nobody has named one.
        waves: a wave of the hand is laid over it (``gestures``).
    """

    first: int
    start: int
    stop: int
    captions: tuple[str, ...]
    action: int
    waves: bool = False


def surroundings(sentence: str) -> NDArray[np.float32]:
    """Which of the 32 surroundings a sentence speaks of, ``[32]`` of 0 and 1."""
    text = f" {re.sub(r'[^a-z]+', ' ', sentence.lower())} "
    return np.array(
        [any(f" {word} " in text for word in words) for words in SURROUNDINGS.values()],
        dtype=np.float32,
    )


def _main_action(actions: Sequence[str]) -> int:
    return ACTION[actions[0]] if actions else UNKNOWN_ACTION


def _described(
    clip: Clip, rng: np.random.Generator
) -> Iterator[tuple[int, int, tuple[str, ...], int]]:
    """Stretches of a clip as its captions tell: segments, neighbours in pairs, the whole."""
    segments = [
        (round(s.start * FPS), round(s.end * FPS), tuple(s.captions), _main_action(s.actions))
        for s in clip.segments
        if s.captions
    ]
    yield from segments
    for (a0, a1, said_a, action), (b0, b1, said_b, _) in pairwise(segments):
        if b0 - a1 < PATCH and b1 - a0 <= 8 * FPS:
            pairs = tuple(f"{rng.choice(said_a)}, then {rng.choice(said_b)}" for _ in range(2))
            yield a0, b1, pairs, action
    if clip.captions and (not segments or clip.frames <= 10 * FPS):
        yield 0, clip.frames, tuple(clip.captions), _main_action(clip.actions)


def examples(corpus: Corpus, split: str, seed: int = 0) -> list[Example]:
    """Every stretch of a split that has a sentence and enough good frames in a row."""
    rng = np.random.default_rng(seed)
    found = []
    for clip in corpus.rows:
        if clip.split != split:
            continue
        good = runs(corpus.valid(clip))
        for start, stop, captions, action in _described(clip, rng):
            for run in good:
                lo, hi = max(run.start, start), min(run.stop, stop)
                if hi - lo >= SHORTEST and hi - lo >= 0.5 * (min(stop, clip.frames) - start):
                    o = clip.offset
                    found.append(Example(o + run.start, o + lo, o + hi, captions, action))
    return found


def waving(
    found: Sequence[Example], features: NDArray[np.float32], seconds: float, seed: int = 0
) -> list[Example]:
    """Steady walking and standing to lay a wave over, at most about ``seconds`` in all."""
    rng = np.random.default_rng(seed)
    out: list[Example] = []
    room = {WALKING: seconds / 2, STANDING: seconds / 2}
    for i in rng.permutation(len(found)):
        e = found[i]
        captions = _waved(e, features[e.start : e.stop])
        length = (e.stop - e.start) / FPS
        if captions and 2.0 <= length <= min(10.0, room[captions]):
            out.append(replace(e, captions=captions, action=ACTION["wave"], waves=True))
            room[captions] -= length
    return out


def _waved(e: Example, rows: NDArray[np.float32]) -> tuple[str, ...] | None:
    """What to say of a stretch once a wave is laid over it; None where none would fit."""
    ahead = rows[:, FRAME["step"]][:, 1] * FPS
    turned = abs(float(rows[:, FRAME["turn"]].sum()))
    if turned > 1.0 or float(rows[:, FRAME["height"]].std()) > 0.04:
        return None
    if e.action == ACTION["walk"] and np.percentile(ahead, 10) > 0.4:
        return WALKING
    if e.action in (ACTION["stand"], ACTION["idle"]) and ahead.max() < 0.3:
        return STANDING
    return None


def sampling_weights(found: Sequence[Example], power: float = 0.5) -> NDArray[np.float64]:
    """Chance of each example: its seconds, tempered so that rare actions are seen more.

    Weighing actions by the inverse of their share would starve walking; a square root of it
    (power 0.5) is the middle.
    """
    seconds = np.array([min(e.stop - e.start, 10 * FPS) / FPS for e in found])
    _, kind = np.unique([e.action for e in found], return_inverse=True)
    weight = seconds * np.bincount(kind, weights=seconds)[kind] ** -power
    return np.asarray(weight / weight.sum())
