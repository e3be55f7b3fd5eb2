"""The name of a table that a model's word means, or the nearest that can be drawn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType
from typing import Protocol

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.errors import shorten
from stickgen.text.actions import named_actions
from stickgen.text.verbs import base_form
from stickgen.vocabulary import ACTIONS, ACTOR_KINDS, EXPRESSIONS, SPEECH

NONE = "none"
"""What a model writes where nothing fits; easier for small ones than an empty text."""
NOTHING = frozenset(f"{NONE} null nothing unknown n/a no - any".split()) | {""}
_LONGEST = 100
_CLOSE = 0.8
"""Likeness from which a word counts as a misspelling, of 1."""
TIMES = ("dawn", "day", "dusk", "night")
WEATHERS = ("rain", "snow", "fog", "wind", "storm")
AGES = ("baby", "child", "teenager", "adult", "old")
GENDERS = ("female", "male")
COLORS = MappingProxyType(
    {
        "red": "#c62828", "orange": "#ef6c00", "yellow": "#f9a825", "green": "#2e7d32",
        "blue": "#1565c0", "purple": "#6a1b9a", "pink": "#d81b60", "brown": "#6d4c41",
        "grey": "#757575", "black": "#212121", "white": "#b0b0b0",
    }
)  # fmt: skip
"""Colour → its ink, ``#rrggbb``, dark enough to be seen on paper."""


class _Record(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...
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


def _recorded(records: Iterable[_Record]) -> Names:
    """Names of records, with the words that they list."""
    records = tuple(records)
    same = {word: record.name for record in records for word in record.words}
    near = {word: record.name for record in records for word in record.near}
    return Names({**same, **plain_names(r.name for r in records).same}, near)


@cache
def place_names() -> Names:
    return _recorded(PLACES.values())


@cache
def thing_names() -> Names:
    return _recorded(PROPS.values())


@cache
def role_names() -> Names | None:
    """Names of the roles; None while the catalogue has none, when a role is any word."""
    if find_spec("stickgen.catalog.roles") is None:
        return None
    return _recorded(import_module("stickgen.catalog.roles").ROLES.values())


@cache
def _plain(names: tuple[str, ...]) -> Names:
    return plain_names(names)


def one_of(names: tuple[str, ...], text: str) -> str:
    """The name of a short list that a text means; empty: none. What is not known, is not told."""
    return _plain(names).find(text, Changes())


def action_name(text: str) -> str:
    """The action that a word or a phrase names; empty: none."""
    words = text.lower().replace("_", " ").strip()
    exact = {name.replace("_", " "): name for name in ACTIONS}
    if words in exact:
        return exact[words]
    return next(iter(named_actions(words)), "") or one_of(ACTIONS, words)


def voice_name(text: str) -> str:
    """How words are said; empty: in no special way."""
    return next((name for name in named_actions(text) if name in SPEECH), "")


def expression_name(text: str) -> str:
    """The feeling that a face can show; empty: none."""
    return one_of(EXPRESSIONS, _FEELINGS.get(text.lower().strip(), text))


def kind_name(text: str) -> str:
    """The kind of actor; empty: that of the role."""
    return one_of(ACTOR_KINDS, text)


_FEELINGS = MappingProxyType(
    {
        **dict.fromkeys("joyful glad cheerful proud calm relaxed loving amused".split(), "happy"),
        **dict.fromkeys("unhappy lonely disappointed tired hurt ashamed worried".split(), "sad"),
        **dict.fromkeys("shocked amazed astonished confused curious".split(), "surprised"),
        **dict.fromkeys("furious annoyed mad jealous determined".split(), "angry"),
        **dict.fromkeys("thrilled eager enthusiastic hopeful".split(), "excited"),
        **dict.fromkeys("afraid frightened terrified fearful nervous".split(), "scared"),
    }
)
"""Feeling that a model may name → the nearest expression."""
