"""The sentence of each deed: the writer's own words where they say how the body moves."""

from __future__ import annotations

import pytest
from tests.readings import happenings, people, setting


@pytest.mark.parametrize(
    ("prompt", "does"),
    [
        ("A person turns left.", "turns left"),
        ("A woman raises the right hand.", "raises the right hand"),
        ("A man jumps as high as possible.", "jumps as high as possible"),
        ("Sprint as fast as you can.", "sprints as fast as you can"),
        ("Walk really, really slowly.", "walks really, really slowly"),
        ("Put both hands on your hips.", "puts both hands on the hips"),
        ("A child crawls on hands and knees.", "crawls on hands and knees"),
        ("Walk backward, slowly and evenly.", "walks backward, slowly and evenly"),
        ("A boxer takes one step and veers to the left.", "veers to the left"),
        ("A woman stands in a fighting stance.", "stands in a fighting stance"),
        ("Ann and Bo high five.", "high fives"),
        ("A man reaches down with the left hand.", "reaches down with the left hand"),
    ],
)
def test_own_words_are_kept(prompt: str, does: str) -> None:
    assert does in [h.does for h in happenings(prompt)]


@pytest.mark.parametrize(
    ("prompt", "together"),
    [
        ("A clerk sits and types.", True),
        ("A guard stands and waits.", True),
        ("A man stands and walks away.", False),
        ("A girl walks to the door and waves.", False),
    ],
)
def test_a_posture_goes_with_what_is_done_in_it(prompt: str, together: bool) -> None:
    first, second = happenings(prompt)
    assert (first.step == second.step) is together


@pytest.mark.parametrize(
    "prompt", ["A man jumps without falling.", "A girl fails to fall.", "A boy refuses to fall."]
)
def test_what_does_not_happen_is_not_shown(prompt: str) -> None:
    assert "fall" not in [h.action for h in happenings(prompt)]


@pytest.mark.parametrize("title", ["Doctor", "Nurse", "Captain", "King", "Professor"])
def test_a_title_belongs_to_the_name_after_it(title: str) -> None:
    assert list(people(f"{title} Smith and Ann dance.")) == [f"{title} Smith", "Ann"]


def test_who_becomes_something_is_no_second_person() -> None:
    found = people("A girl becomes a zombie.")
    assert list(found) == ["girl"] and found["girl"].dress == "zombie"


def test_a_capitalised_name_is_no_verb() -> None:
    actions = {h.action for h in happenings("Anna throws a ball to Bob and Bob catches it.")}
    assert actions == {"throwing", "catching"}


@pytest.mark.parametrize(
    ("prompt", "place"),
    [
        ("A man waves at a bus.", ""),
        ("A woman reads on the train.", "train_inside"),
        ("A woman sleeps in a bus.", "train_inside"),
    ],
)
def test_a_thing_is_a_place_only_for_those_within(prompt: str, place: str) -> None:
    assert setting(prompt).place == place


@pytest.mark.parametrize(
    ("prompt", "does"),
    [
        ("Sue drops her plate and picks it up.", "picks up the plate"),
        ("A man lifts a chair and puts it down.", "puts down the chair"),
        ("Bob hands Alice a hammer.", "gives the hammer to somebody"),
        ("A waiter hands him a menu.", "gives the menu to somebody"),
    ],
)
def test_it_means_the_thing_that_was_used_before(prompt: str, does: str) -> None:
    assert does in [h.does for h in happenings(prompt)]


def test_storming_out_is_no_weather() -> None:
    assert setting("She storms out of the room.").weather == ""
