"""The built-in story planner: one character acts out the clauses of the prompt in order."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from stickgen.errors import StickGenError
from stickgen.script import Beat, Character, Script
from stickgen.script_fields import LONGEST_TEXT
from stickgen.story.clauses import Clause, read_clauses
from stickgen.text.durations import NUMBER, expected_seconds, number_value

SHORTEST_BEAT = 1.5
"""Seconds: less than this and a movement cannot be read on the screen."""
_FOR = re.compile(rf"\s*\bfor {NUMBER}\s*(?P<unit>s|secs?|seconds?|minutes?)\b", re.IGNORECASE)


@dataclass(frozen=True)
class _BeatDraft:
    """Text and desired seconds of a future beat; ``fixed`` when the prompt states them."""

    clauses: tuple[Clause, ...]
    seconds: float
    fixed: bool

    @property
    def text(self) -> str:
        """The clauses joined by ", then", a repeated subject once: "the robot waves, then sits"."""
        text, subject = self.clauses[0].text, self.clauses[0].subject
        for clause in self.clauses[1:]:
            text += f", then {clause.predicate if clause.subject == subject else clause.text}"
            subject = clause.subject
        return text


def write_script(prompt: str, seconds: float) -> Script:
    """Plan a film of one character from a prompt.

    The prompt is cut into clauses (``clauses.read_clauses``). A clause that states its length ("for
    3 seconds") gets it; the others share the rest in proportion to the usual time of their verb
    times its repetitions ("twice"). Where beats would be shorter than ``SHORTEST_BEAT``, the
    shortest neighbours become one beat, joined by ", then". The same prompt always gives the same
    script.

    Limits: no second character (every clause is played by the same one), no "before", "until" or
    "meanwhile"; a sentence about the place alone ("It is night.") becomes a beat.

    Args:
        prompt: as ``check_prompt`` returns it.
        seconds: length of the film; the beats fill it without a gap.

    Raises:
        StickGenError: ``seconds`` is not a positive number, or a beat gets too long a text.
    """
    if not (math.isfinite(seconds) and seconds > 0):
        raise StickGenError(f"a film lasts a positive number of seconds, got {seconds}: try 10")
    parts = [_timed(clause) for clause in read_clauses(prompt)]
    while len(parts) > 1 and len(parts) * SHORTEST_BEAT > seconds:
        parts = _with_shortest_joined(parts)
    if max(len(part.text) for part in parts) > LONGEST_TEXT:
        raise StickGenError(
            f"the prompt says too much for a film of {seconds:g} s: make the film longer or the "
            "prompt shorter"
        )
    beats, start = [], 0.0
    ends = _ends(parts, seconds)
    for part, end in zip(parts, ends, strict=True):
        beats.append(Beat(text=part.text, start=start, end=end))
        start = end
    return Script(description=prompt, duration=seconds, characters=(Character(beats=tuple(beats)),))


def _timed(clause: Clause) -> _BeatDraft:
    stated = _FOR.search(clause.predicate)
    if stated is not None:
        predicate = _FOR.sub("", clause.predicate, count=1).strip(" ,")
        unit = 60.0 if stated["unit"].lower().startswith("m") else 1.0
        return _BeatDraft((Clause(clause.subject, predicate or clause.predicate),),
                     max(number_value(stated["n"]) * unit, SHORTEST_BEAT), True)  # fmt: skip
    return _BeatDraft((clause,), expected_seconds(clause.predicate), False)


def _with_shortest_joined(parts: list[_BeatDraft]) -> list[_BeatDraft]:
    """The parts, with the two neighbours of the least time together joined to one."""
    i = min(range(len(parts) - 1), key=lambda i: parts[i].seconds + parts[i + 1].seconds)
    one, other = parts[i], parts[i + 1]
    joined = _BeatDraft(
        one.clauses + other.clauses, one.seconds + other.seconds, one.fixed and other.fixed
    )
    return [*parts[:i], joined, *parts[i + 2 :]]


def _ends(parts: list[_BeatDraft], seconds: float) -> list[float]:
    """When each part ends; the last at ``seconds``, none shorter than it may be.

    Stated lengths are kept while the rest can still have the shortest beat; if everything is
    stated or they ask for more than the film has, all are scaled alike.
    """
    free = [not part.fixed for part in parts]
    left = seconds - sum(part.seconds for part in parts if part.fixed)
    if left < SHORTEST_BEAT * sum(free) or not any(free):
        free, left = [True] * len(parts), seconds
    lengths = [part.seconds for part in parts]
    shared = _shares([n for n, f in zip(lengths, free, strict=True) if f], left)
    lengths = [shared.pop(0) if f else n for n, f in zip(lengths, free, strict=True)]
    ends = [round(sum(lengths[: i + 1]), 3) for i in range(len(parts))]
    return [*ends[:-1], seconds]


def _shares(weights: list[float], total: float) -> list[float]:
    """``total`` divided in proportion to the weights, but no share under ``SHORTEST_BEAT``."""
    least = min(SHORTEST_BEAT, total / len(weights))
    held: set[int] = set()
    while True:
        rest = total - least * len(held)
        weight = sum(w for i, w in enumerate(weights) if i not in held)
        shares = [least if i in held else w * rest / weight for i, w in enumerate(weights)]
        short = {i for i, share in enumerate(shares) if share < least and i not in held}
        if not short or len(held | short) == len(weights):
            return shares
        held |= short
