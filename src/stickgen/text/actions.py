"""How actions are recognised in sentences: by the words that name them, and by prototypes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from stickgen.text.verbs import base_form
from stickgen.vocabulary import ACTION, ACTIONS

_GAP = r"(?:\S+ ){0,4}?"
_WORD = re.compile(r"[a-z'-]+")


@dataclass(frozen=True)
class ActionWords:
    """How one action is recognised.

    Attributes:
        action: its name.
        phrases: in base forms; ``…`` is a gap of up to four words, ``a|b`` a choice.
        sentences: prototype sentences that describe it.
    """

    action: str
    phrases: tuple[str, ...]
    sentences: tuple[str, ...]


@cache
def action_words() -> tuple[ActionWords, ...]:
    """The table ``actions.yaml``, one entry an action of the vocabulary, in its order."""
    table = _table()
    return tuple(
        ActionWords(a, tuple(table[a]["words"]), tuple(table[a]["sentences"])) for a in ACTIONS
    )


@cache
def _table() -> dict[str, dict[str, Any]]:
    """Action, or ``none`` → its ``words``, ``sentences`` and ``nearest``."""
    text = (files("stickgen.text") / "actions.yaml").read_text("utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    table: dict[str, dict[str, Any]] = yaml.load(text, loader)
    return table


def known_sentence(sentence: str, known: int) -> str:
    """The nearest sentence that a model understands, the same one if it does.

    Args:
        sentence: of a beat.
        known: how many actions, the first of the vocabulary, the model has learned.
    """
    named = named_actions(sentence)
    if len(named) != 1 or ACTION[named[0]] < known:
        return sentence
    nearest: dict[str, str] = _table()[named[0]].get("nearest", {})
    text = sentence.lower()
    return next((near for word, near in nearest.items() if word in text), "") or sentence


def named_actions(sentence: str) -> tuple[str, ...]:
    """Actions that the words of a sentence name, each once, in order.

    Of the phrases that begin at a word the longest counts, and its words serve no other:
    "kicks a ball" is kicking and not a kick, and "tears up a letter" is no crying.
    """
    lexicon = _lexicon()
    words = _WORD.findall(sentence.lower())
    text = "".join(f"{base_form(word, lexicon) or word} " for word in words)
    names: dict[str, None] = {}
    at = 0
    while at < len(text):
        end = text.index(" ", at) + 1
        for phrase, action in lexicon.get(text[at : end - 1], ()):
            if hit := _pattern(phrase).match(text, at):
                if action:
                    names[action] = None
                end = hit.end()
                break
        at = end
    return tuple(names)


@cache
def _lexicon() -> dict[str, list[tuple[str, str]]]:
    """Every word of the table → the phrases that it opens, longest first, and their actions.

    The action of a phrase that means none is the empty string.
    """
    opened: dict[str, list[tuple[str, str]]] = {}
    pairs = [(phrase, entry.action) for entry in action_words() for phrase in entry.phrases]
    for phrase, action in pairs + [(phrase, "") for phrase in _table()["none"]["words"]]:
        first, _, others = phrase.partition(" ")
        for word in first.split("|"):
            opened.setdefault(word, []).append((f"{word} {others}", action))
        for word in _WORD.findall(others):
            opened.setdefault(word, [])
    return {word: sorted(pairs, key=_length) for word, pairs in opened.items()}


def _length(pair: tuple[str, str]) -> int:
    return -len(pair[0].replace("…", "").split())


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    return re.compile("".join(_GAP if w == "…" else f"(?:{w}) " for w in phrase.split()))
