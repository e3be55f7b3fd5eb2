"""Windows: runs of valid frames, of a length suitable for training, that become clips."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.metadata import Metadata
from stickgen.corpus.clips.motion_style import motion_style
from stickgen.corpus.clips.placement import Placement
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.corpus.store.tracks import Tracks, pack_tracks
from stickgen.geometry import FloatArray, canonicalize, heading, runs
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTIONS, UNKNOWN_ACTION

LENGTHS = (25, 500)
"""Frames of the shortest and the longest window."""
_MIN_CLIP_SHARE = 0.8
"""Share of a clip's frames from which a window keeps the clip's captions."""
_MIN_SEGMENT_SHARE = 0.5
"""Share of a window's frames that a segment must cover to give the window its captions."""


@dataclass(frozen=True)
class Window:
    """Frames ``start:stop`` of a clip, all of them valid."""

    clip: Clip
    start: int
    stop: int

    @property
    def id(self) -> str:
        """The clip's id, with the frames unless the window is the whole clip."""
        if self.stop - self.start == self.clip.frames:
            return self.clip.id
        return f"{self.clip.id}@{self.start}-{self.stop}"


def clips_by_take(corpus: Corpus) -> Iterator[tuple[Clip, ...]]:
    """The clips of a corpus grouped by take, in the order of each take's first clip."""
    takes: dict[tuple[str, ...], list[Clip]] = defaultdict(list)
    for clip in corpus.rows:
        takes[(clip.source, "take", clip.take) if clip.take else (clip.id,)].append(clip)
    return (tuple(clips) for clips in takes.values())


def cut_windows(valid: NDArray[np.bool_], lengths: tuple[int, int] = LENGTHS) -> list[slice]:
    """Cut the valid frames ``[T]`` of a clip into windows.

    A run of valid frames becomes the fewest windows of equal length that keep the longest
    length, or none when it is shorter than the shortest.
    """
    shortest, longest = lengths
    windows: list[slice] = []
    for run in runs(valid):
        frames = run.stop - run.start
        if frames >= shortest:
            count = -(-frames // longest)
            edges = [run.start + frames * k // count for k in range(count + 1)]
            windows += [slice(a, b) for a, b in pairwise(edges)]
    return windows


def window_actions(corpus: Corpus, window: Window) -> tuple[str, ...]:
    """Actions of a window, the main one first.

    They are the clip's for a whole clip, else those of its frames, the most frequent first.
    """
    if window.stop - window.start == window.clip.frames:
        return window.clip.actions
    frames = corpus.actions(window.clip, window.start, window.stop)
    counts = Counter(frames[frames != UNKNOWN_ACTION].tolist())
    return tuple(ACTIONS[index] for index, _ in counts.most_common())


def window_clip(corpus: Corpus, window: Window, quality: Quality) -> tuple[Clip, Tracks]:
    """A window as a clip of its own: over the origin, facing +Z, with its labels and metadata.

    Windows of one take that begin in the same frame form a take again.

    Args:
        corpus: corpus of the window.
        window: to convert.
        quality: of the window.
    """
    clip, start, stop = window.clip, window.start, window.stop
    stored = corpus.tracks(clip, start, stop)
    if len(stored) == clip.frames:
        return clip, stored
    before = stored.absolute().astype(np.float64)
    joints = canonicalize(before)
    segments = _segments(clip.segments, start, stop)
    cut = replace(
        clip,
        id=window.id,
        take=f"{clip.take}@{start}" if clip.take else "",
        captions=_captions(clip, segments, len(joints)),
        segments=segments,
        actions=window_actions(corpus, window),
        placement=_placement(clip.placement, before),
        quality=quality,
        meta=_meta(clip.meta, joints, start),
    )
    packed = pack_tracks(joints, stored.valid, stored.actions)
    return cut, replace(packed, face=stored.face)


def _segments(segments: Sequence[Segment], start: int, stop: int) -> tuple[Segment, ...]:
    """The parts of the segments inside a window, in seconds from its start."""
    first, last = start / FPS, stop / FPS
    return tuple(
        replace(part, start=max(part.start, first) - first, end=min(part.end, last) - first)
        for part in segments
        if part.start < last and part.end > first
    )


def _captions(clip: Clip, segments: Sequence[Segment], frames: int) -> tuple[str, ...]:
    """Captions of a window: the clip's for most of a clip, else those of its longest segment."""
    if not segments or frames >= _MIN_CLIP_SHARE * clip.frames:
        return clip.captions
    longest = max(segments, key=lambda part: part.end - part.start)
    covers = longest.end - longest.start >= _MIN_SEGMENT_SHARE * frames / FPS
    return longest.captions if covers else ()


def _placement(placement: Placement, joints: FloatArray) -> Placement:
    """Placement of a window whose joints ``[T, 22, 3]`` are in the frame of its clip."""
    origin = placement.world(joints[0, 0] * [1.0, 0.0, 1.0])
    return replace(
        placement,
        x=float(origin[0]),
        z=float(origin[2]),
        yaw=placement.yaw + float(heading(joints[:1])[0]),
    )


def _meta(meta: Metadata, joints: FloatArray, start: int) -> Metadata:
    """Metadata of a window with joints ``[T, 22, 3]`` that begins at frame ``start``."""

    def inside(frames: Sequence[int]) -> tuple[int, ...]:
        return tuple(f - start for f in frames if start <= f < start + len(joints))

    music, interaction = meta.music, meta.interaction
    return replace(
        meta,
        motion_style=motion_style(joints, FPS),
        music=replace(music, beat_frames=inside(music.beat_frames)),
        interaction=replace(interaction, contact_frames=inside(interaction.contact_frames)),
    )
