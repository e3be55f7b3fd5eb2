"""Tokens: where words begin and end, and what they may be."""

from __future__ import annotations

import pytest

from stickgen.story.reader.token import Token
from stickgen.story.reader.tokens import tokenize


def token(text: str, word: str) -> Token:
    return next(t for t in tokenize(text) if t.word == word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A cat naps.", ["a", "cat", "naps", "."]),
        ("The police officer waits", ["the", "police officer", "waits"]),
        ("in front of the fire truck", ["in front of", "the", "fire truck"]),
        ("as soon as he can", ["as soon as", "he", "can"]),
        ("two fire trucks", ["two", "fire trucks"]),
        ("the king's hat", ["the", "king", "'s", "hat"]),
        ("the twins' hats", ["the", "twins", "'s", "hats"]),
        ("a well-dressed man", ["a", "well-dressed", "man"]),
        ("no longer sad", ["no longer", "sad"]),
        ("they push each other", ["they", "push", "each other"]),
        ("half a dozen eggs", ["half a dozen", "eggs"]),
        ("half a pizza", ["half", "a", "pizza"]),
        ("Ida: «0» (loudly)", ["ida", ":", "", "(", "loudly", ")"]),
        ("the 2nd of 2.5", ["the", "2nd", "of", "2.5"]),
        ("he wakes up", ["he", "wakes", "up"]),
        ("wait; go! why?", ["wait", ";", "go", "!", "why", "?"]),
        ("café niño", ["café", "niño"]),
        ("", []),
        ("—§…", []),
    ],
)
def test_words_that_belong_together_are_one(text: str, words: list[str]) -> None:
    assert [t.word for t in tokenize(text)] == words


@pytest.mark.parametrize(
    ("text", "word", "classes"),
    [
        ("a tuba plays", "plays", {"verb", "noun"}),
        ("the sad clown", "sad", {"adj"}),
        ("he runs slowly", "slowly", {"adv"}),
        ("under the bed", "under", {"prep"}),
        ("she and I", "and", {"conj"}),
        ("before he left", "before", {"prep", "sub"}),
        ("then he left", "then", {"conn"}),
        ("her hat", "her", {"pron", "poss"}),
        ("the other", "the", {"det"}),
        ("three men", "three", {"number"}),
        ("he is ill", "is", {"be", "verb"}),
        ("he has left", "has", {"have"}),
        ("she does not dance", "does", {"do", "verb"}),
        ("they will dance", "will", {"modal"}),
        ("they no longer dance", "no longer", {"not"}),
        ("to the moon", "to", {"prep", "to"}),
        ("there is a cat", "there", {"adv", "there"}),
        ("the thief who ran", "who", {"wh"}),
        ("a zorgle", "zorgle", {"noun"}),
        ("a red-nosed man", "red-nosed", {"adj"}),
        ("the blorpful man", "blorpful", {"adj", "noun"}),
        ("a father-to-be", "father-to-be", {"noun"}),
        ("the strangest man", "strangest", {"adj"}),
        ("on Monday", "monday", {"noun"}),
        ("a short film", "film", {"noun"}),
        ("up the hill", "up", {"prep"}),
    ],
)
def test_a_word_has_its_classes(text: str, word: str, classes: set[str]) -> None:
    assert classes <= token(text, word).classes


@pytest.mark.parametrize(
    ("text", "word", "other"),
    [
        ("the sad clown", "sad", "noun"),
        ("a zorgle", "zorgle", "adj"),
        ("it is over", "over", "verb"),
        ("all is well", "well", "verb"),
        ("the strangest man", "strangest", "noun"),
        ("on Monday", "monday", "name"),
        ("two high towers", "high", "verb"),
        ("they closer come", "closer", "noun"),
    ],
)
def test_a_word_has_no_other_class(text: str, word: str, other: str) -> None:
    assert not token(text, word).can(other)


@pytest.mark.parametrize(
    ("text", "word", "name"),
    [
        ("Ida runs", "ida", True),
        ("we meet Ida", "ida", True),
        ("ida runs", "ida", True),
        ("we meet Zorbo", "zorbo", True),
        ("Zorbo runs", "zorbo", True),
        ("We meet Rose", "rose", True),
        ("Guards run", "guards", False),
        ("a King sleeps", "king", False),
        ("The man", "the", False),
        ("We run at Noon", "noon", False),
    ],
)
def test_capitals_and_frequent_names_make_names(text: str, word: str, name: bool) -> None:
    assert token(text, word).can("name") == name


@pytest.mark.parametrize(
    ("word", "base", "form"),
    [
        ("walks", "walk", "third"),
        ("walking", "walk", "ing"),
        ("hopped", "hop", "past"),
        ("stolen", "steal", "participle"),
        ("fell", "fall", "past"),
        ("kneel", "kneel", "base"),
        ("high fives", "high five", "third"),
    ],
)
def test_a_verb_knows_its_base(word: str, base: str, form: str) -> None:
    assert token(f"they {word}", word).base(form) == base


def test_a_quote_is_a_token_with_its_number() -> None:
    assert [t.quote for t in tokenize("he says «3»")] == [-1, -1, 3]


def test_a_noun_knows_its_singular() -> None:
    assert [t.lemma for t in tokenize("wolves boxes ladies firemen glass")] == [
        "wolf", "box", "lady", "fireman", "glass",
    ]  # fmt: skip
