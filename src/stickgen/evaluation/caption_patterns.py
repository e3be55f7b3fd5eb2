"""Recorded excerpts that show what a prompt asks for, to be compared with generated motion.

The selection reads captions and actions only, never the joints, so that recordings can also fail
a probe and show where a rule or a caption is wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from stickgen.corpus.store.corpus import Clip, Corpus
from stickgen.evaluation.recorded_excerpts import RecordedExcerpt
from stickgen.geometry import runs
from stickgen.skeleton import FPS

_BENT = r"turn|circl|curv|veer|swerv|angl|bend|around|u-turn|loop|zig|diagonal|side|spin|pivot"
_UNEVEN = r"stair|steps up|slope|ramp|hill|climb|incline|bump|over"
_MIXED = r"then|stop|stand|start|stretched out|t-pose"


@dataclass(frozen=True)
class CaptionPattern:
    """What the annotation of an excerpt must say.

    Attributes:
        actions: its main action is one of them.
        words: pattern that at least half of its captions match.
        never: pattern that none of them matches.
        seconds: shortest useful length.
    """

    actions: tuple[str, ...]
    words: str
    never: str = r"(?!)"
    seconds: float = 0.6

    def matches(self, actions: tuple[str, ...], captions: tuple[str, ...]) -> bool:
        """Whether an annotation with these actions and captions fits."""
        if not captions or not actions or actions[0] not in self.actions:
            return False
        matching = sum(bool(re.search(self.words, c, re.IGNORECASE)) for c in captions)
        banned = any(re.search(self.never, c, re.IGNORECASE) for c in captions)
        return not banned and 2 * matching >= len(captions)


PATTERNS: Mapping[str, CaptionPattern] = MappingProxyType(
    {
        "A person walks forward.": CaptionPattern(
            ("walk",),
            r"walk|stroll|strid|move|step",
            rf"{_BENT}|{_UNEVEN}|{_MIXED}|back|revers|crouch|sneak|careful|slow|place",
            2.0,
        ),
        "A person runs forward.": CaptionPattern(
            ("run", "sprint"),
            r"\brun|\bjog|sprint|dash|trot",
            rf"{_BENT}|{_UNEVEN}|{_MIXED}|back|revers|walk|place",
        ),
        "A person stands still.": CaptionPattern(
            ("stand", "idle"),
            r"stand|still|wait",
            r"walk|step|turn|stretched|t-pose|shift|shuffl|push|shov|balanc|look|mov|then|arm|arms",
            1.5,
        ),
        "A person walks backwards.": CaptionPattern(
            ("walk",), r"back|revers", r"turn|around|then|forward|circl|\bback (?:to|and)\b", 1.5
        ),
        "A person turns left.": CaptionPattern(
            ("walk", "stand", "idle"),
            r"(?:turn|pivot)\w*(?: \w+){0,4} left\b|left turn",
            r"right|back|bit|slight|little",
        ),
        "A person turns right.": CaptionPattern(
            ("walk", "stand", "idle"),
            r"(?:turn|pivot)\w*(?: \w+){0,4} right\b|right turn",
            r"left|back|bit|slight|little",
        ),
        "A person jumps.": CaptionPattern(
            ("jump",), r"jump|\bhop|leap|bounc", r"kick|shoot|layup|basket|rope|off\b"
        ),
        "A person squats down.": CaptionPattern(
            ("kneel",), r"squat|crouch|haunch|bend\w* the knees|knee", r"stay|walk|head low"
        ),
        "A person kicks with the right foot.": CaptionPattern(
            ("kick",), r"right (?:leg|foot|kick|front kick)", r"\bleft\b|low"
        ),
        "A person throws a punch.": CaptionPattern(
            ("punch",), r"punch|jab|hook|straight|uppercut|\bbox", r"t-pose"
        ),
        "A person raises the right hand.": CaptionPattern(
            ("wave", "idle", "stand", "point"),
            r"(?:up|high|above|rais|lift)\b.* right (?:hand|arm)|right (?:hand|arm) up|"
            r"right (?:hand|arm).* (?:up|high|above)",
            r"left|both|chest|floor|palm",
        ),
        "A person dances.": CaptionPattern(("dance",), r"danc|salsa|ballet|routine|beat"),
        "A person climbs up.": CaptionPattern(
            ("climbing",), r"climb|mount|\bup\b|clamber", r"hang|hold|dangl|stand"
        ),
        "A person lies down.": CaptionPattern(
            ("lie_down",),
            r"lie\w* down|lying down|lay\w* down|\b(?:on|to|onto) the (?:floor|ground)|lying",
            r"still|rest|roll|stay|beaten|hurt|collaps|fall|without",
        ),
    }
)

"""Prompt of a probe → annotations of recordings that show it."""


def matching_excerpts(
    corpus: Corpus, pattern: CaptionPattern, split: str | None = None
) -> list[RecordedExcerpt]:
    """Excerpts of recorded motion whose annotation matches, in the order of the corpus.

    A clip with segments is judged segment by segment, another one as a whole; frames that the
    corpus marks as invalid are left out.

    Args:
        split: only clips of this split.
    """
    matches = []
    for clip in corpus.rows:
        if split in (None, clip.split) and not clip.synthetic:
            for start, stop in _matching_frames(clip, pattern):
                for run in runs(corpus.valid(clip, start, stop)):
                    excerpt = RecordedExcerpt(clip, start + run.start, start + run.stop)
                    if excerpt.seconds >= pattern.seconds:
                        matches.append(excerpt)
    return matches


def _matching_frames(clip: Clip, pattern: CaptionPattern) -> Iterator[tuple[int, int]]:
    if not clip.segments:
        if pattern.matches(clip.actions, clip.captions):
            yield 0, clip.frames
        return
    for segment in clip.segments:
        if pattern.matches(segment.actions, segment.captions):
            yield round(segment.start * FPS), min(round(segment.end * FPS), clip.frames)
