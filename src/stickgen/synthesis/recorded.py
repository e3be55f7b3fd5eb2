"""Recorded walking and standing over which arm actions are laid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.geometry import runs

_STANCES = MappingProxyType({"walk": "walk", "idle": "stand"})  # main action of a clip → stance


@dataclass(frozen=True)
class RecordedBase:
    """Some consecutive frames of a recorded clip.

    Attributes:
        clip: row of the clip in the base corpus.
        start: first frame.
        stance: what the person does there: ``walk`` or ``stand``.
        split: split of the clip.
    """

    clip: int
    start: int
    stance: str
    split: str


def recorded_bases(corpus_path: Path, frames: int) -> list[RecordedBase]:
    """Every ``frames`` long piece of valid walking or standing in a corpus.

    Raises:
        StickGenError: ``corpus_path`` is no corpus.
    """
    corpus = open_corpus(corpus_path)
    bases = []
    for row, clip in enumerate(corpus.rows):
        stance = _STANCES.get(clip.actions[0]) if clip.actions else None
        if stance is None or clip.segments or clip.synthetic:
            continue
        for run in runs(corpus.valid(clip)):
            bases += [
                RecordedBase(row, start, stance, clip.split)
                for start in range(run.start, run.stop - frames, frames)
            ]
    return bases


def sample_bases(
    bases: Sequence[RecordedBase], stances: Sequence[str], rng: np.random.Generator
) -> tuple[RecordedBase, ...]:
    """Two bases of one stance and one split; none where no base has one of ``stances``."""
    candidates = [base for base in bases if base.stance in stances]
    if not candidates:
        return ()
    first = candidates[int(rng.integers(len(candidates)))]
    alike = [b for b in candidates if (b.stance, b.split) == (first.stance, first.split)]
    return first, alike[int(rng.integers(len(alike)))]


@lru_cache(maxsize=1)
def open_corpus(path: Path) -> Corpus:
    """The corpus, opened once in a process."""
    return Corpus.open(path)


def clip_of(corpus_path: Path, base: RecordedBase) -> Clip:
    """The clip that contains a base."""
    return open_corpus(corpus_path).rows[base.clip]
