"""Wording of rules: one meaning in the many ways in which people type it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
import yaml

from stickgen.synthesis.captions import gerund, third_person

WHO = (
    *("a person",) * 6, "someone", "somebody", "a man", "a woman", "the man", "he", "she", "a guy",
    "a girl", "a boy", "the figure", "a stick figure", "this person", "an actor", "the character",
    "a character", "one person", "a human", "the person",
)  # fmt: skip
"""Subjects of a sentence in the third person."""
_ORDERS = ("{}", "{}", "{}", "please {}", "now {}", "{} please", "can you {}", "make him {}")
_OBJECTS = {"he": "him", "she": "her"}
_FORMS = ("third", "progressive", "order", "gerund", "see")
_SHARES = (0.5, 0.16, 0.24, 0.05, 0.05)
_TYPOS = 0.06
"""Share of the sentences with one mistyped letter."""
_VERB = re.compile(r"\*([\w-]+)")
_NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Wording:
    """What is said of a performance.

    Attributes:
        phrases: with an asterisk before every verb, in its plain form (``"*walk and *limp"``), for
            any subject.
        who: subjects that say it themselves (``"a zombie"``), for ``who_phrases``.
        who_phrases: phrases for those subjects; those for any subject when empty.
    """

    phrases: tuple[str, ...]
    who: tuple[str, ...] = ()
    who_phrases: tuple[str, ...] = ()

    def format(self, **words: str) -> Wording:
        """With words put in for the names in braces."""
        return Wording(
            *(
                tuple(p.format(**words) for p in part)
                for part in (self.phrases, self.who, self.who_phrases)
            )
        )


@cache
def _table() -> dict[str, Wording]:
    text = files("stickgen.synthesis.rules").joinpath("words.yaml").read_text("utf-8")
    return {
        name: Wording(*(tuple(entry.get(part, ())) for part in ("phrases", "who", "who_phrases")))
        for name, entry in yaml.safe_load(text).items()
    }


def words_of(rule: str) -> Wording:
    """Words of a rule in ``words.yaml``, with names in braces."""
    return _table()[rule]


def number_word(n: int, rng: np.random.Generator) -> str:
    """``three`` or ``3``."""
    return _NUMBERS[n] if n < len(_NUMBERS) and rng.random() < 0.75 else str(n)


def times(n: int, rng: np.random.Generator) -> str:
    """``once``, ``twice``, ``three times`` and the like."""
    if n == 1:
        return str(rng.choice(["once", "once", "one time", "a single time"]))
    if n == 2 and rng.random() < 0.6:
        return "twice"
    exactly = "exactly " if rng.random() < 0.15 else ""
    return f"{exactly}{number_word(n, rng)} times"


def sentences(wording: Wording, rng: np.random.Generator, count: int) -> tuple[str, ...]:
    """``count`` different lower-case sentences (fewer where there are not as many).

    The first is in the third person and without typing errors.
    """
    found: dict[str, None] = {}
    for k in range(6 * count):
        found[_sentence(wording, rng, plain=k == 0)] = None
        if len(found) == count:
            break
    return tuple(found)


def _sentence(wording: Wording, rng: np.random.Generator, plain: bool) -> str:
    said = bool(wording.who) and (not wording.phrases or rng.random() < 0.4)
    who = _choice(wording.who if said else WHO, rng)
    phrase = _choice((wording.who_phrases or wording.phrases) if said else wording.phrases, rng)
    form = "third" if plain else str(rng.choice(_FORMS, p=_SHARES))
    if said and form in ("order", "gerund"):
        form = "third"  # the subject carries the meaning
    text = _in_form(phrase, form, who, rng)
    return text if plain or rng.random() > _TYPOS else mistyped(text, rng)


def _in_form(phrase: str, form: str, who: str, rng: np.random.Generator) -> str:
    if form == "third":
        return f"{who} {_VERB.sub(lambda m: third_person(m[1]), phrase)}"
    if form == "progressive":
        return f"{who} is {_VERB.sub(lambda m: gerund(m[1]), phrase)}"
    if form == "gerund":
        return _VERB.sub(lambda m: gerund(m[1]), phrase)
    plain = _VERB.sub(lambda m: m[1], phrase)
    if form == "order":
        return _choice(_ORDERS, rng).format(plain)
    seen = _OBJECTS.get(who, who)
    doing = _VERB.sub(lambda m: gerund(m[1]), phrase)
    return f"{_choice(('show', 'animate', 'i want to see'), rng)} {seen} {doing}"


def _choice(items: Sequence[str], rng: np.random.Generator) -> str:
    return items[int(rng.integers(len(items)))]


def mistyped(text: str, rng: np.random.Generator) -> str:
    """The text with two letters of a long word swapped, or one left out or doubled.

    Words that name a side, a number or a direction stay as they are.
    """
    words = text.split(" ")
    long = [k for k, w in enumerate(words) if len(w) > 4 and w.isalpha() and w not in _KEPT]
    if not long:
        return text
    k = long[int(rng.integers(len(long)))]
    word, at = words[k], int(rng.integers(1, len(words[k]) - 2))
    kind = int(rng.integers(3))
    swapped = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    words[k] = (swapped, word[:at] + word[at + 1 :], word[: at + 1] + word[at:])[kind]
    return " ".join(words)


_KEPT = frozenset({"right", "left", "forward", "backward", "backwards", "twice", *_NUMBERS})
