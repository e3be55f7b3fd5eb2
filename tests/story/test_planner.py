"""Prompts → Stories: what a frame adds, what is edited away, who fills the time."""

from __future__ import annotations

import pytest

from stickgen.story.planner import plan_story
from stickgen.story.story import Event, Story


def story(prompt: str) -> Story:
    return plan_story(prompt)[0]


def actions(told: Story, name: str) -> list[str]:
    return [e.action for e in told.events if name in e.who]


def event(told: Story, action: str) -> Event:
    return next(e for e in told.events if e.action == action)


def test_a_whole_scene_is_cast_and_played() -> None:
    told = story("A tennis match")
    assert told.place in ("court", "stadium")
    assert len(told.people) >= 2
    strokes = [e for e in told.events if e.action == "batting"]
    assert {who for e in strokes for who in e.who} >= {strokes[0].who[0], strokes[0].to[0]}


def test_a_frame_does_not_contradict_the_text() -> None:
    told = story("A doctor examines a man in the street.")
    assert told.place == "street"
    assert "bed" not in {t.kind for t in told.things}
    assert story("Two teams play basketball on the beach").place == "beach"


def test_teams_are_of_two_and_sit_on_their_own_sides() -> None:
    told = story("Two teams of three play basketball")
    teams = [p.team for p in told.people]
    assert len(told.people) == 6 and sorted(map(teams.count, set(teams))) == [3, 3]


def test_games_have_verbs_of_their_own() -> None:
    told = story("Table tennis: Mia serves, Tom returns.")
    assert actions(told, "Mia")[0] == "batting" and actions(told, "Tom")[0] == "batting"


def test_the_one_who_catches_has_no_second_ball() -> None:
    told = story("A girl throws a ball to a boy who catches it.")
    boy = next(p for p in told.people if p.name == "boy")
    assert "ball" not in boy.props and event(told, "catching").thing == ""
    assert event(told, "throwing").to == ("boy",)
    assert sum("boy" in e.who and e.action == "catching" for e in told.events) == 1


def test_a_wish_is_not_played_beside_deeds() -> None:
    assert "shout" not in actions(story("Tom wants to shout, but he sits down."), "Tom")
    assert "dance" in actions(story("Tom wants to dance."), "Tom")


def test_participles_before_nouns_are_played() -> None:
    told = story("A mother hugs her crying daughter.")
    assert actions(told, "daughter") == ["cry", "hug"]


def test_nobody_walks_under_water() -> None:
    told = story("A diver walks under the sea.")
    assert told.place == "underwater"
    assert {e.action for e in told.events} == {"swimming"}


@pytest.mark.parametrize(
    ("prompt", "name", "action"),
    [
        ("A dancer on a stage", "dancer", "dance"),
        ("A singer and a dancer", "singer", "sing"),
        ("Anna dances. Ben is there, too.", "Ben", "idle"),
    ],
)
def test_those_without_a_deed_do_what_fits(prompt: str, name: str, action: str) -> None:
    assert actions(story(prompt), name) == [action]


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A man waves at a bus", "street"),
        ("A king talks to a queen", "throne_room"),
        ("It is foggy. Anna dances.", "meadow"),
        ("Anna dances", ""),
    ],
)
def test_an_open_place_is_that_of_things_roles_or_weather(prompt: str, place: str) -> None:
    assert story(prompt).place == place


def test_every_fact_says_where_it_comes_from() -> None:
    told = story('A World Series playoff. The coach shouts "Run!"')
    assert all(p.why for p in told.people) and all(e.why for e in told.events)
    assert told.whys["place"].startswith("frame baseball")
    line = next(e for e in told.events if e.line)
    assert "«" not in line.why


def test_a_text_about_a_thing_alone_is_watched_by_somebody() -> None:
    told = story("A rocket.")
    assert len(told.people) == 1 and told.events


@pytest.mark.parametrize(
    ("prompt", "action"), [('Anna: "Hello!"', "talk"), ('Anna shouts "Stop!"', "shout")]
)
def test_speakers_move_as_they_speak(prompt: str, action: str) -> None:
    told = story(prompt)
    (spoken,) = [e for e in told.events if e.line]
    assert spoken.action == action and spoken.does


@pytest.mark.parametrize(
    ("prompt", "roles"),
    [
        ("A nurse dances with a boy.", ["nurse", "boy"]),
        ("A clown frightens a child.", ["clown", "child"]),
        ("A man blows out the candles on his cake.", ["man"]),
        ("A doctor examines a man.", ["doctor", "patient"]),
    ],
)
def test_ordinary_people_stay_what_they_are(prompt: str, roles: list[str]) -> None:
    assert [p.role for p in story(prompt).people] == roles


@pytest.mark.parametrize(
    ("prompt", "thing", "horses"),
    [
        ("a cowboy rides through the desert", "", 1),
        ("a boy rides home", "bicycle", 0),
        ("a biker rides fast", "motorbike", 0),
        ("two friends ride on a train", "train", 0),
        ("a girl rides her skateboard", "skateboard", 0),
    ],
)
def test_who_rides_has_something_to_ride_on(prompt: str, thing: str, horses: int) -> None:
    story, _ = plan_story(prompt)
    ride = next(event for event in story.events if event.action == "ride")
    assert ride.thing == thing
    assert [p.name for p in story.people].count("horse") == horses == ride.to.count("horse")
    assert not story_has_horse("a knight rides to the castle and fights a dragon")


def story_has_horse(prompt: str) -> bool:
    return any(person.role == "horse" for person in plan_story(prompt)[0].people)
