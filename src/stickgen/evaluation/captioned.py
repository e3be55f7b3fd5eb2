"""Real motion with what people said of it: the stretches that models are measured against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from stickgen.corpus.store import Clip, Corpus
from stickgen.evaluation.real_clips import Stretch
from stickgen.geometry import runs
from stickgen.skeleton import FPS

SHORTEST, LONGEST = 2.0, 8.0
"""Seconds of a stretch; of a longer one its beginning is taken."""


@dataclass(frozen=True)
class Captioned:
    """A stretch of a corpus and what is said of it.

    Attributes:
        captions: at least one.
        actions: the main one first; empty when nobody has named one.
    """

    stretch: Stretch
    captions: tuple[str, ...]
    actions: tuple[str, ...]


def captioned(corpus: Corpus, split: str, *, synthetic: bool = False) -> list[Captioned]:
    """The captioned stretches of a split, in the corpus' order.

    A clip with captioned segments is taken segment by segment, another as a whole; frames that
    the corpus marks as no real motion are left out.

    Args:
        synthetic: take motion made by rule as well.
    """
    return [
        found
        for clip in corpus.rows
        if clip.split == split and (synthetic or not clip.synthetic)
        for found in _of(corpus, clip)
    ]


def _of(corpus: Corpus, clip: Clip) -> Iterator[Captioned]:
    for start, stop, captions, actions in _described(clip):
        for run in runs(corpus.valid(clip, start, stop)):
            first = start + run.start
            last = min(start + run.stop, first + round(LONGEST * FPS))
            if last - first >= SHORTEST * FPS:
                yield Captioned(Stretch(clip, first, last), captions, actions)
                break  # the captions tell the whole: two parts of it are not two cases


def _described(clip: Clip) -> Iterator[tuple[int, int, tuple[str, ...], tuple[str, ...]]]:
    segments = [segment for segment in clip.segments if segment.captions]
    for segment in segments:
        stop = min(round(segment.end * FPS), clip.frames)
        yield round(segment.start * FPS), stop, segment.captions, segment.actions
    if clip.captions and not segments:
        yield 0, clip.frames, clip.captions, clip.actions
