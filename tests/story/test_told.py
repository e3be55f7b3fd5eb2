"""The action that is played: words before guesses."""

import numpy as np

from stickgen.script import Beat
from stickgen.story.told import told_actions
from stickgen.vocabulary import ACTION


def play(text: str, *guesses: str) -> list[str]:
    actions = np.repeat([ACTION[guess] for guess in guesses], 25).astype(np.int16)
    told = told_actions(actions, [Beat(text=text, start=0, end=len(guesses))], 25)
    names = {index: name for name, index in ACTION.items()}
    return [names[int(action)] for action in told[12::25]]


def test_a_wrong_guess_gives_way_to_the_words() -> None:
    assert play("a person talks", "catching", "catching") == ["talk", "talk"]


def test_right_guesses_stay_and_fill_what_is_wrong_beside_them() -> None:
    assert play("a person walks, then waves", "walk", "run", "run", "wave") == [
        "walk", "walk", "wave", "wave",
    ]  # fmt: skip


def test_actions_that_nobody_guessed_share_the_beat_in_their_order() -> None:
    assert play("a person sits, then reads", "idle", "idle", "idle", "idle") == [
        "sit", "sit", "reading", "reading",
    ]  # fmt: skip


def test_words_that_name_no_action_leave_the_guess() -> None:
    assert play("a person does something odd", "dance", "idle") == ["dance", "idle"]
