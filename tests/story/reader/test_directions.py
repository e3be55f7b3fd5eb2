"""Directions: what a prompt says about the film is taken out, the story stays."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stickgen.story.reader.directions import Directions, take_directions


@pytest.mark.parametrize(
    ("prompt", "story", "fields"),
    [
        ("A goat naps.", "A goat naps.", {}),
        ("A 10 second clip of a goat", "a goat", {"seconds": 10.0}),
        ("A goat naps for half a minute.", "A goat naps.", {"seconds": 30.0}),
        ("30s: a goat naps", "a goat naps", {"seconds": 30.0}),
        ("A goat naps, twenty seconds.", "A goat naps.", {"seconds": 20.0}),
        ("A goat naps, lasting about 2 minutes", "A goat naps", {"seconds": 120.0}),
        ("A goat naps. Length: 2.5 min", "A goat naps.", {"seconds": 150.0}),
        ("A goat naps in xkcd style", "A goat naps", {"style": "xkcd"}),
        ("A goat naps, drawn as a pencil sketch", "A goat naps", {"style": "sketch"}),
        ("Chalkboard animation: a goat naps", "a goat naps", {"style": "chalk"}),
        ("A goat naps, ink drawing style", "A goat naps", {"style": "ink"}),
        ("neon: a goat naps", "a goat naps", {"style": "neon"}),
        ("A goat naps, blueprint", "A goat naps", {"style": "blueprint"}),
        ("Close-up of a goat", "a goat", {"moves": ("close_up",)}),
        ("A goat naps. The camera pans left.", "A goat naps.", {"moves": ("pan",)}),
        ("Wide shot of a goat, then zoom in", "a goat", {"moves": ("establish", "zoom")}),
        ("The camera follows a goat", "a goat", {"moves": ("track",)}),
        ("A goat naps, aerial view", "A goat naps", {"moves": ("crane",)}),
        ("The camera circles around a goat", "a goat", {"moves": ("orbit",)}),
        ("A goat naps. The camera pulls back.", "A goat naps.", {"moves": ("dolly",)}),
        ("A goat naps, static camera", "A goat naps", {"moves": ("static",)}),
        ("A goat naps, shaky handheld camera", "A goat naps", {"handheld": True}),
        ("A goat naps, vertical video", "A goat naps", {"aspect": 9 / 16}),
        ("A goat naps, 1:1", "A goat naps", {"aspect": 1.0}),
        ("A goat naps in widescreen", "A goat naps", {"aspect": 16 / 9}),
        ("A goat naps, with subtitles", "A goat naps", {"speech": "subtitles"}),
        ("A goat naps, no bubbles", "A goat naps", {"speech": "none"}),
        ("Please make me a short video about a goat", "a goat", {}),
        ("Can you draw a goat? Thanks!", "a goat?", {}),
        ("I want to see a goat", "a goat", {}),
    ],
)
def test_directions_are_taken_out(prompt: str, story: str, fields: dict[str, Any]) -> None:
    text, directions = take_directions(prompt)
    assert text == story
    found = {name: getattr(directions, name) for name in fields}
    assert found == fields
    assert [name for name, _ in directions.whys if name != "camera"] == [
        name for name in fields if name != "moves"
    ]
    for name in ("style", "seconds", "aspect", "moves"):
        assert getattr(directions, name) == fields.get(name, getattr(Directions(), name))


@pytest.mark.parametrize(
    "story",
    [
        "She naps for 3 seconds, then runs.",
        "As the sun sets, a goat naps as long as it likes.",
        "He drops his chalk on the floor.",
        "A chef washes a frying pan.",
        "The girl moves away from him.",
        "He pulls back the curtain.",
        "She draws a square on the floor.",
        "A diver looks at a neon fish.",
        "He sketches a goat.",
    ],
)
def test_what_belongs_to_the_story_stays(story: str) -> None:
    assert take_directions(story) == (story, Directions())


@pytest.mark.parametrize(
    "quote",
    [
        '"zoom in on the 10 second clip"',
        "“Close-up, please! In xkcd style.”",
        "«camera pans left»",
        '"thanks"',
        '"«7»"',
    ],
)
def test_quotes_are_no_directions(quote: str) -> None:
    text, directions = take_directions(f"The director says {quote} and leaves.")
    assert text == f"The director says {quote} and leaves."
    assert directions == Directions()


def test_words_of_a_direction_are_kept_as_its_reason() -> None:
    _, directions = take_directions("A 5 second film of a goat, neon style, the camera pans.")
    assert directions.whys == (
        ("seconds", "A 5 second film"), ("style", "neon style"), ("camera", "the camera pans"),
    )  # fmt: skip


def test_a_prompt_of_directions_alone_stays() -> None:
    assert take_directions("neon style")[0] == "neon style"


@pytest.mark.parametrize("length", ["0 seconds", "zero seconds", f"{'9' * 400} seconds"])
def test_no_length_is_endless_or_nothing(length: str) -> None:
    seconds = take_directions(f"A goat naps for {length}")[1].seconds
    assert seconds is None or 0 < seconds <= 86400


@given(st.lists(st.sampled_from(
    ["zoom in", "A dog", "naps", "for 10 seconds", ".", ",", "xkcd", "the camera", "please", "film",
     "about", "shaky", "1:1", "thanks", "video", "!", "with", "no"]), max_size=30),
    st.text("abz 10:.,!?'-", max_size=20),
)  # fmt: skip
def test_no_direction_eats_a_quote(words: list[str], said: str) -> None:
    prompt = f'{" ".join(words)} "{said}x" {" ".join(reversed(words))}'
    assert f'"{said}x"' in take_directions(prompt)[0]


@pytest.mark.parametrize(
    ("prompt", "story"),
    [
        ("Slow motion of a horse galloping", "a horse galloping"),
        ("Start with a wide shot of two cowboys", "two cowboys"),
        ("Start on a knight who sleeps", "a knight who sleeps"),
        ("A vid of my dog catching a frisbee", "my dog catching a frisbee"),
        ("A man sings. Fade to black.", "A man sings"),
    ],
)
def test_words_about_the_film_are_no_part_of_the_story(prompt: str, story: str) -> None:
    assert take_directions(prompt)[0] == story


def test_an_age_is_no_length() -> None:
    assert take_directions("SARAH (30s) types at her desk")[1].seconds is None
