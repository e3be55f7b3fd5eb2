"""What captions say beside the action: manners, sides and numbers, in hours of motion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from stickgen.corpus.store.corpus import Clip
from stickgen.skeleton import FPS
from stickgen.text.manners import manners, named_manners
from stickgen.text.numbers import read_numbers

_SIDE = re.compile(r"\b(left|right)\b")
_MOST = 10
"""Largest number that is counted."""


@dataclass(frozen=True)
class Said:
    """Hours of motion whose captions say something.

    Attributes:
        manners: by name (``text/manners.yaml``), the most frequent first; those never said too.
        sides: ``left`` and ``right``.
        counts: how often something is done, or how many steps are taken: ``"1"`` and so on.
        degrees: of named turns, without their side.
    """

    manners: dict[str, float]
    sides: dict[str, float]
    counts: dict[str, float]
    degrees: dict[str, float]


def hours_said(rows: Sequence[Clip]) -> Said:
    """Hours of the clips, or of their captioned segments, in which any caption says something."""
    named: Counter[str] = Counter(dict.fromkeys(manners(), 0.0))
    sides: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    degrees: Counter[str] = Counter()
    for hours, captions in _parts(rows):
        for table, find in (
            (named, _manners),
            (sides, _SIDE.findall),
            (counts, _counts),
            (degrees, _degrees),
        ):
            table.update(dict.fromkeys({name for c in captions for name in find(c)}, hours))
    return Said(
        dict(named.most_common()),
        {side: sides[side] for side in ("left", "right")},
        {number: counts[number] for number in sorted(counts, key=int)},
        {angle: degrees[angle] for angle in sorted(degrees, key=int)},
    )


def _parts(rows: Sequence[Clip]) -> Iterator[tuple[float, Sequence[str]]]:
    for clip in rows:
        segments = [part for part in clip.segments if part.captions]
        for part in segments:
            yield (part.end - part.start) / 3600, part.captions
        if not segments:
            yield clip.frames / FPS / 3600, clip.captions


@lru_cache(maxsize=65536)
def _manners(caption: str) -> tuple[str, ...]:
    return tuple(manners()[i] for i in named_manners(caption))


@lru_cache(maxsize=65536)
def _counts(caption: str) -> tuple[str, ...]:
    said = read_numbers(caption)
    return tuple(str(n) for n in {said.times, said.steps} if n is not None and 0 < n <= _MOST)


@lru_cache(maxsize=65536)
def _degrees(caption: str) -> tuple[str, ...]:
    angle = read_numbers(caption).degrees
    return () if angle is None else (str(abs(round(angle))),)
