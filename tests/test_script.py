"""Script: what a person may write, and what is refused."""

import pytest
from pydantic import ValidationError

from stickgen.script import Beat, Character, Script, StageProp

PLAIN = {
    "description": "Ann walks, then waves",
    "duration": 6.0,
    "characters": [
        {
            "name": "Ann",
            "beats": [
                {"text": "a person walks", "start": 0, "end": 3},
                {"text": "a person waves", "start": 3, "end": 6},
            ],
        }
    ],
}


def test_a_script_survives_json():
    script = Script.model_validate(PLAIN)
    assert script.characters[0].beats[1] == Beat(text="a person waves", start=3, end=6)
    assert Script.model_validate_json(script.model_dump_json()) == script


@pytest.mark.parametrize(("start", "end"), [(2.0, 2.0), (3.0, 1.0)])
def test_a_beat_must_end_after_it_starts(start, end):
    with pytest.raises(ValidationError, match="must end after it starts"):
        Beat(text="a person walks", start=start, end=end)


@pytest.mark.parametrize(
    ("kind", "message"),
    [
        ("door", "a door is never 'lit'; use one of: ajar, half_open, almost_open, open"),
        ("ball", "a ball is never 'lit'; it"),
    ],
)
def test_a_state_is_one_that_the_thing_has(kind, message):
    assert StageProp(kind="door", at=(0, 0), state="open").state == "open"
    with pytest.raises(ValidationError, match=message):
        StageProp(kind=kind, at=(0, 0), state="lit")


@pytest.mark.parametrize(
    "change",
    [{"duration": 0}, {"duration": -1}, {"characters": []}, {"colour": "red"}],
)
def test_a_wrong_script_is_refused(change):
    with pytest.raises(ValidationError):
        Script.model_validate({**PLAIN, **change})


@pytest.mark.parametrize("beats", [[], [{"text": "", "start": 0, "end": 1}]])
def test_a_character_needs_something_to_do(beats):
    with pytest.raises(ValidationError):
        Character(name="Ann", beats=beats)


def test_effects_and_a_background_are_kept():
    script = Script.model_validate(
        {**PLAIN, "effects": ["trails", "beats"], "background": "#ffEE00"}
    )
    assert (script.effects, script.background) == (("trails", "beats"), "#ffEE00")
    plain = Script.model_validate({**PLAIN, "background": "transparent"})
    assert (plain.effects, plain.background) == ((), "transparent")


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            {"effects": ["sparkle"]},
            "there is no effect 'sparkle'; use one of: trails, onion",
        ),
        ({"background": "red"}, "the background is 'red': give #rrggbb or transparent"),
        ({"background": "#ffee0"}, "give #rrggbb or transparent"),
        ({"place": "attic"}, "there is no place 'attic'; use one of: paper, street"),
        ({"time": "noonish"}, "there is no time of day 'noonish'; use one of: day, dawn"),
        ({"weather": "hail"}, "there is no weather 'hail'; use one of: clear, rain"),
        ({"style": "oil"}, "there is no style 'oil'; use one of: normal, sketch"),
        (
            {"props": [{"kind": "anvil", "at": [0, 0]}]},
            "there is no prop 'anvil'; use one of: ball",
        ),
    ],
)
def test_an_unknown_name_or_colour_says_what_is_possible(change, message):
    with pytest.raises(ValidationError, match=message):
        Script.model_validate({**PLAIN, **change})


def test_a_script_does_not_change():
    script = Script.model_validate(PLAIN)
    with pytest.raises(ValidationError, match="frozen"):
        script.duration = 3.0
