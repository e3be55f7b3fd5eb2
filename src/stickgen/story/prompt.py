"""Checks a prompt: English, not too long, made of words."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Collection
from functools import cache
from pathlib import Path

from stickgen.checks import DAMAGE
from stickgen.errors import StickGenError
from stickgen.story.languages import ENGLISH, FOREIGN

LONGEST_PROMPT = 2000
"""Characters."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LONG_DRAWN = re.compile(r"(\w)\1{2,}")
"""No English word has a letter three times in a row: "jumppp" is "jump"."""
_NOT_TEXT = ("Cc", "Cs", "Co", "Cn")
"""Unicode's control, surrogate, private and unassigned characters."""
_ENDINGS = ("", "s", "es", "d", "ed", "ing", "er", "ly", "ily", "'s", "’s")


def read_words(tokenizer_file: Path) -> frozenset[str]:
    """The whole words of three letters and more that a WordPiece tokenizer knows.

    The vocabulary was made from English books and Wikipedia, most frequent pieces first; its
    shorter entries are abbreviations rather than words.

    Raises:
        StickGenError: the file is missing or is not a tokenizer.
    """
    try:
        vocabulary = json.loads(tokenizer_file.read_text(encoding="utf-8"))["model"]["vocab"]
    except DAMAGE as error:
        raise StickGenError(
            f"{tokenizer_file} cannot be read as a tokenizer ({error}): "
            "fetch the model folder again"
        ) from error
    return frozenset(w for w in vocabulary if len(w) > 2 and w.isascii() and w.isalpha())


def check_prompt(text: str, words: Collection[str]) -> str:
    """The prompt, with plain white space (lines are kept), if it is accepted.

    A prompt counts as English when on average its words are at least half known: 1 for a word
    of ``words`` (endings removed), ½ for one that is spelt like them (names, typos, rare words),
    0 otherwise; of four and more words, one in four must be known. It must not have more words
    that identify another language than English ones (``languages``).

    Args:
        text: what the user typed.
        words: lower-case English words, as from ``read_words``.

    Raises:
        StickGenError: one sentence: what is wrong with the prompt and what to write instead.
    """
    prompt = _plain(text)
    tokens = [_LONG_DRAWN.sub(r"\1", word.lower()) for word in _WORD.findall(prompt)]
    if not tokens:
        raise StickGenError(
            "the prompt has no words: describe a movement in English, "
            'such as "a person walks and waves"'
        )
    letters = [c for word in tokens for c in word if c.isalpha()]
    latin = sum("LATIN" in unicodedata.name(c, "") for c in letters)
    if latin < len(letters) / 2:
        raise _not_english("is written in a script other than Latin")
    language = _foreign_language(tokens)
    if language is not None:
        raise _not_english(f"seems to be {language}")
    if _familiarity(tokens, words) < 0.5:
        raise _not_english("has too few known words")
    return prompt


def _plain(text: str) -> str:
    """The text without needless white space, if it is text of a sane length."""
    if not isinstance(text, str):
        raise StickGenError(f"the prompt must be text, got {type(text).__name__}: write a sentence")
    if len(text) > LONGEST_PROMPT:
        raise StickGenError(
            f"the prompt has {len(text):,} characters, at most {LONGEST_PROMPT:,} are read: "
            "shorten it"
        )
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    prompt = "\n".join(line for line in lines if line)
    if not prompt:
        raise StickGenError(
            'the prompt is empty: describe a movement, such as "a person walks and waves"'
        )
    invalid = next((c for c in prompt if c != "\n" and unicodedata.category(c) in _NOT_TEXT), None)
    if invalid is not None:
        raise StickGenError(
            f"the prompt holds the character U+{ord(invalid):04X}, which is not text: remove it"
        )
    return prompt


def _not_english(why: str) -> StickGenError:
    return StickGenError(
        f"the prompt {why}: Stick-Gen reads English, "
        'so describe the movement in English, such as "a person walks and waves"'
    )


def _foreign_language(tokens: list[str]) -> str | None:
    """The language that many of the words identify, if they outnumber the English ones."""
    folded = {_without_accents(word) for word in tokens}
    english = len(folded & ENGLISH)
    for language, table in FOREIGN.items():
        foreign = len(folded & table)
        if foreign > english and (
            foreign >= 0.5 * len(folded) or (foreign >= 2 and foreign >= len(folded) / 3)
        ):
            return language
    return None


def _without_accents(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _familiarity(tokens: list[str], words: Collection[str]) -> float:
    """Mean over the words: 1 known, ½ spelt like English, 0 not; 0 if hardly any is known."""
    known = [_is_known(word, words) for word in tokens]
    if all(len(word) == 1 for word in tokens) or (
        len(tokens) >= 4 and sum(known) < len(tokens) / 4
    ):
        return 0.0
    if all(known):
        return 1.0
    triples = _known_triples(frozenset(words))
    scores = [
        1.0 if k else 0.5 * _is_spelt_like(w, triples) for w, k in zip(tokens, known, strict=True)
    ]
    return sum(scores) / len(scores)


def _is_known(word: str, words: Collection[str]) -> bool:
    if word in ENGLISH:
        return True
    stems = [word.removesuffix(ending) for ending in _ENDINGS if word.endswith(ending)]
    # "waving" → "wave", "hopping" → "hop", "carries" → "carry"
    stems += [stem + "e" for stem in stems] + [
        stem[:-1] for stem in stems if stem[-2:-1] == stem[-1:]
    ]
    stems += [word[:-3] + "y"] if word.endswith(("ies", "ied")) else []
    return any(stem in words for stem in stems)


def _triples(word: str) -> list[str]:
    """Runs of three letters, the word's edges counted as letters."""
    edged = f"^{word}$"
    return [edged[i : i + 3] for i in range(len(edged) - 2)]


@cache
def _known_triples(words: frozenset[str]) -> frozenset[str]:
    # 35 ms: more than a story takes to plan.
    return frozenset(triple for word in words for triple in _triples(word))


def _is_spelt_like(word: str, triples: Collection[str]) -> bool:
    parts = _triples(_without_accents(word))
    return sum(triple in triples for triple in parts) >= 0.75 * len(parts)
