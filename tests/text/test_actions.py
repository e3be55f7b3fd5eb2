"""Words that name actions: the longest phrase wins, verb forms match, every phrase is found."""

from __future__ import annotations

from itertools import chain

import pytest

from stickgen.text.actions import action_words, named_actions
from stickgen.vocabulary import ACTIONS


@pytest.mark.parametrize(
    ("sentence", "actions"),
    [
        ("A person walks forward, then waves.", ("walk", "wave")),
        ("someone kicked a soccer ball", ("kicking",)),
        ("someone kicks high", ("kick",)),
        ("he throws a ball and throws another ball", ("throwing",)),
        ("she shakes her friend's hand", ()),
        ("two men shake hands", ("handshake",)),
        ("a boxer throws a quick right jab", ("punch",)),
        ("he lies down and sits up", ("lie_down", "sit")),
        ("the sky is blue", ()),
        ("", ()),
    ],
)
def test_actions_named_by_a_sentence(sentence: str, actions: tuple[str, ...]) -> None:
    assert named_actions(sentence) == actions


def test_the_table_has_every_action_once_and_no_phrase_twice() -> None:
    assert tuple(entry.action for entry in action_words()) == ACTIONS
    phrases = [phrase for entry in action_words() for phrase in entry.phrases]
    assert len(phrases) == len(set(phrases))
    assert all(entry.sentences for entry in action_words())


def spelled_out(phrase: str) -> str:
    """One of the texts that match a phrase of the table."""
    return " ".join(word.split("|")[0] for word in phrase.split() if word != "…")


def test_every_phrase_names_its_own_action() -> None:
    actions = {spelled_out(p): entry.action for entry in action_words() for p in entry.phrases}
    named = {text: named_actions(f"a person will {text} now") for text in actions}
    assert named == {text: (action,) for text, action in actions.items()}


def test_tenses_do_not_matter() -> None:
    forms = ["jumps", "jumped", "jumping", "is jumping"]
    assert set(chain(*(named_actions(f"someone {form}") for form in forms))) == {"jump"}
