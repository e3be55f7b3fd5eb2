"""What of a corpus leaves it: the longest good stretch of every clip."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.errors import StickGenError
from stickgen.files import atomic_path
from stickgen.geometry import runs
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class Stretch:
    """Frames ``start:stop`` of a clip in which all is real motion, 25 fps."""

    clip: Clip
    start: int
    stop: int

    def joints(self, corpus: Corpus) -> NDArray[np.float32]:
        """``[T, 22, 3]`` metres, as the corpus has them."""
        return corpus.joints(self.clip, self.start, self.stop)

    def segments(self) -> Iterator[Segment]:
        """Captioned parts of it that last a second or more, in seconds from its start."""
        length = (self.stop - self.start) / FPS
        for part in self.clip.segments:
            start = max(part.start - self.start / FPS, 0.0)
            end = min(part.end - self.start / FPS, length)
            if part.captions and end - start >= 1.0:
                yield Segment(start, end, part.actions, part.captions)


def good_stretch(corpus: Corpus, clips: Sequence[Clip]) -> tuple[int, int]:
    """Longest run of frames that are good in every clip of a take; the clips start together."""
    frames = min(clip.frames for clip in clips)
    good = np.all([corpus.valid(clip, 0, frames) for clip in clips], axis=0)
    longest = max(runs(good), key=lambda run: run.stop - run.start, default=slice(0, 0))
    return longest.start, longest.stop


def stretches(corpus: Corpus) -> Iterator[Stretch]:
    """One stretch a clip, of at least two frames, in the corpus's order."""
    for clip in corpus.rows:
        start, stop = good_stretch(corpus, [clip])
        if stop - start > 1:
            yield Stretch(clip, start, stop)


@contextmanager
def new_folder(output: Path) -> Iterator[Path]:
    """A folder to fill that takes its place when all is written.

    Raises:
        StickGenError: there is something already, or it cannot be written.
    """
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise StickGenError(f"{output} exists and is not empty: name a new folder")
    with atomic_path(output) as folder:
        folder.mkdir()
        yield folder


def write_list(path: Path, rows: Iterable[tuple[str, Clip]]) -> None:
    """A CSV of what each exported name is in the corpus, with its licence."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["name", "id", "source", "split", "licence", "credit"])
        for name, clip in rows:
            writer.writerow([name, clip.id, clip.source, clip.split, clip.licence, clip.credit])
