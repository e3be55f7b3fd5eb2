"""Noun phrases: what is meant, how many, whose, and where the phrase ends."""

from __future__ import annotations

from typing import Any

import pytest

from stickgen.story.reader.phrases import NounPhrase, noun_phrase
from stickgen.story.reader.tokens import tokenize


def phrase_of(text: str, **options: bool) -> NounPhrase:
    found = noun_phrase(tokenize(text), 0, **options)
    assert found is not None
    return found[0]


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("a very sad clown", {"head": "clown", "kind": "person", "adjectives": ("sad",)}),
        ("the big, red fire truck", {"kind": "thing", "adjectives": ("big", "red")}),
        ("a tired and hungry wolf", {"head": "wolf", "adjectives": ("tired", "hungry")}),
        ("a crying baby", {"head": "baby", "adjectives": ("crying",)}),
        ("half a dozen pirates", {"head": "pirate", "count": 6, "plural": True}),
        ("twelve monkeys", {"head": "monkey", "count": 12, "plural": True}),
        ("a group of tired hikers", {"head": "hiker", "count": 4, "adjectives": ("tired",)}),
        ("lots of balloons", {"head": "balloon", "kind": "thing", "count": 5}),
        ("no children", {"head": "child", "det": "no", "plural": True}),
        ("neither guard", {"head": "guard", "det": "no"}),
        ("both feet", {"head": "foot", "kind": "other", "det": "both"}),
        ("each other", {"head": "each_other", "kind": "pronoun"}),
        ("nobody", {"head": "none", "kind": "pronoun"}),
        ("her", {"head": "she", "kind": "pronoun"}),
        ("her friend Noah", {"head": "friend", "name": "Noah", "det": "her"}),
        ("Zora", {"kind": "person", "name": "Zora", "head": ""}),
        ("a woman named Zora", {"head": "woman", "name": "Zora"}),
        ("King Arthur", {"head": "king", "name": "Arthur"}),
        ("the middle one", {"kind": "part", "adjectives": ("middle",), "ordinal": "one"}),
        ("the second thief", {"head": "thief", "ordinal": "second"}),
        ("the bus stop", {"head": "bus stop", "kind": "thing"}),
        ("a dance teacher", {"head": "dance teacher", "kind": "person"}),
        ("a run", {"head": "run", "kind": "action"}),
        ("the library", {"head": "library", "kind": "place"}),
        ("the zorgle", {"head": "zorgle", "kind": "other"}),
        ("a crowd", {"head": "crowd", "kind": "person"}),
    ],
)
def test_a_phrase_says_what_is_meant(text: str, fields: dict[str, Any]) -> None:
    phrase = phrase_of(text)
    assert {name: getattr(phrase, name) for name in fields} == fields
    assert phrase.words == text.replace(",", " ,").replace("King", "king")


@pytest.mark.parametrize(
    ("text", "words", "fields"),
    [
        ("the other one laughs", "the other one", {"kind": "part", "ordinal": "other"}),
        ("another knight enters", "another knight", {"head": "knight", "det": "another"}),
        ("the tallest steps forward", "the tallest", {"adjectives": ("tallest",)}),
        ("the smallest wins", "the smallest", {"ordinal": "one"}),
        ("all three dance", "all three", {"kind": "part", "count": 3, "det": "all"}),
        ("the first reads", "the first", {"kind": "part", "ordinal": "first"}),
        ("the rest cheer", "the rest", {"kind": "part", "ordinal": "rest", "plural": True}),
        ("the last two riders gallop", "the last two riders", {"ordinal": "last", "count": 2}),
        ("one sleeps", "one", {"kind": "part", "count": 1}),
        ("they both wave", "they both", {"head": "both", "plural": True}),
        ("phones ring", "phones", {"head": "phone", "plural": True}),
        ("the wizard himself appears", "the wizard himself", {"head": "wizard"}),
        ("the guards dance", "the guards", {"head": "guard"}),
        ("another dances", "another", {"kind": "part", "ordinal": "another"}),
    ],
)
def test_a_subject_ends_before_its_verb(text: str, words: str, fields: dict[str, Any]) -> None:
    phrase = phrase_of(text, subject=True)
    assert phrase.words == words
    assert {name: getattr(phrase, name) for name in fields} == fields


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ann, Bob and Dee dance", ["Ann", "Bob", "Dee"]),
        ("the king and his jester argue", ["king", "jester"]),
        ("the masseur and his client talk", ["masseur", "client"]),
        ("a nurse, a vet and a clown wait", ["nurse", "vet", "clown"]),
        ("Ann, who is late, runs", ["Ann"]),
        ("the fox and she dance", ["fox", "she"]),
    ],
)
def test_subjects_are_joined(text: str, parts: list[str]) -> None:
    phrase = phrase_of(text, subject=True)
    assert [part.name or part.head for part in phrase.each] == parts
    assert phrase.plural == (len(parts) > 1)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a cup, a plate and a fork", ["cup", "plate", "fork"]),
        ("a cup, a plate, and a fork", ["cup", "plate", "fork"]),
        ("a cup, and the nurse laughs", ["cup"]),
        ("a cup, the nurse laughs", ["cup"]),
        ("the ball and he falls", ["ball"]),
        ("a sword and shield", ["sword", "shield"]),
        ("it and a cup", ["it"]),
    ],
)
def test_objects_are_joined(text: str, parts: list[str]) -> None:
    assert [part.head for part in phrase_of(text).each] == parts


def test_an_owner_belongs_to_its_noun() -> None:
    phrase = phrase_of("the baker's oldest daughter")
    assert (phrase.head, phrase.adjectives) == ("daughter", ("oldest",))
    assert phrase.owner is not None and phrase.owner.head == "baker"
    mine = phrase_of("my dog")
    assert mine.owner is not None and mine.owner.head == "i"


@pytest.mark.parametrize(
    ("text", "head", "inner", "count"),
    [
        ("two of the guards", "one", "guard", 2),
        ("some of them", "one", "they", 2),
        ("the leader of the gang", "leader", "gang", None),
    ],
)
def test_a_phrase_holds_what_follows_of(
    text: str, head: str, inner: str, count: int | None
) -> None:
    phrase = phrase_of(text)
    assert phrase.of is not None
    assert (phrase.head, phrase.of.head, phrase.count) == (head, inner, count)


def test_a_number_of_members_belongs_to_the_group() -> None:
    phrase = phrase_of("a band of four plays", subject=True)
    assert phrase.of is not None
    assert (phrase.head, phrase.of.count) == ("band", 4)


@pytest.mark.parametrize(
    ("text", "mods"),
    [
        ("the man in a black coat runs", [("in", "coat")]),
        ("a pirate with a cane on the deck limps", [("with", "cane"), ("on", "deck")]),
        ("the girl in red waves", [("in", "red")]),
    ],
)
def test_phrases_before_the_verb_belong_to_the_subject(
    text: str, mods: list[tuple[str, str]]
) -> None:
    phrase = phrase_of(text, subject=True)
    assert [(prep, inner.head) for prep, inner in phrase.mods] == mods
    assert phrase_of(text).mods == ()


@pytest.mark.parametrize("text", ["walk slowly", "slowly", "and", ".", ""])
def test_no_phrase_begins_at_other_words(text: str) -> None:
    assert noun_phrase(tokenize(text), 0) is None


def test_after_a_preposition_a_verb_may_be_a_noun() -> None:
    tokens = tokenize("throw sparkles")
    assert noun_phrase(tokens, 0) is None
    assert noun_phrase(tokenize("snowballs"), 0, after_prep=True) is not None
