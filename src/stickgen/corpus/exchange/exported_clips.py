"""The part of every clip that is exported: its longest run of valid frames."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.geometry import runs
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class ExportedClip:
    """Frames ``start:stop`` of a clip at 25 fps, all of them valid."""

    clip: Clip
    start: int
    stop: int

    def joints(self, corpus: Corpus) -> NDArray[np.float32]:
        """Joints ``[T, 22, 3]`` in metres, as in the corpus."""
        return corpus.joints(self.clip, self.start, self.stop)

    def segments(self) -> Iterator[Segment]:
        """Captioned segments of at least a second, in seconds from ``start``."""
        length = (self.stop - self.start) / FPS
        for segment in self.clip.segments:
            start = max(segment.start - self.start / FPS, 0.0)
            end = min(segment.end - self.start / FPS, length)
            if segment.captions and end - start >= 1.0:
                yield Segment(start, end, segment.actions, segment.captions)


def longest_valid_run(corpus: Corpus, clips: Sequence[Clip]) -> tuple[int, int]:
    """Start and stop of the longest run of frames that are valid in every clip of a take."""
    frames = min(clip.frames for clip in clips)
    valid = np.all([corpus.valid(clip, 0, frames) for clip in clips], axis=0)
    longest = max(runs(valid), key=lambda run: run.stop - run.start, default=slice(0, 0))
    return longest.start, longest.stop


def exported_clips(corpus: Corpus) -> Iterator[ExportedClip]:
    """Every clip with at least two valid frames in a row, in the order of the corpus."""
    for clip in corpus.rows:
        start, stop = longest_valid_run(corpus, [clip])
        if stop - start > 1:
            yield ExportedClip(clip, start, stop)
