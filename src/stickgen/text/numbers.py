"""What a sentence says in numbers: how often, how far, how many steps, how much of a turn."""

from __future__ import annotations

import re
from dataclasses import dataclass

from stickgen.text.durations import NUMBER, number_value

_N = NUMBER.replace("?P<n>", "").replace("|a|", "|")
_TIMES = re.compile(rf"\b(?P<word>once|twice|thrice)\b|\b(?P<n>{_N})(?: more)? times\b")
_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_OBJECTS = re.compile(
    rf"\b(?P<n>{_N}) (?:\w+ )?(?:squats|jumps|hops|punches|jabs|kicks|claps|bows|nods|"
    r"knee[- ]bends|leaps)\b"
)
_STEPS = re.compile(
    rf"\b(?P<n>{_N}) (?:(?:small|big|large|little|long|quick|slow) )?(?:steps|step)\b"
)
_METRES = re.compile(rf"\b(?P<n>{_N}|a) (?P<unit>met(?:re|er)s?|m|feet|foot|yards?)\b")
_UNITS = {"f": 0.3048, "y": 0.9144, "m": 1.0}
_DEGREES = re.compile(r"\b(?P<n>\d+(?:\.\d+)?) ?(?:degrees?|°)")
_TURNS = re.compile(r"\b(?:turn|rotate|spin|pivot|twist)s?\b")
_SHARES = (
    (re.compile(r"\bthree[- ]quarters?"), 270.0),
    (re.compile(r"\bhalf[- ](?:a )?(?:turn|way)|\bhalfway\b"), 180.0),
    (re.compile(r"\bquarter"), 90.0),
    (re.compile(r"\b(?:full|whole|complete)(?:ly)?\b|\ball the way\b|\bonce\b"), 360.0),
)  # fmt: skip
_AROUND = re.compile(r"\b(?:around|round|about)\b")
_CIRCLE = re.compile(r"\b(?:in|around in|round in) (?:a |an )?(?:\w+ )?circles?\b|\bcircles?\b")
_GOES = re.compile(r"\b(?:walk|run|jog|skip|march|stride|stroll|hurr|pace|go(?:es)?|step|take)")

_BACK = re.compile(
    r"\b(?:come|go(?:e)?|walk|run|jog|hurrie)s? (?:\w+ )?back\b(?! and forth)|\breturns\b"
)


@dataclass(frozen=True)
class Numbers:
    """What a sentence asks in numbers; None: it does not say.

    Attributes:
        times: how often something is done.
        steps: how many.
        metres: how far.
        degrees: of a turn, to the left; its sign counts only if ``sided``.
        circle: whether somebody goes in a circle.
        back: whether somebody goes back to where they began.
    """

    times: int | None = None
    steps: int | None = None
    metres: float | None = None
    degrees: float | None = None
    sided: bool = False
    circle: bool = False
    back: bool = False


def read_numbers(sentence: str) -> Numbers:
    """What a sentence of a beat asks in numbers."""
    text = sentence.lower()
    goes = _GOES.search(text) is not None
    steps = _STEPS.search(text)
    metres = _METRES.search(text)
    degrees, sided = _turn(text)
    return Numbers(
        times=_times(text),
        steps=round(number_value(steps["n"])) if steps and goes else None,
        metres=number_value(metres["n"]) * _UNITS[metres["unit"][0]] if metres and goes else None,
        degrees=degrees,
        sided=sided,
        circle=goes and _CIRCLE.search(text) is not None,
        back=_BACK.search(text) is not None,
    )


def _times(text: str) -> int | None:
    found = _TIMES.search(text)
    if found is not None:
        return _WORDS[found["word"]] if found["word"] else round(number_value(found["n"]))
    objects = _OBJECTS.search(text)
    return round(number_value(objects["n"])) if objects else None


def _turn(text: str) -> tuple[float | None, bool]:
    """Degrees to the left that a turn on the spot takes, and whether a side is named."""
    if not _TURNS.search(text) or re.search(r"\b(?:head|eyes|page|light|tap|key|wheel)\b", text):
        return None, False
    side = re.search(r"\b(left|right|clockwise|counterclockwise|anticlockwise)\b", text)
    sign = -1.0 if side and side[1] in ("right", "clockwise") else 1.0
    stated = _DEGREES.search(text)
    if stated:
        return sign * float(stated["n"]), side is not None
    share = next((value for pattern, value in _SHARES if pattern.search(text)), None)
    if share is None and side is None and not _AROUND.search(text):
        return None, False
    times = _times(text)
    if _AROUND.search(text) and times is not None and "degree" not in text:
        return sign * 360.0 * times, side is not None
    usual = 180.0 if _AROUND.search(text) else 90.0
    return sign * (share if share is not None else usual), side is not None
