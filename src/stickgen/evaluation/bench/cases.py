"""The benchmark's cases: captions of held-out real motion that training has not seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.captioned_spans import CaptionedSpan, captioned_spans
from stickgen.corpus.store.corpus import Corpus
from stickgen.corpus.store.embeddings import corpus_sentences
from stickgen.errors import StickGenError
from stickgen.evaluation.metrics.matching import BATCH
from stickgen.geometry import canonicalize
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTIONS, UNKNOWN_ACTION

SHORTEST, LONGEST = 2.0, 8.0
"""Seconds of a case; of a longer excerpt the beginning is used."""
FEWEST = 2 * BATCH
"""Cases that the benchmark needs: a batch of R-precision in each half."""
_SUBJECTS = frozenset(
    "a an the this someone somebody person human figure character actor individual subject "
    "performer man woman guy boy girl he she they".split()
)
"""Words that name who moves, and do not describe the motion."""


@dataclass(frozen=True)
class Case:
    """A caption and its real motion.

    Attributes:
        caption: no other case has it.
        action: index of the main action, ``UNKNOWN_ACTION`` if it is not labelled.
        joints: ``[T, 22, 3]`` metres at 25 fps, canonical.
    """

    caption: str
    action: int
    joints: NDArray[np.float32]

    @property
    def seconds(self) -> float:
        """Length of the real motion."""
        return len(self.joints) / FPS


def captioned_excerpts(corpus: Corpus, split: str) -> list[CaptionedSpan]:
    """Excerpts of a split that are long enough, each with captions that people wrote.

    Captions that join those of two neighbours (``captioned_spans``) are left out.
    """
    written = set(corpus_sentences(corpus))
    excerpts = captioned_spans(corpus, split, shortest=round(SHORTEST * FPS))
    return [excerpt for excerpt in excerpts if written.issuperset(excerpt.captions)]


def choose_cases(
    corpus: Corpus,
    train: Sequence[CaptionedSpan],
    most: int,
    split: str = "test",
    sources: Collection[str] = (),
) -> list[Case]:
    """Recorded excerpts of a held-out split, each with a caption of its own.

    They do not overlap. No caption occurs in training or in another case, also not with another
    subject. If there are more than ``most``, the actions take turns.

    Args:
        train: excerpts whose captions the models know.
        most: cases at most.
        split: test, or val to choose settings by.
        sources: of the excerpts; all when empty. Figures of a corpus that has grown compare with
            older ones on the sources of then.

    Raises:
        StickGenError: the corpus has fewer than ``FEWEST``.
    """
    by_action = _cases_by_action(corpus, train, split, sources)
    turns = chain.from_iterable(zip_longest(*by_action.values()))
    cases = [case for case in turns if case is not None][:most]
    if len(cases) < FEWEST:
        raise StickGenError(
            f"{corpus.path} has {len(cases)} {split} excerpts of real motion with captions of "
            f"their own, the benchmark needs {FEWEST}: add recorded motion, or raise --cases"
        )
    return cases


def _cases_by_action(
    corpus: Corpus, train: Sequence[CaptionedSpan], split: str, sources: Collection[str]
) -> dict[int, list[Case]]:
    known = {_without_subject(caption) for excerpt in train for caption in excerpt.captions}
    used_frames: dict[str, list[range]] = defaultdict(list)
    by_action: dict[int, list[Case]] = defaultdict(list)
    for excerpt in captioned_excerpts(corpus, split):
        if sources and excerpt.clip.source not in sources:
            continue
        stop = min(excerpt.stop, excerpt.start + round(LONGEST * FPS))
        frames, used = range(excerpt.start, stop), used_frames[excerpt.clip.id]
        unseen = [c for c in excerpt.captions if _without_subject(c) not in known]
        overlaps = any(_overlap(frames, other) for other in used)
        if excerpt.clip.synthetic or not unseen or overlaps:
            continue
        used.append(frames)
        known.add(_without_subject(unseen[0]))
        joints = canonicalize(corpus.joints(excerpt.clip, frames.start, frames.stop))
        case = Case(unseen[0], excerpt.action, joints.astype(np.float32))
        by_action[excerpt.action].append(case)
    return by_action


def action_name(index: int) -> str | None:
    """Name of an action; None for an unknown one."""
    return None if index == UNKNOWN_ACTION else ACTIONS[index]


def _without_subject(caption: str) -> str:
    """The caption without its subject, articles, case and punctuation."""
    words = re.findall(r"[\w'-]+", caption.lower())
    return " ".join(word for word in words if word not in _SUBJECTS)


def _overlap(a: range, b: range) -> bool:
    return a.start < b.stop and b.start < a.stop
