"""The records of props, places and styles: unique names, real sizes, drawings made on demand."""

import re
import subprocess
import sys
from collections import Counter

import numpy as np
import pytest

from stickgen.catalog.places import PLACES
from stickgen.catalog.props import PROPS
from stickgen.catalog.records import PropKind, by_name, entry
from stickgen.catalog.styles import STYLES
from stickgen.errors import StickGenError

EXCEPTIONS = {"balloon", "flag", "lamp"}  # their size is that of a part: cloth, balloon, post


def test_the_catalogue_is_as_rich_as_its_gallery() -> None:
    assert len(PROPS) >= 45 and len(PLACES) >= 70 and len(STYLES) >= 7


def test_names_are_words_that_yaml_and_file_names_can_hold() -> None:
    assert all(name.isidentifier() and name.islower() for name in (*PROPS, *PLACES, *STYLES))


def test_two_records_of_one_name_are_an_error() -> None:
    record = PropKind(name="ball", size=1.0, color="#ffffff", draw=tuple, gallery="a ball")
    with pytest.raises(ValueError, match="two records of the catalogue are named 'ball'"):
        by_name((record, record))


@pytest.mark.parametrize(
    ("what", "table", "first"),
    [("prop", PROPS, "ball"), ("place", PLACES, "paper"), ("style", STYLES, "normal")],
)
def test_an_unknown_name_lists_the_known_ones(what: str, table: dict, first: str) -> None:
    message = f"there is no {what} 'anvil': use one of {first}, .*{list(table)[-1]}"
    with pytest.raises(StickGenError, match=message):
        entry(what, "anvil", table)


@pytest.mark.parametrize("kind", sorted(PROPS.keys() - EXCEPTIONS))
def test_a_prop_is_drawn_at_its_real_size(kind: str) -> None:
    low, high = np.full(3, np.inf), np.full(3, -np.inf)
    for piece in PROPS[kind].pieces:
        radius = 0.0 if piece.radii is None else piece.radii[:, None] * (not piece.flat)
        low = np.minimum(low, (piece.points - radius).min(axis=0))
        high = np.maximum(high, (piece.points + radius).max(axis=0))
    # A size is the height of some things and the length of others.
    share = (high - low) / PROPS[kind].size
    assert ((share > 0.75) & (share < 1.5)).any()


def test_styles_are_read_without_numpy_and_props_are_drawn_on_demand() -> None:
    code = (
        "import sys; from stickgen.catalog.styles import STYLES; print('numpy' in sys.modules);"
        "from stickgen.catalog.props import PROPS;"
        "print(sum('pieces' in vars(kind) for kind in PROPS.values()));"
        "print(len(PROPS['ball'].pieces), sum('pieces' in vars(kind) for kind in PROPS.values()))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "0", "3", "1"]


def test_a_word_names_one_prop() -> None:
    words = [
        word
        for kind in PROPS.values()
        for word in (kind.name.replace("_", " "), *kind.words, *kind.near)
    ]
    assert [word for word, count in Counter(words).items() if count > 1] == []
    assert [word for word in words if not re.fullmatch(r"[a-z]+([ '-][a-z]+)*", word)] == []
