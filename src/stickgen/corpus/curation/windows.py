"""Windows: stretches of good frames, of a length to train on, that become clips themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.clips.clip import Placement
from stickgen.corpus.clips.metadata import Metadata, motion_style
from stickgen.corpus.clips.recording import Segment
from stickgen.corpus.store.corpus import Clip, Corpus, Tracks, pack_tracks
from stickgen.geometry import FloatArray, canonicalize, heading, runs
from stickgen.measures.quality import Quality
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTIONS, UNKNOWN_ACTION

LENGTHS = (25, 500)
"""Frames of the shortest and the longest window."""
_WHOLE = 0.8  # of a clip's frames: from there on its captions tell what a window shows
_TOLD = 0.5  # of a window's frames: from there on a segment's captions tell it


@dataclass(frozen=True)
class Window:
    """Frames ``start:stop`` of a clip, all of them good."""

    clip: Clip
    start: int
    stop: int

    @property
    def id(self) -> str:
        """The clip's, with the frames when they are not all of it."""
        if self.stop - self.start == self.clip.frames:
            return self.clip.id
        return f"{self.clip.id}@{self.start}-{self.stop}"


def takes(corpus: Corpus) -> Iterator[tuple[Clip, ...]]:
    """The clips of a corpus, those of one take together, in the order of each take's first."""
    found: dict[tuple[str, ...], list[Clip]] = defaultdict(list)
    for clip in corpus.rows:
        found[(clip.source, "take", clip.take) if clip.take else (clip.id,)].append(clip)
    return (tuple(clips) for clips in found.values())


def cut(good: NDArray[np.bool_], lengths: tuple[int, int] = LENGTHS) -> list[slice]:
    """Cut the good frames ``[T]`` of a clip into windows.

    A run of good frames becomes as few equal windows as its length asks for, or none when it
    is shorter than a window may be.
    """
    shortest, longest = lengths
    windows: list[slice] = []
    for run in runs(good):
        frames = run.stop - run.start
        if frames >= shortest:
            count = -(-frames // longest)
            edges = [run.start + frames * k // count for k in range(count + 1)]
            windows += [slice(a, b) for a, b in pairwise(edges)]
    return windows


def main_actions(corpus: Corpus, window: Window) -> tuple[str, ...]:
    """Actions of a window, the main one first: the clip's when it is whole, else by frames."""
    if window.stop - window.start == window.clip.frames:
        return window.clip.actions
    frames = corpus.actions(window.clip, window.start, window.stop)
    counts = Counter(frames[frames != UNKNOWN_ACTION].tolist())
    return tuple(ACTIONS[index] for index, _ in counts.most_common())


def as_clip(corpus: Corpus, window: Window, quality: Quality) -> tuple[Clip, Tracks]:
    """A window as a clip: over the origin, facing +Z, with what is said and known about it.

    Windows of one take that begin in the same frame share a take again.

    Args:
        quality: of the window.
    """
    clip, start, stop = window.clip, window.start, window.stop
    stored = corpus.tracks(clip, start, stop)
    if len(stored) == clip.frames:
        return clip, stored
    before = stored.absolute().astype(np.float64)
    joints = canonicalize(before)
    segments = _segments(clip.segments, start, stop)
    made = replace(
        clip,
        id=window.id,
        take=f"{clip.take}@{start}" if clip.take else "",
        captions=_captions(clip, segments, len(joints)),
        segments=segments,
        actions=main_actions(corpus, window),
        placement=_placement(clip.placement, before),
        quality=quality,
        meta=_meta(clip.meta, joints, start),
    )
    packed = pack_tracks(joints, stored.valid, stored.actions)
    return made, replace(packed, face=stored.face)


def _segments(segments: Sequence[Segment], start: int, stop: int) -> tuple[Segment, ...]:
    """What of the segments lies in a window, in its seconds."""
    first, last = start / FPS, stop / FPS
    return tuple(
        replace(part, start=max(part.start, first) - first, end=min(part.end, last) - first)
        for part in segments
        if part.start < last and part.end > first
    )


def _captions(clip: Clip, segments: Sequence[Segment], frames: int) -> tuple[str, ...]:
    """The clip's where nothing better is known, else those of the segment that fills it most."""
    if not segments or frames >= _WHOLE * clip.frames:
        return clip.captions
    longest = max(segments, key=lambda part: part.end - part.start)
    return longest.captions if longest.end - longest.start >= _TOLD * frames / FPS else ()


def _placement(placement: Placement, joints: FloatArray) -> Placement:
    """Where a window stood whose joints in its clip's frame are ``[T, 22, 3]``."""
    corner = placement.world(joints[0, 0] * [1.0, 0.0, 1.0])
    return replace(
        placement,
        x=float(corner[0]),
        z=float(corner[2]),
        yaw=placement.yaw + float(heading(joints[:1])[0]),
    )


def _meta(meta: Metadata, joints: FloatArray, start: int) -> Metadata:
    def inside(frames: Sequence[int]) -> tuple[int, ...]:
        return tuple(f - start for f in frames if start <= f < start + len(joints))

    music, interaction = meta.music, meta.interaction
    return replace(
        meta,
        motion_style=motion_style(joints, FPS),
        music=replace(music, beat_frames=inside(music.beat_frames)),
        interaction=replace(interaction, contact_frames=inside(interaction.contact_frames)),
    )
