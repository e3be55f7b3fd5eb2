"""Stretches of a real corpus to lay gestures over."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.geometry import runs

_STANCES = MappingProxyType({"walk": "walk", "idle": "stand"})  # main action → our stance


@dataclass(frozen=True)
class Stretch:
    """A stretch of a real clip.

    Attributes:
        clip: its row in the corpus.
        start: first frame.
        stance: what the person does there: ``walk`` or ``stand``.
        split: of the clip.
    """

    clip: int
    start: int
    stance: str
    split: str


def stretches(base: Path, frames: int) -> list[Stretch]:
    """Stretches of nothing but good walking or standing, ``frames`` long.

    Raises:
        StickGenError: ``base`` is no corpus.
    """
    corpus = open_corpus(base)
    found = []
    for row, clip in enumerate(corpus.rows):
        stance = _STANCES.get(clip.actions[0]) if clip.actions else None
        if stance is None or clip.segments or clip.synthetic:
            continue
        for run in runs(corpus.valid(clip)):
            found += [
                Stretch(row, start, stance, clip.split)
                for start in range(run.start, run.stop - frames, frames)
            ]
    return found


def fitting(found: Sequence[Stretch], stances: Sequence[str]) -> list[Stretch]:
    """Those whose stance is one of ``stances``."""
    return [stretch for stretch in found if stretch.stance in stances]


@lru_cache(maxsize=1)
def open_corpus(base: Path) -> Corpus:
    """The corpus, opened once in a process."""
    return Corpus.open(base)


def clip_of(base: Path, stretch: Stretch) -> Clip:
    """The clip in which a stretch lies."""
    return open_corpus(base).rows[stretch.clip]
