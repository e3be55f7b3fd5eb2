"""How people move, from prompts to the sentences of their beats."""

from __future__ import annotations

import pytest

from stickgen.manners.words import read_manners
from stickgen.pipeline.scripts import draft_script


def beats(prompt: str) -> list[str]:
    return [beat.text for beat in draft_script(prompt, seconds=6).script.characters[0].beats]


@pytest.mark.parametrize(
    ("prompt", "manner"),
    [
        ("walk like a robot", "robot"),
        ("walk without moving your arms", "arms still"),
        ("a zombie shuffles towards us with its arms stretched out", "arms ahead"),
        ("a zombie walks in", "zombie"),
        ("an old man with a bent back walks slowly", "stooped"),
        ("a drunk sailor walks home", "drunk"),
        ("he is dead tired and drags himself along", "tired"),
        ("she walks past with her hands in her pockets", "hands in pockets"),
        ("a man walks, his hands behind his back", "hands behind back"),
        ("put both hands on your hips", "hands on hips"),
        ("cross your arms in front of your chest", "arms crossed"),
        ("carry something very heavy in both arms", "carrying"),
        ("very slowly raise both arms above your head", "arms up"),
    ],
)
def test_a_manner_reaches_the_beat(prompt: str, manner: str) -> None:
    names = {worn.manner.name for text in beats(prompt) for worn in read_manners(text)[0]}
    assert manner in names


def test_the_side_of_a_manner_is_kept() -> None:
    (text,) = beats("a man walks with his left hand on his hip")
    ((worn,), _) = read_manners(text)
    assert worn.sides == ("left",)


def test_what_touches_the_own_body_touches_nobody_else() -> None:
    assert "touches the toes" in beats("bend over and touch your toes")[-1]


def test_a_manner_is_no_person_and_no_thing() -> None:
    script = draft_script("walk like a robot with your arms stretched out", seconds=6).script
    assert len(script.characters) == 1
    assert not script.props


def test_a_pace_before_the_verb_is_kept() -> None:
    assert beats("very slowly raise both arms above your head")[0].endswith("very slowly")


def test_stated_seconds_are_kept_in_a_film_that_is_too_short_and_in_a_long_one() -> None:
    for seconds in (6, 12):
        script = draft_script("stand still for three seconds, then run", seconds=seconds).script
        first, second = script.characters[0].beats
        assert (first.end, second.start) == pytest.approx((3.0, 3.0))
