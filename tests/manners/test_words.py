"""Which manners sentences mean, and what is left of the sentences."""

from __future__ import annotations

import pytest

from stickgen.manners.table import MANNERS
from stickgen.manners.words import adverb, find_adjunct, manner_of, read_manners

BOTH = ("left", "right")


@pytest.mark.parametrize(
    ("sentence", "name", "sides", "plain"),
    [
        ("a person walks with the hands on the hips", "hands on hips", BOTH, "a person walks"),
        ("a person puts the left hand on the hip", "hands on hips", ("left",), "a person stands"),
        ("a person stands and crosses both arms", "arms crossed", BOTH, "a person stands"),
        ("a person folds the arms", "arms crossed", BOTH, "a person stands"),
        ("a person runs without swinging the arms", "arms still", BOTH, "a person runs"),
        ("a person raises the right arm", "arms up", ("right",), "a person stands"),
        ("a person talks on the phone", "phone at ear", ("right",), "a person stands"),
        ("a person carries a heavy box", "carrying", BOTH, "a person walks"),
        ("a person limps on the right leg", "limping", ("right",), "a person walks"),
        (
            "a person touches the nose with the left hand",
            "hand at nose",
            ("left",),
            "a person stands",
        ),
        ("a person scratches the head", "hand at head", ("right",), "a person stands"),
        ("a person covers the eyes", "hand at eyes", BOTH, "a person stands"),
        (
            "a person stands and holds the belly in pain",
            "hand at belly",
            BOTH,
            "a person stands in pain",
        ),
        ("a person staggers home", "drunk", BOTH, "a person walks home"),
        ("a person walks like a zombie", "zombie", BOTH, "a person walks"),
        ("a person struts in", "proud", BOTH, "a person struts in"),
    ],
)
def test_a_manner_is_read_and_taken_out(
    sentence: str, name: str, sides: tuple[str, ...], plain: str
) -> None:
    (worn,), rest = read_manners(sentence)
    assert (worn.manner.name, worn.sides, rest) == (name, sides, plain)


@pytest.mark.parametrize(
    "sentence",
    [
        "a person hugs another person with both arms",
        "a person claps the hands",
        "a person shakes hands",
        "a person waves with both arms",
        "a person walks backwards",
        "a person bends over",
        "a person lifts up the left knee",
        "a person throws the ball",
        "a person touches the head of the dog",
        "a person nods the head",
    ],
)
def test_other_sentences_stay_as_they_are(sentence: str) -> None:
    assert read_manners(sentence) == ([], sentence)


def test_what_is_done_differs_from_how_it_is_done() -> None:
    (does,), _ = read_manners("a person puts both hands on the hips")
    (how,), _ = read_manners("a person walks with both hands on the hips")
    assert (does.does, how.does) == (True, False)


@pytest.mark.parametrize(
    ("text", "name", "cut"),
    [
        ("a man walks with his hands in his pockets", "hands in pockets", "a man walks"),
        ("walk like a robot", "robot", "walk"),
        ("she waits, arms crossed", "arms crossed", "she waits"),
        ("walk without moving your arms", "arms still", "walk"),
        ("he strolls along keeping his hands behind his back", "hands behind back",
         "he strolls along"),
    ],
)  # fmt: skip
def test_what_is_said_beside_a_deed_is_found_in_prompts(text: str, name: str, cut: str) -> None:
    hit = find_adjunct(text)
    assert hit is not None
    worn, found = hit
    assert worn.manner.name == name
    assert text[: found.start()] == cut


def test_deeds_are_no_adjuncts() -> None:
    assert find_adjunct("put both hands on your hips") is None
    assert find_adjunct("cross your arms in front of your chest") is None


@pytest.mark.parametrize("manner", MANNERS, ids=lambda manner: manner.name)
def test_the_adverb_of_a_manner_means_it(manner) -> None:  # type: ignore[no-untyped-def]
    verb = "carries something" if manner.name == "carrying" else "walks"
    names = [w.manner.name for w in read_manners(f"a person {verb} {adverb(manner)}")[0]]
    assert names == [manner.name]


def test_people_move_as_they_are_called() -> None:
    drunk, zombie = manner_of("drunk"), manner_of("zombie")
    assert drunk is not None and drunk.name == "drunk"
    assert zombie is not None and zombie.name == "zombie"
    assert manner_of("policeman") is None
