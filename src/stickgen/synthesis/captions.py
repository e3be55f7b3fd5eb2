"""Captions of a performance: sentences from verb phrases, with manner, side and stance."""

from __future__ import annotations

import re
from collections.abc import Sequence
from types import MappingProxyType

import numpy as np

from stickgen.synthesis.controls import SIDES
from stickgen.synthesis.variation import MOODS, Variation

_WHO = (
    "a person",
    "a person",
    "someone",
    "a man",
    "a woman",
    "the figure",
    "a human",
    "somebody",
)
_STANCE = MappingProxyType(
    {
        "walk": ("while walking", "while walking along", "as they walk"),
        "sit": ("while sitting", "sitting on a chair", "while seated"),
        "stand": ("", "", "", "while standing"),
        "": ("",),
    }
)
_FAST = ("quickly", "fast", "at a quick pace", "rapidly", "briskly")
_SLOW = ("slowly", "unhurriedly", "at a slow pace")
_BIG = ("with big movements",)
_SMALL = ("with small movements",)
_VERB = re.compile(r"\*([\w-]+)")
_VOWELS = "aeiou"


def third_person(verb: str) -> str:
    """``wave`` → ``waves``, ``catch`` → ``catches``, ``cry`` → ``cries``."""
    if verb == "have":
        return "has"
    if verb.endswith("y") and verb[-2] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")


def gerund(verb: str) -> str:
    """``wave`` → ``waving``, ``clap`` → ``clapping``, ``lie`` → ``lying``."""
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    short = re.fullmatch(r"(?:[^aeiou]|qu)*[aeiou][^aeiouwxy]", verb)
    return verb + (verb[-1] if short else "") + "ing"


def _manners(v: Variation, speed: float, paced: bool) -> list[str]:
    """Adverbs that are true of this performance; often there are none."""
    tempo = v.tempo * speed
    adverbs = list(MOODS[v.mood].words)
    if paced:
        adverbs += _FAST if tempo > 1.17 else _SLOW if tempo < 0.83 else ()
        adverbs += _BIG if v.size > 1.24 else _SMALL if v.size < 0.78 else ()
    return adverbs


def _sentence(phrase: str, form: int, who: str) -> str:
    """A phrase as "a person waves", "a person is waving", "wave" or "waving"."""
    if form == 0:
        return f"{who} {_VERB.sub(lambda m: third_person(m[1]), phrase)}"
    if form == 1:
        return f"{who} is {_VERB.sub(lambda m: gerund(m[1]), phrase)}"
    if form == 2:
        return _VERB.sub(lambda m: m[1], phrase)
    return _VERB.sub(lambda m: gerund(m[1]), phrase)


def sentences(
    phrases: Sequence[str],
    v: Variation,
    rng: np.random.Generator,
    speed: float = 1.0,
    paced: bool = True,
) -> tuple[str, ...]:
    """Three to five different lower-case sentences; the first is plain and in third person.

    Args:
        phrases: see ``action.Action``.
        v: the variation performed, for sides, manner and stance.
        rng: chooses the wording.
        speed: factor by which the motion is played faster.
        paced: whether a caption may mention the pace.
    """
    manners = _manners(v, speed, paced)
    sides = {"side": SIDES[v.side], "other": SIDES[v.other]}
    count = int(rng.integers(3, 6))
    order = rng.permutation(len(phrases))
    captions: dict[str, None] = {}
    for k in range(4 * count):
        phrase = phrases[order[k % len(phrases)]].format(**sides)
        form = 0 if k == 0 else int(rng.choice(4, p=(0.45, 0.25, 0.2, 0.1)))
        caption = _sentence(phrase, form, str(rng.choice(_WHO)) if k else _WHO[0])
        stance = str(rng.choice(_STANCE[v.stance]))
        probability = 0.3 if v.stance in ("stand", "") else 0.7 if k else 1.0
        if stance and rng.random() < probability:
            caption = f"{caption} {stance}"
        if manners and rng.random() < 0.6:
            caption = f"{caption} {rng.choice(manners)}"
        captions[caption] = None
        if len(captions) == count:
            break
    return tuple(captions)


def pair_sentences(phrases: Sequence[str], rng: np.random.Generator) -> tuple[str, ...]:
    """Two or three sentences about what two people do together."""
    who = ("two people", "two persons", "two friends", "a man and a woman", "both people")
    count = min(len(phrases), int(rng.integers(2, 4)))
    order = rng.permutation(len(phrases))[:count]
    return tuple(f"{rng.choice(who) if k else who[0]} {phrases[i]}" for k, i in enumerate(order))
