"""Where and when a story plays, and the things that are there."""

from __future__ import annotations

import pytest
from readings import setting

PLACES = {
    "A man walks on the beach.": "beach",
    "In a kitchen, a chef cooks.": "kitchen",
    "A snowy street. A boy walks.": "street",
    "He enters a cave.": "cave",
    "The king of the castle laughs.": "castle",
    "A wizard stands in front of a castle.": "meadow",
    "A villa. A woman reads.": "living_room",
    "Inside a spaceship two astronauts sleep.": "spaceship_inside",
    "A man dances at a rooftop party.": "rooftop",
    "It snows and children play.": "snow",
    "A kid jumps in the air.": "",
    "A man walks.": "",
    "A boy climbs the wall behind the bank.": "",
}


@pytest.mark.parametrize(("prompt", "place"), PLACES.items(), ids=PLACES)
def test_the_place_is_that_of_the_text(prompt: str, place: str) -> None:
    assert setting(prompt).place == place


TIMES = {
    "A dog runs through the forest at night.": "night",
    "At sunrise a farmer works.": "dawn",
    "A windy evening on a bridge.": "dusk",
    "A sunny day in the park.": "day",
    "It is sunny. A boy runs.": "day",
    "A foggy graveyard at midnight.": "night",
    "A dog runs.": "",
}


@pytest.mark.parametrize(("prompt", "time"), TIMES.items(), ids=TIMES)
def test_the_time_is_that_of_the_text(prompt: str, time: str) -> None:
    assert setting(prompt).time == time


WEATHER = {
    "It is raining. A woman runs.": "rain",
    "A snowy street.": "snow",
    "A foggy graveyard.": "fog",
    "A storm. A sailor shouts.": "storm",
    "A windy evening on a bridge.": "wind",
    "It snows.": "snow",
    "A girl dances in the rain.": "rain",
    "A woman runs.": "",
}


@pytest.mark.parametrize(("prompt", "weather"), WEATHER.items(), ids=WEATHER)
def test_the_weather_is_that_of_the_text(prompt: str, weather: str) -> None:
    assert setting(prompt).weather == weather


THINGS = {
    "A wizard stands in front of a castle.": ["castle"],
    "A woman sits on a red sofa.": ["sofa"],
    "A rocket lifts off.": ["rocket"],
    "The ball hits a boy. The ball rolls.": ["ball"],
    "A unicycle stands near a tree.": ["tree", "bicycle"],
    "A man is hit by a car.": ["car"],
    "No ball lies there. A man sits.": [],
    "A man with a balloon walks.": [],
    "The moon rises. A wolf howls.": [],
}


@pytest.mark.parametrize(("prompt", "things"), THINGS.items(), ids=THINGS)
def test_things_stand_on_the_stage_unless_somebody_has_them(prompt: str, things: list[str]) -> None:
    assert [thing.kind for thing in setting(prompt).things] == things


def test_a_thing_has_its_color() -> None:
    [sofa] = setting("A woman sits on a red sofa.").things
    assert sofa.color == "#c0392b"


def test_a_story_goes_to_its_later_places() -> None:
    found = setting("A man sits in a kitchen. He walks into the forest.")
    assert found.place == "kitchen"
    assert list(found.places.values()) == ["forest"]
    assert min(found.places) > 0


def test_what_is_drawn_as_something_else_is_noted() -> None:
    assert setting("A unicycle stands near a tree.").drawn_as == {"unicycle": "bicycle"}


def test_reasons_are_the_words_of_the_text() -> None:
    whys = setting("It is raining on the beach at night.").whys
    assert whys["place"] == "on the beach"
    assert "raining" in whys["weather"]
