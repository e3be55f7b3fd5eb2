"""What the systems are asked: captions of held-out real motion that training has not seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
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
"""Seconds of a case; of a longer stretch its beginning is taken."""
FEWEST = 2 * BATCH
"""Cases that the table needs: a batch of R-precision in each half."""
_SUBJECTS = frozenset(
    "a an the this someone somebody person human figure character actor individual subject "
    "performer man woman guy boy girl he she they".split()
)
"""Words that say who moves, and nothing of how."""


@dataclass(frozen=True)
class Case:
    """One question, and the real motion that answers it.

    Attributes:
        caption: of nobody else.
        action: index of the main action, ``UNKNOWN_ACTION`` when nobody has named one.
        joints: ``[T, 22, 3]`` metres at 25 fps, canonical.
    """

    caption: str
    action: int
    joints: NDArray[np.float32]

    @property
    def seconds(self) -> float:
        """Length of the real motion."""
        return len(self.joints) / FPS


def stretches(corpus: Corpus, split: str) -> list[CaptionedSpan]:
    """Stretches of a split that last long enough, each with what people wrote of it.

    Captions of two neighbours joined by rule (``captioned_spans``) are left out.
    """
    written = set(corpus_sentences(corpus))
    found = captioned_spans(corpus, split, shortest=round(SHORTEST * FPS))
    return [one for one in found if written.issuperset(one.captions)]


def choose(
    corpus: Corpus, train: Sequence[CaptionedSpan], most: int, split: str = "test"
) -> list[Case]:
    """Stretches of a held-out split, none made by rule, each with a caption of its own.

    They do not overlap, no caption is one of the training stretches' or another case's, not even
    of another subject, and where there are more than ``most`` the actions take turns.

    Args:
        train: stretches whose captions the models know.
        most: cases at most.
        split: test, or val to choose settings by.

    Raises:
        StickGenError: the corpus has fewer than ``FEWEST``.
    """
    said = {_deed(caption) for one in train for caption in one.captions}
    taken: dict[str, list[range]] = defaultdict(list)
    by_action: dict[int, list[Case]] = defaultdict(list)
    for one in stretches(corpus, split):
        frames = range(one.start, min(one.stop, one.start + round(LONGEST * FPS)))
        before = taken[one.clip.id]
        unseen = [caption for caption in one.captions if _deed(caption) not in said]
        if one.clip.synthetic or not unseen or any(_overlap(frames, other) for other in before):
            continue
        before.append(frames)
        said.add(_deed(unseen[0]))
        joints = canonicalize(corpus.joints(one.clip, frames.start, frames.stop))
        by_action[one.action].append(Case(unseen[0], one.action, joints.astype(np.float32)))
    turns = chain.from_iterable(zip_longest(*by_action.values()))
    cases = [case for case in turns if case is not None][:most]
    if len(cases) < FEWEST:
        raise StickGenError(
            f"{corpus.path} has {len(cases)} {split} stretches of real motion with captions of "
            f"their own, the benchmark needs {FEWEST}: add recorded motion, or raise --cases"
        )
    return cases


def action_name(index: int) -> str | None:
    """Name of an action; None for an unknown one."""
    return None if index == UNKNOWN_ACTION else ACTIONS[index]


def _deed(caption: str) -> str:
    """What is done, whoever does it: without subjects, articles, case and punctuation."""
    words = re.findall(r"[\w'-]+", caption.lower())
    return " ".join(word for word in words if word not in _SUBJECTS)


def _overlap(a: range, b: range) -> bool:
    return a.start < b.stop and b.start < a.stop
