"""Forms of verbs."""

from __future__ import annotations

import pytest

from stickgen.text.durations import VERB_SECONDS
from stickgen.text.verbs import base_form, third_person, verb_forms

KNOWN = frozenset(
    """be lay lie saw see find found leave put read walk hop hope carry agree die dye travel picnic
    quit fall fell tie go pass steal shake run throw begin lean clap free panic play bite drop
    visit singe canoe""".split()
)


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("walks", [("walk", "third")]),
        ("walked", [("walk", "past"), ("walk", "participle")]),
        ("Walking", [("walk", "ing")]),
        ("walk", [("walk", "base")]),
        ("left", [("leave", "past"), ("leave", "participle")]),
        ("lay", [("lay", "base"), ("lie", "past")]),
        ("laid", [("lay", "past"), ("lay", "participle")]),
        ("lain", [("lie", "participle")]),
        ("lying", [("lie", "ing")]),
        ("saw", [("saw", "base"), ("see", "past")]),
        ("found", [("found", "base"), ("find", "past"), ("find", "participle")]),
        ("fell", [("fell", "base"), ("fall", "past")]),
        ("put", [("put", "base"), ("put", "past"), ("put", "participle")]),
        ("threw", [("throw", "past")]),
        ("thrown", [("throw", "participle")]),
        ("stole", [("steal", "past")]),
        ("bitten", [("bite", "participle")]),
        ("hoped", [("hope", "past"), ("hope", "participle")]),
        ("hopped", [("hop", "past"), ("hop", "participle")]),
        ("hopping", [("hop", "ing")]),
        ("quitting", [("quit", "ing")]),
        ("clapped", [("clap", "past"), ("clap", "participle")]),
        ("visited", [("visit", "past"), ("visit", "participle")]),
        ("leaning", [("lean", "ing")]),
        ("leant", [("lean", "past"), ("lean", "participle")]),
        ("carries", [("carry", "third")]),
        ("carried", [("carry", "past"), ("carry", "participle")]),
        ("agreed", [("agree", "past"), ("agree", "participle")]),
        ("freeing", [("free", "ing")]),
        ("tying", [("tie", "ing")]),
        ("dying", [("die", "ing")]),
        ("dyeing", [("dye", "ing")]),
        ("singeing", [("singe", "ing")]),
        ("canoeing", [("canoe", "ing")]),
        ("traveled", [("travel", "past"), ("travel", "participle")]),
        ("travelling", [("travel", "ing")]),
        ("picnicked", [("picnic", "past"), ("picnic", "participle")]),
        ("panicking", [("panic", "ing")]),
        ("passes", [("pass", "third")]),
        ("goes", [("go", "third")]),
        ("is", [("be", "third")]),
        ("were", [("be", "past")]),
        ("been", [("be", "participle")]),
        ("being", [("be", "ing")]),
        ("throwed", []),
        ("xyzzy", []),
        ("", []),
    ],
)
def test_all_readings_of_a_form(word: str, forms: list[tuple[str, str]]) -> None:
    assert sorted(verb_forms(word, KNOWN)) == sorted(forms)


@pytest.mark.parametrize("base", sorted(KNOWN - {"be"}))
def test_the_third_person_is_read_back(base: str) -> None:
    assert (base, "third") in verb_forms(third_person(base), KNOWN)


@pytest.mark.parametrize("word", ["left", "bit", "lit"])
def test_words_of_captions_that_are_no_verbs_there(word: str) -> None:
    assert base_form(word, VERB_SECONDS) is None


@pytest.mark.parametrize(("word", "base"), [("swept", "sweep"), ("hid", "hide"), ("gave", "give")])
def test_irregular_forms_in_captions(word: str, base: str) -> None:
    assert base_form(word, VERB_SECONDS) == base
