"""Numbers of sentences: times, steps, metres, turns."""

from __future__ import annotations

import pytest

from stickgen.text.numbers import Numbers, read_numbers


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("a person jumps 3 times", Numbers(times=3)),
        ("a person claps twice", Numbers(times=2)),
        ("a person does two squats", Numbers(times=2)),
        ("a person throws three quick punches", Numbers(times=3)),
        ("a person takes exactly four steps", Numbers(steps=4)),
        ("a person walks two metres", Numbers(metres=2.0)),
        ("a person walks 10 feet forward", Numbers(metres=3.048)),
        ("a person turns right by 90 degrees", Numbers(degrees=-90.0, sided=True)),
        ("a person turns to the left", Numbers(degrees=90.0, sided=True)),
        ("a person turns around", Numbers(degrees=180.0)),
        ("a person turns all the way around", Numbers(degrees=360.0)),
        ("a person spins around three times", Numbers(times=3, degrees=1080.0)),
        ("a person walks in a circle", Numbers(circle=True)),
        ("a person comes back", Numbers(back=True)),
        ("a person walks back to the start", Numbers(back=True)),
    ],
)
def test_what_is_said_is_read(sentence: str, numbers: Numbers) -> None:
    assert read_numbers(sentence) == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "a person walks backwards",
        "a person turns the head to the left",
        "a person walks back and forth",
        "a person draws a circle",
        "a person stands with two people",
        "a person turns on the light",
        "a person puts one foot forward",
    ],
)
def test_other_sentences_say_nothing(sentence: str) -> None:
    assert read_numbers(sentence) == Numbers()
