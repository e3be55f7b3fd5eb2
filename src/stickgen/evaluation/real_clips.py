"""Stretches of a corpus that show what a probe asks for: the measure to hold samples against.

The choice reads captions and actions only, never the joints, so that real clips can also fail
a probe and show where a definition or a caption is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.geometry import runs
from stickgen.skeleton import FPS

_BENT = r"turn|circl|curv|veer|swerv|angl|bend|around|u-turn|loop|zig|diagonal|side|spin|pivot"
_UNEVEN = r"stair|steps up|slope|ramp|hill|climb|incline|bump|over"
_MIXED = r"then|stop|stand|start|stretched out|t-pose"


@dataclass(frozen=True)
class Wanted:
    """What the annotation of a stretch must say.

    Attributes:
        actions: its main action is one of them.
        words: pattern found in at least half of its captions.
        never: pattern found in none of them.
        seconds: shortest useful length.
    """

    actions: tuple[str, ...]
    words: str
    never: str = r"(?!)"
    seconds: float = 0.6

    def fits(self, actions: tuple[str, ...], captions: tuple[str, ...]) -> bool:
        """Whether a stretch with these actions and captions is wanted."""
        if not captions or not actions or actions[0] not in self.actions:
            return False
        found = sum(bool(re.search(self.words, c, re.IGNORECASE)) for c in captions)
        banned = any(re.search(self.never, c, re.IGNORECASE) for c in captions)
        return not banned and 2 * found >= len(captions)


WANTED: Mapping[str, Wanted] = MappingProxyType(
    {  # prompt of a take: real stretches that show it
        "A person walks forward.": Wanted(
            ("walk",),
            r"walk|stroll|strid|move|step",
            rf"{_BENT}|{_UNEVEN}|{_MIXED}|back|revers|crouch|sneak|careful|slow|place",
            2.0,
        ),
        "A person runs forward.": Wanted(
            ("run", "sprint"),
            r"\brun|\bjog|sprint|dash|trot",
            rf"{_BENT}|{_UNEVEN}|{_MIXED}|back|revers|walk|place",
        ),
        "A person stands still.": Wanted(
            ("stand", "idle"),
            r"stand|still|wait",
            r"walk|step|turn|stretched|t-pose|shift|shuffl|push|shov|balanc|look|mov|then|arm|arms",
            1.5,
        ),
        "A person walks backwards.": Wanted(
            ("walk",), r"back|revers", r"turn|around|then|forward|circl|\bback (?:to|and)\b", 1.5
        ),
        "A person turns left.": Wanted(
            ("walk", "stand", "idle"),
            r"(?:turn|pivot)\w*(?: \w+){0,4} left\b|left turn",
            r"right|back|bit|slight|little",
        ),
        "A person turns right.": Wanted(
            ("walk", "stand", "idle"),
            r"(?:turn|pivot)\w*(?: \w+){0,4} right\b|right turn",
            r"left|back|bit|slight|little",
        ),
        "A person jumps.": Wanted(
            ("jump",), r"jump|\bhop|leap|bounc", r"kick|shoot|layup|basket|rope|off\b"
        ),
        "A person squats down.": Wanted(
            ("kneel",), r"squat|crouch|haunch|bend\w* the knees|knee", r"stay|walk|head low"
        ),
        "A person kicks with the right foot.": Wanted(
            ("kick",), r"right (?:leg|foot|kick|front kick)", r"\bleft\b|low"
        ),
        "A person throws a punch.": Wanted(
            ("punch",), r"punch|jab|hook|straight|uppercut|\bbox", r"t-pose"
        ),
        "A person raises the right hand.": Wanted(
            ("wave", "idle", "stand", "point"),
            r"(?:up|high|above|rais|lift)\b.* right (?:hand|arm)|right (?:hand|arm) up|"
            r"right (?:hand|arm).* (?:up|high|above)",
            r"left|both|chest|floor|palm",
        ),
        "A person dances.": Wanted(("dance",), r"danc|salsa|ballet|routine|beat"),
        "A person climbs up.": Wanted(
            ("climbing",), r"climb|mount|\bup\b|clamber", r"hang|hold|dangl|stand"
        ),
        "A person lies down.": Wanted(
            ("lie_down",),
            r"lie\w* down|lying down|lay\w* down|\b(?:on|to|onto) the (?:floor|ground)|lying",
            r"still|rest|roll|stay|beaten|hurt|collaps|fall|without",
        ),
    }
)


@dataclass(frozen=True)
class Stretch:
    """Frames ``start:stop`` of a clip."""

    clip: Clip
    start: int
    stop: int

    @property
    def seconds(self) -> float:
        """Length in seconds."""
        return (self.stop - self.start) / FPS

    def joints(self, corpus: Corpus) -> NDArray[np.float32]:
        """The joints of the stretch, ``[T, 22, 3]`` metres."""
        return corpus.joints(self.clip, self.start, self.stop)


def stretches(corpus: Corpus, wanted: Wanted, split: str | None = None) -> list[Stretch]:
    """Stretches of real motion whose annotation fits, in the corpus' order.

    A clip with segments is judged segment by segment, another as a whole; frames that the
    corpus marks as no real motion are left out.

    Args:
        split: only clips of this split.
    """
    found = []
    for clip in corpus.rows:
        if split in (None, clip.split) and not clip.synthetic:
            for start, stop in _fitting(clip, wanted):
                for run in runs(corpus.valid(clip, start, stop)):
                    stretch = Stretch(clip, start + run.start, start + run.stop)
                    if stretch.seconds >= wanted.seconds:
                        found.append(stretch)
    return found


def _fitting(clip: Clip, wanted: Wanted) -> Iterator[tuple[int, int]]:
    if not clip.segments:
        if wanted.fits(clip.actions, clip.captions):
            yield 0, clip.frames
        return
    for segment in clip.segments:
        if wanted.fits(segment.actions, segment.captions):
            yield round(segment.start * FPS), min(round(segment.end * FPS), clip.frames)
