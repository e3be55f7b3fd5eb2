"""Captioned spans: the parts of a corpus's clips that a caption describes, valid frames only."""

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
_MAX_PAIR = 8.0
"""Seconds of the longest pair of neighbouring segments that becomes one span."""
_MAX_WHOLE = 10.0
"""Seconds of the longest clip with segments that also becomes a span as a whole."""


@dataclass(frozen=True)
class CaptionedSpan:
    """Frames ``start:stop`` of a clip, 25 fps, with the captions that describe them.

    Attributes:
        first: start of the run of valid frames that holds ``start``.
        captions: at least one.
        action: index of the main action, ``UNKNOWN_ACTION`` when unknown.
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
        """``[T, 22, 3]`` metres, in the frame of the clip."""
        return corpus.joints(self.clip, self.start, self.stop)


def captioned_spans(
    corpus: Corpus, split: str, seed: int = 0, shortest: int = 20
) -> list[CaptionedSpan]:
    """Every span of a split that has a caption and enough valid frames in a row.

    Args:
        split: train, val or test.
        seed: of the random choice of captions joined for two neighbouring segments.
        shortest: least frames of a span; it also keeps at least half of the frames that its
            caption describes.
    """
    rng = np.random.default_rng(seed)
    spans = []
    for clip in corpus.rows:
        if clip.split != split:
            continue
        valid_runs = runs(corpus.valid(clip))
        for start, stop, captions, action in _captioned_ranges(clip, rng):
            for run in valid_runs:
                lo, hi = max(run.start, start), min(run.stop, stop)
                if hi - lo >= max(shortest, 0.5 * (min(stop, clip.frames) - start)):
                    spans.append(CaptionedSpan(clip, run.start, lo, hi, captions, action))
    return spans


def _captioned_ranges(
    clip: Clip, rng: np.random.Generator
) -> Iterator[tuple[int, int, tuple[str, ...], int]]:
    """Start, stop, captions and action: of segments, of pairs of neighbours, of the whole clip."""
    segments = [
        (round(s.start * FPS), round(s.end * FPS), tuple(s.captions), _main_action(s.actions))
        for s in clip.segments
        if s.captions
    ]
    yield from segments
    for (a0, a1, captions_a, action), (b0, b1, captions_b, _) in pairwise(segments):
        if b0 - a1 < _GAP * FPS and b1 - a0 <= _MAX_PAIR * FPS:
            joined = tuple(
                f"{rng.choice(captions_a)}, then {rng.choice(captions_b)}" for _ in range(2)
            )
            yield a0, b1, joined, action
    if clip.captions and (not segments or clip.frames <= _MAX_WHOLE * FPS):
        yield 0, clip.frames, tuple(clip.captions), _main_action(clip.actions)


def _main_action(actions: Sequence[str]) -> int:
    return ACTION[actions[0]] if actions else UNKNOWN_ACTION
