"""Documents of which a few values are hostile, for readers that must refuse them or cope.

Every run of the suite tries the same few. ``STICKGEN_FUZZ=100 pytest -k hostile`` tries 100 times
as many, sampled at random.
"""

from __future__ import annotations

import copy
import os
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

FUZZ = int(os.environ.get("STICKGEN_FUZZ", "0"))
_NUMBERS = [0, -1, 1, 2, 0.5, 25.0, 1e-300, 1e30, -1e30, 1e300, 1e308, 2**63, -(2**70), 10**400]
_TEXTS = ["", " ", "x" * 3000, "\0", "\x1b[31m", "\ud800", "\ufffe", "[/red]", "<&>\"'", "../x"]
_VALUES: list[Any] = [*_NUMBERS, *_TEXTS, True, None, [], {}, [[]], [0] * 70, ["a", "b"], {"a": 1}]


def _places(document: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Paths to the values of a document: of a list its first, second and last entries."""
    keys: list[Any] = []
    if isinstance(document, dict):
        keys = list(document)
    elif isinstance(document, list):
        keys = sorted({0, 1, len(document) - 1} & set(range(len(document))))
    return [at, *(place for key in keys for place in _places(document[key], (*at, key)))]


@st.composite
def _changed(draw: st.DrawFn, document: Any) -> Any:
    document = copy.deepcopy(document)
    for _ in range(draw(st.integers(1, 2))):
        place = draw(st.sampled_from(_places(document)[1:]))
        owner = document
        for key in place[:-1]:
            owner = owner[key]
        if draw(st.integers(0, 9)) == 0:
            del owner[place[-1]]
        else:
            owner[place[-1]] = copy.deepcopy(draw(st.sampled_from(_VALUES)))
        if not document:
            break
    return document


def attempts(document: Any, attempt: Callable[[Any], None], examples: int) -> None:
    """Call ``attempt`` with copies of a document, one or two values of each changed."""

    @settings(max_examples=examples * max(FUZZ, 1), derandomize=not FUZZ, database=None)
    @given(_changed(document))
    def run(changed: Any) -> None:
        attempt(changed)

    run()
