"""Walks that the words of a Script leave out, and what a motion model is told of goals."""

import pytest

from stickgen.performance.sentences import played
from stickgen.script import Beat, Character, Script, StageProp
from stickgen.ways import with_walks

BENCH = StageProp(kind="bench", at=(2.0, -0.5))


def script(*texts: str, stage: tuple[StageProp, ...] = (BENCH,), **more: object) -> Script:
    beats = tuple(
        Beat(text=text, start=5 * i, end=5 * i + 5, thing=thing)
        for i, (text, _, thing) in enumerate(t.partition("@") for t in texts)
        for thing in [thing or None]
    )
    person = Character(name="Ann", beats=beats, **more)
    return Script(description="d", duration=5 * len(texts), characters=(person,), props=stage)


def texts(of: Script) -> list[str]:
    return [beat.text for beat in of.characters[0].beats]


def test_who_sits_far_off_walks_there_first() -> None:
    walked = with_walks(script("a person sits on the bench", at=(-1.5, 0.0)))
    assert texts(walked) == ["a person walks to the bench", "a person sits on the bench"]
    walk, sit = walked.characters[0].beats
    assert walk.end == sit.start and sit.end == 5 and walk.thing == "bench"
    assert with_walks(walked) == walked  # once is enough


@pytest.mark.parametrize(
    "near",
    [
        script("a person sits on the bench"),
        script("a person sits on the bench", at=(1.8, 0.0)),
        script("a person walks forward", "a person sits on the bench", at=(-2.0, 0.0)),
        script("a person waves", at=(-2.0, 0.0)),
    ],
)
def test_nobody_walks_who_is_there(near: Script) -> None:
    assert with_walks(near) is near


def test_who_danced_walks_to_the_chair() -> None:
    danced = script("a person dances", "a person sits down", stage=())
    assert texts(with_walks(danced))[1] == "a person walks to the chair"


def test_who_takes_something_walks_to_the_table() -> None:
    table = StageProp(kind="table", at=(0.0, -0.6))
    taken = with_walks(script("a person takes the book@book", stage=(table,)))
    assert texts(taken)[0] == "a person walks to the table"


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("a person walks to the chair", "a person walks forward"),
        ("a person walks slowly over to the old table", "a person walks slowly forward"),
        ("a person walks away", "a person walks forward"),
        ("a person climbs the stairs", "a person walks forward"),
        ("a person runs down the stairs", "a person runs forward"),
        ("a person jumps onto a box", "a person jumps forward"),
        ("a person walks to the left", "a person walks to the left"),
        ("a person walks to the bench and sits down", "a person walks to the bench and sits down"),
        ("a person waves to the crowd", "a person waves to the crowd"),
    ],
)
def test_a_model_is_told_the_way_of_moving(sentence: str, told: str) -> None:
    assert played(sentence) == told
