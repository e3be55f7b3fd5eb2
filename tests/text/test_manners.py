"""The manners that sentences name."""

from __future__ import annotations

import pytest

from stickgen.text.manners import MOST_MANNERS, manners, named_manners


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("An old man walks like a robot.", {"old", "robot"}),
        ("a zombie shuffles towards us", {"zombie"}),
        ("she struts in with her chest out", {"proud"}),
        ("a burglar sneaks past on tiptoe", {"sneaky", "tiptoe"}),
        ("someone limps along with a bad left leg", {"limping"}),
        ("a person walks forward", set()),
    ],
)
def test_manners(sentence: str, named: set[str]) -> None:
    assert {manners()[i] for i in named_manners(sentence)} == named


def test_there_is_a_place_for_every_manner() -> None:
    assert len(manners()) <= MOST_MANNERS
