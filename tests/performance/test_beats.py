"""What is played when: beats over the whole film, words before guesses."""

import numpy as np
import pytest

from stickgen.performance.beats import annotate_actions, fill_beats, shared_streams
from stickgen.script import Beat, Character
from stickgen.vocabulary import ACTION


def play(text: str, *guesses: str) -> list[str]:
    actions = np.repeat([ACTION[guess] for guess in guesses], 25).astype(np.int16)
    told = annotate_actions(actions, [Beat(text=text, start=0, end=len(guesses))], 25)
    names = {index: name for name, index in ACTION.items()}
    return [names[int(action)] for action in told[12::25]]


def test_a_wrong_guess_gives_way_to_the_words() -> None:
    assert play("a person talks", "catching", "catching") == ["talk", "talk"]


def test_right_guesses_stay_and_fill_what_is_wrong_beside_them() -> None:
    assert play("a person walks, then waves", "walk", "run", "run", "wave") == [
        "walk", "walk", "wave", "wave",
    ]  # fmt: skip


def test_actions_that_nobody_guessed_share_the_beat_in_their_order() -> None:
    for guess in ("idle", "sit"):
        assert play("a person sits, then reads", guess, guess, guess, guess) == [
            "sit", "sit", "reading", "reading",
        ]  # fmt: skip


def test_words_that_name_no_action_leave_the_guess() -> None:
    assert play("a person does something odd", "dance", "idle") == ["dance", "idle"]


@pytest.mark.parametrize(
    ("beats", "played"),
    [
        ([(3, 5)], [("stands", 0, 3), ("0", 3, 5), ("stands", 5, 8)]),
        ([(0, 8)], [("0", 0, 8)]),
        ([(0.5, 4), (4.4, 7.5)], [("0", 0, 4), ("1", 4, 8)]),
        ([(0, 2), (5, 20)], [("0", 0, 2), ("stands", 2, 5), ("1", 5, 8)]),
    ],
)
def test_who_has_nothing_to_do_stands(
    beats: list[tuple[float, float]], played: list[tuple[str, float, float]]
) -> None:
    acts = [Beat(text=f"act {i}", start=a, end=b) for i, (a, b) in enumerate(beats)]
    filled = fill_beats(acts, 8)
    assert [(beat.text.split()[-1], beat.start, beat.end) for beat in filled] == played


def test_a_long_film_is_told_at_once() -> None:
    guesses = np.random.default_rng(0).integers(0, 40, 15000).astype(np.int16)
    told = annotate_actions(
        guesses, [Beat(text="a person walks, then waves", start=0, end=600)], 25
    )
    right = np.isin(guesses, [ACTION["walk"], ACTION["wave"]])
    assert (told[right] == guesses[right]).all()
    assert set(told.tolist()) == {ACTION["walk"], ACTION["wave"]}


def test_who_greets_moves_in_time_with_the_other() -> None:
    def one(name: str, *beats: tuple[str, float]) -> Character:
        return Character(
            name=name,
            beats=tuple(Beat(text=text, start=start, end=start + 2.0) for text, start in beats),
        )

    greeting = one("a", ("walks up", 0.0), ("shakes hands with b", 2.0))
    assert shared_streams([greeting, one("b", ("b shakes hands", 2.0))]) == [0, 0]
    assert shared_streams([greeting, one("b", ("b shakes hands", 2.5))]) == [0, 1]  # later
    assert shared_streams([greeting, one("b", ("b hugs a", 2.0))]) == [0, 1]
    both_walk = [one("a", ("walks", 0.0)), one("b", ("walks", 0.0))]
    assert shared_streams(both_walk) == [0, 1]
    crowd = [*both_walk, one("c", ("c hugs d", 0.0)), one("d", ("d hugs c", 0.0))]
    assert shared_streams(crowd) == [0, 1, 2, 2]
