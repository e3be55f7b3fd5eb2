"""What prompts become: the facts that a film of each must show (``scoring``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

import pytest
from story.scoring import Case, Facts, Film, facts, read_cases

from stickgen.pipeline import write_script

SHOWN = 0.93
"""Share of all facts that the films of ``prompts.yaml`` must show."""
GROUP = 0.85
"""The same, for every group."""
WHOLE = 0.60
"""Share of the films that must show every fact."""
OWN_SHOWN, OWN_WHOLE = 0.91, 0.76
"""The same for ``own_prompts.yaml``."""


@cache
def scored(name: str) -> Mapping[Case, Facts]:
    return {c: facts(Film(write_script(c.prompt)), c.expect) for c in read_cases(name)}


def share(films: Iterable[Facts]) -> float:
    shown = [fact for film in films for _, fact in film]
    return sum(shown) / len(shown)


def missing(films: Mapping[Case, Facts]) -> str:
    lines = [f"{c.id}: {name}" for c, film in films.items() for name, shown in film if not shown]
    return "not shown:\n" + "\n".join(lines)


@pytest.mark.parametrize(
    ("name", "least", "whole"),
    [("prompts.yaml", SHOWN, WHOLE), ("own_prompts.yaml", OWN_SHOWN, OWN_WHOLE)],
)
def test_films_show_what_their_prompts_tell(name: str, least: float, whole: float) -> None:
    films = scored(name)
    assert share(films.values()) >= least, missing(films)
    complete = [all(shown for _, shown in film) for film in films.values()]
    assert sum(complete) / len(complete) >= whole, missing(films)


@pytest.mark.parametrize("group", sorted({case.group for case in read_cases("prompts.yaml")}))
def test_every_kind_of_prompt_is_understood(group: str) -> None:
    films = {case: film for case, film in scored("prompts.yaml").items() if case.group == group}
    assert share(films.values()) >= (1.0 if group == "seed" else GROUP), missing(films)
