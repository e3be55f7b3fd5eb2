"""A text cut into tokens, each with the word classes that it may have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import first_words, nouns, singular
from stickgen.story.reader.token import Token, at
from stickgen.story.reader.word_classes import classified

_TOKEN = re.compile(
    r"«(?P<quote>\d+)»"
    r"|(?P<number>\d+(?:\.\d+)?(?:st|nd|rd|th)?)"
    r"|(?P<own>['’]s(?=\W|$)|(?<=s)['’](?=\s))"
    r"|(?P<word>[^\W\d_]+(?:[-'’][^\W\d_]+)*?(?=['’]s\b|[^\w'’-]|['’-](?!\w)|$))"
    r"|(?P<punct>[.,;:!?()/\n])"
)
_LONGEST = 5
"""Most words of one token."""
_Raw = tuple[str, str]
"""A group of ``_TOKEN`` and what it matched."""


def tokenize(text: str) -> list[Token]:
    """The tokens of a text in which quotes stand as ``«0»``."""
    raw = [(str(m.lastgroup), m[str(m.lastgroup)]) for m in _TOKEN.finditer(text)]
    tokens: list[Token] = []
    i = 0
    while i < len(raw):
        kind, text = raw[i]
        joined = _joined(raw, i) if kind == "word" else 1
        if kind == "word":
            words = " ".join(word for _, word in raw[i : i + joined])
            tokens.append(classified(words, first=_starts_sentence(tokens)))
        elif kind == "quote":
            tokens.append(Token(f"«{text}»", "", frozenset({"quote"}), quote=int(text)))
        else:
            tokens.append(Token(text, "'s" if kind == "own" else text, frozenset({kind})))
        i += joined
    return _with_handing(_titled(tokens))


def _with_handing(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, "hands" as a verb where somebody gets something: "Bob hands Ann a cup"."""
    out = list(tokens)
    for i, t in enumerate(tokens):
        gives = at(tokens, i - 1).can("name", "pron", "noun") and not at(tokens, i - 1).can("adj")
        gets = at(tokens, i + 1).can("det", "poss", "pron", "name")
        before = tokens[max(i - 2, 0) : i]
        owned = any(w.can("poss") or (w.base() and not w.can("noun", "name")) for w in before)
        if t.word == "hands" and gives and gets and not owned:
            out[i] = replace(t, classes=frozenset({"verb"}), forms=(("hand", "third"),))
    return out


def _titled(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, a title and the capitalised word after it as a noun and a name."""
    out = list(tokens)
    for i, (title, name) in enumerate(pairwise(tokens)):
        written = title.text.istitle() and name.text.istitle() and name.quote < 0
        if written and title.word in g.TITLES and not name.can("det", "pron", "poss"):
            out[i] = replace(title, classes=frozenset({"noun"}), forms=())
            out[i + 1] = replace(name, classes=frozenset({"name"}), forms=())
    return out


def _starts_sentence(before: Sequence[Token]) -> bool:
    """Whether the next token is the first of a sentence, whose capital says nothing."""
    return not before or before[-1].word in (".", "!", "?", "\n", ":") or before[-1].quote >= 0


def _joined(raw: Sequence[_Raw], i: int) -> int:
    """How many words from here are one: "police officer", "in front of", "as soon as"."""
    words: list[str] = []
    for kind, word in raw[i : i + _LONGEST]:
        if kind != "word":
            break
        words.append(word.lower())
    return next((n for n in range(len(words), 1, -1) if _is_one(words[:n])), 1)


def _is_one(words: Sequence[str]) -> bool:
    """Whether lower-case words are a fixed phrase, a noun of the catalogue or an action."""
    phrase = " ".join(words)
    return (
        phrase in g.COMPOUND_PREPOSITIONS
        or phrase in g.SUBORDINATORS
        or phrase in g.CONNECTIVES
        or phrase in g.PRONOUNS
        or phrase in g.AMOUNT_PHRASES
        or phrase in g.NEGATIONS
        or (words[0] in first_words() and singular(phrase) in nouns())
        or (verbs.action_noun(singular(phrase)) is not None and not _is_phrasal_verb(words))
    )  # fmt: skip


def _is_phrasal_verb(words: Sequence[str]) -> bool:
    """Whether the words are a verb and its particle rather than a noun: "push up"."""
    particle = " ".join(words[1:])
    return (
        verbs.is_verb(words[0])
        and words[0] not in g.ADJECTIVES
        and particle in verbs.particles(words[0])
    )
