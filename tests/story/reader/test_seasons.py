"""The season and the lamps of a prompt."""

from __future__ import annotations

import pytest

from stickgen.story.planner import plan_story
from stickgen.story.reader.seasons import take_season
from stickgen.story.staging import Draft, stage


def filmed(prompt: str) -> Draft:
    story, directions = plan_story(prompt)
    return stage(story, seconds=None, description=prompt, directions=directions)


@pytest.mark.parametrize(
    ("prompt", "season", "left"),
    [
        ("In autumn a woman walks in the park", "autumn", "a woman walks in the park"),
        ("A man walks through a forest in the fall.", "autumn", "A man walks through a forest ."),
        ("It is spring. Two girls dance.", "spring", "Two girls dance."),
        ("an autumn day: two dogs play", "autumn", "a day: two dogs play"),
        ("one winter morning a boy runs", "winter", "one morning a boy runs"),
        ("Winter. A knight rides.", "winter", "A knight rides."),
        ("During the late summer, they swim", "summer", "they swim"),
    ],
)
def test_the_words_of_a_season_are_taken_out(prompt: str, season: str, left: str) -> None:
    told = take_season(prompt)
    assert (told.season, told.text) == (season, left)


@pytest.mark.parametrize(
    "prompt",
    [
        "she wears a summer dress",
        "a boy at summer camp",
        "he falls and falls",
        "the fall of Rome",
        "a man in a winter coat",
        "a girl eats a spring roll",
    ],
)
def test_what_a_season_only_names_stays(prompt: str) -> None:
    assert take_season(prompt).text == prompt and not take_season(prompt).season


def test_a_season_brings_its_place_and_the_time_beside_it() -> None:
    script = filmed("a winter night in the city").script
    assert (script.season, script.time, script.place) == ("winter", "night", "city")
    draft = filmed("two kids jump into a pile of leaves")
    assert draft.script.season == "autumn" and "leaves" in draft.whys["season"]
    assert filmed("in spring a girl dances").script.place == "meadow"


def test_lamps_are_switched_when_somebody_does_and_a_dark_room_is_dark() -> None:
    assert filmed("a man sits in a dark room").script.lamps == "off"
    assert filmed("a man walks through a dark forest").script.lamps == "on"
    script = filmed("she turns off the light in the bedroom and goes to sleep").script
    (cut,) = script.places
    assert (script.lamps, cut.place, cut.lamps) == ("on", "bedroom", "off")
    assert script.characters[0].beats[0].start < cut.start < script.characters[0].beats[1].start
    dark = filmed("in the kitchen a boy turns on the light and laughs").script
    assert dark.lamps == "off" and dark.places[0].lamps == "on"
