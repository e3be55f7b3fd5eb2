"""Described stretches: parts of a corpus's clips that a sentence tells, all of it good motion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.geometry import runs
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTION, UNKNOWN_ACTION

_GAP = 0.2
"""Seconds between two segments that still count as neighbours."""
_PAIR, _WHOLE = 8.0, 10.0
"""Seconds of the longest pair of segments, and of the longest clip with segments, told whole."""


@dataclass(frozen=True)
class Described:
    """Frames ``start:stop`` of a clip, 25 fps, with the sentences that tell them.

    Attributes:
        first: earliest frame before ``start`` from which on all is good.
        captions: at least one.
        action: index of the main action, ``UNKNOWN_ACTION`` when nobody has named one.
    """

    clip: Clip
    first: int
    start: int
    stop: int
    captions: tuple[str, ...]
    action: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return (self.stop - self.start) / FPS

    def joints(self, corpus: Corpus) -> NDArray[np.float32]:
        """``[T, 22, 3]`` metres, where the clip has them."""
        return corpus.joints(self.clip, self.start, self.stop)


def described(corpus: Corpus, split: str, seed: int = 0, shortest: int = 20) -> list[Described]:
    """Every stretch of a split that has a sentence and enough good frames in a row.

    Args:
        split: train, val or test.
        seed: chooses the captions that are joined for two neighbouring segments.
        shortest: frames; a stretch also keeps at least half of what its sentence tells.
    """
    rng = np.random.default_rng(seed)
    found = []
    for clip in corpus.rows:
        if clip.split != split:
            continue
        good = runs(corpus.valid(clip))
        for start, stop, captions, action in _told(clip, rng):
            for run in good:
                lo, hi = max(run.start, start), min(run.stop, stop)
                if hi - lo >= max(shortest, 0.5 * (min(stop, clip.frames) - start)):
                    found.append(Described(clip, run.start, lo, hi, captions, action))
    return found


def _told(clip: Clip, rng: np.random.Generator) -> Iterator[tuple[int, int, tuple[str, ...], int]]:
    """Start, stop, captions and action: segments, neighbours in pairs, the whole clip."""
    segments = [
        (round(s.start * FPS), round(s.end * FPS), tuple(s.captions), _main_action(s.actions))
        for s in clip.segments
        if s.captions
    ]
    yield from segments
    for (a0, a1, said_a, action), (b0, b1, said_b, _) in pairwise(segments):
        if b0 - a1 < _GAP * FPS and b1 - a0 <= _PAIR * FPS:
            pairs = tuple(f"{rng.choice(said_a)}, then {rng.choice(said_b)}" for _ in range(2))
            yield a0, b1, pairs, action
    if clip.captions and (not segments or clip.frames <= _WHOLE * FPS):
        yield 0, clip.frames, tuple(clip.captions), _main_action(clip.actions)


def _main_action(actions: Sequence[str]) -> int:
    return ACTION[actions[0]] if actions else UNKNOWN_ACTION
