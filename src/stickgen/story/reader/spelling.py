"""Typing errors: a word that nobody knows becomes the known word one slip away."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from difflib import get_close_matches

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import first_words, nouns, singular
from stickgen.text.verbs import verb_forms

_LETTERS = "etaoinshrdlucmfwygpbvkxqjz"
_WORD = re.compile(r"(?<![\w«'’-])[a-z]{3,}(?![\w»'’-])")
_TRADE = re.compile(r"(?:er|or|ist|ian)s?$")
_FUNCTION = frozenset(
    """the and with then than from into they their them there this that his her him who what when
    while after before until but not are was were has have had does did can will would""".split()
)


def corrected(text: str, words: Collection[str], is_adjective: Callable[[str], bool]) -> str:
    """The text with its typing errors undone.

    Only words in small letters are looked at. A word that English has (``words``) stays, unless
    two letters changed places in it or one was doubled.

    Args:
        words: lower-case English words.
        is_adjective: whether the reader knows a word as an adjective.
    """

    def known(word: str) -> bool:
        return (
            word in _FUNCTION or word in g.PREPOSITIONS or word in g.PRONOUNS or word in g.ARTICLES
            or word in g.POSSESSIVES or word in g.CONNECTIVES or word in g.SUBORDINATORS
            or word in g.NUMBERS or word in g.ADVERBS or word in g.AMOUNTS or word in g.MODALS
            or word in g.TIME_NOUNS or word in g.WEATHER_NOUNS or word in g.COLLECTIVES
            or word in g.BE or word in g.HAVE or word in g.DO or word in g.COLORS or word in g.SIZES
            or word in g.FEELINGS or word in g.AGES or singular(word) in g.BODY
            or singular(word) in nouns() or word in first_words() or is_adjective(word)
            or verbs.action_noun(singular(word)) is not None
            or any(verbs.is_verb(base) for base, _ in verb_forms(word, verbs.verbs()))
        )  # fmt: skip

    def mend(match: re.Match[str]) -> str:
        word = match[0]
        if known(word) or is_name(word) or word.endswith("ly"):
            return word
        if (_TRADE.search(word) and word in words) or (_TRADE.search(word) and any(
            verbs.is_verb(_TRADE.sub(end, word)) for end in ("", "e")
        )):
            return word
        real = word in words or singular(word) in words
        for slip, candidate in _one_slip(word):
            if real and slip not in ("swapped", "doubled"):
                break
            if known(candidate):
                return candidate
        if not real and len(word) >= 7:
            close = get_close_matches(word, nouns(), 1, 0.86)
            return close[0] if close else word
        return word

    return _WORD.sub(mend, text)


def _one_slip(word: str) -> Iterator[tuple[str, str]]:
    """Words one slip away, the likeliest slips first."""
    for i in range(len(word) - 1):
        if word[i] != word[i + 1]:
            yield "swapped", word[:i] + word[i + 1] + word[i] + word[i + 2 :]
    for i in range(1, len(word)):
        if word[i] == word[i - 1]:
            yield "doubled", word[:i] + word[i + 1 :]
    if len(word) < 4:
        return
    for i in range(1, len(word)):
        yield "missing", word[: i + 1] + word[i:]
    for i in range(1, len(word) + 1):
        for letter in _LETTERS:
            yield "missing", word[:i] + letter + word[i:]
    for i in range(1, len(word)):
        yield "added", word[:i] + word[i + 1 :]
    for i in range(1, len(word)):
        for letter in _LETTERS:
            if letter != word[i]:
                yield "other", word[:i] + letter + word[i + 1 :]
