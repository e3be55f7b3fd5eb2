"""``stick-gen list``: every name that a script may use, with a few words."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.roles import ROLES
from stickgen.catalog.wardrobe import HATS
from stickgen.formats import FORMATS
from stickgen.script import Script
from stickgen.vocabulary import ACTIONS, EXPRESSIONS

Run = Callable[..., tuple[int, str, str]]


def listed(run: Run, *words: str) -> dict[str, str]:
    code, out, err = run("list", *words, "--json")
    assert (code, err) == (0, "")
    return json.loads(out)


@pytest.mark.parametrize(
    ("what", "names"),
    [
        ("actions", ACTIONS),
        ("roles", ROLES),
        ("places", PLACES),
        ("props", PROPS),
        ("hats", HATS),
        ("expressions", EXPRESSIONS),
        ("formats", [record.suffix for record in FORMATS]),
    ],
)
def test_a_list_has_every_name_of_its_table(run: Run, what: str, names: object) -> None:
    lines = listed(run, what)
    assert list(lines) == list(names)  # type: ignore[call-overload]
    assert all(line.isprintable() for line in lines.values())


def test_without_a_word_all_lists_are_counted(run: Run) -> None:
    counts = listed(run)
    assert {what: len(listed(run, what)) for what in counts} == counts
    assert counts["props"] == len(PROPS)


@pytest.mark.parametrize("what", ["actions", "kinds", "styles", "voices", "moves", "effects"])
def test_every_name_has_words_that_say_what_it_is(run: Run, what: str) -> None:
    assert all(listed(run, what).values())
    code, out, _ = run("list", what)
    assert code == 0 and all(len(line.split()) > 1 for line in out.splitlines())


def test_listed_expressions_can_be_written_in_a_script(run: Run) -> None:
    people = [
        {
            "beats": [{"text": "a person stands", "start": 0, "end": 9}],
            "feelings": [{"expression": name, "start": 0, "end": 1}],
            "name": name,
        }
        for name in listed(run, "expressions")
    ]
    assert Script.model_validate({"description": "d", "duration": 9, "characters": people})


@pytest.mark.parametrize("what", ["nothing", "", "a" * 500, "\x07"])
def test_an_unknown_list_says_which_there_are(run: Run, what: str) -> None:
    code, out, err = run("list", what)
    assert (code, out) == (2, "") and "use one of actions, roles, kinds" in err
    assert err.strip().isprintable() and len(err) < 500
