"""Rules over figures: which side of each limit holds, and how the rule reads."""

import math

import pytest

from stickgen.evaluation.rules import Rule

RULE = Rule(
    "moves",
    at_least={"a m": 1.0},
    above={"b": 0.0},
    at_most={"a m": 3.0},
    below={"c °": 45.0},
    also=lambda f: f["b"] < f["c °"],
)
INSIDE = {"a m": 2.0, "b": 1.0, "c °": 30.0}


@pytest.mark.parametrize(
    ("name", "value", "holds"),
    [
        ("a m", 1.0, True),
        ("a m", 0.99, False),
        ("a m", 3.0, True),
        ("a m", 3.01, False),
        ("b", 0.0, False),
        ("c °", 45.0, False),
        ("c °", 44.9, True),
        ("b", 40.0, False),
        ("a m", math.nan, False),
    ],
)
def test_limits(name: str, value: float, holds: bool) -> None:
    assert RULE.holds(INSIDE)
    assert RULE.holds({**INSIDE, name: value}) is holds


def test_the_text_names_every_limit() -> None:
    assert str(RULE) == "moves (a m ≥ 1, b > 0, a m ≤ 3, c ° < 45)"
    assert str(Rule("moves", also=bool)) == "moves"
