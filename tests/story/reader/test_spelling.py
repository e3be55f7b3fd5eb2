"""Typing errors are undone, and known words are left alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.story.reader import grammar as g
from stickgen.story.reader.nouns import nouns
from stickgen.story.reader.spelling import corrected
from stickgen.story.verbs import verbs
from stickgen.text.verbs import inflected

ENGLISH = frozenset({"form", "wlak", "banal", "quaint", "loose"})
"""A dictionary as small as that of the model, with one word that is a slip as well."""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teh man", "the man"),
        ("a man wlaks", "a man walks"),
        ("a clwon dances", "a clown dances"),
        ("the pirrate", "the pirate"),
        ("a piratte", "a pirate"),
        ("a zombi", "a zombie"),
        ("two astronuats", "two astronauts"),
        ("a basebal game", "a baseball game"),
        ("he jumsp", "he jumps"),
        ("she runns", "she runs"),
        ("a wizzard waves", "a wizard waves"),
        ("a policman", "a policeman"),
        ("becuase it rains", "because it rains"),
        ("a helicoptor", "a helicopter"),
        ("a skatebord", "a skateboard"),
        ("a dinosuar", "a dinosaur"),
        ("a frend", "a friend"),
    ],
)
def test_slips_are_mended(typed: str, meant: str) -> None:
    assert corrected(typed, ENGLISH) == meant


@pytest.mark.parametrize(
    "text",
    [
        "a quaint man",
        "a zorgle naps",
        "Teh man",
        "anna and bob",
        "a glassblower works",
        "she walks hastly",
        "«12» he says",
        "self-tuaght",
        "ab cd",
        "",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert corrected(text, ENGLISH | {"glassblower"}) == text


def test_a_real_word_changes_only_where_letters_are_swapped_or_doubled() -> None:
    assert corrected("wlak", ENGLISH) == "walk"
    assert corrected("loose", ENGLISH) in ("loose", "lose")
    assert corrected("banal", ENGLISH) == "banal"


KNOWN = sorted(
    {noun for noun in nouns() if noun.isalpha() and noun.islower()}
    | {form for base in verbs() for form in inflected(base) if form.isalpha()}
    | g.ADJECTIVES | g.ADVERBS | g.PREPOSITIONS | g.BODY | {*g.FEELINGS} | g.COMMON_NOUNS
)  # fmt: skip


@given(st.lists(st.sampled_from(KNOWN), max_size=20))
def test_known_words_are_left_alone(words: list[str]) -> None:
    assert corrected(" ".join(words), frozenset()) == " ".join(words)


@given(st.text(max_size=300))
def test_only_words_in_small_letters_change(text: str) -> None:
    mended = corrected(text, frozenset())
    assert [c for c in mended if not c.islower()] == [c for c in text if not c.islower()]
