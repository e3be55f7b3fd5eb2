"""Window groups: simultaneous windows of the people of one take, kept or dropped together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from stickgen.corpus.curation.stability import camera_stability
from stickgen.corpus.curation.standards import UNKNOWN
from stickgen.corpus.curation.windows import Window, clips_by_take, cut_windows, window_actions
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.measures.quality import Quality, assess_quality
from stickgen.skeleton import FPS


@dataclass(frozen=True)
class DroppedWindow:
    """A window, or the valid frames of a clip outside all windows, that is not in a set."""

    id: str
    seconds: float
    reason: str


@dataclass(frozen=True)
class WindowGroup:
    """The windows of one take over the same frames; they share the worst scores among them."""

    windows: tuple[Window, ...]
    qualities: tuple[Quality, ...]
    stability: float
    action: str

    @property
    def id(self) -> str:
        """Id of the first window."""
        return self.windows[0].id

    @property
    def synthetic(self) -> bool:
        """Whether the motion is synthetic (``Clip.synthetic``)."""
        return self.windows[0].clip.synthetic

    @property
    def quality(self) -> float:
        """Lowest quality score."""
        return min(quality.score for quality in self.qualities)

    @property
    def artifact(self) -> float:
        """Highest artifact score."""
        return max(quality.artifact for quality in self.qualities)

    @property
    def seconds(self) -> float:
        """Length of all windows together."""
        return sum(window.stop - window.start for window in self.windows) / FPS

    def dropped(self, reason: str) -> Iterator[DroppedWindow]:
        """The windows as entries of a report."""
        return (DroppedWindow(w.id, (w.stop - w.start) / FPS, reason) for w in self.windows)


def window_groups(
    corpus: Corpus, lengths: tuple[int, int]
) -> tuple[list[WindowGroup], list[DroppedWindow]]:
    """Cut a corpus into windows and score them.

    Args:
        corpus: to cut.
        lengths: frames of the shortest and the longest window.

    Returns:
        the groups, and the valid frames that no window holds.
    """
    groups: list[WindowGroup] = []
    dropped: list[DroppedWindow] = []
    for clips in clips_by_take(corpus):
        length = min(clip.frames for clip in clips)
        valid = np.logical_and.reduce([corpus.valid(clip, 0, length) for clip in clips])
        spans = cut_windows(valid, lengths)
        groups += (_score(corpus, clips, span) for span in spans)
        reason = f"shorter than {lengths[0]} frames{' with a partner' if len(clips) > 1 else ''}"
        for clip in clips:
            rest = int(corpus.valid(clip).sum()) - sum(span.stop - span.start for span in spans)
            if rest:
                dropped.append(DroppedWindow(clip.id, rest / FPS, reason))
    return groups, dropped


def _score(corpus: Corpus, clips: Sequence[Clip], span: slice) -> WindowGroup:
    windows = tuple(Window(clip, span.start, span.stop) for clip in clips)
    motions = [corpus.joints(clip, span.start, span.stop) for clip in clips]
    actions = window_actions(corpus, windows[0])
    return WindowGroup(
        windows,
        qualities=tuple(assess_quality(joints, FPS) for joints in motions),
        stability=min(map(camera_stability, motions)),
        action=actions[0] if actions else UNKNOWN,
    )
