"""From a prompt to timed beats."""

from __future__ import annotations

import math
from contextlib import suppress
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.errors import StickGenError
from stickgen.script import Beat
from stickgen.story import write_script


def beats(prompt: str, seconds: float = 12.0) -> tuple[Beat, ...]:
    (character,) = write_script(prompt, seconds).characters
    return character.beats


@pytest.mark.parametrize(
    ("prompt", "expected"),
    [
        ("A person walks and waves", ["a person walks and waves"]),
        ("a person walks forward and turns left", ["a person walks forward and turns left"]),
        ("run", ["run"]),
        ("A person walks. Then jumps", ["a person walks", "a person jumps"]),
        ("The robot waves then sits", ["the robot waves", "the robot sits"]),
        ("walk forward, then jump", ["walk forward", "jump"]),
        ("walk, turn left, jump", ["walk", "turn left", "jump"]),
        ("a man runs; he stops", ["a man runs", "a man stops"]),
        ("a man runs\na man stops", ["a man runs", "a man stops"]),
        ("Zoe waves. After that she bows.", ["Zoe waves", "Zoe bows"]),
        ("Two people dance. They hug.", ["two people dance", "two people hug"]),
        ("A robot walks. It jumps!", ["a robot walks", "a robot jumps"]),
        ("A person walks. Jump!", ["a person walks", "a person jumps"]),
        ("The dancers jump then spin", ["the dancers jump", "the dancers spin"]),
        ("A tall robot moonwalks, then bows", ["a tall robot moonwalks", "a tall robot bows"]),
        ("a person walking then jumping", ["a person walking", "a person jumping"]),
        ("a dance teacher spins, claps", ["a dance teacher spins", "a dance teacher claps"]),
        ("a person walks, then a jump", ["a person walks", "a person does a jump"]),
        ("someone is walking slowly, waving", ["someone is walking slowly, waving"]),
        ("The man, tired, walks home", ["the man, tired, walks home"]),
        ('he says "Hi. Then go." and waves', ['he says "Hi. Then go." and waves']),
        ("walks 2.5 meters", ["a person walks 2.5 meters"]),
        (
            "A person walks forward, turns left and sits down",
            ["a person walks forward", "a person turns left and sits down"],
        ),
        (
            "A person quickly runs and then slowly stops",
            ["a person quickly runs", "a person slowly stops"],
        ),
    ],
)
def test_beats_say_who_does_what(prompt: str, expected: list[str]) -> None:
    assert [beat.text for beat in beats(prompt)] == expected


def test_stated_seconds_time_the_beat_and_leave_its_text() -> None:
    stand, walk = beats("stand still for two seconds and then walk away", 10.0)
    assert (stand.text, stand.start, stand.end) == ("stand still", 0.0, 2.0)
    assert (walk.text, walk.start, walk.end) == ("walk away", 2.0, 10.0)


def test_stated_seconds_give_way_when_they_do_not_fit() -> None:
    walk, jump = beats("a man walks for 1 minute, then jumps", 6.0)
    assert walk.end > 3.0
    assert jump.end - jump.start >= 1.5


def test_a_walk_takes_longer_than_a_jump_and_two_jumps_longer_than_one() -> None:
    walk, jump = beats("a man walks then jumps")
    assert walk.end - walk.start > jump.end - jump.start
    _, twice = beats("a man walks then jumps twice")
    assert twice.end - twice.start > jump.end - jump.start


def test_a_short_film_joins_beats() -> None:
    (only,) = beats("The robot waves, then sits. A man runs.", 2.0)
    assert only.text == "the robot waves, then sits, then a man runs"


@pytest.mark.parametrize("seconds", [0.0, -1.0, math.nan, math.inf])
def test_a_film_lasts_a_positive_number_of_seconds(seconds: float) -> None:
    with pytest.raises(StickGenError, match="positive number of seconds"):
        write_script("run", seconds)


CLAUSE = st.sampled_from(
    ["a man walks", "jump", "she waves for 3 seconds", "kicks twice", "sits for 20 s", "the end"]
)


@given(
    clauses=st.lists(CLAUSE, min_size=1, max_size=30),
    joint=st.sampled_from([". ", ", then ", "; ", ", "]),
    seconds=st.floats(0.2, 300.0),
)
def test_beats_fill_the_film_in_order(clauses: list[str], joint: str, seconds: float) -> None:
    prompt = joint.join(clauses)
    planned = beats(prompt, seconds)
    assert planned[0].start == 0.0
    assert planned[-1].end == seconds
    assert all(a.end == b.start for a, b in pairwise(planned))
    assert len(planned) == 1 or all(b.end - b.start >= 1.499 for b in planned)
    assert planned == beats(prompt, seconds)


TEXT = st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff")


@given(prompt=st.text(TEXT, min_size=1, max_size=80).filter(str.strip))
def test_any_prompt_gives_a_script(prompt: str) -> None:
    script = write_script(prompt, 10.0)
    assert script.description == prompt
    assert all(beat.text.strip() for beat in script.characters[0].beats)


@pytest.mark.parametrize("clause", ["he walks. ", "sit; ", "she waves, then "])
def test_a_prompt_of_200_clauses_gives_a_film_or_a_sentence(clause: str) -> None:
    prompt = (clause * 400)[:2000]
    assert len(beats(prompt, 600.0)) > 100
    with suppress(StickGenError):  # one beat would have to say it all
        assert len(beats(prompt, 1.0)) == 1
