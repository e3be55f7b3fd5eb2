"""Excerpts of a corpus' clips, with the actions that the annotation names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.action_probes import SHORTEST
from stickgen.geometry import FloatArray, runs
from stickgen.skeleton import FPS

LONGEST = 10.0
"""Seconds of a labelled excerpt at most."""
_MIN_FRAMES = max(SHORTEST, round(0.8 * FPS))
_EXCLUDED_TAGS = {"exclude", "static", "no_vocab_fit"}  # their action labels mean nothing


@dataclass(frozen=True)
class RecordedExcerpt:
    """Frames ``start:stop`` of a clip."""

    clip: Clip
    start: int
    stop: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return (self.stop - self.start) / FPS

    def joints(self, corpus: Corpus) -> NDArray[np.float32]:
        """The joints of the excerpt, ``[T, 22, 3]`` metres, canonical."""
        return corpus.joints(self.clip, self.start, self.stop)


@dataclass(frozen=True)
class LabelledExcerpt:
    """An excerpt, the actions that its annotation names, and the partner recorded with it."""

    excerpt: RecordedExcerpt
    actions: tuple[str, ...]
    partner: RecordedExcerpt | None = None

    def bodies(self, corpus: Corpus, people: int) -> tuple[FloatArray, ...]:
        """Joints ``[T, 22, 3]`` of one person, or of two; empty if two and no partner is known."""
        if people == 1:
            return (self.excerpt.joints(corpus).astype(np.float64),)
        if self.partner is None:
            return ()
        # In the world frame of the recording: each clip is stored at an origin of its own.
        both = (self.excerpt, self.partner)
        return tuple(corpus.world(part.clip, part.start, part.stop) for part in both)


def labelled_excerpts(corpus: Corpus) -> Iterator[LabelledExcerpt]:
    """Valid frames under one annotation: a segment, or the whole clip where it has no segments."""
    by_take: dict[str, list[Clip]] = defaultdict(list)
    for clip in corpus.rows:
        if clip.take:
            by_take[clip.take].append(clip)
    for clip in corpus.rows:
        if _EXCLUDED_TAGS & set(clip.tags):
            continue
        partners = [other for other in by_take.get(clip.take, ()) if other.id != clip.id]
        for start, stop, actions in _annotations(clip):
            for run in runs(corpus.valid(clip, start, stop)):
                first = start + run.start
                last = min(start + run.stop, first + round(LONGEST * FPS))
                if last - first >= _MIN_FRAMES:
                    partner = next((p for p in partners if p.frames >= last), None)
                    yield LabelledExcerpt(
                        RecordedExcerpt(clip, first, last),
                        actions,
                        RecordedExcerpt(partner, first, last) if partner else None,
                    )


def _annotations(clip: Clip) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """First frame, end and actions of every annotation of a clip."""
    if not clip.segments and clip.actions:
        yield 0, clip.frames, clip.actions
    for segment in clip.segments:
        calibration = any("t-pose" in caption for caption in segment.captions)
        if segment.actions and not calibration:
            stop = min(round(segment.end * FPS), clip.frames)
            yield round(segment.start * FPS), stop, segment.actions


def by_main_action(
    excerpts: Iterable[LabelledExcerpt], count: int
) -> dict[str, list[LabelledExcerpt]]:
    """Main action → its excerpts, at most ``count``, evenly spaced over those there are."""
    groups: dict[str, list[LabelledExcerpt]] = defaultdict(list)
    for excerpt in excerpts:
        groups[excerpt.actions[0]].append(excerpt)
    return {
        action: [group[i] for i in evenly_spaced(len(group), count)]
        for action, group in groups.items()
    }


def evenly_spaced(n: int, count: int) -> list[int]:
    """At most ``count`` indices below ``n``, evenly spaced from the first to the last."""
    return [int(i) for i in np.unique(np.linspace(0, n - 1, min(n, count)).round())]
