"""The name of a table that a model's word means, or the nearest that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import cache
from typing import Protocol

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.seasons import SEASONS
from stickgen.catalog.weather import TIMES, WEATHERS
from stickgen.errors import shorten
from stickgen.story.reader.grammar import FEELINGS
from stickgen.story.verbs import lookup, verbs
from stickgen.text.actions import named_actions
from stickgen.text.durations import VERB_SECONDS
from stickgen.text.verbs import base_form
from stickgen.vocabulary import ACTIONS, ACTOR_KINDS, EXPRESSIONS, SPEECH

NONE = "none"
"""What a model writes where nothing fits; easier for small ones than an empty text."""
NOTHING = frozenset(f"{NONE} null nothing unknown n/a no - any".split()) | {""}
_LONGEST = 100
_CLOSE = 0.8
"""Likeness from which a word counts as a misspelling, of 1."""
AGES = ("baby", "child", "teenager", "adult", "old")
GENDERS = ("female", "male")


class _Worded(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


class _Record(_Worded, Protocol):
    @property
    def near(self) -> tuple[str, ...]: ...


@dataclass
class Changes:
    """What of an answer cannot be shown, or is drawn as something else; see ``Story``."""

    left_out: list[str] = field(default_factory=list)
    drawn_as: dict[str, str] = field(default_factory=dict)

    def leave_out(self, word: str) -> None:
        """Note a word that cannot be shown, once."""
        word = shorten(word)
        if word and word not in self.left_out:
            self.left_out.append(word)


@dataclass(frozen=True)
class Names:
    """The names of one table.

    Attributes:
        same: word → the name that it means.
        near: word → the name of the nearest thing.
    """

    same: Mapping[str, str]
    near: Mapping[str, str] = field(default_factory=dict)

    @property
    def all(self) -> tuple[str, ...]:
        """The names, each once."""
        return tuple(dict.fromkeys(self.same.values()))

    def find(self, text: str, changes: Changes) -> str:
        """The name that a text means; empty where there is none or the text says "none".

        Tried in this order: the text as it is, its last word ("red ball"), what is near to either,
        a misspelling. A name that is only near, and a text without a name, go into ``changes``.
        """
        words = _plain_words(text)
        if words in NOTHING:
            return ""
        for table in (self.same, self.near):
            for form in (words, words.rpartition(" ")[2]):
                word = base_form(form, table)
                if word is not None:
                    if table is self.near:
                        changes.drawn_as[words] = table[word]
                    return table[word]
        close = get_close_matches(words, self.same, 1, _CLOSE)
        if close:
            return self.same[close[0]]
        changes.leave_out(words)
        return ""

    def exact(self, text: str) -> str:
        """The name that a text is, or means the same as; empty: none."""
        word = base_form(_plain_words(text), self.same)
        return "" if word is None else self.same[word]


def _plain_words(text: str) -> str:
    """Lower-case words with a blank between them, without an article."""
    words = re.findall(r"[\w'/-]+", text[:_LONGEST].lower().replace("_", " "))
    return re.sub(r"^(?:an?|the|some) ", "", " ".join(words))


def plain_names(names: Iterable[str]) -> Names:
    """Names that nothing else stands for."""
    return Names({name.lower().replace("_", " "): name for name in names})


def _worded(records: Iterable[_Worded]) -> Names:
    """Names of records, with the words that mean the same."""
    records = tuple(records)
    same = {word: record.name for record in records for word in record.words}
    return Names({**same, **plain_names(record.name for record in records).same})


def _recorded(records: Iterable[_Record]) -> Names:
    """The same with the words for which a record is the nearest."""
    records = tuple(records)
    near = {word: record.name for record in records for word in record.near}
    return replace(_worded(records), near=near)


@cache
def place_names() -> Names:
    return _recorded(PLACES.values())


@cache
def thing_names() -> Names:
    return _recorded(PROPS.values())


@cache
def role_names() -> Names:
    return _recorded(ROLES.values())


@cache
def time_names() -> Names:
    return _worded(TIMES.values())


@cache
def weather_names() -> Names:
    return _worded(WEATHERS.values())


@cache
def season_names() -> Names:
    return _worded(SEASONS.values())


@cache
def _plain(names: tuple[str, ...]) -> Names:
    return plain_names(names)


def one_of(names: tuple[str, ...], text: str) -> str:
    """The name of a short list that a text means; empty: none. What is not known, is not told."""
    return _plain(names).find(text, Changes())


def action_name(text: str) -> str:
    """The action that a word or a phrase names; empty: none."""
    words = _plain_words(text)
    name = plain_names(ACTIONS).same.get(words) or next(iter(named_actions(words)), "")
    if name:
        return name
    verb, _, rest = words.partition(" ")
    entry = lookup(known_verb(verb) or "", rest)
    return entry.action if entry and entry.action else one_of(ACTIONS, words)


def known_verb(word: str) -> str | None:
    """The base form of a verb that the program knows; None: it knows none."""
    return base_form(word, _verbs())


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verbs()) | frozenset(VERB_SECONDS)


def voice_name(text: str) -> str:
    """How words are said; empty: in no special way."""
    return next((name for name in named_actions(text) if name in SPEECH), "")


def expression_name(text: str) -> str:
    """The feeling that a face can show; empty: none."""
    return one_of(EXPRESSIONS, FEELINGS.get(text.lower().strip(), text))


def kind_name(text: str) -> str:
    """The kind of actor; empty: that of the role."""
    return one_of(ACTOR_KINDS, text)
