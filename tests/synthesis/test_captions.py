"""Captions: inflected, true of side and pace, varied, and without open placeholders."""

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


KINDS = [(name, kind) for name, action in ACTIONS.items() for kind in action.phrases]


def test_every_kind_of_every_action_gets_three_to_five_clean_sentences() -> None:
    for name, kind in KINDS:
        action, rng = ACTIONS[name], np.random.default_rng(1)
        phrases = action.phrases[kind]
        assert all("*" in phrase for phrase in phrases), name
        v = sample_variation(rng, action.seconds, action.stances, (kind,), action.moods)
        captions = sentences(phrases, v, rng, paced=action.paced)
        assert 3 <= len(set(captions)) == len(captions) <= 5, name
        assert captions[0].startswith("a person "), name
        for caption in captions:
            assert caption == " ".join(caption.lower().split())
            assert not set("*{}") & set(caption), caption


def test_the_side_that_acts_is_the_side_that_is_named() -> None:
    for seed in range(20):
        rng = np.random.default_rng(seed)
        v = sample_variation(rng, (3, 4), ("stand",))
        captions = sentences(("*wave the {side} hand and *lower the {other} one",), v, rng)
        first, second = ("left", "right") if v.side == 0 else ("right", "left")
        assert all(c.index(first) < c.index(second) for c in captions)


def test_captions_mention_the_pace_only_where_it_is_true_and_allowed() -> None:
    fast = {"quickly", "fast", "rapidly", "briskly", "quick"}
    slow = {"slowly", "unhurriedly", "slow"}
    mentions = 0
    for seed in range(100):
        rng = np.random.default_rng(seed)
        v = sample_variation(rng, (3, 4), ("stand",))
        words = set(" ".join(sentences(("*wave", "*wave hello"), v, rng)).split())
        assert not (words & fast and v.tempo < 1.0)
        assert not (words & slow and v.tempo > 1.0)
        mentions += bool(words & (fast | slow))
        still = set(" ".join(sentences(("*stand", "*wait"), v, rng, paced=False)).split())
        assert not still & (fast | slow)
    assert mentions > 10


def test_captions_of_pairs_name_both_people() -> None:
    captions = pair_sentences(("shake hands", "greet each other"), np.random.default_rng(0))
    assert len(captions) == 2
    assert captions[0].startswith("two people ")
