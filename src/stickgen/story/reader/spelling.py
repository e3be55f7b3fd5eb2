"""Typing errors: a word that nobody knows becomes the known word one slip away."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from difflib import SequenceMatcher
from functools import cache

from stickgen.story import verbs
from stickgen.story.reader import grammar as g
from stickgen.story.reader.names import is_name
from stickgen.story.reader.nouns import first_words, nouns, singular
from stickgen.text.verbs import inflected

_LETTERS = "etaoinshrdlucmfwygpbvkxqjz"
_WORD = re.compile(r"(?<![\w«'’-])[a-z]{3,}(?![\w»'’-])")
_TRADE = re.compile(r"(?:er|or|ist|ian)s?$")
_TABLES: tuple[Collection[str], ...] = (
    g.PREPOSITIONS, g.CONJUNCTIONS, g.QUESTION_WORDS, g.NEGATIONS, g.PRONOUNS, g.ARTICLES,
    g.POSSESSIVES, g.CONNECTIVES, g.SUBORDINATORS, g.NUMBERS, g.ADVERBS, g.AMOUNTS, g.MODALS,
    g.TIME_NOUNS, g.WEATHER_NOUNS, g.COLLECTIVES, g.BE, g.HAVE, g.DO, g.COLORS, g.SIZES,
    g.FEELINGS, g.AGES, g.BUILDS, g.ADJECTIVES, g.ORDINALS, g.COUNTS, g.TENS, g.CALENDAR,
    g.COMMON_NOUNS, g.EVENT_NOUNS, g.FILM_WORDS, g.INTERJECTIONS, ("there", "than"),
)  # fmt: skip
_SLIPS_OF_WORDS = frozenset({"swapped", "doubled"})
"""Slips that are mended although the dictionary has the word."""
_CLOSE = 0.86
"""Likeness from which a long word is a misspelt noun."""
_LONG = 7
_ROUNDING = 1e-9


def corrected(text: str, words: Collection[str]) -> str:
    """The text with its typing errors undone.

    Only words in small letters are looked at. A word that English has (``words``) stays, unless
    two letters changed places in it or one was doubled.

    Args:
        words: lower-case English words.
    """
    return _WORD.sub(lambda match: _mended(match[0], words), text)


def _mended(word: str, words: Collection[str]) -> str:
    """What somebody wanted to type who typed a word."""
    if _is_known(word) or is_name(word) or word.endswith("ly") or _is_trade(word, words):
        return word
    real = word in words or singular(word) in words
    for slip, candidate in _one_slip(word):
        if real and slip not in _SLIPS_OF_WORDS:
            return word
        if _is_known(candidate):
            return candidate
    return word if real or len(word) < _LONG else _closest_noun(word)


def _is_known(word: str) -> bool:
    """Whether the reader knows a word in this form."""
    noun = singular(word)
    named = noun in nouns() or noun in g.BODY or verbs.action_noun(noun) is not None
    return named or word in _vocabulary()


@cache
def _vocabulary() -> frozenset[str]:
    """All words that are no plurals of nouns."""
    forms = (inflected(base) for base in verbs.verbs())
    return first_words().union(*_TABLES, *forms)


def _is_trade(word: str, words: Collection[str]) -> bool:
    """Whether a word is somebody who does what a verb says, or a trade that English has."""
    if not _TRADE.search(word):
        return False
    return word in words or any(verbs.is_verb(_TRADE.sub(end, word)) for end in ("", "e"))


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


def _closest_noun(word: str) -> str:
    """The noun of the catalogue that is most like a word; the word if none is like it."""
    best, likeness = word, _CLOSE
    matcher = SequenceMatcher(b=word)
    letters = _letters(word)
    for noun, its_letters in _noun_letters():
        # The likeness is twice the common letters by all letters, so the differing letters of
        # either word show at once that it is too small.
        common = likeness * (len(word) + len(noun)) / 2 - _ROUNDING
        if len(word) < common or len(noun) < common:
            continue
        if (letters & ~its_letters).bit_count() > len(word) - common:
            continue
        if (its_letters & ~letters).bit_count() > len(noun) - common:
            continue
        matcher.set_seq1(noun)
        if matcher.quick_ratio() < likeness:
            continue
        ratio = matcher.ratio()
        if ratio > likeness or (ratio == likeness and (best == word or noun > best)):
            best, likeness = noun, ratio
    return best


@cache
def _noun_letters() -> tuple[tuple[str, int], ...]:
    return tuple((noun, _letters(noun)) for noun in nouns())


def _letters(word: str) -> int:
    """The letters of a word as the bits of a number."""
    return sum(1 << (ord(letter) - ord("a")) for letter in set(word) if "a" <= letter <= "z")
