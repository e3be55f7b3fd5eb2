"""Sentences: inflected, true of the side, varied, and without slots left open."""

from __future__ import annotations

import numpy as np
import pytest

from stickgen.synthesis.actions import ACTIONS
from stickgen.synthesis.captions import gerund, pair_sentences, sentences, third_person
from stickgen.synthesis.variation import sample_variation


@pytest.mark.parametrize(
    ("verb", "third", "ing"),
    [
        ("wave", "waves", "waving"),
        ("clap", "claps", "clapping"),
        ("cry", "cries", "crying"),
        ("catch", "catches", "catching"),
        ("lie", "lies", "lying"),
        ("have", "has", "having"),
        ("go", "goes", "going"),
        ("hug", "hugs", "hugging"),
        ("throw", "throws", "throwing"),
        ("read", "reads", "reading"),
        ("sit", "sits", "sitting"),
        ("kneel", "kneels", "kneeling"),
        ("shadow-box", "shadow-boxes", "shadow-boxing"),
        ("say", "says", "saying"),
    ],
)
def test_verbs_are_inflected(verb: str, third: str, ing: str) -> None:
    assert third_person(verb) == third
    assert gerund(verb) == ing


@pytest.mark.parametrize("name", ACTIONS)
def test_every_phrase_makes_three_to_five_clean_sentences(name: str) -> None:
    action = ACTIONS[name]
    for kind, phrases in action.phrases.items():
        assert all("*" in phrase for phrase in phrases)
        rng = np.random.default_rng(1)
        v = sample_variation(rng, action.seconds, action.stances, (kind,), action.moods)
        said = sentences(phrases, v, rng, paced=action.paced)
        assert 3 <= len(said) <= 5
        assert len(set(said)) == len(said)
        assert said[0].startswith("a person ")
        for sentence in said:
            assert sentence == sentence.lower().strip()
            assert not set("*{}") & set(sentence)
            assert "  " not in sentence


def test_the_side_that_acts_is_the_side_that_is_named() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        v = sample_variation(rng, (3, 4), ("stand",))
        said = sentences(("*wave the {side} hand and *lower the {other} one",), v, rng)
        first, second = ("left", "right") if v.side == 0 else ("right", "left")
        assert all(s.index(first) < s.index(second) for s in said)


def test_pace_is_spoken_of_only_where_it_makes_sense_and_is_true() -> None:
    fast = {"quickly", "fast", "rapidly", "briskly", "quick"}
    slow = {"slowly", "unhurriedly", "slow"}
    for seed in range(300):
        rng = np.random.default_rng(seed)
        v = sample_variation(rng, (3, 4), ("stand",))
        words = set(" ".join(sentences(("*wave", "*wave hello"), v, rng)).split())
        assert not (words & fast and v.tempo < 1.0)
        assert not (words & slow and v.tempo > 1.0)
        still = set(" ".join(sentences(("*stand", "*wait"), v, rng, paced=False)).split())
        assert not still & (fast | slow)


def test_two_people_are_spoken_of_together() -> None:
    said = pair_sentences(("shake hands", "greet each other"), np.random.default_rng(0))
    assert len(said) == 2
    assert said[0].startswith("two people ")
