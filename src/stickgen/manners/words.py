"""Which manners the words of a sentence mean, and the sentence without them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from stickgen.manners.frames import SIDES
from stickgen.manners.table import MANNERS, POSTURES, WAYS, Manner

_BROUGHT = (
    r"(?:(?:while |and )?(?:with|having|keeping|holding) |"
    r"(?P<does>(?:put|place|hold|keep|rest|bring|lay|move|press|clasp)(?:e?s|ing)? (?:up )?))"
)
"""What brings a posture about: "with" and its like, or a verb."""
_DONE = re.compile(
    r"(?:touch|scratch|rub|pat|tap|hold|cover|clutch|cross|fold|stretch|spread|extend|raise|lift|"
    r"put|throw|stick)(?:e?s|ing)? "
)
_SIDE = re.compile(r"\b(left|right)\b")
_SINGLE = re.compile(r"\b(?:hand|arm|fist|one)\b")
_MOVES = re.compile(
    r"\b(?:walk|run|jog|march|stroll|stride|step|go|goes|move|shuffle|stagger|strut|limp|sneak|"
    r"creep|tiptoe|skip|trudge|stomp|hobble|wander|stumble|sway|totter|plod|pace|dance|carr)"
)

_ADVERBS = re.compile(r"\b(?:\w+ly|very|up|down|again|then|and|slow|fast|high)\b")


@dataclass(frozen=True)
class Worn:
    """A manner as a sentence means it.

    Attributes:
        manner: which.
        sides: of the hands, or of the leg that is spared.
        does: whether it is what is done, and not how: "puts both hands on the hips".
    """

    manner: Manner
    sides: tuple[str, ...]
    does: bool = False


@cache
def _pattern(manner: Manner) -> re.Pattern[str]:
    posture = f"{_BROUGHT}?" if manner in POSTURES else ""
    return re.compile(rf",? ?\b{posture}(?P<said>{manner.words})(?![\w-])")


def read_manners(sentence: str) -> tuple[list[Worn], str]:
    """The manners of a sentence, and the sentence without their words.

    A posture that is what happens ("a person crosses both arms") leaves "a person stands"; a way
    of moving leaves its movement ("a person limps" → "a person walks").
    """
    text = sentence.lower()
    worn: list[Worn] = []
    for manner in POSTURES:
        found = _pattern(manner).search(text)
        if found and re.search(manner.only, text):
            said = found["said"]
            does = found["does"] is not None or _DONE.match(said) is not None
            worn.append(Worn(manner, _sides(found[0], manner.one), does))
            text = text[: found.start()] + text[found.end() :]
            break
    for manner in WAYS:
        if found := _pattern(manner).search(text):
            worn.append(Worn(manner, _sides(sentence, manner.limps) if manner.limps else SIDES))
            text = text if manner.kept else _pattern(manner).sub("", text)
    if not worn:
        return [], sentence
    return worn, _completed(text, [w.manner for w in worn])


def _sides(said: str, one: bool) -> tuple[str, ...]:
    named = _SIDE.findall(said)
    if named:
        return tuple(dict.fromkeys(named))
    return ("right",) if one or _SINGLE.search(said) else SIDES


def _completed(text: str, manners: list[Manner]) -> str:
    """A sentence from which words were taken, with a verb."""
    text = re.sub(r"\b(?:and|with|while|a|the|stands)\b(?=\s*$)", "", text.strip(" ,"))
    text = re.sub(r"\bstands and\b|\s+,", "stands", text)
    text = re.sub(r"\s{2,}", " ", text).strip(" ,")
    rest = re.sub(r"^(?:a|the) (?:person|figure)\b", "", text).strip()
    if any(manner in WAYS for manner in manners) and not _MOVES.search(rest):
        return f"a person walks {rest}".strip()
    if any(manner.only for manner in manners):  # who carries gets about
        return "a person stands" if re.search(r"\b(?:holds|lifts)\b", rest) else "a person walks"
    return text if _ADVERBS.sub("", rest).strip() else "a person stands"


def adverb(manner: Manner, sides: Sequence[str] = SIDES) -> str:
    """How a manner is said of a movement, with its side: "with the left hand on the hip"."""
    if len(sides) != 1:
        return manner.adverb
    (side,) = sides
    if manner.limps:
        return f"{manner.adverb} on the {side} leg"
    said = re.sub(r"both (hand|arm)s|a (hand)", rf"the {side} \1\2", manner.adverb)
    return re.sub(r"the ear", f"the {side} ear", said)


@cache
def _adjunct(manner: Manner) -> re.Pattern[str]:
    how = (
        r"(?:(?:while |and )?(?:with|keeping|holding|having) "
        r"|(?=without |like |in both |in front |on |bent |hun|(?:very |really )*heavy in )"
        r"|, (?=\w* ?(?:hands?|arms|head|chest|shoulders) ))"
    )
    return re.compile(rf",? ?\b{how}(?P<said>{manner.words})(?![\w-])", re.I)


def find_adjunct(text: str) -> tuple[Worn, re.Match[str]] | None:
    """The first manner of a text that is said of something else that happens there.

    "walks with her arms crossed", not "crosses her arms".
    """
    hits = [
        (found, manner)
        for manner in MANNERS
        if re.search(manner.only, text) and (found := _adjunct(manner).search(text)) is not None
    ]
    if not hits:
        return None
    found, manner = min(hits, key=lambda hit: hit[0].start())
    return Worn(manner, _sides(found[0].lower(), manner.one)), found


def manner_of(word: str) -> Manner | None:
    """How a person moves who is called so: "drunk", "zombie"."""
    return next((manner for manner in WAYS if word in manner.of.split()), None)


def moves(sentence: str) -> bool:
    """Whether somebody gets about in a sentence, or only stands."""
    return _MOVES.search(sentence) is not None or re.search(r"\bstands?\b", sentence) is not None
