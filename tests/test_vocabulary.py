"""Vocabulary: numbers that files and models rely on never move."""

import pytest

from stickgen.vocabulary import (
    ACTION,
    ACTION_SLOTS,
    ACTIONS,
    EXPRESSIONS,
    MOUTHS,
    SPEECH,
    action_index,
)


@pytest.mark.parametrize(
    ("name", "index"),
    [
        ("idle", 0),
        ("walk", 1),
        ("jump", 4),
        ("punch", 22),
        ("lie_down", 28),
        ("fight_stance", 45),
        ("bow", 46),
        ("stagger", 63),
    ],
)
def test_the_numbers_of_actions_are_fixed(name, index):
    assert action_index(name) == ACTION[name] == index
    assert ACTIONS[index] == name


def test_names_are_unique_and_fit_the_action_head():
    assert len(set(ACTIONS)) == len(ACTIONS) == ACTION_SLOTS == 64
    stored = ("neutral", "happy", "sad", "surprised", "angry", "excited")
    assert EXPRESSIONS[:6] == stored and len(set(EXPRESSIONS)) == len(EXPRESSIONS)
    assert len(set(MOUTHS)) == 7


def test_an_unknown_action_lists_the_known_ones():
    with pytest.raises(ValueError, match="unknown action 'moonwalk'; use one of: idle, walk, run"):
        action_index("moonwalk")


def test_speech_has_ordered_openings_for_actions_that_exist():
    for action, (cycles, least, most) in SPEECH.items():
        assert action in ACTION
        assert cycles > 0
        assert 0 < least < most <= 1
