"""Actions of captions: by words, then by the shipped encoder, else unknown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stickgen.corpus.clips.actions import label
from stickgen.text.actions import action_words, named_actions
from stickgen.vocabulary import ACTIONS

LATER = frozenset(ACTIONS[ACTIONS.index("bow") :])
"""Actions that the labels of the collection do not know."""
CAPTIONS = Path(__file__).parents[4] / "shared/data/captions.jsonl"
NTU = {
    "drink water": "drinking",
    "eat meal": "eating",
    "throw": "throwing",
    "sit down": "sit",
    "stand up": "stand",
    "clapping": "clap",
    "reading": "reading",
    "cheer up": "celebrate",
    "hand waving": "wave",
    "kicking something": "kick",
    "hopping": "jump",
    "type on a keyboard": "typing",
    "point to something": "point",
    "punch/slap": "punch",
    "hugging": "hug",
    "shaking hands": "handshake",
    "walking towards": "walk",
    "falling down": "fall",
    "pick up": "pick_up",
    "carry object": "carry",
    "giving object": "give",
    "staggering": "stagger",
    "pushing other person": "push",
}
"""Class names of NTU RGB+D (Shahroudy et al., CVPR 2016) and their action."""


def test_class_names_of_a_published_data_set() -> None:
    assert {name: label([name])[:1] for name in NTU} == {name: (NTU[name],) for name in NTU}


def test_a_run_up_is_not_the_main_action() -> None:
    captions = ["a person runs up and kicks a ball", "someone takes a few steps and kicks a ball"]
    assert label(captions)[0] == "kicking"


@pytest.mark.parametrize(
    ("caption", "action"),
    [
        ("someone moves to the rhythm of a song", "dance"),
        ("somebody moves around on foot", "walk"),
        ("a person scoops up a ball from the ground with bent knees", "fielding"),
    ],
)
def test_sentences_that_nearly_repeat_a_prototype_have_its_action(
    caption: str, action: str
) -> None:
    assert named_actions(caption) == ()
    assert label([caption]) == (action,)


@pytest.mark.parametrize(
    "caption",
    [
        "wipe face", "take off a shoe", "put on a shoe", "tear up paper", "rub two hands",
        "open bottle", "fold paper", "step on foot",
        "make victory sign", "a person wipes the table", "someone puts a plate on a shelf",
        "she hangs up her coat", "he puts on running shoes",
        "the lady catches her breath", "two people exchange things",
    ],
)  # fmt: skip
def test_actions_outside_the_vocabulary_are_unknown(caption: str) -> None:
    assert label([caption]) == ()


@pytest.mark.parametrize("captions", [[], ["subject 12 trial 3"], ["the sky is blue"]])
def test_captions_without_an_action_are_unknown(captions: list[str]) -> None:
    assert label(captions) == ()


def test_prototype_sentences_have_their_own_action() -> None:
    sentences = [(entry.action, s) for entry in action_words() for s in entry.sentences]
    assert sentences
    assert not [s for action, s in sentences if action not in label([s])]


@pytest.mark.skipif(not CAPTIONS.exists(), reason="needs ../shared/data")
def test_main_actions_of_real_captions_are_found() -> None:
    clips = [json.loads(line) for line in CAPTIONS.read_text("utf-8").splitlines()][::8]
    found = [(label(clip["captions"])[:1], tuple(clip["actions"][:1])) for clip in clips]
    known = [pair for pair in found if not {*pair[0]} & LATER]
    assert sum(ours == theirs for ours, theirs in known) / len(known) > 0.75
    assert len(known) > 0.9 * len(found)
