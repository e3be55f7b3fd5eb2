"""The beats of a character over the whole film, and the prompt segments made from them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil

from stickgen.motion_model.plan import PATCH
from stickgen.motion_model.planning import PromptSegment
from stickgen.performance.sentences import told
from stickgen.script import Beat
from stickgen.script_beats import MIN_PAUSE
from stickgen.skeleton import FPS
from stickgen.vocabulary import ACTION_SLOTS

_STANDING = "a person stands"
_PACE = re.compile(r"\b(?:slow|fast|quick|rapid|hast|sprint|stands?\b)", re.IGNORECASE)
"""Words that tell how fast something is done, or that nothing is."""


def fill_beats(beats: Sequence[Beat], duration: float) -> tuple[Beat, ...]:
    """Beats without gaps: in longer pauses the character stands.

    Args:
        beats: of one character, one after the other.
        duration: of the film, seconds; later parts are cut off.
    """
    return tuple(beat for _, beat in _filled(beats, duration))


def beat_patches(beats: Sequence[Beat], duration: float) -> list[range]:
    """Patches of a take in which each beat is played; arguments as ``fill_beats``."""
    filled = _filled(beats, duration)
    ends = _ends([beat for _, beat in filled], round(duration * FPS))
    spans = zip(filled, [0, *ends], ends, strict=False)
    return [range(start, end) for (given, _), start, end in spans if given]


def _filled(beats: Sequence[Beat], duration: float) -> list[tuple[bool, Beat]]:
    """Beats without gaps, each with whether it was given."""
    filled: list[tuple[bool, Beat]] = []
    at = 0.0
    for beat in beats:
        if beat.start - at >= MIN_PAUSE:
            filled.append((False, Beat(text=_STANDING, start=at, end=beat.start)))
            at = beat.start
        end = min(beat.end, duration)
        filled.append((True, beat.model_copy(update={"start": at, "end": end})))
        at = end
    if duration - at >= MIN_PAUSE:
        filled.append((False, Beat(text=_STANDING, start=at, end=duration)))
    else:
        filled[-1] = (True, filled[-1][1].model_copy(update={"end": duration}))
    return filled


def _ends(beats: Sequence[Beat], frames: int) -> list[int]:
    """Patches up to the end of each of some beats without gaps that cover the frames."""
    return [*(round(beat.end * FPS / PATCH) for beat in beats[:-1]), ceil(frames / PATCH)]


def slowed(beats: Sequence[Beat]) -> tuple[Beat, ...]:
    """The same beats, done slowly, as under water; those that tell a pace keep it."""
    return tuple(
        beat if _PACE.search(beat.text) else beat.model_copy(update={"text": f"{beat.text} slowly"})
        for beat in beats
    )


def prompt_segments(
    beats: Sequence[Beat], frames: int, known: int = ACTION_SLOTS
) -> list[PromptSegment]:
    """Prompt segments for the model: sentences in whole patches that cover the frames.

    Args:
        beats: without gaps (``fill_beats``).
        frames: of the film at 25 fps.
        known: how many actions the model has learned; others are played by the nearest sentence.
    """
    ends = _ends(beats, frames)
    return [
        PromptSegment(told(beat.text, known), end - start, beat.seed)
        for beat, start, end in zip(beats, [0, *ends], ends, strict=False)
        if end > start
    ]
